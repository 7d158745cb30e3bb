"""不认识的单位

清单里的单位要用登记册（data/bodies）中的正式名称，才能查出一个单位有哪些责任，改名以后也能对上。简称和旧名能认出来，但要求改成正式名称。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县不存在的局
    duties:
      - 维护秩序
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.loading.near import guess, near
from shudi_cli.rule import MatterCase
from shudi_cli.walk import named_bodies

LEVEL = "error"
SUBJECT = "matter"
MESSAGE = "单位登记册里没有“{name}”。"
HINT = "{advice}"
SAMPLE = {"advice": "新单位请先在 data/bodies 登记。", "name": "县不存在的局"}


def check(case: MatterCase) -> Iterator[Finding]:
    """Every body name of the matter that the register does not know as an official name."""
    for at, name in named_bodies(case.entry.matter):
        known = case.within.body(name)
        if known is None or known.way not in ("name", "also"):
            official = known.body.name if known else None
            yield case.found("SD301", at, {"name": name, "advice": _advice(case, name, official)})


def _advice(case: MatterCase, name: str, official: str | None) -> str:
    if official:
        return f"这是简称或者原名称，请写正式名称“{official}”。"
    meant = near(case.within.repository.snapshot.bodies, name)
    return f"{guess(meant)}新单位请先在 data/bodies 登记。"
