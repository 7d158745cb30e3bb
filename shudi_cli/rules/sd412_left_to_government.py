"""法律留给政府确定的，写成了法定

所引条文写的是“县级以上地方人民政府确定的监督管理部门”“地方人民政府指定的部门”，没有点名哪个部门。写成法定（省略 authority 就是法定）等于替政府作了决定，对方可以不认。

反例：

```yaml data/laws/more.yaml
format: 1
laws:
  - name: 中华人民共和国大气污染防治法
    short: 大气污染防治法
    level: 法律
    versions:
      - {adopted: 2018-10-26, effective: 2018-10-26, articles: 129}
```

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
    duties:
      - 查处露天烧烤
    basis:
      - law: 大气污染防治法
        articles: ["118"]
```

正例：

```yaml data/laws/more.yaml
format: 1
laws:
  - name: 中华人民共和国大气污染防治法
    short: 大气污染防治法
    level: 法律
    versions:
      - {adopted: 2018-10-26, effective: 2018-10-26, articles: 129}
```

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
    basis:
      - law: 大气污染防治法
        articles: ["118"]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase

_LEFT = {
    "大气污染防治法": ("116", "118", "119"),
    "山东省大气污染防治条例": ("78", "79", "80", "81"),
    "噪声污染防治法": ("77", "78", "81", "82", "84"),
}
"""Read in the texts adopted 2018-10-26, 2018-11-30 and 2021-12-24: each names only the body the
local government has determined or designated. Articles that also name a department are left out."""

LEVEL = "warning"
SUBJECT = "matter"
TABLE = (
    ("法律", "条"),
    *((f"《{law}》", "、".join(articles)) for law, articles in _LEFT.items()),
)
MESSAGE = "《{law}》第 {article} 条把查处部门留给政府确定，“{body}”却写成法定。"
HINT = "写 authority: designated，并用 designated 写明指定的政府和文件；这个单位靠别的条文负责的，从这一处删去第 {article} 条。"
SAMPLE = {"article": "118", "body": "县综合行政执法局", "law": "大气污染防治法"}


def check(case: MatterCase) -> Iterator[Finding]:
    """A lead by statute does not rest on an article that leaves the body to the government."""
    for index, part in enumerate(case.entry.matter.lead):
        if part.authority != "statute" or _is_government(case, part.body):
            continue
        for position, citation in enumerate(part.basis):
            law = case.within.law(citation.law or "")
            left = _LEFT.get(law.short or law.name, ()) if law else ()
            if article := next((a for a in citation.articles if a in left), None):
                arguments = {"law": citation.law, "article": article, "body": part.body}
                yield case.found("SD412", ("lead", index, "basis", position), arguments)
                break


def _is_government(case: MatterCase, name: str) -> bool:
    """Whether a name is the government that determines, or stands for whom it will determine."""
    known = case.within.body(name)
    if known is None:
        return True  # SD301 speaks of it
    return known.body.kind == "government" or (
        known.body.kind == "collective" and not known.body.members
    )
