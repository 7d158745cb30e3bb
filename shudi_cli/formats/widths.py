"""Column widths that keep the rows low."""

from __future__ import annotations

from collections.abc import Sequence

from shudi_cli.document import Cell, Column, Document
from shudi_cli.text import width

PAGE = {"landscape": 225, "portrait": 156}
"""Millimetres of text across a page (GB/T 9704: 版心 156 × 225)."""


def widths(
    document: Document, columns: Sequence[Column], places: Sequence[int], total: int
) -> list[int]:
    """Whole widths of `columns` that sum to `total`, the text width in whatever unit.

    A column that does not grow keeps its millimetres. The others share the rest by the text
    they carry, which is what keeps the tallest cells low; none falls below its own millimetres.
    """
    unit = total / PAGE[document.page]
    sizes = [column.width * unit for column in columns]
    loads = _loads(document, places)
    open_ = [i for i, column in enumerate(columns) if column.grows] or list(range(len(columns)))
    while open_:
        pool = total - sum(size for i, size in enumerate(sizes) if i not in open_)
        carried = sum(loads[i] for i in open_)
        ideal = {i: pool * loads[i] / carried for i in open_}
        short = [i for i in open_ if ideal[i] < columns[i].width * unit]
        if not short:
            for i, size in ideal.items():
                sizes[i] = size
            break
        open_ = [i for i in open_ if i not in short]
    return _whole(sizes, total)


def _loads(document: Document, places: Sequence[int]) -> list[int]:
    loads = [1] * len(places)
    for row in document.rows:
        for index, place in enumerate(places):
            loads[index] += _load(row.cells[place])
    return loads


def _load(cell: Cell) -> int:
    """In half-width characters; the end of a paragraph wastes part of a line."""
    return sum(width(paragraph.text) + 10 for paragraph in cell.paragraphs)


def _whole(sizes: Sequence[float], total: int) -> list[int]:
    whole = [int(size) for size in sizes]
    whole[whole.index(max(whole))] += total - sum(whole)
    return whole
