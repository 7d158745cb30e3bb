"""事项没有写依据

清单要写明每项责任依据什么：哪部法律哪一条，或者哪个文件。没有依据，部门可以说这不是它的事，乡镇也无从说明它只是配合。依据可以写在整个事项上，也可以写在各单位自己的 basis 里；两处都没有、也没有指定文件（designated）的，提示补上。由文件确定分工的，写文件的标题、文号和机关。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    duties:
      - 责令停止建设、限期拆除违法建筑
```

正例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    duties:
      - 责令停止建设、限期拆除违法建筑
basis:
  - law: 城乡规划法
    articles: ["64"]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase

LEVEL = "note"
SUBJECT = "matter"
MESSAGE = "“{name}”没有写依据，哪个单位的职责都没有。"
HINT = "在 basis 里写法律和条文（law、articles），或者确定分工的文件（document）。"
SAMPLE = {"name": "拆除违法建设"}


def check(case: MatterCase) -> Iterator[Finding]:
    """A matter says somewhere what its responsibilities rest on."""
    matter = case.entry.matter
    parts = (*matter.lead, *matter.support)
    if parts and not (matter.basis or any(part.basis or part.designated for part in parts)):
        yield case.found("SD423", (), {"name": matter.name})
