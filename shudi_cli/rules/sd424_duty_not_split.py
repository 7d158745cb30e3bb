"""一条职责里排着几条

职责是一条一条列的：`duties` 的每一项是一条，编号由导出时加上。自己带着编号开头（`1.`、`（一）`、`①`），或者以冒号结尾、分成几行的，多半是从文件里整段贴来、没有分开的几条：导出时编号套编号，再导入就认不出原来是几条，查一个单位有几条职责也数不准。句子中间的“：一是……；二是……”不在此列。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    duties:
      - 1.受理举报；2.责令限期拆除违法建设
```

正例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    duties:
      - 受理举报
      - 责令限期拆除违法建设，24小时内告知乡镇人民政府
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase

LEVEL = "warning"
SUBJECT = "matter"
MESSAGE = "职责“{text}”{problem}，像是没有分开的几条。"
HINT = "一条写成 duties 的一项，不写编号，导出时会加上；引出下文的半句并入后面各条。"
SAMPLE = {"text": "1.受理举报；2.责令限期拆除违法建设", "problem": "自己带着编号“1.”"}

_SHOWN = 40
"""Characters by which a duty is known again."""
_NUMBER = re.compile(
    r"\s*([0-9０-９]{1,2}[.．、](?![0-9０-９])|[（(]?[0-9０-９]{1,2}[）)]|[①-⑳]"
    r"|[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])|[（(][一二三四五六七八九十]{1,3}[）)])"
)


def check(case: MatterCase) -> Iterator[Finding]:
    """Every duty, also of owners and companies, is one line without a number of its own."""
    holders = (
        (("duty_holders", index, "duties", number), duty)
        for index, holder in enumerate(case.entry.matter.duty_holders)
        for number, duty in enumerate(holder.duties)
    )
    for at, duty in (*((at, duty) for at, _, duty in case.duties), *holders):
        if problem := _problem(duty):
            yield case.found("SD424", at, {"text": _short(duty), "problem": problem})


def _short(duty: str) -> str:
    text = " ".join(duty.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _problem(duty: str) -> str | None:
    if match := _NUMBER.match(duty):
        return f"自己带着编号“{match[1]}”"
    if duty.rstrip().endswith(("：", ":")):
        return "以冒号结尾"
    return "分成了几行" if len(duty.strip().splitlines()) > 1 else None
