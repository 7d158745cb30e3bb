"""The adjustment notice (调整说明) as text and as Markdown."""

from __future__ import annotations

from shudi_cli.comparing import Comparison
from shudi_cli.render import diff
from shudi_cli.render.notice import Line, notice
from shudi_cli.render.style import Style
from shudi_cli.text import printable, wrap

_DEPTHS = {"title": 1, "heading": 2, "subheading": 3, "item": 4}


def text(comparison: Comparison, style: Style) -> str:
    """The notice for a terminal or a plain document."""
    lines = (row for line in _lines(comparison) for row in _wrapped(line, style))
    return "\n".join(lines) + "\n"


def markdown(comparison: Comparison) -> str:
    """The notice as Markdown."""
    lines: list[str] = []
    for line in _lines(comparison):
        depth = _DEPTHS.get(line.role, 0)
        head = "#" * depth + " " if depth else "> " if line.role == "caution" else ""
        lines += [f"{head}{diff.escaped(line.text)}", ""]
    return "\n".join(lines)


def _lines(comparison: Comparison) -> list[Line]:
    return [line for compared in comparison.lists for line in notice(compared)]


def _wrapped(line: Line, style: Style) -> list[str]:
    words = printable(line.text)
    if line.role == "text":
        return wrap(words, style.columns, "　　", "")
    above = [""] if line.role in ("heading", "subheading", "item") else []
    rows = wrap(words, style.columns, "")
    return [*above, *(map(style.strong, rows) if line.role in _DEPTHS else rows)]
