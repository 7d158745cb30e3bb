"""移交落空

步骤做完要交给下一个单位。交给在这个事项里没有责任的单位，等于没有交；没有写交给谁，而下一步由别的单位做，下一个单位就无从知道。

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
    - step: 查处
      by: [县综合行政执法局]
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

LEVEL = "warning"
SUBJECT = "matter"
MESSAGE = "“{step}”{problem}。"
HINT = "在 to 里写明交给谁，并让接手的单位在这个事项里有责任。"
SAMPLE = {"problem": "没有写交给谁，下一步却由“县综合行政执法局”做", "step": "发现、报告"}


def check(case: MatterCase) -> Iterator[Finding]:
    """Every hand-over reaches a body with a part; a step before another body's names one."""
    involved = participants(case)
    flow = steps(case)
    acting = {name for step in flow for name in step.by}  # of outsiders who act SD701 speaks
    for index, step in enumerate(flow):
        at = ("workflow", "steps", index)
        for position, name in enumerate(step.to):
            if name not in acting and not takes_part(case, name, involved):
                problem = f"交给“{name}”，它在这个事项里没有责任"
                arguments = {"step": step.step, "problem": problem}
                yield case.found("SD703", (*at, "to", position), arguments)
        following = flow[index + 1].by if index + 1 < len(flow) else ()
        if following and not step.to and not _same(case, step.by, following):
            problem = f"没有写交给谁，下一步却由“{'、'.join(following)}”做"
            yield case.found("SD703", at, {"step": step.step, "problem": problem})


def _same(case: MatterCase, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two steps share a body, so that nothing has to be handed over."""
    before = {body.id for name in left for body in case.within.members(name)}
    after = {body.id for name in right for body in case.within.members(name)}
    return bool(before & after) or bool(set(left) & set(right))
