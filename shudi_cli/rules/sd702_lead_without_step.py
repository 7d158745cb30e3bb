"""主办单位在流程里没有步骤

流程是清单的“施工图”。主体责任单位（几家的，指排在第一的主办单位）一步也不做，主体责任就落空了：做事的成了别人。

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
    - step: 发现、处理
      by: [乡镇人民政府]
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

LEVEL = "error"
SUBJECT = "matter"
MESSAGE = "主办单位“{body}”在流程里没有步骤。"
HINT = "写出主办单位做的步骤；确实不是它办的，改正主体责任。"
SAMPLE = {"body": "县综合行政执法局"}


def check(case: MatterCase) -> Iterator[Finding]:
    """The first lead takes a step, or who acts for it: the body it works through, its outpost."""
    matter = case.entry.matter
    if matter.workflow is None or not matter.lead:
        return
    lead = matter.lead[0]
    names = {lead.body, lead.through} - {None}
    ids = {body.id for name in names for body in case.within.members(name or "")}
    by = {name for step in steps(case) for name in step.by}
    acting = {one for n in by for body in case.within.members(n) for one in (body.id, body.of)}
    if not names & by and not ids & acting:
        yield case.found("SD702", ("workflow", "steps"), {"body": lead.body})
