"""流程步骤由清单外的单位做

流程里做事的单位，在这个事项里既不主责也不配合：它没有责任，步骤到它那里就断了；或者清单漏写了它的责任。

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
      - 发现违法建设后报告
workflow:
  steps:
    - step: 查处
      by: [县综合行政执法局]
      to: [县公安局]
    - step: 侦办
      by: [县公安局]
```

正例：

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
      - 发现违法建设后报告
workflow:
  steps:
    - step: 发现、报告
      by: [乡镇人民政府]
      to: [县综合行政执法局]
      within: P1D
      limit_basis: 示范
    - step: 查处
      by: [县综合行政执法局]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase
from shudi_cli.rules.flow import participants, steps, takes_part

LEVEL = "error"
SUBJECT = "matter"
MESSAGE = "“{body}”在这个事项里没有主体责任，也没有配合责任，却要做“{step}”。"
HINT = "给它写上主体责任或者配合责任，或者把这一步交给有责任的单位。"
SAMPLE = {"body": "县公安局", "step": "侦办"}


def check(case: MatterCase) -> Iterator[Finding]:
    """Whoever takes a step has a part in the matter."""
    involved = participants(case)
    for index, step in enumerate(steps(case)):
        for position, name in enumerate(step.by):
            if not takes_part(case, name, involved):
                arguments = {"body": name, "step": step.step}
                yield case.found("SD701", ("workflow", "steps", index, "by", position), arguments)
