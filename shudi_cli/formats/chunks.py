"""An item's sub-rows in pieces that keep together on a page.

A piece repeats what the item shares, marked （续）, so that no page begins with a row whose item
stands on the page before. An item that fits a page is one piece; a longer one is cut at half
pages, which leaves less paper empty than whole ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from shudi_cli.document import CONTINUED, Cell, Column, Paragraph, Row, Run
from shudi_cli.formats.widths import lines_of

Chunk = list[list[Cell]]
"""Lines of as many cells as are drawn; the first one has those that all of them share."""


def chunks(
    row: Row,
    columns: Sequence[Column],
    places: Sequence[int],
    room: Sequence[float],
    most: int,
    half: int,
) -> Iterator[Chunk]:
    """The pieces of an item whose drawn columns are `room` millimetres wide.

    Up to `most` lines are one piece; what is longer is cut into pieces of `half` a page.
    """
    heights = [lines_of([line[place] for place in places], room) for line in row.subrows]
    bounds = _bounds(heights, most, half)
    for start, end in pairwise(bounds):
        lines = [[line[place] for place in places] for line in row.subrows[start:end]]
        for index, (place, column) in enumerate(zip(places, columns, strict=True)):
            if column.shared:
                own = row.cells[place]
                lines[0][index] = _continued(own) if start and not column.centered else own
        yield lines


def _bounds(heights: Sequence[int], most: int, half: int) -> list[int]:
    if sum(heights) <= most:
        return [0, len(heights)]
    bounds, used = [0], 0
    for place, height in enumerate(heights):
        if used and used + height > half:
            bounds.append(place)
            used = 0
        used += height
    return [*bounds, len(heights)]


def _continued(cell: Cell) -> Cell:
    return Cell((*cell.paragraphs, Paragraph((Run(CONTINUED),))))
