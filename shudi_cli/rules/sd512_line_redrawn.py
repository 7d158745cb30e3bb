"""部门和乡镇之间的分界改了，请核对

“部门负责”的条件改窄一个字，漏下来的就归了乡镇；乡镇的条件改宽、写成兜底（otherwise），也是一样。职责换一个说法，可以把部门原来的事包进去；部门的“查处”改成“监督指导查处”，做事的就成了别人。时限缩短，乡镇更容易超期。程序读不出改宽还是改窄，所以只是警告：请批准的人对照新旧两份看。

法律变动引起的（调整记录写 reason: law，引用两个版次之间新施行的法律、文件）、书面征求意见并得到同意的，不再提示；kind 要写上变的那一类。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.diffing import Change
from shudi_cli.finding import Finding
from shudi_cli.model import Matter, Step
from shudi_cli.rule import ChangeCase, ListCase
from shudi_cli.rules.burden import grassroots, settled
from shudi_cli.rules.recorded import by_new_law
from shudi_cli.walk import parts

LEVEL = "warning"
SUBJECT = "change"
MESSAGE = "“{name}”改了{what}，会不会有一部分落到乡镇、街道、村？调整记录里没有它们的书面意见，也不是法律变动引起的。"
HINT = "用 shudi diff 对照新旧两份；确实没有加重的，请批准的人知道；加重了的，按长期调整办：决定、书面征求意见。"
SAMPLE = {"name": "拆除违法建设", "what": "县综合行政执法局负主体责任的情形"}

_OF_GRASSROOTS = {
    "lead-condition-changed": "{body}负主体责任的情形",
    "lead-condition-dropped": "{body}负主体责任的情形",
    "lead-duty-reworded": "{body}的职责",
    "support-condition-changed": "{body}配合的情形",
    "support-duty-reworded": "{body}配合的职责",
}
_OF_DEPARTMENTS = {
    "lead-condition-changed": "{body}负主体责任的情形",
    "lead-condition-dropped": "{body}负主体责任的情形",
    "lead-duty-removed": "{body}的职责（减少）",
    "lead-dropped": "主体责任单位（{body}退出）",
    "support-duty-removed": "{body}配合的职责（减少）",
    "support-dropped": "配合单位（{body}退出）",
}


def check(case: ChangeCase) -> Iterator[Finding]:
    """The line between departments and the grassroots moves by law, by consent, or seen."""
    if case.within is None or case.within.list.manifest.edition == _edition(case):
        return
    active = case.within.list.active()
    shared = {e.matter.id: e.matter for e in active if _shares(case.within, e.matter)}
    for change in case.changes:
        matter = shared.get(change.matter)
        what = _what(case.within, change, matter) if matter else ""
        if what and not (by_new_law(case, change) or settled(case, case.within, change)):
            yield case.found("SD512", change, {"name": change.name, "what": what})


def _edition(case: ChangeCase) -> str:
    """The edition at the base; of changes within it SD503 speaks."""
    return case.before.list.manifest.edition


def _what(within: ListCase, change: Change, matter: Matter) -> str:
    if change.kind == "limit-changed":
        doing = (step.by for step in _flow(matter) if step.step == change.subject)
        taken = any(within.holders(name) for by in doing for name in by)
        return f"流程“{change.subject}”的时限" if taken else ""
    body = change.subject or "、".join(change.old)
    if change.kind == "lead-duty-reworded" and _only_guides(change):
        return f"{body}的职责（改成监督、指导）"
    table = _OF_GRASSROOTS if grassroots(within, change) else _OF_DEPARTMENTS
    return table.get(change.kind, "").format(body=body)


def _only_guides(change: Change) -> bool:
    """Whether a duty now speaks of guidance that did not before: somebody else is to do the work."""
    old, new = "".join(change.old), "".join(change.new)
    return any(word in new and word not in old for word in _GUIDANCE)


_GUIDANCE = ("指导", "督促", "监督", "督办", "统筹", "协调")


def _flow(matter: Matter) -> tuple[Step, ...]:
    """The steps of a matter; none where it has no workflow."""
    return matter.workflow.steps if matter.workflow else ()


def _shares(within: ListCase, matter: Matter) -> bool:
    """Whether the grassroots has a part in a matter that others lead."""
    return any(within.holders(part.body) for _, part in parts(matter))
