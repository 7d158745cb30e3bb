"""Spreadsheets: one row an item, header frozen and filtered, heights that show every line.

Only a sheet for A4, and an item higher than any row in the smallest type, is cut in pieces.

Strings stay strings: nothing is taken for a formula, a number or a link, and cells that begin
like a formula carry the quote prefix as well. Only 序号 are numbers, so that rows can be sorted back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from shudi_cli.document import COUNTING, Box, Cell, Document, Row, Section, flat, naming, row_name
from shudi_cli.formats.formula import RISKY
from shudi_cli.formats.glyphs import Glyphs
from shudi_cli.formats.heights import LONGEST, Size, fitted, lines_of
from shudi_cli.formats.options import Fonts, Options
from shudi_cli.formats.properties import begins, below, properties
from shudi_cli.formats.scale import A4, Scale, scale

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_LOW = 4
"""Lines up to which short cells stand in the middle of a row, not at its top."""
_WIDE = (
    "表格按屏幕排，一个事项一行，便于筛选、排序、统计；打印在 A3 上是原大的 {:.0%}。"
    "要打印，加 --a4，或者导出 docx。"
)
_FLOW = 36, 56, 40  # half-width characters of the drawn flow's three columns
_NO_DAY = datetime(1980, 1, 1, tzinfo=UTC)
"""What zip says where there is no date; without one the clock would be written."""
_LONGEST_PROPERTY = 255
_LONGEST_EDITION = 20
"""Characters of it in a footer, which takes 255 in all."""
_FORBIDDEN = str.maketrans("[]:*?/\\", "（）：＊？／＼")


class _Look(NamedTuple):
    """The formats of one workbook, made when first used."""

    book: Any
    fonts: Fonts
    glyphs: Glyphs
    scale: Scale
    made: dict[tuple[str, float], Any]

    def get(self, kind: str, points: float = 10.5) -> Any:
        """The cell format for text, centred text, guarded text, heads, titles."""
        key = kind, points
        if key not in self.made:
            self.made[key] = self.book.add_format(_LOOKS[kind](self.fonts) | {"font_size": points})
        return self.made[key]


def _body(fonts: Fonts) -> dict[str, object]:
    return {"font_name": fonts.song, "valign": "top", "text_wrap": True, "border": 1}


def _beside(fonts: Fonts) -> dict[str, object]:
    return {"font_name": fonts.song, "valign": "vcenter", "text_wrap": True}


_KINDS = {
    (False, False): "short",
    (False, True): "text",
    (True, False): "centred",
    (True, True): "headed",
}
"""How a cell looks by whether its column is centred and whether it begins at the top."""
_LOOKS: dict[str, Callable[[Fonts], dict[str, object]]] = {
    "text": _body,
    "centred": lambda f: _body(f) | {"align": "center", "valign": "vcenter"},
    "headed": lambda f: _body(f) | {"align": "center"},
    "short": lambda f: _body(f) | {"valign": "vcenter"},
    "guarded": lambda f: _body(f) | {"quote_prefix": True},
    "head": lambda f: (
        _body(f)
        | {"font_name": f.hei, "align": "center", "valign": "vcenter", "bg_color": "#EDEDED"}
    ),
    "by": lambda f: _beside(f) | {"font_name": f.kai, "align": "right"},
    "box": lambda f: _beside(f) | {"align": "center", "border": 2},
    "aside": _beside,
    "arrow": lambda f: _beside(f) | {"align": "center"},
    "title": lambda f: {"font_name": f.title, "align": "center", "valign": "vcenter"},
    "line": lambda f: _beside(f) | {"font_name": f.kai, "align": "left"},
    "deleted": lambda f: {"font_name": f.song, "font_strikeout": True},
    "inserted": lambda f: {"font_name": f.hei, "underline": 1},
    "plain": lambda f: {"font_name": f.song},
}


def write(document: Document, out: BinaryIO, options: Options) -> None:
    """The document as a .xlsx.

    Rows are cut to the height a row can have, so no cell comes near the 32,767 characters
    behind which a spreadsheet drops text without a word.
    """
    from xlsxwriter import Workbook

    settings = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": options.fonts.song, "font_size": 11},
    }
    with Workbook(out, settings) as book:
        _properties(book, document)
        size = scale(document, printed=options.a4)
        if size.shrunk < 1:
            options.remark(_WIDE.format(size.shrunk))
        look = _Look(book, options.fonts, options.glyphs or Glyphs(options.fonts), size, {})
        for name, sections in _sheets(document, split=options.sheet_per_section):
            _sheet(book.add_worksheet(name), document, sections, look, options)
        if document.flow:
            _flow(book.add_worksheet("流程图"), document.flow, look)


def _properties(book: Workbook, document: Document) -> None:
    day = begins(document.origin)
    book.set_properties(
        {
            "title": document.title[:_LONGEST_PROPERTY],
            "author": document.origin.issuer[:_LONGEST_PROPERTY],
            "comments": document.foot[:_LONGEST_PROPERTY],
            "created": datetime(day.year, day.month, day.day, tzinfo=UTC) if day else _NO_DAY,
        }
    )
    for name, value in properties(document.origin):
        book.set_custom_property(name, value[:_LONGEST_PROPERTY])


def _sheets(document: Document, *, split: bool) -> Iterator[tuple[str, Sequence[Section]]]:
    """Sheet names and the sections on each."""
    if not split or len(document.sections) < 2:
        yield "清单", document.sections
        return
    used: set[str] = set()
    for section in document.sections:
        name = section.title.translate(_FORBIDDEN).partition("（")[0][:28] or "清单"
        while name.casefold() in used:
            name += "_"
        used.add(name.casefold())
        yield name, (section,)


def _sheet(
    sheet: Worksheet, document: Document, sections: Sequence[Section], look: _Look, options: Options
) -> None:
    sizes, types, piece, paper, _ = look.scale
    for index, size in enumerate(sizes):
        sheet.set_column(index, index, size)
    top = _front(sheet, document, sizes, look)
    look.glyphs.see(document.title, ("title",), lambda: "标题")
    last_lines = below(document, options)
    outside = "".join((*(p.text for p in document.front), *last_lines))
    look.glyphs.see(outside, ("kai",), lambda: "表外文字")
    for index, column in enumerate(document.columns):
        sheet.write_string(top, index, column.title, look.get("head"))
    last = top
    for row in (row for section in sections for item in section.rows for row in flat(item)):
        texts = "".join(cell.text for cell in row.cells)
        look.glyphs.see(texts, ("song",), partial(row_name, document, row))
        for part in fitted(row, sizes, types, piece):
            last += 1
            _write(sheet, last, part.row, part.size, document, look)
    sheet.autofilter(top, 0, max(last, top + 1), len(sizes) - 1)
    sheet.freeze_panes(top + 1, 0 if paper == A4 else naming(document) + 1)
    sheet.repeat_rows(top)
    _page(sheet, document, paper, options)
    for note in last_lines:
        last += 1
        _across(sheet, last + 1, note, sizes, look.get("line"), 10.5)
    sheet.print_area(0, 0, last + 1, len(sizes) - 1)


def _front(sheet: Worksheet, document: Document, sizes: Sequence[int], look: _Look) -> int:
    """Title and remarks, each a row across the table; the row the header stands in."""
    _across(sheet, 0, document.title, sizes, look.get("title", 20), 20)
    for number, paragraph in enumerate(document.front, 1):
        _across(sheet, number, paragraph.text, sizes, look.get("line", 11), 11)
    top = len(document.front) + 1
    sheet.set_row(top, 24)
    return top


def _across(
    sheet: Worksheet, at: int, text: str, sizes: Sequence[int], look: Any, points: float
) -> None:
    """A line of its own across all columns, as high as it needs."""
    sheet.set_row(at, min(LONGEST, lines_of(text, sum(sizes), points) * points * 1.5 + 4))
    if len(sizes) > 1:
        sheet.merge_range(at, 0, at, len(sizes) - 1, text, look)
    else:
        sheet.write_string(at, 0, text, look)


def _write(
    sheet: Worksheet, at: int, row: Row, size: Size, document: Document, look: _Look
) -> None:
    sheet.set_row(at, size.height)
    low = size.height <= _LOW * size.points * 1.5 + 4
    for index, (cell, column) in enumerate(zip(row.cells, document.columns, strict=True)):
        text = cell.text
        plain = _KINDS[column.centered, column.grows or not low]
        kind = "guarded" if text.startswith(RISKY) else plain
        if column.title == COUNTING and text.isascii() and text.isdecimal() and len(text) < 10:
            sheet.write_number(at, index, int(text), look.get(kind, size.points))
        elif any(run.mark for p in cell.paragraphs for run in p.runs):
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


def _flow(sheet: Worksheet, boxes: Sequence[Box], look: _Look) -> None:
    """Boxes and arrows down the middle, who does it on the left, limits on the right."""
    for column, size in enumerate(_FLOW):
        sheet.set_column(column, column, size)
    for number, box in enumerate(boxes, 1):
        at = 2 * number - 2
        texts = (box.by, f"{number}.{box.text}", "\n".join(box.aside))
        lines = max(
            sum(lines_of(line, size, 10.5) for line in text.split("\n"))
            for text, size in zip(texts, _FLOW, strict=True)
        )
        sheet.set_row(at, min(LONGEST, lines * 15.5 + 12))
        for column, (text, kind) in enumerate(zip(texts, ("by", "box", "aside"), strict=True)):
            sheet.write_string(at, column, text, look.get(kind))
        if number < len(boxes):
            sheet.set_row(at + 1, 30)
            sheet.write_string(at + 1, 1, "↓", look.get("arrow", 14))
            sheet.write_string(at + 1, 2, box.onward, look.get("aside"))
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def _page(sheet: Worksheet, document: Document, paper: int, options: Options) -> None:
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    origin = document.origin
    source = (
        f"&L{origin.edition[:_LONGEST_EDITION]}版 {origin.commit[:12]}" if options.source else ""
    )
    sheet.set_footer(f"{source}&C— &P —&R共&N页")
