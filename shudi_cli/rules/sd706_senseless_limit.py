"""时限没有意义

零日的时限、按工作日计算的小时和月，都没法执行；写了时限来源却没有写时限，多半是漏了。

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
      within: P0D
      limit_basis: 示范
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

import re
from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase
from shudi_cli.rules.flow import steps

LEVEL = "error"
SUBJECT = "matter"
MESSAGE = "“{step}”{problem}。"
HINT = "时限写成 P3D（3 日）、PT2H（2 小时）、P1M（1 个月）；按工作日的再加 workdays: true。"
SAMPLE = {"problem": "的时限 P0D 是零", "step": "查处"}


def check(case: MatterCase) -> Iterator[Finding]:
    """Limits are longer than nothing; working days count days; a source has a limit."""
    for index, step in enumerate(steps(case)):
        at = ("workflow", "steps", index)
        for key, limit in (("within", step.within), ("every", step.every)):
            if limit and re.fullmatch("[PT0A-Z]*0[PT0A-Z]*", limit):
                problem = f"的时限 {limit} 是零"
                yield case.found("SD706", (*at, key), {"step": step.step, "problem": problem})
            elif limit and step.workdays and not re.fullmatch("P[0-9]+D", limit):
                problem = f"的时限 {limit} 不是整天，不能按工作日计算"
                yield case.found("SD706", (*at, key), {"step": step.step, "problem": problem})
        if step.limit_basis is not None and not step.within and not step.every:
            problem = "写了时限来源，没有写时限"
            arguments = {"step": step.step, "problem": problem}
            yield case.found("SD706", (*at, "limit_basis"), arguments)
