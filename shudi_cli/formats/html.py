"""One self-contained page: searchable on screen, with a header on every printed page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import BinaryIO

from shudi_cli.document import (
    Box,
    Cell,
    Column,
    Document,
    Paragraph,
    Row,
    Run,
    Section,
    without_band,
)
from shudi_cli.formats.options import Options
from shudi_cli.formats.paper import PAGE
from shudi_cli.formats.properties import below, properties
from shudi_cli.formats.titles import clauses
from shudi_cli.formats.widths import widths

_TAGS = {"": ("", ""), "inserted": ("<ins>", "</ins>"), "deleted": ("<del>", "</del>")}
_FIND = (
    '<p class="find" hidden><label>查找 <input type="search" placeholder="事项、单位、法律……" '
    'autocomplete="off"></label> <output></output></p>\n'
)
_MANY = 10
"""Rows from which on a table is worth searching."""
_FRONT = {"heading": "h2", "subheading": "h3", "item": "h4"}


def write(document: Document, out: BinaryIO, options: Options) -> None:
    """The document as HTML, row by row."""
    out.writelines(
        piece.encode("utf-8", "xmlcharrefreplace") for piece in _pieces(document, options)
    )


@cache
def _resource(name: str) -> str:
    return files("shudi_cli.formats").joinpath(name).read_text("utf-8")


def _pieces(document: Document, options: Options) -> Iterator[str]:
    metas = "".join(
        f'<meta name="shudi:{name}" content="{escape(value)}">\n'
        for name, value in properties(document.origin)
    )
    yield (
        '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{metas}<title>{escape(document.title)}</title>\n"
        f"<style>\n@page {{ size: A4 {document.page}; }}\n{_resource('page.css')}{_labels(document)}</style>\n"
        f'</head>\n<body class="{document.page}">\n<main>\n'
    )
    if document.label:
        yield f'<p class="label">{escape(document.label)}</p>\n'
    yield f"<h1>{'<wbr>'.join(escape(clause) for clause in clauses(document.title))}</h1>\n"
    yield from (_front(paragraph) for paragraph in document.front)
    if document.columns:
        yield from _table(document)
    for note in below(document, options):
        yield f'<p class="note">{escape(note)}</p>\n'
    if document.flow:
        yield from _flow(document.flow)
    script = f"<script>\n{_resource('page.js')}</script>\n" if _searchable(document) else ""
    yield f"</main>\n{script}</body>\n</html>\n"


def _labels(document: Document) -> str:
    """On a narrow screen a row is a card and each cell says its column's title."""
    columns, _ = without_band(document)
    own = [column for column in columns if not column.shared]
    rules = [
        f'{row} > td:nth-child({place})::before {{ content: "{_quoted(column.title)}"; }}'
        for row, shown in (("tr:not(.more)", columns), ("tr.more", own))
        for place, column in enumerate(shown, 1)
        if row != "tr.more" or len(own) < len(columns)
    ]
    return f"@media screen and (max-width: 760px) {{\n{chr(10).join(rules)}\n}}\n" if rules else ""


def _quoted(text: str) -> str:
    return "".join(c if c.isalnum() else f"\\{ord(c):x} " for c in text)


def _searchable(document: Document) -> bool:
    return document.length >= _MANY


def _front(paragraph: Paragraph) -> str:
    tag = _FRONT.get(paragraph.role, "p")
    return f'<{tag} class="{paragraph.role}">{_runs(paragraph)}</{tag}>\n'


def _table(document: Document) -> Iterator[str]:
    columns, places = without_band(document)
    sizes = widths(document, columns, places, PAGE[document.page] * 10)
    total = sum(sizes)
    if _searchable(document):
        yield _FIND
    yield "<table>\n<colgroup>"
    yield "".join(f'<col style="width:{size * 100 / total:.2f}%">' for size in sizes)
    heads = "".join(f'<th scope="col">{escape(column.title)}</th>' for column in columns)
    yield f"</colgroup>\n<thead><tr>{heads}</tr></thead>\n"
    for section in document.sections:
        yield from _section(section, columns, places)
    yield "</table>\n"


def _section(section: Section, columns: Sequence[Column], places: tuple[int, ...]) -> Iterator[str]:
    yield "<tbody>\n"
    if section.title:
        yield (
            f'<tr class="band"><th scope="rowgroup" colspan="{len(places)}">'
            f"{escape(section.title)}</th></tr>\n"
        )
    for row in section.rows:
        if row.subrows:
            yield from _subrows(row, columns, places)
        else:
            cells = (_td(row.cells[p], c) for p, c in zip(places, columns, strict=True))
            yield f"<tr>{''.join(cells)}</tr>\n"
    yield "</tbody>\n"


def _subrows(row: Row, columns: Sequence[Column], places: tuple[int, ...]) -> Iterator[str]:
    """An item of several rows: what they share stands in the first one and reaches over all."""
    span = f" rowspan={len(row.subrows)}"
    for number, line in enumerate(row.subrows):
        cells = (
            _td(row.cells[place], column, span) if column.shared else _td(line[place], column)
            for place, column in zip(places, columns, strict=True)
            if number == 0 or not column.shared
        )
        yield f"<tr{' class=more' if number else ''}>{''.join(cells)}</tr>\n"


def _td(cell: Cell, column: Column, span: str = "") -> str:
    return f"<td{' class=c' if column.centered else ''}{span}>{_cell(cell)}</td>"


def _cell(cell: Cell) -> str:
    return "".join(
        f"<p{' class=name' if p.role == 'name' else ''}>{_runs(p)}</p>" for p in cell.paragraphs
    )


def _runs(paragraph: Paragraph) -> str:
    return "".join(_run(run) for run in paragraph.runs)


def _run(run: Run) -> str:
    start, end = _TAGS[run.mark]
    return f"{start}{escape(run.text)}{end}"


def _flow(boxes: tuple[Box, ...]) -> Iterator[str]:
    yield '<h2>流程图</h2>\n<ol class="flow">\n'
    for number, box in enumerate(boxes, 1):
        aside = "".join(f"<small>{escape(line)}</small>" for line in box.aside)
        onward = f'<span class="onward">{escape(box.onward)}</span>' if box.onward else ""
        yield (
            f'<li><span class="by">{escape(box.by)}</span>'
            f'<span class="box">{number}.{escape(box.text)}</span>'
            f'<span class="aside">{aside}</span>{onward}</li>\n'
        )
    yield "</ol>\n"
