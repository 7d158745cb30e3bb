"""交由行使没有省里的决定

省人民政府可以决定把县级部门的处罚权交由能够有效承接的乡镇人民政府、街道办事处行使，决定应当公布（行政处罚法第二十四条，自 2021 年 7 月 15 日起）。调整清单本身不能移交执法权：没有这份决定，主体责任不变。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.model import Part
from shudi_cli.rule import MatterCase

LEVEL = "error"
SUBJECT = "matter"
SINCE = "2021-07-15"
MESSAGE = "“{body}”的权力写成交由（assigned），没有写{missing}。"
HINT = "用 designated 写明作出决定的省人民政府和决定的文号，并在这一处的 basis 里引用行政处罚法第二十四条。"
SAMPLE = {"body": "乡镇人民政府", "missing": "作出决定的机关和文件、行政处罚法第二十四条"}


def check(case: MatterCase) -> Iterator[Finding]:
    """An assigned part names the provincial decision and the article it rests on."""
    for at, part in case.parts:
        if part.authority == "assigned" and (missing := "、".join(_missing(part))):
            arguments = {"body": part.body, "missing": missing}
            yield case.found("SD421", (*at, "authority"), arguments)


def _missing(part: Part) -> Iterator[str]:
    if part.designated is None:
        yield "作出决定的机关和文件"
    laws = {c.law for c in part.basis if "24" in c.articles}
    if not laws & {"行政处罚法", "中华人民共和国行政处罚法"}:
        yield "行政处罚法第二十四条"
