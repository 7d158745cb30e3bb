"""两个事项写了同一条职责

同一个单位的同一条职责出现在两个事项里，这两个事项就有重叠：问到这件事时会有两个答案，修改时也容易只改一处。要么合并事项，要么把职责写得各自具体。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    duties:
      - 责令限期拆除违法建设
```

```yaml data/matters/shifan/aa-02.yaml
id: aa-02
name: 清理临时建筑
domain: aa
lead:
  - body: 县综合行政执法局
    duties:
      - 责令限期拆除违法建设。
```

正例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    duties:
      - 责令限期拆除违法建设
```

```yaml data/matters/shifan/aa-02.yaml
id: aa-02
name: 清理临时建筑
domain: aa
lead:
  - body: 县综合行政执法局
    duties:
      - 责令限期拆除超期的临时建筑
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.loading import Entry
from shudi_cli.rule import ListCase
from shudi_cli.walk import parts

LEVEL = "warning"
SUBJECT = "list"
MESSAGE = "“{body}”的这条职责已经写在 {other} 里，两个事项重叠。"
HINT = "两处写出各自不同的对象和条件；真是同一件事的，合并成一个事项。"
SAMPLE = {"body": "县综合行政执法局", "other": "aa-01 拆除违法建设"}


_MARKS = re.compile(r"\W+")


def check(case: ListCase) -> Iterator[Finding]:
    """No body has the same duty in two matters in force."""
    first: dict[tuple[str, str], tuple[Entry, str]] = {}
    for entry in case.list.active():
        matter = entry.matter
        own = entry, f"{matter.id} {matter.name}"
        for at, part in parts(matter):
            for number, duty in enumerate(part.duties):
                other, name = first.setdefault((part.body, _plain(duty)), own)
                if other is not entry:
                    arguments = {"body": part.body, "other": name}
                    place = (*at, "duties", number)
                    yield case.found("SD419", entry, place, arguments, related=(other.place,))


def _plain(duty: str) -> str:
    """A duty without punctuation and spaces."""
    return _MARKS.sub("", duty)
