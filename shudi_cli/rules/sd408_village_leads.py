"""村（居）民委员会负主体责任

村民委员会是自治组织，协助乡镇人民政府开展工作（村民委员会组织法第五条），不承担行政责任。只有法规直接写明由它负责的事（如山东省生活垃圾管理条例第二十二条：农村生活垃圾由村民委员会负责组织收集）才能写成主体责任，而且这一处要引用那一条。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 村民委员会
    duties:
      - 制止违法建设
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
support:
  - body: 村民委员会
    duties:
      - 劝阻并向乡镇人民政府报告违法建设
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase
from shudi_cli.rules.powers import support

LEVEL = "error"
SUBJECT = "matter"
MESSAGE = "“{body}”负主体责任，{cited}没有直接给村（居）这项职责。"
HINT = "村（居）民委员会写进 support，职责写劝阻、报告、协助；法规直接写明由它负责的，引用那一条。"
SAMPLE = {"body": "村民委员会", "cited": "没有写依据，或者所引条文"}


def check(case: MatterCase) -> Iterator[Finding]:
    """A village leads only where a statute cited on the part says so."""
    for index, part in enumerate(case.entry.matter.lead):
        if "village" not in case.within.holders(part.body):
            continue
        carried = support(case.within, part.basis)
        if "village" not in carried.holders and not carried.unread:
            cited = (
                f"引用的{'、'.join(carried.weak)}" if carried.weak else "没有写依据，或者所引条文"
            )
            arguments = {"body": part.body, "cited": cited}
            yield case.found("SD408", ("lead", index), arguments)
