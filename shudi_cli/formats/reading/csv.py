"""CSV as Excel, WPS and other systems write it: UTF-8, UTF-16 with a mark, or GB18030."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

from shudi_cli.errors import NotReadable
from shudi_cli.formats.csv import unguard
from shudi_cli.formats.reading.clean import clean
from shudi_cli.importing.grid import Grid, Reading, expand
from shudi_cli.importing.remark import Remark

MAX_ROWS = 20_000
MAX_COLUMNS = 200
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DELIMITERS = ",\t;"


def read(path: Path) -> Reading:
    """The one table of a CSV file."""
    text = decode(path.read_bytes())
    rows = _rows(text)
    remarks: list[Remark] = []
    texts: dict[tuple[int, int], str] = {}
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            spot = f"第 {row + 1} 行第 {column + 1} 列"
            texts[row, column] = clean(unguard(value), spot, remarks)
    return Reading("csv", (Grid("", expand(texts), lettered=True),), tuple(remarks))


def decode(data: bytes) -> str:
    """BOM, then strict UTF-8, then GB18030; raises `NotReadable` for anything else."""
    encodings = ["utf-16"] if data.startswith(_UTF16) else ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise NotReadable(
        "认不出文件的编码，或者它不是文本。", "请在 Excel 或 WPS 里打开，另存为“CSV UTF-8”再导入。"
    )


def _rows(text: str) -> list[list[str]]:
    csv.field_size_limit(1 << 20)
    try:
        rows = list(
            csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        )
    except csv.Error as error:
        raise NotReadable(
            f"CSV 的引号不配对，分不出行和列（{error}）。",
            "请在 Excel 或 WPS 里打开，另存为 xlsx 再导入。",
        ) from None
    if len(rows) > MAX_ROWS or any(len(row) > MAX_COLUMNS for row in rows):
        raise NotReadable(
            f"表超过了 {MAX_ROWS} 行或者 {MAX_COLUMNS} 列。", "请分成几个文件再导入。"
        )
    return rows


def _delimiter(text: str) -> str:
    """The delimiter that stands most often outside quotes in the first lines."""
    outside = "".join(text[:4000].split('"')[::2])
    return max(_DELIMITERS, key=outside.count)
