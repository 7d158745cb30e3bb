"""执法权跟着移到了乡镇、街道或者村

行政处罚、行政强制、行政许可由法律、法规、规章授权的机关在法定职权范围内行使（行政处罚法第十七条；行政强制法第十七条；行政许可法第二十二条）。移动它只有两条路：

- **交由**：省、自治区、直辖市决定把县级部门的处罚权交由能够有效承接的乡镇人民政府、街道办事处行使，并公布（行政处罚法第二十四条）。写 authority: assigned、designated 和依据。
- **委托**：以部门名义、由部门承担责任，书面、有期限、公布（行政处罚法第二十条；条例第八条）。主体责任仍是部门，承办写在 through；行政强制措施不得委托。

编制机关的决定和乡镇的同意都不能代替。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.model import Part
from shudi_cli.rule import ChangeCase, ListCase
from shudi_cli.rules.acts import act_of
from shudi_cli.rules.powers import support
from shudi_cli.rules.sd506_shifted_down import HOST_DOWN, shifts
from shudi_cli.walk import parts

LEVEL = "error"
SUBJECT = "change"
MESSAGE = (
    "“{name}”把执法权“{act}”移给了{body}，没有法律授权、交由或者委托；调整记录不能移动执法权。"
)
HINT = "处罚权要由省级政府决定交由（authority: assigned，写 designated，引行政处罚法第二十四条），或者由部门书面委托（部门仍负主体责任，承办写 through）；否则把这项职责留给部门。"
SAMPLE = {"act": "处罚未取得许可的建设单位", "body": "街道办事处", "name": "拆除违法建设"}


def check(case: ChangeCase) -> Iterator[Finding]:
    """No act of enforcement goes down without a statute, an assignment or an entrustment."""
    if case.within is None:
        return
    entries = {entry.matter.id: entry.matter for entry in case.within.list.entries}
    for change in shifts(case):
        if change.kind == HOST_DOWN:
            continue
        for _, part in parts(entries[change.matter]):
            if part.body not in change.new or _may_act(case.within, part):
                continue
            moved = [change.subject] if change.kind == "duty-moved-down" else part.duties
            if act := next((a for duty in moved if (a := act_of(duty))), None):
                arguments = {"name": change.name, "act": act, "body": part.body}
                yield case.found("SD507", change, arguments)
                break


def _may_act(case: ListCase, part: Part) -> bool:
    kinds = case.holders(part.body)
    if not kinds:
        return True
    if part.authority == "assigned" and part.designated is not None:
        return any(
            c.law and c.law.endswith("行政处罚法") and "24" in c.articles for c in part.basis
        )
    carried = support(case, part.basis)
    return part.authority == "statute" and kinds <= carried.holders
