"""The manual of change kinds: docs/changes.md is this page, checked in and verified."""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.diffing import KINDS, LEVELS
from shudi_cli.render.change import LEVELS as SAID


def page() -> str:
    """Every kind with its level, its sentence and when it is reported, as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# 变化的种类"
    yield ""
    yield "`shudi diff`、`shudi log` 报告的每一种变化：代号、级别、怎么说、什么时候报告。"
    yield "级别可以在 shudi.yaml 里改，例如 `change_levels: {lead-order: support}`，两个命令都按它；"
    yield "看过并认可的一处变化，把它的指纹、原因和到期日写进 `accepted_changes`："
    yield ""
    yield "```yaml"
    yield "accepted_changes:"
    yield '  - {change: "0123456789abcdef", reason: 已按某政〔2020〕1号核对, until: 2020-12-31}'
    yield "```"
    for level in LEVELS:
        yield ""
        yield f"## {SAID[level]}（{level}）"
        for kind in KINDS.values():
            if kind.level == level:
                yield ""
                yield f"### {kind.id}"
                yield ""
                yield f"> {kind.sentence}"
                yield ""
                yield kind.manual
