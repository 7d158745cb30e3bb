"""委托的工作里有行政强制措施

行政强制措施权不得委托（行政强制法第十七条）：查封场所、设施、财物，扣押财物，冻结存款，限制人身自由，只能由有权的机关自己的执法人员实施。

反例：

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
      - 查封违法建设施工现场
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
      - 检查乡村建设工地，调查取证
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase

LEVEL = "error"
SUBJECT = "matter"
SINCE = "2012-01-01"
MESSAGE = "委托的工作里有行政强制措施“{measure}”，不得委托。"
HINT = "把这一项留给部门自己做，单独写一处，不写委托。"
SAMPLE = {"measure": "查封"}


_HELD_BACK = ("不得", "不实施", "不采取", "报告")
_MEASURES = ("查封", "扣押", "冻结", "限制人身自由", "强制隔离", "强制带离")


def check(case: MatterCase) -> Iterator[Finding]:
    """No duty of an entrusted part is a coercive measure."""
    for at, part, duty in case.duties:
        if part.authority != "entrusted" or any(word in duty for word in _HELD_BACK):
            continue
        if measure := next((m for m in _MEASURES if m in duty), None):
            yield case.found("SD414", at, {"measure": measure})
