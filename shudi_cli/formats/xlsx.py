"""Spreadsheets: one row an item, header frozen and filtered, heights that show every line.

Strings stay strings: nothing is taken for a formula, a number or a link, and cells that begin
like a formula carry the quote prefix as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from shudi_cli.document import Cell, Document, Row
from shudi_cli.errors import ShudiError
from shudi_cli.formats.heights import Size, fitted, suits
from shudi_cli.formats.options import Fonts, Options
from shudi_cli.formats.properties import properties
from shudi_cli.formats.widths import HALF, widths

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_SCALES = ((124, 10.5), (144, 10.5), (164, 10.5), (164, 9.0), (200, 9.0), (200, 8.0))
"""Half-width characters across the sheet and type; the first with which the rows fit is taken."""
_MOST = 32_767  # characters a cell can hold; more are cut without a word
_RISKY = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_FORBIDDEN = str.maketrans("[]:*?/\\", "（）：＊？／＼")


class _Look(NamedTuple):
    """The formats of one workbook, made when first used."""

    book: Any
    fonts: Fonts
    made: dict[tuple[str, float], Any]

    def get(self, kind: str, points: float = 10.5) -> Any:
        """The cell format for text, centred text, guarded text, heads, titles."""
        key = kind, points
        if key not in self.made:
            self.made[key] = self.book.add_format(_LOOKS[kind](self.fonts) | {"font_size": points})
        return self.made[key]


def _body(fonts: Fonts) -> dict[str, object]:
    return {"font_name": fonts.song, "valign": "top", "text_wrap": True, "border": 1}


_LOOKS: dict[str, Callable[[Fonts], dict[str, object]]] = {
    "text": _body,
    "centred": lambda f: _body(f) | {"align": "center", "valign": "vcenter"},
    "guarded": lambda f: _body(f) | {"quote_prefix": True},
    "head": lambda f: (
        _body(f)
        | {"font_name": f.hei, "align": "center", "valign": "vcenter", "bg_color": "#EDEDED"}
    ),
    "title": lambda f: {"font_name": f.title, "align": "left", "valign": "vcenter"},
    "line": lambda f: {"font_name": f.kai, "align": "left", "valign": "vcenter"},
    "deleted": lambda f: {"font_name": f.song, "font_strikeout": True},
    "inserted": lambda f: {"font_name": f.hei, "underline": 1},
    "plain": lambda f: {"font_name": f.song},
}


def write(document: Document, out: BinaryIO, options: Options) -> None:
    """The document as a .xlsx; raises `ShudiError` for a cell longer than a cell can be."""
    from xlsxwriter import Workbook

    settings = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(out, settings) as book:
        _properties(book, document)
        look = _Look(book, options.fonts, {})
        for name, rows in _sheets(document, split=options.sheet_per_section):
            _sheet(book.add_worksheet(name), document, rows, look)


def _properties(book: Workbook, document: Document) -> None:
    year, month, day = map(int, document.origin.effective.split("-"))
    book.set_properties(
        {
            "title": document.title,
            "author": document.origin.issuer,
            "comments": document.foot,
            "created": datetime(year, month, day, tzinfo=UTC),
        }
    )
    for name, value in properties(document.origin):
        book.set_custom_property(name, value)


def _sheets(document: Document, *, split: bool) -> Iterator[tuple[str, Sequence[tuple[str, Row]]]]:
    """Sheet names with their rows, each with the title of its section."""
    sections = [(s.title, [(s.title, row) for row in s.rows]) for s in document.sections]
    if not split or len(sections) < 2:
        yield "清单", [item for _, rows in sections for item in rows]
        return
    used: set[str] = set()
    for title, rows in sections:
        name = title.translate(_FORBIDDEN).partition("（")[0][:28] or "清单"
        while name.casefold() in used:
            name += "_"
        used.add(name.casefold())
        yield name, rows


def _sheet(
    sheet: Worksheet, document: Document, rows: Sequence[tuple[str, Row]], look: _Look
) -> None:
    sizes, points = _scale(document)
    for index, size in enumerate(sizes):
        sheet.set_column(index, index, size)
    top = _front(sheet, document, look)
    for index, column in enumerate(document.columns):
        sheet.write_string(top, index, column.title, look.get("head"))
    last = top
    for _, row in rows:
        for piece in fitted(row, sizes, points):
            last += 1
            _write(sheet, last, piece.row, piece.size, document, look)
    sheet.autofilter(top, 0, max(last, top + 1), len(sizes) - 1)
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    _page(sheet, document)
    for note in (*document.notes, document.foot):
        last += 1
        sheet.write_string(last + 1, 0, note, look.get("line"))


def _scale(document: Document) -> tuple[list[int], float]:
    """Column widths and type, as large on paper as the longest rows allow."""
    every = max(1, len(rows := list(document.rows)) // 120)
    places = range(len(document.columns))
    for total, points in _SCALES:
        sizes = widths(document, document.columns, places, total, total * HALF)
        if suits(rows[::every], sizes, points):
            break
    return sizes, points


def _front(sheet: Worksheet, document: Document, look: _Look) -> int:
    """Title and remarks, each in a row of its own; the row the header stands in."""
    sheet.set_row(0, 34)
    sheet.write_string(0, 0, document.title, look.get("title", 20))
    for number, paragraph in enumerate(document.front, 1):
        sheet.set_row(number, 18)
        sheet.write_string(number, 0, paragraph.text, look.get("line", 11))
    top = len(document.front) + 1
    sheet.set_row(top, 24)
    return top


def _write(
    sheet: Worksheet, at: int, row: Row, size: Size, document: Document, look: _Look
) -> None:
    sheet.set_row(at, size.height)
    for index, (cell, column) in enumerate(zip(row.cells, document.columns, strict=True)):
        text = cell.text
        if len(text) > _MOST:
            raise ShudiError(
                f"“{column.title}”有一格超过 {_MOST} 个字，Excel 放不下。",
                "改用 docx 或 html 导出。",
            )
        kind = "centred" if column.centered else "guarded" if text.startswith(_RISKY) else "text"
        if any(run.mark for p in cell.paragraphs for run in p.runs):
            sheet.write_rich_string(at, index, *_marked(cell, look), look.get("text", size.points))
        else:
            sheet.write_string(at, index, text, look.get(kind, size.points))


def _marked(cell: Cell, look: _Look) -> list[Any]:
    pieces: list[Any] = []
    for number, paragraph in enumerate(cell.paragraphs):
        if number:
            pieces += [look.get("plain"), "\n"]
        for run in paragraph.runs:
            if run.text:
                pieces += [look.get(run.mark or "plain"), run.text]
    return [look.get("plain"), "\u200b", *pieces] if len(pieces) < 4 else pieces


def _page(sheet: Worksheet, document: Document) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    sheet.set_footer(f"&L{document.origin.edition}版 {document.origin.commit[:12]}&C— &P —&R&N 页")
