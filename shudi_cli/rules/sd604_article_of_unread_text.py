"""引用了没有核对过文本的条文

登记册里这个版本没有条数，就是说它的文本没有人核对过。条文可能已经改过内容、换过编号，写上条号会让人以为核对过。没有文本的版本只引法名；有文本的，先登记条数。

反例：

```yaml data/matters/shifan/aa-01.yaml
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县公安局
    duties:
      - 维护拆除现场的秩序
basis:
  - law: 土地管理法
    articles: ["62"]
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
basis:
  - law: 土地管理法
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import CitingCase

LEVEL = "warning"
SUBJECT = "citing"
MESSAGE = "《{law}》（{adopted} 版）的文本没有核对过，却引用了第 {articles} 条。"
HINT = "核对文本后在 data/laws 给这个版本写上 articles（最后一条的条号）；没有文本的删去条号。"
SAMPLE = {"adopted": "2004-08-28", "articles": "62", "law": "土地管理法"}


def check(case: CitingCase) -> Iterator[Finding]:
    """No article is cited from a version whose number of articles nobody has recorded."""
    for at, citation, _, version in case.cited:
        if version is not None and version.articles is None and citation.articles:
            arguments = {
                "law": citation.law,
                "adopted": version.adopted,
                "articles": "、".join(citation.articles),
            }
            yield case.found("SD604", (*at, "articles"), arguments)
