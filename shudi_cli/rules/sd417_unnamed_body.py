"""没有点名的单位

“有关部门”“相关单位”不是任何一个单位，谁都可以说不是自己。职责里要移送、会同、报告给谁，写正式名称；真要由政府确定的，写“县人民政府确定的部门”。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    duties:
      - 会同有关部门拆除违法建设
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

import re
from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase
from shudi_cli.rules.flow import steps

LEVEL = "warning"
SUBJECT = "matter"
MESSAGE = "“{text}”没有说是哪个单位。"
HINT = "写出单位登记册里的正式名称。"
SAMPLE = {"text": "有关部门"}


_NOBODY = re.compile("(?:有关|相关|职能)(?:部门|单位|机构)")


def check(case: MatterCase) -> Iterator[Finding]:
    """Duties and steps name the bodies they speak of."""
    for at, _, duty in case.duties:
        if match := _NOBODY.search(duty):
            yield case.found("SD417", at, {"text": match[0]})
    for index, step in enumerate(steps(case)):
        if match := _NOBODY.search(step.step):
            yield case.found("SD417", ("workflow", "steps", index, "step"), {"text": match[0]})
