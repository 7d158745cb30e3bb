"""单位登记册的改动让一个名称包括了别的乡镇、街道、村（或者不再包括）

责任有没有移到乡镇，是按单位登记册判断的。把部门写成由乡镇承接（succeeded_by）、把部门的名称写成乡镇的原名称（predecessors）、把乡镇的级别改成县级，清单一字不动，责任就换了人，检查也看不出来。集合单位（乡镇人民政府（街道办事处））的成员（members）也一样：添上村委会，村里就有了责任；去掉街道办事处，街道就没有了责任。

机构改革不会把部门变成乡镇，也不会把乡镇变成部门；事情真的下放了，写新的版次和调整记录。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding, Place, found
from shudi_cli.loading import layout
from shudi_cli.model import Holder
from shudi_cli.rule import ChangeCase, ListCase, RepositoryCase
from shudi_cli.rules.powers import words
from shudi_cli.rules.renamed import same_bodies
from shudi_cli.walk import named_bodies

LEVEL = "error"
SUBJECT = "change"
MESSAGE = "“{name}”在单位登记册里原来是{old}，这个改动以后成了{new}。"
HINT = "改回 data/bodies 里它的级别（level）、类型（kind）、隶属（of）、承接（succeeded_by）、成员（members）；责任真的下放的，出新的版次、写调整记录。"
SAMPLE = {"name": "县公安局", "new": "乡镇（街道）、村的单位", "old": "县级以上的单位"}


def check(case: ChangeCase) -> Iterator[Finding]:
    """Every name the list used is of the grassroots still, or is not still."""
    if case.within is None:
        return
    if case.base is None or same_bodies(case.base.bodies, case.repository.snapshot.bodies):
        return
    base = RepositoryCase(case.base, case.repository.today)
    before = ListCase(base, case.before.list)
    entries = case.before.list.entries
    for name in sorted({name for e in entries for _, name in named_bodies(e.matter)}):
        if before.body(name) is None or case.within.body(name) is None:
            continue  # SD301 speaks of names nobody bears
        was, now = before.holders(name), case.within.holders(name)
        if was != now:
            arguments = {"name": name, "old": _said(was, now), "new": _said(now, was)}
            yield found("SD511", Place(layout.BODIES), arguments, subject=name)


def _said(kinds: frozenset[Holder], beside: frozenset[Holder]) -> str:
    """Who is behind a name, in words; kind by kind only where that is what changed."""
    if not kinds:
        return "县级以上的单位"
    return words(kinds) if beside else "乡镇（街道）、村的单位"
