"""Old .xls and WPS .et files through xlrd."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from shudi_cli.errors import NotReadable
from shudi_cli.formats.reading.clean import clean
from shudi_cli.formats.reading.sniff import locked
from shudi_cli.importing.grid import Grid, Reading, expand, letters
from shudi_cli.importing.remark import Remark


def read(path: Path) -> Reading:
    """The visible sheets of a workbook."""
    import xlrd

    try:
        book = xlrd.open_workbook(str(path), formatting_info=True, logfile=_Silent())
    except xlrd.biffh.XLRDError as error:
        if "encrypt" in str(error).lower():
            raise locked() from None
        raise _broken() from None
    except Exception:
        raise _broken() from None
    remarks: list[Remark] = []
    grids = []
    for sheet in book.sheets():
        name = f"工作表“{sheet.name}”"
        if sheet.visibility:
            remarks.append(Remark("hidden-sheet", name))
        else:
            grids.append(_grid(book, sheet, name, remarks))
    return Reading("xls", tuple(g for g in grids if g.rows), tuple(remarks))


def _grid(book: Any, sheet: Any, name: str, remarks: list[Remark]) -> Grid:
    texts: dict[tuple[int, int], str] = {}
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            spot = f"{name}第 {row + 1} 行第 {letters(column)} 列"
            texts[row, column] = clean(_text(book, cell, spot, remarks), spot, remarks)
    merged = [(top, left, bottom - 1, right - 1) for top, bottom, left, right in sheet.merged_cells]
    return Grid(name, expand(texts, merged), title=sheet.name, lettered=True)


def _text(book: Any, cell: Any, spot: str, remarks: list[Remark]) -> str:
    import xlrd

    if cell.ctype == xlrd.XL_CELL_DATE:
        moment = xlrd.xldate_as_datetime(cell.value, book.datemode)
        remarks.append(Remark("date-cell", spot, moment.date().isoformat()))
        return moment.date().isoformat()
    if cell.ctype == xlrd.XL_CELL_NUMBER and float(cell.value).is_integer():
        return str(int(cell.value))
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR):
        return ""
    return str(cell.value)


def _broken() -> NotReadable:
    return NotReadable("xls 文件读不出来。", "请在 Excel 或 WPS 里打开，另存为 xlsx 再导入。")


class _Silent:
    """xlrd tells stdout what it thinks of a file."""

    def write(self, _text: str) -> int:
        return 0

    def flush(self) -> None:
        return None
