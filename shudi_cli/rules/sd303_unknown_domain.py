"""不认识的领域

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: zz
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
MESSAGE = "清单说明里没有领域“{code}”。"
HINT = "现有领域：{known}。"
SAMPLE = {"code": "zz", "known": "aa 综合治理、bb 城乡建设"}


def check(case: MatterCase) -> Iterator[Finding]:
    """The matter's domain is one of the manifest's."""
    domains = case.within.list.manifest.domains
    code = case.entry.matter.domain
    if all(domain.code != code for domain in domains):
        known = "、".join(f"{d.code} {d.name}" for d in domains)
        yield case.found("SD303", ("domain",), {"code": code, "known": known})
