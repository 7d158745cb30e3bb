"""委托没有委托书、期限或者没有公布

委托书应当载明委托的具体事项、权限、期限，并向社会公布（行政处罚法第二十条第二款，自 2021 年 7 月 15 日起）；行政许可的委托也要公告受委托机关和内容（行政许可法第二十四条）。没有委托书，受委托的乡镇就是无权办事。

示范清单可以在 document 里写“示范委托”。这一条施行以前的版次不检查。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.model import Designation
from shudi_cli.rule import MatterCase

LEVEL = "warning"
SUBJECT = "matter"
SINCE = "2021-07-15"
MESSAGE = "委托给“{body}”的工作没有写{missing}。"
HINT = "用 designated 写明 by（委托的部门）、document（委托书文号）、until（期限）、published（在哪里公布）。"
SAMPLE = {"body": "乡镇人民政府", "missing": "期限、公布之处"}


def check(case: MatterCase) -> Iterator[Finding]:
    """An entrusted part names its deed, its term, and where it was made public."""
    for at, part in case.parts:
        if part.authority == "entrusted" and (missing := "、".join(_missing(part.designated))):
            arguments = {"body": part.through or part.body, "missing": missing}
            yield case.found("SD415", (*at, "authority"), arguments)


def _missing(deed: Designation | None) -> Iterator[str]:
    if deed is None:
        yield "委托书"
        return
    if "示范" in deed.document:
        return
    if deed.until is None:
        yield "期限"
    if deed.published is None:
        yield "公布之处"
