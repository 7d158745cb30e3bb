"""Typst source (0.14 or newer): one file that `typst compile` sets as a PDF, offline.

All text stands in string literals, where nothing but the quote and the backslash means anything;
what it looks like is said once, in the functions at the top.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import BinaryIO

from shudi_cli.document import (
    Box,
    Cell,
    Column,
    Document,
    Paragraph,
    Role,
    Run,
)
from shudi_cli.formats import widths
from shudi_cli.formats.chunks import Chunk, Pages, chunks
from shudi_cli.formats.cutting import height
from shudi_cli.formats.options import Fonts, Options
from shudi_cli.formats.paper import ORDINARY, PAGE
from shudi_cli.formats.properties import begins, below, properties
from shudi_cli.formats.titles import CAUTION, TITLE, lines
from shudi_cli.formats.widths import Plan

_MARGINS = {
    "landscape": "(top: 28mm, bottom: 26mm, left: 35mm, right: 37mm)",
    "portrait": "(top: 37mm, bottom: 35mm, left: 28mm, right: 26mm)",
}
_STANDINS = {
    "title": ("FZXiaoBiaoSong-B05S", "Noto Serif CJK SC"),
    "text": ("FangSong", "STFangsong", "Noto Serif CJK SC"),
    "kai": ("KaiTi", "STKaiti", "Noto Serif CJK SC"),
    "hei": ("SimHei", "STHeiti", "Noto Sans CJK SC"),
    "song": ("SimSun", "STSong", "Noto Serif CJK SC"),
}
_FRONT: dict[Role, str] = {
    "text": "said",
    "name": "issue",
    "heading": "first",
    "subheading": "second",
    "item": "third",
}
_MARKS = {"": "t", "inserted": "come", "deleted": "gone"}
_LOW = 4
_ESCAPED = re.compile('[\\\\"\x00-\x1f\x7f-\x9f\u2028\u2029]')


def write(document: Document, out: BinaryIO, options: Options) -> None:
    """The document as Typst source, row by row."""
    out.writelines(f"{piece}\n".encode() for piece in _pieces(document, options))


def literal(text: str) -> str:
    """`text` as a string of Typst; what no file in UTF-8 can hold becomes “?”."""
    safe = text.encode("utf-8", "replace").decode() if not text.isprintable() else text
    return f'"{_ESCAPED.sub(_escape, safe)}"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return f"\\{character}" if character in '\\"' else f"\\u{{{ord(character):x}}}"


@cache
def _resource(name: str) -> str:
    return files("shudi_cli.formats").joinpath(name).read_text("utf-8")


def _pieces(document: Document, options: Options) -> Iterator[str]:
    plan = widths.plan(document, PAGE[document.page] * 10) if document.columns else None
    yield from _settings(document, options)
    face = plan.face if plan else ORDINARY
    yield f"#let table-size = {face.points}pt"
    yield f"#let table-leading = {face.pitch - face.points}pt"
    yield _resource("page.typ")
    if document.label:
        yield f"#label-line({literal(document.label)})"
    title = lines(document.title, TITLE[document.page])
    yield f"#title-line({', '.join(literal(line) for line in title)})"
    yield from (_front(paragraph, document) for paragraph in document.front)
    if plan:
        yield from _table(document, plan)
    yield from (f"#note({literal(text)})" for text in below(document, options))
    if document.flow:
        yield from _flow(document.flow)


def _front(paragraph: Paragraph, document: Document) -> str:
    if paragraph.role == "caution":
        broken = lines(paragraph.text, CAUTION[document.page])
        return f"#caution({', '.join(literal(line) for line in broken)})"
    small = document.columns and paragraph.role == "text"
    return f"#{'remark' if small else _FRONT[paragraph.role]}({_runs(paragraph.runs)})"


def _settings(document: Document, options: Options) -> Iterator[str]:
    origin = document.origin
    day = begins(origin)
    date = f"datetime(year: {day.year}, month: {day.month}, day: {day.day})" if day else "none"
    about = ", ".join(f"{literal(name)}: {literal(value)}" for name, value in properties(origin))
    yield (
        f"#set document(title: {literal(document.title)}, author: {literal(origin.issuer)}, "
        f"date: {date})"
    )
    yield f"#metadata(({about})) <shudi>"
    yield from (f"#let {use}-font = {font}" for use, font in _fonts(options.fonts))
    yield f"#let turned = {str(options.turned_numbers and document.page == 'landscape').lower()}"
    yield (
        f'#set page(paper: "a4", flipped: {str(document.page == "landscape").lower()}, '
        f"margin: {_MARGINS[document.page]})"
    )


def _fonts(fonts: Fonts) -> Iterator[tuple[str, str]]:
    for use, font in fonts._asdict().items():
        names = (font, *_STANDINS[use])
        yield use, f"({', '.join(literal(name) for name in names)})"


def _table(document: Document, plan: Plan) -> Iterator[str]:
    yield f"#items(({', '.join(f'{size / 10}mm' for size in plan.sizes)},),"
    heads = ", ".join(f"head({literal(column.title)})" for column in plan.columns)
    yield f"table.header({heads}),"
    pages = Pages(document, plan.face)
    for section in document.sections:
        if section.title:
            yield f"table.header(level: 2, repeat: false, band({len(plan.columns)}, {literal(section.title)})),"
            pages.band()
        for row in section.rows:
            for chunk in chunks(row, plan, pages):
                yield from _chunk(chunk, plan, pages.most)
    yield ")"


def _place(column: Column, *, low: bool) -> str:
    """Short columns stand in the middle of a low row."""
    return f"{'center' if column.centered else 'left'} + {'horizon' if low and not column.grows else 'top'}"


def _chunk(chunk: Chunk, plan: Plan, page: int) -> Iterator[str]:
    """Rows of an item; an unbreakable cell that reaches over them keeps them on one page."""
    highs = [height(line, plan.rooms) for line in chunk]
    torn = str(max(highs) > page).lower()
    if len(chunk) > 1:
        yield "".join(
            f"cell({torn}, {_place(column, low=False)}, rowspan: {len(chunk)}{_lines(own)}), "
            for own, column in zip(chunk[0], plan.columns, strict=True)
            if column.shared
        )
    for line, high in zip(chunk, highs, strict=True):
        low = len(chunk) == 1 and high <= _LOW
        yield "".join(
            f"cell({str(high > page).lower()}, {_place(column, low=low)}{_lines(own)}), "
            for own, column in zip(line, plan.columns, strict=True)
            if len(chunk) == 1 or not column.shared
        )


def _lines(cell: Cell) -> str:
    return "".join(f", {_line(p)}" for p in cell.paragraphs)


def _line(paragraph: Paragraph) -> str:
    runs = _runs(paragraph.runs)
    return f"name({runs})" if paragraph.role == "name" else runs


def _runs(runs: Sequence[Run]) -> str:
    return " + ".join(f"{_MARKS[run.mark]}({literal(run.text)})" for run in runs) or "none"


def _flow(boxes: Sequence[Box]) -> Iterator[str]:
    yield "#flow("
    for number, box in enumerate(boxes, 1):
        aside = ", ".join(literal(line) for line in box.aside)
        onward = literal(box.onward) if number < len(boxes) else "none"
        yield f"({literal(box.by)}, {literal(f'{number}.{box.text}')}, ({aside}{',' if box.aside else ''}), {onward}),"
    yield ")"
