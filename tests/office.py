"""Office files for tests, made with the libraries offices' own programs are checked against."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import docx
import openpyxl

Rows = Sequence[Sequence[str]]
Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column; 0-based, inclusive."""


def docx_file(
    path: Path,
    rows: Rows,
    merges: Iterable[Merge] = (),
    before: Sequence[str] = (),
    after: Sequence[str] = (),
) -> Path:
    """A Word document with one table."""
    document = docx.Document()
    for text in before:
        document.add_paragraph(text)
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for row, values in zip(table.rows, rows, strict=True):
        for cell, value in zip(row.cells, values, strict=False):
            cell.text = value
    for top, left, bottom, right in merges:
        table.cell(top, left).merge(table.cell(bottom, right))
    for text in after:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def xlsx_file(path: Path, rows: Rows, merges: Iterable[Merge] = (), title: str = "清单") -> Path:
    """A workbook with one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values, 1):
            if value != "":
                sheet.cell(row, column).value = value
    for top, left, bottom, right in merges:
        sheet.merge_cells(
            start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
        )
    book.save(path)
    return path


def csv_file(
    path: Path, rows: Rows, merges: Iterable[Merge] = (), encoding: str = "utf-8-sig"
) -> Path:
    """A CSV file; merged cells are what Excel leaves of them, empty but for the first."""
    del merges
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    path.write_bytes(out.getvalue().encode(encoding))
    return path


WRITERS = {"docx": docx_file, "xlsx": xlsx_file, "csv": csv_file}


def repacked(path: Path, changes: dict[str, bytes]) -> Path:
    """The zip at `path` with parts added or replaced."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()} | changes
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return path


def part(path: Path, name: str) -> str:
    """One part of the zip at `path`, as text."""
    with zipfile.ZipFile(path) as package:
        return package.read(name).decode()
