"""上次核对以后法律修改过

动态管理：法律法规制定、修改、废止的，清单要随之核对调整（《山东省乡镇人民政府工作条例》第四条：责任清单应当实行动态调整）。事项的 reviewed 写明上次按法律核对的日期，省略时按这一版的施行日。依据的法律在那以后有新版本施行，就提示复核；以 --on 指定的那天为准，没有指定的以今天为准。

这是提示：责任不一定变，核对过就把 reviewed 改成核对的日期。

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
reviewed: 2019-07-31
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
reviewed: 2021-07-31
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase

LEVEL = "note"
SUBJECT = "matter"
MESSAGE = "《{law}》的 {adopted} 版自 {starts} 起施行，晚于上次核对的 {reviewed}。"
HINT = "核对条号和责任，再把 reviewed 改成核对的日期；责任有变的，编新的版次并写调整记录。全部待复核的事项：shudi law --stale"
SAMPLE = {
    "adopted": "2019-08-26",
    "law": "土地管理法",
    "reviewed": "2019-07-31",
    "starts": "2020-01-01",
}


def check(case: MatterCase) -> Iterator[Finding]:
    """No law the matter rests on has a newer version than the matter's review."""
    today = case.within.repository.today
    reviewed = case.entry.matter.reviewed or case.within.day
    told: set[str] = set()
    for at, citation, law, _ in case.cited:
        if law.name in told:
            continue
        told.add(law.name)
        newer = law.changed(reviewed, today.latest(law.days))
        if newer is None:
            continue
        arguments = {
            "law": citation.law,
            "adopted": newer.adopted,
            "starts": newer.starts,
            "reviewed": reviewed,
        }
        yield case.found("SD605", (*at, "law"), arguments)
