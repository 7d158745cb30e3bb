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
from shudi_cli.rule import ListCase

LEVEL = "error"
SUBJECT = "list"
MESSAGE = "承接事项 {target} {state}。"
HINT = "写一个现行事项的“清单/编号”；没有承接事项时删除 replaced_by。"
SAMPLE = {"state": "不存在", "target": "shifan/aa-77"}


def check(case: ListCase) -> Iterator[Finding]:
    """Every `replaced_by` points at a matter in force; a file that cannot be read may be one."""
    snapshot = case.repository.snapshot
    for entry in case.list.entries:
        for index, target in enumerate(entry.matter.replaced_by):
            other = snapshot.matter(target)
            missing = other is None and not snapshot.has_file(target)
            if missing or (other and other.status == "retired"):
                arguments = {"target": target, "state": "已经废止" if other else "不存在"}
                yield case.found("SD307", entry, ("replaced_by", index), arguments)
