"""xlsx through openpyxl: every visible sheet a grid, merged cells expanded, formulas by their results."""

from __future__ import annotations

import codecs
import datetime
import gc
import html
import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shudi_cli.errors import NotReadable
from shudi_cli.formats.reading.clean import clean
from shudi_cli.formats.reading.margins import margins
from shudi_cli.formats.reading.package import Package, attributes, check
from shudi_cli.importing.grid import Block, Grid, Reading, expand, letters
from shudi_cli.importing.remark import Remark

MAX_SHEET = 120 << 20
"""Bytes of one sheet's XML: some 300,000 cells."""
MAX_CELLS = 2_000_000
MAX_ROWS = 20_000

_XML = (b"<", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How a part begins that a parser takes for XML, whatever its name."""
_CODE = re.compile(r"&(?:\[[^\]]*\]|\"[^\"]*\"|K[0-9A-F]{6}|[0-9]{1,3}|[A-Z])", re.IGNORECASE)
_TEXT = re.compile(rb"<a:t(?:\s[^>]*)?>([^<]*)</a:t>")

Sheet = Any
"""openpyxl is untyped."""


def read(path: Path) -> Reading:
    """The visible sheets of a workbook."""
    formulas, remarks = _inspect(path)
    grids = _visible(
        _open(path, values=True), _open(path, values=False) if formulas else None, remarks
    )
    gc.collect()  # cells and their sheet hold each other, and are of no use any more
    return Reading("xlsx", tuple(g for g in grids if g.rows), tuple(remarks))


def _visible(book: Any, raw: Any, remarks: list[Remark]) -> list[Grid]:
    """The sheets that are shown; `raw` has the formulas of the same book, where there are any."""
    grids = []
    for sheet in book.worksheets:
        name = f"工作表“{sheet.title}”"
        if sheet.sheet_state != "visible":
            remarks.append(Remark("hidden-sheet", name))
            continue
        if raw is not None:
            remarks += _unknown_results(sheet, raw[sheet.title], name)
        grids.append(_grid(sheet, name, remarks))
        remarks += _out_of_sight(sheet, name)
    return grids


def _inspect(path: Path) -> tuple[bool, list[Remark]]:
    """Refuse what must not be opened; says whether there are formulas, and what drawings say."""
    formulas, remarks = False, []
    with Package(path) as package:
        for name in sorted(package.names):
            data = package.read(name)
            if not (name.endswith(".xml") or data.startswith(_XML)):
                continue
            check(data)
            _refuse_vast_merges(data, name)  # a workbook may call any part a sheet
            if name.startswith("xl/worksheets/"):
                formulas = formulas or b"<f" in data
                if len(data) > MAX_SHEET:
                    raise _too_large(name)
            elif name.startswith("xl/drawings/") and (texts := _TEXT.findall(data)):
                text = html.unescape("".join(t.decode("utf-8", "replace") for t in texts))
                remarks.append(Remark("textbox", "", text))
    return formulas, remarks


def _refuse_vast_merges(data: bytes, name: str) -> None:
    """openpyxl makes an object for every cell below a merge: all of A1:XFD1048576, if it is asked."""
    from openpyxl.worksheet.cell_range import CellRange

    cells = 0
    for own in attributes(data, "mergeCell") if b"mergeCell" in data else ():
        try:
            size = CellRange(own.get("ref", "")).size
        except (ValueError, TypeError):
            raise _incomplete() from None
        cells += size["rows"] * size["columns"]
        if cells > MAX_CELLS:
            raise _too_large(name)


def _open(path: Path, *, values: bool) -> Any:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings(), path.open("rb") as stream:
            warnings.simplefilter("ignore")  # about styles and extensions we do not read
            return load_workbook(stream, data_only=values, keep_links=False)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError,
            IndexError, SyntaxError, OSError):  # fmt: skip
        raise _incomplete() from None


def _grid(sheet: Sheet, name: str, remarks: list[Remark]) -> Grid:
    if sheet.max_row * sheet.max_column > MAX_CELLS:
        raise _too_large(name)
    merged = [_block(area) for area in sheet.merged_cells.ranges]
    texts: dict[tuple[int, int], str] = {}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                spot = f"{name}第 {cell.row} 行第 {letters(cell.column - 1)} 列"
                text = clean(_text(cell.value, spot, remarks), spot, remarks)
                texts[cell.row - 1, cell.column - 1] = text
    if len({row for row, _ in texts}) > MAX_ROWS:
        raise _too_large(name)
    return Grid(name, expand(texts, merged), title=sheet.title, lettered=True)


def _out_of_sight(sheet: Sheet, name: str) -> list[Remark]:
    """Rows and columns that are hidden, and comments: the first are read, the others are not."""
    hidden = [
        f"第 {number} 行"
        for number, row in sheet.row_dimensions.items()
        if row.hidden and number <= sheet.max_row
    ]
    hidden += [f"第 {key} 列" for key, column in sheet.column_dimensions.items() if column.hidden]
    remarks = [Remark("hidden-rows", name, "、".join(hidden))] if hidden else []
    remarks += margins(_running(sheet), name)
    for row in sheet.iter_rows():
        for cell in row:
            if cell.comment is not None:
                spot = f"{name}第 {cell.row} 行第 {letters(cell.column - 1)} 列"
                remarks.append(Remark("comment", spot, cell.comment.text or ""))
    return remarks


def _running(sheet: Sheet) -> Iterator[str]:
    """What is printed above and below the pages of a sheet, without codes for pages and days."""
    for name in ("Header", "Footer"):
        for kind in ("odd", "even", "first"):
            shown = getattr(sheet, kind + name)
            for place in (shown.left, shown.center, shown.right):
                yield _CODE.sub("", place.text or "")


def _block(area: Any) -> Block:
    return (area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1)


def _text(value: object, spot: str, remarks: list[Remark]) -> str:
    if isinstance(value, datetime.datetime | datetime.date):
        day = value.date() if isinstance(value, datetime.datetime) else value
        remarks.append(Remark("date-cell", spot, day.isoformat()))
        return day.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _unknown_results(sheet: Sheet, raw: Sheet, name: str) -> list[Remark]:
    """Formulas whose result was never saved."""
    return [
        Remark(
            "no-value", f"{name}第 {cell.row} 行第 {letters(cell.column - 1)} 列", str(cell.value)
        )
        for row in raw.iter_rows()
        for cell in row
        if cell.data_type == "f" and sheet.cell(cell.row, cell.column).value is None
    ]


def _incomplete() -> NotReadable:
    return NotReadable(
        "Excel 文件的内容不完整，读不出来。", "请在 Excel 或 WPS 里打开，另存一份再导入。"
    )


def _too_large(name: str) -> NotReadable:
    return NotReadable(
        f"{name}太大，超过了 {MAX_ROWS} 行或者 {MAX_CELLS} 格。",
        "请选中表外的空行空列删除（不是清除内容）再保存，或者分成几个文件导入。",
    )
