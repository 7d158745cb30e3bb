"""勘误把责任移到了乡镇、街道或者村

勘误更正的是印错的字：条号、别字、漏行。用勘误改过去版次的责任，等于改了当时谁该负责，已经发生的事就会追究到另一个单位头上（意见：依单监管问责，看行为当天施行的版次）。

与基准（--base）比较，新增的、改过的勘误把主体责任、配合责任、职责、流程步骤移给乡镇（街道）、村，或者给它们增加，就是这一条。确实是当时印错的（印发的文件不是这样写的），写一条有理由、有到期日的豁免，由批准的人核对印发的文件。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.diffing import KINDS, Change
from shudi_cli.finding import Finding
from shudi_cli.rule import ChangeCase, ListCase
from shudi_cli.rules.burden import grassroots
from shudi_cli.rules.sd510_burden_grew import ADDING

LEVEL = "error"
SUBJECT = "erratum"
MESSAGE = "{edition} 版的勘误把“{name}”的责任移给了{body}，或者增加了它的责任；勘误只更正印错的字。"
HINT = "恢复原来的内容；责任要变的，出新的版次、写调整记录，不改过去。"
SAMPLE = {"body": "乡镇人民政府", "edition": "2019.1", "name": "拆除违法建设"}


def check(case: ChangeCase) -> Iterator[Finding]:
    """No correction of a past edition gives the grassroots more than the edition did."""
    if case.within is None:
        return
    for change in case.changes:
        if bodies := _receiving(case.within, change):
            arguments = {
                "edition": case.before.list.manifest.edition,
                "name": change.name,
                "body": "、".join(bodies),
            }
            yield case.found("SD513", change, arguments)


def _receiving(within: ListCase, change: Change) -> tuple[str, ...]:
    if KINDS[change.kind].level == "shift-down":
        return change.new
    return grassroots(within, change) if change.kind in ADDING else ()
