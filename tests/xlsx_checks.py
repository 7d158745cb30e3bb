"""What must hold in a .xlsx that clerks filter, print and hand on."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from shudi_cli.document import CONTINUED, COUNTING, FOLLOWS, Document, flat, naming
from shudi_cli.formats.heights import LONGEST, lines_of

A4 = 297 - 25.4
"""Millimetres between the margins of a page."""


def faults(data: bytes, document: Document) -> list[str]:
    """The names of everything that is wrong with the sheets of rows."""
    book = openpyxl.load_workbook(BytesIO(data), rich_text=True)
    sheets = [sheet for sheet in book.worksheets if sheet.title != "流程图"]
    found: list[str] = []
    for sheet in sheets:
        for check in (_setup, _heights, _kinds):
            found += check(sheet, document)
    found += _text(sheets, document)
    return list(dict.fromkeys(found))


def _top(document: Document) -> int:
    return len(document.front) + 2


def _setup(sheet: Worksheet, document: Document) -> Iterator[str]:
    top = _top(document)
    wide = str(sheet.page_setup.paperSize) == "8"
    corner = sheet.cell(top + 1, naming(document) + 2 if wide else 1)
    if sheet.freeze_panes != corner.coordinate:
        yield "frozen header"
    if not (sheet.auto_filter.ref or "").startswith(f"A{top}:"):
        yield "filter"
    if sheet.print_title_rows not in (f"{top}:{top}", f"${top}:${top}"):
        yield "print titles"
    if sheet.page_setup.orientation != "landscape" or (across(sheet) > A4) != wide:
        yield "landscape"
    if not sheet.sheet_properties.pageSetUpPr.fitToPage or sheet.page_setup.fitToHeight != 0:
        yield "fit to width"
    heads = [cell.value for cell in sheet[top]][: len(document.columns)]
    if heads != [c.title for c in document.columns]:
        yield "header"
    if any(
        area.min_row >= top and area.max_row > area.min_row for area in sheet.merged_cells.ranges
    ):
        yield "vertical merge"


def across(sheet: Worksheet) -> float:
    """Millimetres of all columns together."""
    spans = sheet.column_dimensions.values()
    return sum(8 * span.width * (span.max - span.min + 1) for span in spans) * 25.4 / 96


def _rows(sheet: Worksheet, document: Document) -> Iterator[tuple[Any, ...]]:
    for row in sheet.iter_rows(min_row=_top(document) + 1):
        if row[0].coordinate in sheet.merged_cells or all(c.value is None for c in row):
            continue
        yield row


def _heights(sheet: Worksheet, document: Document) -> Iterator[str]:
    for row in _rows(sheet, document):
        height = sheet.row_dimensions[row[0].row].height
        if height is None or height > LONGEST:
            yield "height"
            continue
        for cell in row:
            width = _width(sheet, cell.column)
            points = cell.font.sz
            lines = sum(lines_of(t, int(width), points) for t in str(cell.value or "").split("\n"))
            if lines * points * 1.2 > height:
                yield "hidden lines"


def _width(sheet: Worksheet, column: int) -> float:
    spans = sheet.column_dimensions.values()
    return next(span.width for span in spans if span.min <= column <= span.max)


def _kinds(sheet: Worksheet, document: Document) -> Iterator[str]:
    for row in _rows(sheet, document):
        for cell in row:
            head = sheet.cell(_top(document), cell.column).value
            counts = head == COUNTING and not str(cell.value or "").endswith(CONTINUED)
            if cell.data_type == "f" or cell.hyperlink:
                yield "not text"
            if isinstance(cell.value, int | float) != counts:
                yield "number"
            if not cell.alignment.wrap_text:
                yield "wrap"
            if str(cell.value or "").startswith(("=", "+", "-", "@")) and not cell.quotePrefix:
                yield "quote prefix"


def _joined(above: str, rest: str) -> str:
    if rest.startswith(CONTINUED):
        return above + rest.removeprefix(CONTINUED)
    return f"{above}\n{rest.removeprefix(FOLLOWS)}"


def _text(sheets: list[Worksheet], document: Document) -> Iterator[str]:
    read: list[list[str]] = []
    for sheet in sheets:
        for row in _rows(sheet, document):
            texts = [str(cell.value or "").replace("\u200b", "") for cell in row]
            if read and texts[0] == read[-1][0] + CONTINUED:
                pairs = zip(read[-1], ["", *texts[1:]], strict=True)
                read[-1] = [a if a == b or not b else _joined(a, b) for a, b in pairs]
            else:
                read.append(texts)
    if read != [[cell.text for cell in row.cells] for item in document.rows for row in flat(item)]:
        yield "text"
