"""The table: fixed columns, a header on every page, bands that keep with their first row.

One row an item, and none is torn: one longer than a page goes on in rows that repeat its number
and name. The domain is a band, not a merged column,
which would show its name on the first page only and tear items apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from shudi_cli.document import Cell, Column, Document, row_name
from shudi_cli.formats.chunks import Chunk, Pages, chunks
from shudi_cli.formats.cutting import height
from shudi_cli.formats.docx.words import of_role, plain
from shudi_cli.formats.glyphs import Glyphs
from shudi_cli.formats.widths import Plan

TWIPS = {"landscape": 12756, "portrait": 8844}  # 225 and 156 mm
_LOW = 4
"""Lines up to which short cells stand in the middle of a row, not at its top."""
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{e} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for e in _EDGES)
_MIDDLE = '<w:vAlign w:val="center"/>'
_START = {"text": "TableText", "name": "TableName", "heading": "TableHead",
          "subheading": "TableName", "item": "TableText", "caution": "TableText"}  # fmt: skip
_CENTRED = {**_START, "text": "TableCentre"}


def pieces(document: Document, plan: Plan, glyphs: Glyphs) -> Iterator[str]:
    """The table, row by row."""
    columns, sizes = plan.columns, plan.sizes
    pages = Pages(document, plan.face)
    yield opening(sizes, _BORDERS)
    yield _header(columns, sizes)
    for section in document.sections:
        if section.title:
            yield _band(section.title, sizes)
            pages.band()
        for row in section.rows:
            found = chunks(row, plan, pages)
            written = "".join(_chunk(chunk, plan, pages.most) for chunk in found)
            glyphs.see(written, ("text", "kai"), partial(row_name, document, row))
            yield written
    yield "</w:tbl>"


def opening(sizes: Sequence[int], borders: str) -> str:
    """The table's own properties and its grid."""
    grid = "".join(f'<w:gridCol w:w="{size}"/>' for size in sizes)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(sizes)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def tr(cells: str, properties: str = "", *, whole: bool = True) -> str:
    """A row; a `whole` one is not torn over two pages."""
    start = f"<w:trPr>{'<w:cantSplit/>' if whole else ''}{properties}</w:trPr>"
    return f"<w:tr>{start if whole or properties else ''}{cells}</w:tr>"


def tc(size: int, content: str, properties: str = "", after: str = "") -> str:
    """A cell; `properties` stand behind its width, `after` behind those."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{size}" w:type="dxa"/>{properties}{after}</w:tcPr>{content}</w:tc>'


def _header(columns: Sequence[Column], sizes: Sequence[int]) -> str:
    cells = (
        tc(size, plain("TableHead", column.title), _MIDDLE)
        for column, size in zip(columns, sizes, strict=True)
    )
    return tr("".join(cells), "<w:tblHeader/>")


def _band(title: str, sizes: Sequence[int]) -> str:
    span = f'<w:gridSpan w:val="{len(sizes)}"/>'
    return tr(tc(sum(sizes), plain("Band", title), span))


def _chunk(lines: Chunk, plan: Plan, page: int) -> str:
    """Rows of one item that keep together; what they share is one cell merged over them."""
    rows = []
    for number, cells in enumerate(lines, 1):
        high = height(cells, plan.rooms)
        content = (
            _cell(
                *item,
                middle=len(lines) == 1 and high <= _LOW,
                merge=_merge(number, len(lines)) if item[1].shared else "",
                keep=number < len(lines),
            )
            for item in zip(cells, plan.columns, plan.sizes, strict=True)
        )
        rows.append(tr("".join(content), whole=high <= page))
    return "".join(rows)


def _merge(number: int, count: int) -> str:
    """The first cell of a merge says so, the others are empty and continue it."""
    if count == 1:
        return ""
    return '<w:vMerge w:val="restart"/>' if number == 1 else "<w:vMerge/>"


def _cell(
    cell: Cell, column: Column, size: int, *, middle: bool, merge: str = "", keep: bool = False
) -> str:
    """A cell; one that keeps with the next row says so in every paragraph, empty ones too."""
    styles = _CENTRED if column.centered else _START
    before = "<w:keepNext/>" if keep else ""
    content = "".join(of_role(p, styles, before) for p in cell.paragraphs)
    after = _MIDDLE if middle and not column.grows else ""
    return tc(size, content or plain(styles["text"], "", before), merge, after)
