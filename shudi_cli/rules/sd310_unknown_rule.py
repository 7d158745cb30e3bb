"""设置里写了不存在的规则

shudi.yaml 的 select、ignore、levels、waivers 用规则编号（如 SD402）或编号的开头（如 SD4）指明规则。写错一个数字，设置就悄悄不起作用，所以按错误处理。

反例：

```yaml shudi.yaml
format: 1
ignore: [SD499]
```

正例：

```yaml shudi.yaml
format: 1
levels: {SD6: note}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.loading import layout
from shudi_cli.model import Settings
from shudi_cli.rule import RepositoryCase
from shudi_cli.yamlio import Path

LEVEL = "error"
SUBJECT = "repository"
MESSAGE = "没有规则“{rule}”。"
HINT = "运行 shudi rule 查看全部规则的编号。"
SAMPLE = {"rule": "SD499"}


def check(case: RepositoryCase) -> Iterator[Finding]:
    """Every rule or group named in the settings exists."""
    from shudi_cli.rules import MODULES

    known = [module.partition("_")[0].upper() for module in MODULES]
    for at, name in _named(case.snapshot.settings):
        if not any(rule.startswith(name) for rule in known):
            yield case.found("SD310", layout.SETTINGS, at, {"rule": name})


def _named(settings: Settings) -> Iterator[tuple[Path, str]]:
    for index, name in enumerate(settings.select):
        yield ("select", index), name
    for index, name in enumerate(settings.ignore):
        yield ("ignore", index), name
    for name in settings.levels:
        yield ("levels", name), name
    for index, waiver in enumerate(settings.waivers):
        yield ("waivers", index, "rule"), waiver.rule
