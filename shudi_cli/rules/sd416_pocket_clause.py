"""口袋条款

“完成上级交办的其他工作”“做好属地管理相关工作”什么都能装：清单外的任务从这里进来，出了问题从这里追责。清单要把职责写全、写实；清单之外确需乡镇承办的临时任务，要走准入程序（《山东省乡镇人民政府工作条例》第四条第三款）。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    duties:
      - 责令限期拆除违法建设
support:
  - body: 乡镇人民政府
    duties:
      - 做好属地管理相关工作
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

LEVEL = "error"
SUBJECT = "matter"
MESSAGE = "“{text}”是口袋条款，没有说做什么。"
HINT = "写成具体的事：对什么、做什么、交给谁；写不出来的删去。"
SAMPLE = {"text": "属地管理相关工作"}


_POCKETS = re.compile(
    "属地(?:管理)?(?:的)?(?:相关|有关|其他|主体|监管)?(?:工作|责任|职责)"
    "|(?:交办|规定|安排|要求)的其他(?:工作|事项|任务|职责)"
    "|其他(?:相关|有关)(?:工作|职责|事项)|(?:^|[，；、])其他(?:工作|职责|任务)"
    "|(?:做好|落实|承担|履行|完成|负责)(?:好)?(?:相关|有关)(?:工作|职责|责任|任务)"
)


def check(case: MatterCase) -> Iterator[Finding]:
    """No duty is a pocket clause."""
    for at, _, duty in case.duties:
        if match := _POCKETS.search(duty):
            yield case.found("SD416", at, {"text": match[0].strip("，；、")})
