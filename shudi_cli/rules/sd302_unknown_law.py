"""不认识的法律

引用的法律法规要先在登记册（data/laws）登记版本和施行日期，才能核对条号、知道什么时候修改了。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县公安局
    duties:
      - 维护秩序
basis:
  - law: 不存在的法
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from shudi_cli.finding import Finding
from shudi_cli.rule import CitingCase

LEVEL = "error"
SUBJECT = "citing"
MESSAGE = "法律登记册里没有“{name}”。"
HINT = "{advice}"
SAMPLE = {"advice": "新的法律请先在 data/laws 登记。", "name": "不存在的法"}


def check(case: CitingCase) -> Iterator[Finding]:
    """Every citation of a law the register does not know."""
    for at, citation in case.citations:
        if citation.law is not None and case.within.law(citation.law) is None:
            arguments = {"name": citation.law, "advice": _advice(case, citation.law)}
            yield case.found("SD302", (*at, "law"), arguments)


def _advice(case: CitingCase, name: str) -> str:
    if several := [part for part in re.split("[，、]", name) if case.within.law(part.strip())]:
        return f"一项写一部法律：“{several[0]}”和其余的各写一项 law。"
    laws = case.within.repository.snapshot.laws.laws
    close = get_close_matches(name, [law.short or law.name for law in laws], n=3, cutoff=0.5)
    guess = f"是不是{'、'.join(f'“{c}”' for c in close)}？" if close else ""
    return f"{guess}新的法律请先在 data/laws 登记。"
