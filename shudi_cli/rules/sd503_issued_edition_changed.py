"""已印发的版次改了责任内容

印发以后，谁负主体责任、谁配合、依据什么、按什么流程，就是那个版次的内容；问责看的是行为当天施行的版次。要改责任，先出新的版次（shudi edition new），写调整记录，报编制机关批准。

别名、说明、备注、复核日期、配合单位的先后、标点可以在版次内修改。写错了的过去版次，用勘误（data/errata）更正。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from shudi_cli.diffing import KINDS, Change
from shudi_cli.finding import Finding
from shudi_cli.rule import ChangeCase

LEVEL = "error"
SUBJECT = "change"
MESSAGE = "{edition} 版已经印发，却改了“{name}”的{fields}。"
HINT = "先运行 shudi edition new 新版次 --effective 施行日期，再改；写错的用 data/errata 勘误。"
SAMPLE = {"edition": "2019.1", "fields": "主体责任", "name": "拆除违法建设"}

_FIELDS = {
    "lead": "主体责任",
    "support": "配合责任",
    "duty_holders": "责任人",
    "basis": "依据",
    "workflow": "运行流程",
    "whistle": "吹哨方式",
    "domain": "领域",
    "name": "名称",
    "status": "状态",
    "until": "废止日期",
    "replaced_by": "承接事项",
}


def check(case: ChangeCase) -> Iterator[Finding]:
    """Within an issued edition only editorial fields change."""
    manifest = case.before.list.manifest
    same = case.within is not None and case.within.list.manifest.edition == manifest.edition
    if not same or manifest.state != "issued":
        return
    for _, group in groupby((c for c in case.changes if responsible(c)), key=lambda c: c.matter):
        changes = list(group)
        fields = [name for key, name in _FIELDS.items() if any(_is_of(key, c) for c in changes)]
        arguments = {
            "edition": manifest.edition,
            "name": changes[0].name,
            "fields": "、".join(fields) or "责任内容",
        }
        yield case.found("SD503", changes[0], arguments)


def responsible(change: Change) -> bool:
    """Whether a change touches what an edition fixes, whatever level the settings give it."""
    return KINDS[change.kind].level != "wording" and change.matter != ""


def _is_of(field: str, change: Change) -> bool:
    explains = KINDS[change.kind].explains
    prefix = change.kind.partition("-")[0]
    return field in explains and (prefix not in ("lead", "support", "basis") or prefix == field)
