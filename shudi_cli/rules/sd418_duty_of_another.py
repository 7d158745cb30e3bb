"""职责写的是别的单位的事

一个单位名下的职责，主语就是它自己。写成“县公安局负责……”却放在别的单位名下，查这个单位的职责会多出一条，查那个单位又会少一条。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    duties:
      - 县公安局负责维护拆除现场的秩序
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
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.model import Part
from shudi_cli.rule import ListCase
from shudi_cli.walk import parts

LEVEL = "warning"
SUBJECT = "list"
MESSAGE = "“{body}”名下的职责，主语却是“{other}”。"
HINT = "把这一条移到“{other}”名下；只是移送、报告给它的，改成“移送{other}……”。"
SAMPLE = {"body": "县综合行政执法局", "other": "县公安局"}


_VERB = ("负责", "应当", "牵头", "承担", "依法", "组织", "要", "须", "必须")


def check(case: ListCase) -> Iterator[Finding]:
    """No duty begins with another registered body as its subject."""
    known = case.repository.snapshot.bodies.all
    longest_first = sorted({n for b in known for n in (b.name, b.short) if n}, key=len)[::-1]
    names = tuple(longest_first)
    for entry in case.list.active():
        for at, part in parts(entry.matter):
            for number, duty in enumerate(part.duties):
                if duty.startswith(names) and (name := _other(case, part, duty, names)):
                    arguments = {"body": part.body, "other": name}
                    yield case.found("SD418", entry, (*at, "duties", number), arguments)


def _other(case: ListCase, part: Part, duty: str, names: tuple[str, ...]) -> str | None:
    """The body a duty begins with, where it is the subject and not the part's own."""
    name = next(name for name in names if duty.startswith(name))
    own = {body.id for body in case.members(part.body)}
    named = {body.id for body in case.members(name)}
    return name if duty.removeprefix(name).startswith(_VERB) and not own & named else None
