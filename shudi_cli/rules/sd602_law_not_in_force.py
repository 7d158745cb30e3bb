"""引用的法律在施行日没有效力

清单只能依据施行那天有效的法律：还没有施行的、已经废止的、已经被新版本取代的，都不能作为那一版清单的依据。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县公安局
    duties:
      - 维护拆除现场的秩序
basis:
  - law: 土地管理法
    version: 2019-08-26
    articles: ["78"]
```

正例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县公安局
    duties:
      - 维护拆除现场的秩序
basis:
  - law: 土地管理法
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.model import Citation, Law
from shudi_cli.rule import MatterCase
from shudi_cli.walk import citations

LEVEL = "error"
SUBJECT = "matter"
MESSAGE = "{problem}，这一版清单自 {day} 起施行，不能以它为依据。"
HINT = "改引 {day} 有效的版本或者接替它的法律；条号不同的一并改正。"


def check(case: MatterCase) -> Iterator[Finding]:
    """Every law cited is in force, in the version cited, on the day the edition takes effect."""
    for at, citation in citations(case.entry.matter):
        law = case.within.law(citation.law or "")
        if law and case.active and (problem := _problem(law, citation, case.within.day)):
            arguments = {"problem": problem, "day": case.within.day}
            yield case.found("SD602", (*at, "law"), arguments)


def _problem(law: Law, citation: Citation, day: str) -> str | None:
    name = f"《{citation.law}》"
    if law.repealed is not None and law.repealed.on <= day:
        return f"{name}自 {law.repealed.on} 起废止"
    present = law.version_on(day)
    cited = law.version_cited(citation, day)
    if citation.version is None:
        return None if present else f"{name}最早的版本自 {law.versions[0].starts} 起施行"
    if cited is None or cited is present:
        return None
    if cited.starts > day:
        return f"{name}（{cited.adopted} 版）自 {cited.starts} 起才施行"
    since = f"，{present.starts} 起由 {present.adopted} 版取代" if present else ""
    return f"{name}（{cited.adopted} 版）已经不是有效的版本{since}"
