"""委托以后主体责任也跟着走了

委托只是请别人办事：受委托的乡镇以部门的名义做，法律责任仍由部门承担（《山东省乡镇人民政府工作条例》第八条；行政处罚法第二十条第三款）。所以主体责任单位仍是委托的部门，受委托的乡镇写在 through，或者写进 support。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 乡镇人民政府
    authority: entrusted
    designated: {by: 县综合行政执法局, document: 委托书〔2021〕1 号, until: 2026-12-31, published: 县政府网站}
    duties:
      - 检查乡村建设工地
    basis:
      - law: 城乡规划法
        articles: ["65"]
```

正例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    authority: entrusted
    designated: {by: 县综合行政执法局, document: 委托书〔2021〕1 号, until: 2026-12-31, published: 县政府网站}
    through: 乡镇人民政府
    duties:
      - 检查乡村建设工地
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase

LEVEL = "error"
SUBJECT = "matter"
MESSAGE = "“{body}”的工作是委托来的，主体责任仍在委托的部门。"
HINT = "lead 写委托的部门，受委托的单位写在 through；“{body}”自己要做的配合写进 support。"
SAMPLE = {"body": "乡镇人民政府"}


def check(case: MatterCase) -> Iterator[Finding]:
    """An entrusted lead names through whom it acts; the one entrusted does not lead."""
    for index, part in enumerate(case.entry.matter.lead):
        if part.authority == "entrusted" and not part.through:
            yield case.found("SD413", ("lead", index, "body"), {"body": part.body})
