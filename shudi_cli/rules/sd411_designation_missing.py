"""写了“指定”却没有指定文件

约三分之一的事项，法律把主管部门留给政府确定（噪声、油烟、秸秆、燃气……）。政府确定了谁，清单就要写出是哪一级政府、哪一份文件；没有文件，答案只能是“法律留给政府确定，未见指定文件”，不能猜。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    authority: designated
    duties:
      - 查处露天烧烤
```

正例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    authority: designated
    designated: {by: 县人民政府, document: 某政发〔2019〕8 号}
    duties:
      - 查处露天烧烤
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase

LEVEL = "warning"
SUBJECT = "matter"
MESSAGE = "“{body}”是政府指定的，没有写指定文件。"
HINT = (
    "用 designated 写明 by（哪一级政府）和 document（文件名称、文号）；没有文件的，请政府先指定。"
)
SAMPLE = {"body": "县综合行政执法局"}


def check(case: MatterCase) -> Iterator[Finding]:
    """A designated part names who designated it and by which document."""
    for at, part in case.parts:
        if part.authority == "designated" and part.designated is None:
            yield case.found("SD411", (*at, "authority"), {"body": part.body})
