"""What a rewriting would change, as a unified diff."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff

from shudi_cli.render.style import Style
from shudi_cli.text import printable


def text(name: str, old: bytes, new: bytes, style: Style) -> str:
    """The diff of one file; line endings and a byte order mark are shown where they differ."""
    return "".join(f"{line}\n" for line in _lines(name, _shown(old), _shown(new), style))


def _lines(name: str, old: list[str], new: list[str], style: Style) -> Iterator[str]:
    for line in unified_diff(old, new, name, name, lineterm=""):
        safe = printable(line)
        if line.startswith(("---", "+++")):
            yield style.strong(safe)
        elif line.startswith("-"):
            yield style.bad(safe)
        else:
            yield style.good(safe) if line.startswith("+") else safe


def _shown(data: bytes) -> list[str]:
    text = data.decode("utf-8").replace("\ufeff", "␟BOM").replace("\r", "␍")
    lines = text.split("\n")
    return lines[:-1] if lines[-1] == "" else [*lines[:-1], f"{lines[-1]}␄"]
