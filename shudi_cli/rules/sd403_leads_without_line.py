"""几个主体责任单位之间没有分界

几个单位都负主体责任，环节（stage）和条件（when）又都一样，就是多头管理：谁都管，最后谁都可以不管。可以几家负责，但要写清各管哪一段、哪一类；实在只能靠职责区分的，至少让人看得出来。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    duties:
      - 责令限期拆除
  - body: 县自然资源和规划局
    duties:
      - 认定违法建设
```

正例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县自然资源和规划局
    stage: 认定
    duties:
      - 认定违法建设
  - body: 县综合行政执法局
    stage: 查处
    duties:
      - 责令限期拆除
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.model import Part
from shudi_cli.rule import MatterCase

LEVEL = "warning"
SUBJECT = "matter"
MESSAGE = "“{body}”和“{other}”都是主体责任单位，环节和条件{line}，看不出各管什么。"
HINT = "用 stage（环节，如 审批、查处）或 when（条件，如 城市、镇规划区内）写明各自的范围；兜底的写 otherwise: true。"
SAMPLE = {"body": "县自然资源和规划局", "line": "都没有写", "other": "县综合行政执法局"}


def check(case: MatterCase) -> Iterator[Finding]:
    """Two leads of different bodies differ in stage, condition, role or fallback."""
    first: dict[tuple[object, ...], Part] = {}
    for index, part in enumerate(case.entry.matter.lead):
        other = first.setdefault((part.stage, part.when, part.otherwise, part.role), part)
        if other.body != part.body:
            line = "都一样" if part.stage or part.when else "都没有写"
            arguments = {"body": part.body, "other": other.body, "line": line}
            yield case.found("SD403", ("lead", index), arguments)
