"""责任移到了乡镇、街道或者村

这正是清单要防的事：部门以“属地管理”为名把自己的工作推给乡镇。部门承担的主体责任、配合责任、职责或者流程步骤移给乡镇（街道）、村，或者把乡镇排到部门前面主办，要过三道门中属于它的那一道：

- **长期调整清单**：由编制清单的政府决定（调整记录的 approved），并书面征求接手单位意见（consulted：发函、回函日期，opinion: agree）。没有回复不算同意；同意的要是接手的那一方：街道接手，乡镇同意不算；这个镇接手，那个镇同意不算；村（居）接手，乡镇同意也不算。
- **临时、阶段性任务**：不改清单，按交办事项准入办理，报县（市、区）人民政府批准，并给经费、人员、技术指导和培训（条例第四条第三款）。长期任务不能用准入代替。
- **执法权**：处罚、强制、许可等权力还要有依法的委托或者交由，单凭调整记录永远不能移动（见 SD507）。

法律、法规自己把职责给了乡镇的（调整记录写 reason: law 并引用新法，接手单位那一处也引用它，引用的条文直接给它职责），由法律移动，不需要再征求意见，但仍要有批准的调整记录。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.diffing import KINDS, Change
from shudi_cli.finding import Finding
from shudi_cli.model import Change as Recorded
from shudi_cli.rule import ChangeCase, ListCase
from shudi_cli.rules.burden import agreed, lacking
from shudi_cli.rules.powers import support
from shudi_cli.rules.recorded import by_law, speaking, speaks
from shudi_cli.walk import parts

LEVEL = "error"
SUBJECT = "change"
MESSAGE = "“{name}”的{what}由{old}移到了{new}，{missing}。"
HINT = "长期调整：在 {path} 写明编制机关的决定（approved）和{new}的书面同意（consulted：sent、replied、opinion: agree；没有回复不算同意）。临时任务：不改清单，走交办准入，报县级政府批准。执法权：另须依法委托或者交由，调整记录不能移动。"
SAMPLE = {
    "missing": "没有编制机关的决定，也没有书面征求意见",
    "name": "拆除违法建设",
    "new": "乡镇人民政府",
    "old": "县综合行政执法局",
    "path": "data/adjustments/shifan/2020.1.yaml",
    "what": "职责“每周巡查在建工地并登记台账”",
}


HOST_DOWN = "lead-order-down"
"""The kind of change that gives nobody a new share: a lead of the grassroots comes first."""


def check(case: ChangeCase) -> Iterator[Finding]:
    """Every shift down to the grassroots is decided and agreed to, or made by the law itself."""
    if case.within is None:
        return
    manifest = case.within.list.manifest
    for change in shifts(case):
        missing = _missing(case, case.within, change)
        if missing:
            arguments = {
                "name": change.name,
                "what": what(change),
                "old": "、".join(change.old) or "县级以上单位",
                "new": "、".join(change.new),
                "missing": missing,
                "path": f"data/adjustments/{manifest.id}/{manifest.edition}.yaml",
            }
            yield case.found("SD506", change, arguments)


def shifts(case: ChangeCase) -> Iterator[Change]:
    """The changes that move responsibility to townships, subdistricts or villages."""
    return (c for c in case.changes if KINDS[c.kind].level == "shift-down")


def what(change: Change) -> str:
    """What moved, in words."""
    if change.kind == HOST_DOWN:
        return "主办（排在第一的主体责任单位）"
    aspect = change.kind.partition("-")[0]
    words = {"lead": "主体责任", "support": "配合责任", "duty": "职责", "step": "流程步骤"}[aspect]
    return f"{words}“{change.subject}”" if change.subject and aspect in ("duty", "step") else words


def _missing(case: ChangeCase, within: ListCase, change: Change) -> str:
    """What the records lack for this shift; empty when it is in order."""
    told = [(r, c) for r in case.records for c in r.changes if change.matter in c.matters]
    if not told:
        return "没有编制机关的决定，也没有书面征求意见"
    willing = [r for r, c in told if _willing(case, within, c, change)]
    if any(r.approved for r in willing):
        return ""
    decision = "" if any(r.approved for r, _ in told) else "没有编制机关的决定（approved）"
    consent = "" if willing else lacking(within, speaking(case, change), change.new)
    missing = [said for said in (decision, consent) if said]
    return f"调整记录里{'，'.join(missing) or '，同意和决定不在同一个版次'}"


def _willing(case: ChangeCase, within: ListCase, entry: Recorded, change: Change) -> bool:
    """Whether those who receive agreed, or a law moved it that their own share cites and that
    empowers them.
    """
    if speaks(entry, change) and agreed(within, entry, change.new):
        return True
    matter = next(e.matter for e in within.list.entries if e.matter.id == change.matter)
    empowered = any(
        part.body in change.new and within.holders(part.body) & support(within, part.basis).holders
        for _, part in parts(matter)
    )
    return empowered and by_law(case, entry, change, change.new)
