"""Row heights that show every line, in Excel and LibreOffice alike.

Neither can be trusted to fit rows by itself (LibreOffice does not for wrapped cells of a file),
and neither shows a row above 409 points. A row that would be higher is set in smaller type, and
where that does not help it goes on in rows with the same leading cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from shudi_cli.document import Row
from shudi_cli.formats import cutting
from shudi_cli.formats.cutting import height, pieces

LONGEST = 409.0
_LEADING = 1.45  # of the widest fonts that stand in for 宋体
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


def fitted(
    row: Row, sizes: Sequence[int], types: Sequence[float], piece: float
) -> Iterator[Fitted]:
    """The row in the first of these `types` it fits in; where there is none, in the last one and
    in pieces up to `piece` points high.
    """
    for points in types:
        whole = _height(row, sizes, points)
        if whole <= LONGEST:
            yield Fitted(row, Size(points, whole))
            return
    rooms = [across(size, points) for size in sizes]
    most = int((piece - 4) / (points * _LEADING))
    for part in pieces(row, rooms, lambda: most):
        yield Fitted(part, Size(points, min(_height(part, sizes, points), LONGEST)))


def suits(rows: Sequence[Row], sizes: Sequence[int], points: float) -> bool:
    """Whether nearly all of these rows can be shown in type of `points`."""
    high = sum(_height(row, sizes, points) > LONGEST for row in rows)
    return high * 20 <= len(rows)


def _height(row: Row, sizes: Sequence[int], points: float) -> float:
    lines = height(row.cells, [across(size, points) for size in sizes])
    return round(max(lines, 1) * points * _LEADING + 4, 2)


def lines_of(text: str, size: int, points: float) -> int:
    """Lines a paragraph takes in a column `size` characters of the default font wide."""
    return cutting.lines_of(text, across(size, points))


def across(size: int, points: float) -> int:
    """Half-width characters of this type on a line of the column; whole ones count two."""
    room = max(2, int((size * 8 + 6) / (points * 2 / 3)) - _PADDING)
    return room - room % 2
