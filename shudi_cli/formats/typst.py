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
    without_band,
)
from shudi_cli.formats.chunks import Chunk, chunks
from shudi_cli.formats.options import Fonts, Options
from shudi_cli.formats.properties import below, properties
from shudi_cli.formats.titles import CAUTION, TITLE, lines
from shudi_cli.formats.widths import FIRST, LINES, PAGE, fits, widths

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
    yield from _settings(document, options)
    yield _resource("page.typ")
    if document.label:
        yield f"#label-line({literal(document.label)})"
    title = lines(document.title, TITLE[document.page])
    yield f"#title-line({', '.join(literal(line) for line in title)})"
    yield from (_front(paragraph, document) for paragraph in document.front)
    if document.columns:
        yield from _table(document)
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
    year, month, day = map(int, origin.effective.split("-"))
    about = ", ".join(f"{literal(name)}: {literal(value)}" for name, value in properties(origin))
    yield (
        f"#set document(title: {literal(document.title)}, author: {literal(origin.issuer)}, "
        f"date: datetime(year: {year}, month: {month}, day: {day}))"
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


def _table(document: Document) -> Iterator[str]:
    columns, places = without_band(document)
    sizes = [size / 10 for size in widths(document, columns, places, PAGE[document.page] * 10)]
    yield f"#items(({', '.join(f'{size}mm' for size in sizes)},),"
    heads = ", ".join(f"head({literal(column.title)})" for column in columns)
    yield f"table.header({heads}),"
    page, most = LINES[document.page], FIRST[document.page]
    for section in document.sections:
        if section.title:
            yield f"table.header(level: 2, repeat: false, band({len(columns)}, {literal(section.title)})),"
        for row in section.rows:
            if row.subrows:
                for chunk in chunks(row, columns, places, sizes, most, page // 2):
                    yield from _chunk(chunk, columns, sizes, most)
            else:
                cells = [row.cells[place] for place in places]
                yield _row(cells, columns, sizes, most)
            most = page
    yield ")"


def _row(
    cells: Sequence[Cell], columns: Sequence[Column], sizes: Sequence[float], most: int
) -> str:
    whole = fits(cells, sizes, most)
    written = (
        f"cell({str(not whole).lower()}, {_place(column, whole=whole)}{_lines(cell)})"
        for cell, column in zip(cells, columns, strict=True)
    )
    return f"{', '.join(written)},"


def _place(column: Column, *, whole: bool) -> str:
    """Short columns stand in the middle of a row that stays on one page."""
    return f"{'center' if column.centered else 'left'} + {'horizon' if whole and not column.grows else 'top'}"


def _chunk(
    chunk: Chunk, columns: Sequence[Column], sizes: Sequence[float], most: int
) -> Iterator[str]:
    """Sub-rows; an unbreakable cell that reaches over them keeps them on one page."""
    first, own = chunk[0], [(i, c) for i, c in enumerate(columns) if not c.shared]
    shared = [i for i, column in enumerate(columns) if column.shared]
    torn = str(not all(fits(line, sizes, most) for line in chunk)).lower()
    yield "".join(
        f"cell({torn}, {_place(columns[i], whole=True)}, rowspan: {len(chunk)}{_lines(first[i])}), "
        for i in shared
    )
    for line in chunk:
        yield _row([line[i] for i, _ in own], [c for _, c in own], [sizes[i] for i, _ in own], most)


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
