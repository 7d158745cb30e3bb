"""部门的工作写成由乡镇、街道承办，没有委托

部门仍是责任单位，事情却由乡镇、街道做（through），就是委托：要有书面委托、期限和公布（行政处罚法第二十条；条例第八条）。不写委托、只写 through，是把工作悄悄推下去：名义上部门负责，实际上乡镇在做，权力和经费都没有跟去（条例第四条第二款：不得以属地管理为名将职责范围内的工作任务交由乡镇人民政府承担）。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    through: 乡镇人民政府
    duties:
      - 检查乡村建设工地
```

正例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    authority: entrusted
    designated: {by: 县综合行政执法局, document: 委托书〔2021〕1 号, until: 2026-12-31, published: 县政府网站}
    through: 乡镇人民政府
    duties:
      - 检查乡村建设工地，调查取证
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase

LEVEL = "error"
SUBJECT = "matter"
MESSAGE = "“{body}”的职责写成由“{through}”承办（through），没有写委托。"
HINT = "真有委托的，写 authority: entrusted 和 designated（委托书、期限、公布之处）；没有委托的，删去 through，由部门自己做。"
SAMPLE = {"body": "县综合行政执法局", "through": "乡镇人民政府"}


def check(case: MatterCase) -> Iterator[Finding]:
    """A township or subdistrict does the work of its own kind only, or is entrusted with it."""
    for at, part in case.parts:
        if not part.through or part.authority == "entrusted":
            continue
        doing = case.within.holders(part.through) & {"township", "subdistrict"}
        if doing and not case.within.holders(part.body):
            arguments = {"body": part.body, "through": part.through}
            yield case.found("SD422", (*at, "through"), arguments)
