"""编号被改动或者重新使用

编号是事项的身份：查询、比较、调整记录、别处的引用都靠它。编号改了，历史就断了；已废止的编号给了别的事项，查以前的人会看到另一件事。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import ChangeCase

LEVEL = "error"
SUBJECT = "change"
MESSAGE = "{what}。"
HINT = "编号保持不变；新的事项用没有用过的编号，旧的事项写 status: retired 和 replaced_by。"


def check(case: ChangeCase) -> Iterator[Finding]:
    """No id changes, and a retired id does not come back as something else."""
    if case.within is None:
        return
    new = {entry.matter.id: entry.matter for entry in case.within.list.entries}
    old = {entry.matter.id: entry.matter for entry in case.before.list.entries}
    for change in case.changes:
        if change.kind == "matter-renumbered":
            before, after = "、".join(change.old), "、".join(change.new)
            yield case.found("SD502", change, {"what": f"事项的编号由 {before} 改成了 {after}"})
        elif (
            change.kind == "matter-restored" and old[change.matter].name != new[change.matter].name
        ):
            what = f"已废止的编号 {change.matter}（{old[change.matter].name}）用给了别的事项"
            yield case.found("SD502", change, {"what": what})
