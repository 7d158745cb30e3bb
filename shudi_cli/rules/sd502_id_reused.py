"""编号被改动或者重新使用

编号是事项的身份：查询、比较、调整记录、别处的引用都靠它。编号改了，历史就断了；已废止的编号给了别的事项，查以前的人会看到另一件事。文件早已删除的编号也一样：在基准以前的 git 历史里找得到的，不能给别的事项；原样恢复可以。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import ChangeCase

LEVEL = "error"
SUBJECT = "change"
MESSAGE = "{what}。"
HINT = "编号保持不变；新的事项用没有用过的编号，旧的事项写 status: retired 和 replaced_by。"
SAMPLE = {"what": "事项的编号由 aa-01 改成了 aa-02"}


def check(case: ChangeCase) -> Iterator[Finding]:
    """No id changes, and none that was used before comes back as something else."""
    if case.within is None:
        return
    new = {entry.matter.id: entry.matter for entry in case.within.list.entries}
    old = {entry.matter.id: entry.matter for entry in case.before.list.entries}
    for change in case.changes:
        if change.kind == "matter-renumbered":
            before, after = "、".join(change.old), "、".join(change.new)
            yield case.found("SD502", change, {"what": f"事项的编号由 {before} 改成了 {after}"})
        elif case.gone.get(change.matter, change.name) != change.name:
            what = f"以前的编号 {change.matter}（{case.gone[change.matter]}，文件已删除）用给了“{change.name}”"
            yield case.found("SD502", change, {"what": what})
        elif (
            change.kind == "matter-restored" and old[change.matter].name != new[change.matter].name
        ):
            what = f"已废止的编号 {change.matter}（{old[change.matter].name}）用给了别的事项"
            yield case.found("SD502", change, {"what": what})
