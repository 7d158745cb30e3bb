"""名称或别名重复

一个名称、别名只能指一个事项，否则问“谁负责”就没有唯一的答案。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
aliases: [拆违]
domain: aa
lead:
  - body: 县公安局
    duties:
      - 维护秩序
```

```yaml data/matters/shifan/aa-02.yaml
id: aa-02
name: 拆违
domain: aa
lead:
  - body: 县公安局
    duties:
      - 清理现场
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.loading import Entry
from shudi_cli.rule import ListCase
from shudi_cli.text import folded

LEVEL = "error"
SUBJECT = "list"
MESSAGE = "“{name}”已经是 {other} 的名称或别名。"
HINT = "留给最贴切的那个事项，另一个换一种说法。"
SAMPLE = {"name": "拆违", "other": "aa-01 拆除违法建设"}


def check(case: ListCase) -> Iterator[Finding]:
    """Names and aliases are unique among the matters in force."""
    first: dict[str, Entry] = {}
    for entry in case.list.active():
        for index, name in enumerate(entry.matter.names):
            other = first.setdefault(folded(name), entry)
            if other is not entry:
                at = ("aliases", index - 1) if index else ("name",)
                arguments = {"name": name, "other": f"{other.matter.id} {other.matter.name}"}
                yield case.found("SD305", entry, at, arguments, related=(other.place,))
