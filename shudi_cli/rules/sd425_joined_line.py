"""两条接成了一条

YAML 里多一格缩进、短横后面少一个空格，下一条就接到上一条后面，成了一句话：“巡查 -划定”。登记的人看到的是两条职责，查出来的是一条；责任就这样藏在另一条里。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    duties:
      - 巡查在建工地
       -责令限期拆除违法建设
```

正例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    duties:
      - 巡查在建工地
      - 责令限期拆除违法建设
      - 公布 110-119 联动电话
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase
from shudi_cli.rules.flow import steps
from shudi_cli.yamlio import Path

LEVEL = "warning"
SUBJECT = "matter"
MESSAGE = "“{text}”像是两条接成了一条。"
HINT = "下一条另起一行，和上一条对齐，短横后面空一格；确实是一句话的，不用“ -”。"
SAMPLE = {"text": "工地 -责令"}

_JOINED = re.compile(r"[^\s!-~]{1,4} -\s?[^\s!-~]{1,4}")
"""A dash after a space between characters of text: a list's mark in the middle of a value."""


def check(case: MatterCase) -> Iterator[Finding]:
    """No duty and no word of a step holds the mark of a list's next item."""
    for at, text in _texts(case):
        if " -" in text and (match := _JOINED.search(text)):
            yield case.found("SD425", at, {"text": match[0]})


def _texts(case: MatterCase) -> Iterator[tuple[Path, str]]:
    for at, _, duty in case.duties:
        yield at, duty
    for number, holder in enumerate(case.entry.matter.duty_holders):
        for index, duty in enumerate(holder.duties):
            yield ("duty_holders", number, "duties", index), duty
    for index, alias in enumerate(case.entry.matter.aliases):
        yield ("aliases", index), alias
    for index, step in enumerate(steps(case)):
        yield ("workflow", "steps", index, "step"), step.step
