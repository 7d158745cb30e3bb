"""条号超过了最后一条

引用的那个版本没有这么多条：条号写错了，或者引用的其实是别的版本。按清单施行那天有效的版本核对；引用写了 version 的，按那个版本。

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
  - law: 城乡规划法
    articles: ["71"]
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
  - law: 城乡规划法
    articles: ["70"]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import CitingCase
from shudi_cli.text import digits

LEVEL = "error"
SUBJECT = "citing"
MESSAGE = "《{law}》（{adopted} 版）只有 {last} 条，没有第 {article} 条。"
HINT = "打开这个版本的文本核对条号；要引别的版本，用 version 写明它的通过日期。"
SAMPLE = {"adopted": "2019-04-23", "article": "71", "last": "70", "law": "城乡规划法"}


def check(case: CitingCase) -> Iterator[Finding]:
    """Every article cited lies within the version it is cited from."""
    for at, citation, _, version in case.cited:
        if version is None or version.articles is None:
            continue
        for index, article in enumerate(citation.articles):
            if (digits(article.partition("之")[0]) or 0) > version.articles:
                arguments = {
                    "law": citation.law,
                    "adopted": version.adopted,
                    "last": version.articles,
                    "article": article,
                }
                yield case.found("SD601", (*at, "articles", index), arguments)
