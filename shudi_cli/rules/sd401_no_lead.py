"""没有主体责任单位

编制清单就是为了写明谁负主体责任（《山东省乡镇人民政府工作条例》第四条：清单要明确有关工作部门和乡镇人民政府的主体责任和配合责任）。没有主体责任单位的事项，最后总会落到最基层。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
support:
  - body: 县公安局
    duties:
      - 维护拆除现场的秩序
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
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase

LEVEL = "error"
SUBJECT = "matter"
MESSAGE = "没有主体责任单位。"
HINT = "写明由哪个部门负主体责任（lead）；法律留给政府确定的，写上指定的部门和指定文件。"


def check(case: MatterCase) -> Iterator[Finding]:
    """A matter in force has a lead."""
    if case.active and not case.entry.matter.lead:
        yield case.found("SD401", ("name",))
