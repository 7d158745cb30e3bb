"""Row heights that show every line, in Excel and LibreOffice alike.

Neither can be trusted to fit rows by itself (LibreOffice does not for wrapped cells of a file),
and neither shows a row above 409 points. A row that would be higher is set in smaller type; one
that is too high even then goes on in a second row with the same leading cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from shudi_cli.document import Cell, Row, cell
from shudi_cli.text import width

LONGEST = 409.0
_LEADING = 1.45  # of the widest fonts that stand in for 宋体
_POINTS = (10.5, 9.0, 8.0, 7.0)
CONTINUED = "（续）"
_SHORT = 40
"""A cell up to this many characters names the item: number, domain, name."""
_PADDING = 2
"""Half-width characters a cell loses to its borders."""


class Size(NamedTuple):
    """Type and row height in points."""

    points: float
    height: float


class Fitted(NamedTuple):
    """A row as it is written."""

    row: Row
    size: Size


def fitted(row: Row, sizes: Sequence[int], most: float) -> Iterator[Fitted]:
    """The row in type of `most` points, smaller where it must be, in pieces where it has to."""
    for points in (p for p in _POINTS if p <= most):
        height = _height(row, sizes, points)
        if height <= LONGEST:
            yield Fitted(row, Size(points, height))
            return
    points = _POINTS[-1]
    while row_rest := _split(row, sizes, points):
        first, row = row_rest
        yield Fitted(first, Size(points, _height(first, sizes, points)))
    yield Fitted(row, Size(points, min(_height(row, sizes, points), LONGEST)))


def suits(rows: Sequence[Row], sizes: Sequence[int], points: float) -> bool:
    """Whether nearly all of these rows can be shown in type of `points`."""
    high = sum(_height(row, sizes, points) > LONGEST for row in rows)
    return high * 20 <= len(rows)


def _height(row: Row, sizes: Sequence[int], points: float) -> float:
    lines = max(_lines(cell, size, points) for cell, size in zip(row.cells, sizes, strict=True))
    return round(max(lines, 1) * points * _LEADING + 4, 2)


def _lines(cell: Cell, size: int, points: float) -> int:
    return sum(lines_of(p.text, size, points) for p in cell.paragraphs)


def lines_of(text: str, size: int, points: float) -> int:
    """Lines a paragraph takes in a column `size` half-width characters of 11 points wide."""
    room = max(2, int((size * 7 + 5) / (points * 2 / 3)) - _PADDING)
    return max(1, ceil(width(text) / (room - room % 2)))


def _split(row: Row, sizes: Sequence[int], points: float) -> tuple[Row, Row] | None:
    """As many paragraphs of each cell as fit, and the rest; None where nothing is left over."""
    most = int((LONGEST - 4) / (points * _LEADING))
    places = [_fitting(c, size, points, most) for c, size in zip(row.cells, sizes, strict=True)]
    if all(p >= len(c.paragraphs) for c, p in zip(row.cells, places, strict=True)):
        return None
    head = Row(tuple(Cell(c.paragraphs[:p]) for c, p in zip(row.cells, places, strict=True)))
    rest = tuple(Cell(c.paragraphs[p:]) for c, p in zip(row.cells, places, strict=True))
    return head, Row(_named(row.cells, rest))


def _fitting(cell: Cell, size: int, points: float, most: int) -> int:
    """How many leading paragraphs fit `most` lines; at least one, so that every row goes on."""
    used = 0
    for place, paragraph in enumerate(cell.paragraphs):
        used += lines_of(paragraph.text, size, points)
        if used > most:
            return max(place, 1)
    return len(cell.paragraphs)


def _named(cells: Sequence[Cell], rest: Sequence[Cell]) -> tuple[Cell, ...]:
    """The continuation says whose it is: short cells are repeated, the first one marked."""
    whole = [
        whole if not left.paragraphs and len(whole.text) <= _SHORT else left
        for whole, left in zip(cells, rest, strict=True)
    ]
    marked = whole[0].text.removesuffix(CONTINUED) + CONTINUED
    return (cell(marked), *whole[1:])
