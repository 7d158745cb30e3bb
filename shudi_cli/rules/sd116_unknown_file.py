"""不认识的文件

data/ 下面的文件名和位置决定它是什么。扩展名写成 .yml、放错文件夹的文件不会被读取，里面的事项就等于不存在。

反例：

```yaml data/matters/shifan/aa-02.yml
id: aa-02
name: 第二个事项
domain: aa
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding, Place, found
from shudi_cli.loading import layout
from shudi_cli.rule import RepositoryCase

LEVEL = "warning"
SUBJECT = "repository"
MESSAGE = "不认识这个文件，没有读取。"
HINT = "事项文件放在 data/matters/清单/ 下，扩展名是 .yaml。"


def check(case: RepositoryCase) -> Iterator[Finding]:
    """Every file below data/ that the layout does not know."""
    base = case.snapshot.base
    for path in base.names("data"):
        if layout.kind(path) is None and path.endswith((".yaml", ".yml")):
            yield found("SD116", Place(path, commit=base.commit))
