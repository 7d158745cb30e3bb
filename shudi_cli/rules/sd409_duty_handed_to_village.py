"""乡镇把职责交给村（居）承办

乡镇人民政府不得将职责范围内的工作事项交由基层群众性自治组织承担；依法需要协助的，应当提供经费和必要工作条件（《山东省乡镇人民政府工作条例》第二十四条，自 2020 年 8 月 1 日起）。部门更不能越过乡镇把自己的工作交给村里。

本条例施行以前的版次不按这一条检查。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase

LEVEL = "error"
SUBJECT = "matter"
SINCE = "2020-08-01"
MESSAGE = "“{body}”的职责写成由“{village}”承办（through）。"
HINT = "删除 through；需要村（居）协助的，写进 support，职责写清协助什么。"
SAMPLE = {"body": "乡镇人民政府", "village": "村民委员会"}


def check(case: MatterCase) -> Iterator[Finding]:
    """Nobody's duty is carried out by a village committee."""
    for at, part in case.parts:
        if part.through and "village" in case.within.holders(part.through):
            arguments = {"body": part.body, "village": part.through}
            yield case.found("SD409", (*at, "through"), arguments)
