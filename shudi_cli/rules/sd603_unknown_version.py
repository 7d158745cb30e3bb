"""登记册里没有这个版本

引用写了 version（版本的通过日期），登记册里却没有这一天通过的版本，条号就无从核对。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县公安局
    duties:
      - 维护拆除现场的秩序
basis:
  - law: 城乡规划法
    version: 2019-04-24
```

正例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县公安局
    duties:
      - 维护拆除现场的秩序
basis:
  - law: 城乡规划法
    version: 2019-04-23
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import CitingCase

LEVEL = "error"
SUBJECT = "citing"
MESSAGE = "《{law}》没有 {version} 通过的版本。"
HINT = "登记的版本：{known}。新的版本请先在 data/laws 登记。"
SAMPLE = {"known": "2007-10-28、2019-04-23", "law": "城乡规划法", "version": "2019-04-24"}


def check(case: CitingCase) -> Iterator[Finding]:
    """Every version named in a citation is registered."""
    for at, citation, law, version in case.cited:
        if citation.version and version is None:
            known = "、".join(registered.adopted for registered in law.versions)
            arguments = {"law": citation.law, "version": citation.version, "known": known}
            yield case.found("SD603", (*at, "version"), arguments)
