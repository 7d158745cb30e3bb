"""说明、备注、办理方式里的话给乡镇派了活，请核对

清单里谁做什么，写在主体责任、配合责任和流程的办理单位里。“由乡镇人民政府负责查处”写进备注、说明，写进流程一步的名称、办理方式、升级处理，或者写进部门自己的职责，查的人照样当真，乡镇却没有被征求过意见（意见：动态管理；条例第四条）。

新增的、改过的文字里出现这样的话，就请批准的人看一眼：确是现有分工的，照抄现有分工；真要给乡镇的，写成它的职责，书面征求意见。法律变动引起的、已经得到书面同意的，不再提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.diffing import Change
from shudi_cli.finding import Finding
from shudi_cli.rule import ChangeCase, ListCase
from shudi_cli.rules.assigning import assigned
from shudi_cli.rules.burden import settled
from shudi_cli.rules.recorded import by_new_law

LEVEL = "warning"
SUBJECT = "change"
MESSAGE = "“{name}”的{where}里新写了“{words}”：这样的话给乡镇、街道、村派了活，清单的责任里没有。"
HINT = "现有分工照原样写；真要给乡镇、街道、村的，写成它的职责或者流程步骤，书面征求意见，写进调整记录。"
SAMPLE = {"name": "拆除违法建设", "where": "备注", "words": "由乡镇人民政府负责查处"}

_WHERE = {
    "editorial-changed": "{subject}",
    "step-handling-changed": "流程“{subject}”的办理要求",
    "step-renamed": "流程步骤",
    "step-added": "流程步骤",
    "lead-duty-added": "{subject}的职责",
    "lead-duty-reworded": "{subject}的职责",
    "support-duty-added": "{subject}的职责",
    "support-duty-reworded": "{subject}的职责",
}


def check(case: ChangeCase) -> Iterator[Finding]:
    """Nothing new in the words around responsibilities gives the grassroots work."""
    within = case.within
    if within is None:
        return
    for change in case.changes:
        where = _WHERE.get(change.kind)
        words = _words(within, change) if where else None
        if where and words and not (by_new_law(case, change) or settled(case, within, change)):
            said = where.format(subject=change.subject)
            yield case.found("SD515", change, {"name": change.name, "where": said, "words": words})


def _words(within: ListCase, change: Change) -> str | None:
    """The words that give work; a duty of the grassroots itself is what SD510 and SD512 judge."""
    if "duty" in change.kind and within.holders(change.subject):
        return None
    if change.kind == "step-added":
        return (
            None
            if any(map(within.holders, change.new))
            else assigned("", change.subject, step=True)
        )
    old, new = "，".join(change.old), "，".join(change.new)
    return assigned(old, new, step=change.kind.startswith("step"))
