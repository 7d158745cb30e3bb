"""Row heights that show every line, in Excel and LibreOffice alike.

Neither can be trusted to fit rows by itself (LibreOffice does not for wrapped cells of a file),
and neither shows a row above 409 points. A row that would be higher is set in smaller type; one
that is too high even then goes on in a second row with the same leading cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil
from typing import NamedTuple

from msgspec.structs import replace

from shudi_cli.document import Cell, Paragraph, Row, Run, cell
from shudi_cli.formats.chunks import CONTINUED
from shudi_cli.text import width

LONGEST = 409.0
_LEADING = 1.45  # of the widest fonts that stand in for 宋体
_POINTS = (10.5, 9.0, 8.0, 7.0)
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
    """Lines a paragraph takes in a column `size` characters of the default font wide."""
    return max(1, ceil(width(text) / across(size, points)))


def across(size: int, points: float) -> int:
    """Half-width characters of this type on a line of the column; whole ones count two."""
    room = max(2, int((size * 7 + 5) / (points * 2 / 3)) - _PADDING)
    return room - room % 2


def _split(row: Row, sizes: Sequence[int], points: float) -> tuple[Row, Row] | None:
    """As much of each cell as fits, and the rest; None where nothing is left over."""
    most = int((LONGEST - 4) / (points * _LEADING))
    cut = [_cut(c, size, points, most) for c, size in zip(row.cells, sizes, strict=True)]
    if not any(rest.paragraphs for _, rest in cut):
        return None
    return Row(tuple(head for head, _ in cut)), Row(_named(row.cells, [rest for _, rest in cut]))


def _cut(whole: Cell, size: int, points: float, most: int) -> tuple[Cell, Cell]:
    """A cell's paragraphs up to `most` lines and those behind; one too long for that is cut."""
    used = 0
    for place, paragraph in enumerate(whole.paragraphs):
        lines = lines_of(paragraph.text, size, points)
        if used + lines > most and place:
            return Cell(whole.paragraphs[:place]), Cell(whole.paragraphs[place:])
        if lines > most:
            head, tail = _halves(paragraph, most * across(size, points) // 2)
            return Cell((head,)), Cell((tail, *whole.paragraphs[1:]))
        used += lines
    return whole, Cell()


def _halves(paragraph: Paragraph, characters: int) -> tuple[Paragraph, Paragraph]:
    """A paragraph in two, its marks kept; behind a full stop where there is one near."""
    near = paragraph.text.rfind("。", characters // 2, characters) + 1
    left, runs = near or characters, list(paragraph.runs)
    head: list[Run] = []
    while left and runs:
        run = runs.pop(0)
        head.append(replace(run, text=run.text[:left]))
        if len(run.text) > left:
            runs.insert(0, replace(run, text=run.text[left:]))
        left -= len(head[-1].text)
    return replace(paragraph, runs=tuple(head)), replace(paragraph, runs=tuple(runs))


def _named(cells: Sequence[Cell], rest: Sequence[Cell]) -> tuple[Cell, ...]:
    """The continuation says whose it is: short cells are repeated, the first one marked."""
    whole = [
        whole if not left.paragraphs and len(whole.text) <= _SHORT else left
        for whole, left in zip(cells, rest, strict=True)
    ]
    marked = whole[0].text.removesuffix(CONTINUED) + CONTINUED
    return (cell(marked), *whole[1:])
