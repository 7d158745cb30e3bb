"""CSV as Excel, WPS and other systems write it: UTF-8, UTF-16 with a mark, or GB18030."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from shudi_cli.errors import NotReadable
from shudi_cli.formats.csv import unguard
from shudi_cli.formats.reading.clean import clean
from shudi_cli.importing.grid import Grid, Reading, expand
from shudi_cli.importing.remark import Remark

MAX_ROWS = 20_000
MAX_COLUMNS = 200
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_DELIMITERS = ",\t;"
_HEAD, _PIECE = 4_000, 1 << 16
"""Characters in which the delimiter shows, and read at a time."""


def read(path: Path) -> Reading:
    """The one table of a CSV file."""
    remarks: list[Remark] = []
    texts: dict[tuple[int, int], str] = {}
    with path.open(encoding=_encoding(path), newline="") as stream:
        for row, values in enumerate(_rows(stream)):
            for column, value in enumerate(values):
                spot = f"第 {row + 1} 行第 {column + 1} 列"
                texts[row, column] = clean(unguard(value), spot, remarks)
    return Reading("csv", (Grid("", expand(texts), lettered=True),), tuple(remarks))


def _encoding(path: Path) -> str:
    """BOM, then strict UTF-8, then GB18030; raises `NotReadable` for anything else."""
    with path.open("rb") as stream:
        marked = stream.read(2).startswith(_UTF16)
    for encoding in ["utf-16"] if marked else ["utf-8-sig", "gb18030"]:
        try:
            with path.open(encoding=encoding, newline="") as text:
                if not any("\x00" in piece for piece in iter(lambda: text.read(_PIECE), "")):
                    return encoding
        except UnicodeDecodeError:
            continue
    raise NotReadable(
        "认不出文件的编码，或者它不是文本。", "请在 Excel 或 WPS 里打开，另存为“CSV UTF-8”再导入。"
    )


def _rows(stream: TextIO) -> Iterator[list[str]]:
    csv.field_size_limit(1 << 20)
    delimiter = _delimiter(stream.read(_HEAD))
    stream.seek(0)
    try:
        for number, row in enumerate(csv.reader(stream, delimiter=delimiter, strict=True)):
            if number >= MAX_ROWS or len(row) > MAX_COLUMNS:
                raise NotReadable(
                    f"表超过了 {MAX_ROWS} 行或者 {MAX_COLUMNS} 列。", "请分成几个文件再导入。"
                )
            yield row
    except csv.Error as error:
        raise NotReadable(
            f"CSV 的引号不配对，分不出行和列（{error}）。",
            "请在 Excel 或 WPS 里打开，另存为 xlsx 再导入。",
        ) from None


def _delimiter(text: str) -> str:
    """The delimiter that stands most often outside quotes in the first lines."""
    outside = "".join(text.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)
