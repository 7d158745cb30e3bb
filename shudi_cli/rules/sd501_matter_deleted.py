"""现行事项被删除

事项不能删除，只能废止：文件留着，写 status: retired、废止日期和承接事项。删掉文件，以前谁负责、依据什么就无从查起，依单问责也失去根据（意见：动态管理）。

与基准（--base）比较，原来现行的事项不见了，就是这一条。整个清单被删除也算。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding, found
from shudi_cli.rule import ChangeCase

LEVEL = "error"
SUBJECT = "change"
MESSAGE = "{what}被删除了；现行事项只能废止，不能删除。"
HINT = "恢复文件后运行 shudi retire {id} 写明废止日期和承接事项。"
SAMPLE = {"id": "aa-01", "what": "事项 aa-01“拆除违法建设”"}


def check(case: ChangeCase) -> Iterator[Finding]:
    """Every matter in force at the base is still there."""
    manifest = case.before.list.manifest
    if case.within is None:
        arguments = {"what": f"整个清单“{manifest.title}”", "id": "事项编号"}
        yield found("SD501", case.before.list.place, arguments, subject=manifest.id)
        return
    active = {entry.matter.id for entry in case.before.list.active()}
    for change in case.changes:
        if change.kind == "matter-removed" and change.matter in active:
            what = f"事项 {change.matter}“{change.name}”"
            yield case.found("SD501", change, {"what": what, "id": change.matter})
