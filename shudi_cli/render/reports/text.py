"""For a person: findings grouped by file, each with its source line and a caret; then the totals."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from shudi_cli.policy import LEVELS
from shudi_cli.render.reports.told import Told, told
from shudi_cli.render.style import Style
from shudi_cli.text import printable, width, wrap
from shudi_cli.validating import Report

_INDENT = "    "


def render(report: Report, style: Style) -> str:
    """The report as lines of at most `style.columns`."""
    return "\n".join(_lines(report, style)) + "\n"


def _lines(report: Report, style: Style) -> Iterator[str]:
    for path, group in groupby(told(report), key=lambda each: each.place.path):
        yield style.strong(printable(path))
        for each in group:
            yield from _paragraph(each, report.excerpt(each.place), style)
        yield ""
    yield from wrap(_totals(report, style), style.columns, rest="")


def _totals(report: Report, style: Style) -> str:
    counts = [f"{report.count(lv)} 个{name}" for lv, name in LEVELS.items() if report.count(lv)]
    found = "、".join(counts) if counts else style.good("没有发现问题")
    waived = f"，另有 {len(report.waived)} 个按 shudi.yaml 豁免" if report.waived else ""
    hidden = f"；另有 {report.hidden} 处问题在没有指定的文件里" if report.hidden else ""
    return f"检查了 {report.files} 个文件、{report.matters} 个事项：{found}{waived}{hidden}。"


def _paragraph(each: Told, excerpt: str | None, style: Style) -> Iterator[str]:
    place = f"  {each.place.line}:{each.place.column} "
    paint = {"error": style.bad, "warning": style.warn, "note": style.faint}[each.level]
    name = LEVELS[each.level]
    first, *more = wrap(f"{name} {each.rule.id} {each.message}", style.columns, place, _INDENT)
    yield first.replace(name, paint(name), 1)
    yield from more
    if excerpt is not None and excerpt.strip():
        line, caret = framed(excerpt, each.place.column, style.columns - len(_INDENT))
        yield style.faint(_INDENT + line)
        yield _INDENT + paint(caret)
    for other in each.related:
        yield from wrap(f"另见 {printable(str(other))}", style.columns, _INDENT)
    yield from wrap(each.hint, style.columns, f"{_INDENT}→ ", f"{_INDENT}  ")


def framed(line: str, column: int, room: int) -> tuple[str, str]:
    """A source line cut to `room` terminal columns around `column` (1-based, in code points), and
    a line that puts a caret below that character.
    """
    before, after = _shown(line[: column - 1]), _shown(line[column - 1 :])
    left = ""
    if width(before) > room * 2 // 3:
        before, left = _tail(before, room // 2), "…"
    offset = width(left) + width(before)
    right = _head(after, room - offset)
    return f"{left}{before}{right}".rstrip(), " " * offset + "^"


def _shown(text: str) -> str:
    """One line of source as a terminal may show it: tabs as arrows, control characters escaped."""
    return printable(text.replace("\t", "→"))


def _head(text: str, room: int) -> str:
    if width(text) <= room:
        return text
    end = room
    while end and width(text[:end]) > room - 1:
        end -= 1
    return f"{text[:end]}…"


def _tail(text: str, room: int) -> str:
    start = max(0, len(text) - room)
    while width(text[start:]) > room:
        start += 1
    return text[start:]
