"""流程转圈

自己交给自己，或者同样的移交原样再来一遍，流程就走不出去：事情在两个单位之间来回，没有人办结。办结后把结果反馈给报告的单位不算。

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
    - step: 发现、报告
      by: [乡镇人民政府]
      to: [县综合行政执法局]
    - step: 退回核实
      by: [县综合行政执法局]
      to: [乡镇人民政府]
    - step: 再次报告
      by: [乡镇人民政府]
      to: [县综合行政执法局]
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
from shudi_cli.rules.flow import steps

LEVEL = "warning"
SUBJECT = "matter"
MESSAGE = "“{step}”{problem}。"
HINT = "删去重复的移交，写明由谁办结；协商不成的用 escalate 写明报谁决定。"
SAMPLE = {"problem": "和第 1 步是同样的移交，在两个单位之间转圈", "step": "再次报告"}


def check(case: MatterCase) -> Iterator[Finding]:
    """No step hands over to itself, none repeats an earlier hand-over that had come back."""
    seen: dict[tuple[frozenset[str], frozenset[str]], int] = {}
    for index, step in enumerate(steps(case)):
        by, to = frozenset(step.by), frozenset(step.to)
        at = ("workflow", "steps", index)
        if to and by == to:
            yield case.found("SD704", at, {"step": step.step, "problem": "交给了自己"})
        elif len(by) == len(to) == 1 and (to, by) in seen and (by, to) in seen:
            problem = f"和第 {seen[by, to] + 1} 步是同样的移交，在两个单位之间转圈"
            yield case.found("SD704", at, {"step": step.step, "problem": problem})
        seen.setdefault((by, to), index)
