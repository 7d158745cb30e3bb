"""时限没有写来源

时限是要追究的：三天、七天从哪里来，是法律规定、文件规定，还是这份清单自己定的，要写明白。没有来源的时限，谁也说不清超期算不算失职。

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
      within: P7D
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
MESSAGE = "“{step}”写了时限 {limit}，没有写来源。"
HINT = "用 limit_basis 引用法律条文或文件；示范清单自己定的写“示范”。"
SAMPLE = {"limit": "P7D", "step": "查处"}


def check(case: MatterCase) -> Iterator[Finding]:
    """Every time limit says where it comes from."""
    for index, step in enumerate(steps(case)):
        for key, limit in (("within", step.within), ("every", step.every)):
            if limit and step.limit_basis is None:
                arguments = {"step": step.step, "limit": limit}
                yield case.found("SD705", ("workflow", "steps", index, key), arguments)
