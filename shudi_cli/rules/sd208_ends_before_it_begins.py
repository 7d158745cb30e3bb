"""废止日期不晚于列入日期

事项从列入日期（since）起在清单里，到废止日期（until）为止。废止日期写得早于列入日期，或者就是同一天，这个事项就一天也没有在清单里，问它哪天由谁负责都没有答案；多半是年份写错了。

反例：

```yaml data/matters/shifan/aa-02.yaml
id: aa-02
name: 临时摊点疏导
domain: aa
since: 2019-07-31
until: 1999-01-01
status: retired
```

正例：

```yaml data/matters/shifan/aa-02.yaml
id: aa-02
name: 临时摊点疏导
domain: aa
since: 2019-07-31
until: 2020-01-01
status: retired
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase

LEVEL = "error"
SUBJECT = "matter"
MESSAGE = "废止日期 {until} 不晚于列入日期 {since}。"
HINT = "对照列入和废止的文件，改正 until 或者 since。"
SAMPLE = {"until": "1999-01-01", "since": "2019-07-31"}

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def check(case: MatterCase) -> Iterator[Finding]:
    """A matter ends after it begins; what is no day at all is SD205's to report."""
    since, until = case.entry.matter.since or "", case.entry.matter.until or ""
    if _DAY.fullmatch(since) and _DAY.fullmatch(until) and until <= since:
        yield case.found("SD208", ("until",), {"until": until, "since": since})
