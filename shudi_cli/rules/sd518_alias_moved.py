"""一个叫法从一个事项移到了另一个，请核对

别名决定人们问到的是哪个事项：“违建”从拆除违法建设移到别的事项，shudi who 违建 答的就是另一个单位，责任条文一字没改。别名可以在版次内增减，移动的要让批准的人看见。

新的版次里，原来的事项在调整记录里写明了的，不提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.diffing import Change
from shudi_cli.finding import Finding
from shudi_cli.rule import ChangeCase
from shudi_cli.rules.recorded import about
from shudi_cli.text import folded

LEVEL = "warning"
SUBJECT = "change"
MESSAGE = (
    "“{alias}”原来是“{old}”的叫法，这个改动以后成了“{new}”的：问它的人会得到另一个事项的单位。"
)
HINT = "用 shudi who {alias} 看现在答什么；移错的还给“{old}”，事项之间确有调整的，写进调整记录。"
SAMPLE = {"alias": "违建", "new": "养犬管理", "old": "拆除违法建设"}

_NAMED = frozenset({"aliases-changed", "matter-renamed"})


def check(case: ChangeCase) -> Iterator[Finding]:
    """No name that people use is taken from one matter in force and given to another unseen."""
    if case.within is None or not any(c.kind in _NAMED for c in case.changes):
        return
    lost: dict[str, Change] = {}
    for change in case.changes:
        for name in change.old if change.kind in _NAMED and not about(case, change) else ():
            lost.setdefault(folded(name), change)
    for change, name in _gained(case):
        loser = lost.get(folded(name))
        if loser and loser.matter != change.matter:
            arguments = {"alias": name, "old": loser.name, "new": change.name}
            yield case.found("SD518", change, arguments)


def _gained(case: ChangeCase) -> Iterator[tuple[Change, str]]:
    """Every name that a matter has now and had not before."""
    active = {e.matter.id: e.matter for e in case.within.list.active()} if case.within else {}
    for change in case.changes:
        if change.kind in _NAMED and change.matter in active:
            yield from ((change, name) for name in change.new)
        elif change.kind in ("matter-added", "matter-restored") and change.matter in active:
            yield from ((change, name) for name in active[change.matter].names)
