"""乡镇、街道负主体责任却没有依据

“属地管理”改革的起点就是部门把自己的责任推给乡镇。乡镇、街道只有在法律、法规直接给它职责或权力时才负主体责任，这一处自己（而不是整个事项）要写明依据；没有依据，就是有责无权（《山东省乡镇人民政府工作条例》第四条第二款：不得以属地管理为名将职责范围内的工作任务交由乡镇人民政府承担）。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 乡镇人民政府
    duties:
      - 拆除违法建设
```

正例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 乡镇人民政府
    when: 乡、村庄规划区内
    duties:
      - 责令停止建设、限期改正，逾期不改正的拆除
    basis:
      - law: 城乡规划法
        articles: ["65"]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase

LEVEL = "error"
SUBJECT = "matter"
MESSAGE = "“{body}”负主体责任，这一处没有写依据：有责无权。"
HINT = "给这个单位写上 basis，引用直接给它这项职责的条文（shudi rule SD406 列出了已知的条文）；没有这样的条文，主体责任应当由部门承担，乡镇、街道写进 support。"
SAMPLE = {"body": "乡镇人民政府"}


def check(case: MatterCase) -> Iterator[Finding]:
    """A township or subdistrict that leads cites, on that part, what empowers it."""
    for index, part in enumerate(case.entry.matter.lead):
        kinds = case.within.holders(part.body)
        if kinds & {"township", "subdistrict"} and not part.basis:
            yield case.found("SD405", ("lead", index), {"body": part.body})
