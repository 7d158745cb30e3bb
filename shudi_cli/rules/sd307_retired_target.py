"""承接事项不存在或已废止

废止的事项由谁承接，要指到一个现行事项，人们才能顺着找到今天的答案。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
status: retired
until: 2020-01-01
replaced_by: [shifan/aa-77]
lead:
  - body: 县公安局
    duties:
      - 维护秩序
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase

LEVEL = "error"
SUBJECT = "matter"
MESSAGE = "承接事项 {target} {state}。"
HINT = "写一个现行事项的“清单/编号”；没有承接事项时删除 replaced_by。"


def check(case: MatterCase) -> Iterator[Finding]:
    """Every `replaced_by` points at a matter in force."""
    if not case.entry.matter.replaced_by:
        return
    lists = case.within.repository.snapshot.lists
    entries = {entry.id: entry for found in lists for entry in found.entries}
    for index, target in enumerate(case.entry.matter.replaced_by):
        entry = entries.get(target)
        if entry is None or entry.matter.status == "retired":
            state = "不存在" if entry is None else "已经废止"
            yield case.found("SD307", ("replaced_by", index), {"target": target, "state": state})
