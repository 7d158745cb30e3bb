"""引用的法律在施行日没有效力

清单只能依据施行那天有效的法律：还没有施行的、已经废止的、已经被新版本取代的，都不能作为那一版清单的依据。

调整记录里的依据按那一版的施行日核对；上一版施行日还有效、这一版才失效的，也可以引，用来说明为什么调整。过去版次的勘误按那个版次的施行日核对。

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
from shudi_cli.model import Citation, Law, Version
from shudi_cli.rule import CitingCase

LEVEL = "error"
SUBJECT = "citing"
MESSAGE = "{problem}，这一版清单自 {day} 起施行，不能以它为依据。"
HINT = "改引 {day} 有效的版本或者接替它的法律；条号不同的一并改正。"
SAMPLE = {"day": "2019-07-31", "problem": "《土地管理法》（2019-08-26 版）自 2020-01-01 起才施行"}


def check(case: CitingCase) -> Iterator[Finding]:
    """Every law cited is in force, in the version cited, on the day the edition takes effect.

    A record may also cite what was in force until then: it tells why something ended.
    """
    for at, citation, law, version in case.cited:
        problem = _problem(law, citation, version, case.day)
        if problem and (case.before == case.day or _ended(case, law, citation)):
            arguments = {"problem": problem, "day": case.day}
            yield case.found("SD602", (*at, "law"), arguments)


def _ended(case: CitingCase, law: Law, citation: Citation) -> bool:
    """Whether a citation had no force either on the day of what was replaced."""
    before = case.within.version(law, citation, case.before)
    return _problem(law, citation, before, case.before) is not None


def _problem(law: Law, citation: Citation, cited: Version | None, day: str) -> str | None:
    name = f"《{citation.law}》"
    if law.repealed is not None and law.repealed.on <= day:
        return f"{name}自 {law.repealed.on} 起废止"
    if citation.version is None:
        return None if cited else f"{name}最早的版本自 {law.versions[0].starts} 起施行"
    present = law.version_on(day)
    if cited is None or cited is present:
        return None
    if cited.starts > day:
        return f"{name}（{cited.adopted} 版）自 {cited.starts} 起才施行"
    since = f"，{present.starts} 起由 {present.adopted} 版取代" if present else ""
    return f"{name}（{cited.adopted} 版）已经不是有效的版本{since}"
