"""One self-contained page: searchable on screen, with a header on every printed page."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import escape
from importlib.resources import files
from typing import BinaryIO

from shudi_cli.document import Box, Cell, Document, Paragraph, Run, Section, without_band
from shudi_cli.formats.options import Options
from shudi_cli.formats.properties import properties
from shudi_cli.formats.widths import PAGE, widths

_TAGS = {"": ("", ""), "inserted": ("<ins>", "</ins>"), "deleted": ("<del>", "</del>")}
_FIND = (
    '<p class="find" hidden><label>查找 <input type="search" placeholder="事项、单位、法律……" '
    'autocomplete="off"></label> <output></output></p>\n'
)
_MANY = 10
"""Rows from which on a table is worth searching."""
_FRONT = {"heading": "h2", "subheading": "h3", "item": "h4"}


def write(document: Document, out: BinaryIO, options: Options) -> None:  # noqa: ARG001 - the common shape
    """The document as HTML, row by row."""
    out.writelines(piece.encode("utf-8", "xmlcharrefreplace") for piece in _pieces(document))


@cache
def _resource(name: str) -> str:
    return files("shudi_cli.formats").joinpath(name).read_text("utf-8")


def _pieces(document: Document) -> Iterator[str]:
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
        f"<style>\n@page {{ size: A4 {document.page}; }}\n{_resource('page.css')}</style>\n"
        f'</head>\n<body class="{document.page}">\n<main>\n'
    )
    if document.label:
        yield f'<p class="label">{escape(document.label)}</p>\n'
    yield f"<h1>{escape(document.title)}</h1>\n"
    yield from (_front(paragraph) for paragraph in document.front)
    if document.columns:
        yield from _table(document)
    for note in (*document.notes, document.foot):
        if note:
            yield f'<p class="note">{escape(note)}</p>\n'
    if document.flow:
        yield from _flow(document.flow)
    script = f"<script>\n{_resource('page.js')}</script>\n" if _searchable(document) else ""
    yield f"</main>\n{script}</body>\n</html>\n"


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
    classes = ["c" if column.centered else "" for column in columns]
    for section in document.sections:
        yield from _section(section, places, classes)
    yield "</table>\n"


def _section(section: Section, places: tuple[int, ...], classes: list[str]) -> Iterator[str]:
    yield "<tbody>\n"
    if section.title:
        yield (
            f'<tr class="band"><th scope="rowgroup" colspan="{len(places)}">'
            f"{escape(section.title)}</th></tr>\n"
        )
    for row in section.rows:
        cells = (
            f"<td{f' class={kind}' if kind else ''}>{_cell(row.cells[place])}</td>"
            for place, kind in zip(places, classes, strict=True)
        )
        yield f"<tr>{''.join(cells)}</tr>\n"
    yield "</tbody>\n"


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
