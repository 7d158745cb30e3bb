"""同一单位又主责又配合

一个单位在同样的环节、同样的条件下既负主体责任又负配合责任，问责时两边都可以推。主体责任本来就包含自己该做的事；真正配合别人的部分，要写明是在什么条件下配合谁。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县公安局
    stage: 查处
    duties:
      - 查处阻碍执行职务的行为
support:
  - body: 县公安局
    duties:
      - 维护拆除现场的秩序
```

正例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县公安局
    stage: 查处
    duties:
      - 查处阻碍执行职务的行为
support:
  - body: 县公安局
    stage: 拆除
    duties:
      - 维护拆除现场的秩序
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase

LEVEL = "error"
SUBJECT = "matter"
MESSAGE = "“{body}”在{line}既负主体责任又负配合责任。"
HINT = "把属于主体责任的职责并到 lead；确实是配合别的单位的，用 stage 或 when 写明是哪个环节、什么条件。"
SAMPLE = {"body": "县公安局", "line": "没有写明环节和条件时"}


def check(case: MatterCase) -> Iterator[Finding]:
    """No body supports where it leads; for one and the same name an empty line overlaps all."""
    matter = case.entry.matter
    for index, part in enumerate(matter.support):
        mine = (part.stage, part.when)
        for lead in matter.lead:
            theirs = (lead.stage, lead.when)
            open_line = lead.body == part.body and not (any(mine) and any(theirs))
            if open_line or (mine == theirs and _same(case, lead.body, part.body)):
                line = "同样的环节和条件下" if any(mine) and any(theirs) else "没有写明环节和条件时"
                yield case.found("SD404", ("support", index), {"body": part.body, "line": line})
                break


def _same(case: MatterCase, lead: str, support: str) -> bool:
    """Whether two names mean the same body; townships are also met through their collective.

    A collective of departments is not: each of them leads in its own field only.
    """
    own, other = (case.within.holders(name) for name in (lead, support))
    return lead == support or bool(own & other & {"township", "subdistrict"})
