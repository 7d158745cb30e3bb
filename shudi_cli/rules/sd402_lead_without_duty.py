"""主体责任单位没有职责

只写单位、不写职责，等于没有划分责任：出了问题，谁该做什么仍然说不清。“属地管理”改革的意见要求的清单写明每个单位的具体职责，依单监管、依单问责才有依据。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
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
MESSAGE = "主体责任单位“{body}”没有写职责。"
HINT = "用 duties 一条一条写明它做什么，动词开头，一条一件事。"
SAMPLE = {"body": "县综合行政执法局"}


def check(case: MatterCase) -> Iterator[Finding]:
    """Every lead has at least one duty."""
    for index, part in enumerate(case.entry.matter.lead):
        if not part.duties:
            yield case.found("SD402", ("lead", index), {"body": part.body})
