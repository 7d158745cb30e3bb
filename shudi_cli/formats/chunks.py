"""Items in pieces that keep together on a page.

A piece repeats what names the item, marked （续）, so that no page begins with a row whose item
stands on the page before. An item that fits a page is one piece; a longer one is cut where pages
end. How far a page is full is an estimate that counts too many lines rather than too few: what
is cut for the rest of a page then has room there, and the next piece begins a page again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import accumulate, chain, repeat

from shudi_cli.document import CONTINUED, SHORT, Cell, Document, Paragraph, Row, Run, repeated
from shudi_cli.formats.cutting import cut, height, pieces
from shudi_cli.formats.paper import PADDING, Face
from shudi_cli.formats.widths import Plan

Chunk = list[list[Cell]]
"""Lines of as many cells as are drawn; the first one has those that all of them share."""
_LEAST = 6
"""Lines left on a page for which a long item is begun there."""


class Pages:
    """How much of the page is left while a table is written, in points."""

    def __init__(self, document: Document, face: Face) -> None:
        self._face = face
        self._full = face.down(document)
        self._left = face.first(document)
        self._title = True

    @property
    def begins(self) -> bool:
        """Whether nothing stands below the title yet: an empty page there looks like a mistake."""
        return self._title

    @property
    def most(self) -> int:
        """Lines of the highest row a page holds."""
        return self._lines(self._full)

    def room(self, least: int) -> int:
        """Lines a piece of a longer item may have: the rest of this page, else the next one's."""
        left = self._lines(self._left)
        return left if left >= least else self.most

    def rows(self, heights: Sequence[int], room: int) -> int:
        """How many rows of so many lines have that room together, at least one of them."""
        here = self._left if room < self.most else self._full
        ends = accumulate(self._points(lines, 1) for lines in heights)
        return max(sum(end <= here for end in ends), min(1, len(heights)))

    def holds(self, lines: int, rows: int = 1) -> bool:
        """Whether so many lines stay on one page; below the title only if they have room there."""
        return self._points(lines, rows) <= (self._left if self._title else self._full)

    def take(self, lines: int, rows: int = 1) -> None:
        """Write so many lines here or, where they have no room, on the next page."""
        high = self._points(lines, rows)
        if high > self._left:
            self._left = self._full
        self._left = max(0, self._left - high)
        self._title = False

    def band(self) -> None:
        """Write the line above a section."""
        self._left = max(0, self._left - self._points(1, 1))

    def _lines(self, points: float) -> int:
        return max(1, int((points - PADDING) / self._face.pitch))

    def _points(self, lines: int, rows: int) -> float:
        return lines * self._face.pitch + rows * PADDING


def chunks(row: Row, plan: Plan, pages: Pages) -> Iterator[Chunk]:
    """The pieces of an item, each taken from the pages.

    An item without sub-rows is cut through its cells, one with sub-rows between them.
    """
    cutting = _between if row.subrows else _through
    for chunk in cutting(row, plan, pages):
        pages.take(_lines(chunk, plan), len(chunk))
        yield chunk


def _lines(chunk: Chunk, plan: Plan) -> int:
    """Lines of a piece: its rows', or those of what stands beside all of them."""
    own, shared = [], [0]
    for number, line in enumerate(chunk):
        cells = zip(line, plan.rooms, plan.columns, strict=True)
        high = [(height([cell], [room]), column.shared) for cell, room, column in cells]
        own.append(max((lines for lines, both in high if not both or len(chunk) == 1), default=1))
        shared += [lines for lines, both in high if both and not number]
    return max(sum(own), *shared)


def _through(row: Row, plan: Plan, pages: Pages) -> Iterator[Chunk]:
    drawn = Row(tuple(row.cells[place] for place in plan.places))
    if pages.holds(height(drawn.cells, plan.rooms)):
        yield [list(drawn.cells)]
        return
    alone = [height([own], [room]) for own, room in zip(drawn.cells, plan.rooms, strict=True)]
    naming = {
        place
        for place, column in enumerate(plan.columns)
        if not column.grows and alone[place] <= pages.most // 2
    }
    least = max(_LEAST, *(alone[place] + 1 for place in naming), 0)
    room = partial(pages.room, least)
    for piece in pieces(drawn, plan.rooms, room, naming=naming, below=True):
        yield [list(piece.cells)]


def _between(row: Row, plan: Plan, pages: Pages) -> Iterator[Chunk]:
    lines = [
        low
        for line in row.subrows
        for low in _lower([line[place] for place in plan.places], plan, pages.most)
    ]
    whole = pages.holds(
        _lines([_headed(row, lines[0], plan, again=False), *lines[1:]], plan), len(lines)
    )
    if whole:
        yield [_headed(row, lines[0], plan, again=False), *lines[1:]]
        return
    beside = _Beside(row, plan)
    start, empty = 0, [Cell()] * len(plan.columns)
    while start < len(lines) or beside.left:
        room = pages.room(_LEAST)
        if start < len(lines) and height(lines[start], plan.rooms) > room:
            if pages.begins and room >= _LEAST:
                lines[start : start + 1] = _torn(lines[start], plan, room, pages.most)
            else:
                room = pages.most
        heights = [height(line, plan.rooms) for line in lines[start:]]
        end = start + pages.rows(heights, room)
        chunk = [list(line) for line in lines[start:end]] or [list(empty)]
        chunk[0] = _headed(row, chunk[0], plan, again=start > 0 or not lines[start:end])
        used = sum(heights[: end - start])
        beside.put(chunk[0], max(used, room) if end == len(lines) else used)
        yield chunk
        start = end


def _lower(line: list[Cell], plan: Plan, most: int) -> Iterator[list[Cell]]:
    """A sub-row, in pieces where it is higher than a page."""
    if height(line, plan.rooms) <= most:
        yield line
        return
    yield from _torn(line, plan, most // 2, most // 2)


def _torn(line: list[Cell], plan: Plan, first: int, others: int) -> Iterator[list[Cell]]:
    """A sub-row in pieces, the first one up to `first` lines high; each says whose it is."""
    rooms = chain([first], repeat(others))
    named = {place for place, column in enumerate(plan.columns) if not column.grows}
    for piece in pieces(Row(tuple(line)), plan.rooms, partial(next, rooms), naming=named):
        cells = zip(piece.cells, plan.columns, strict=True)
        yield [Cell() if column.shared else cell for cell, column in cells]


class _Beside:
    """Long cells beside the sub-rows: as much of them in each piece as it is high."""

    def __init__(self, row: Row, plan: Plan) -> None:
        self._rooms = plan.rooms
        self._rest = {
            index: row.cells[place]
            for index, (place, column) in enumerate(zip(plan.places, plan.columns, strict=True))
            if column.shared and len(row.cells[place].text) > SHORT
        }

    @property
    def left(self) -> bool:
        """Whether a piece is needed for what has found no room."""
        return any(cell.paragraphs for cell in self._rest.values())

    def put(self, line: list[Cell], most: int) -> None:
        """The next part of each into the first line of a piece."""
        for index, rest in self._rest.items():
            line[index], self._rest[index] = cut(rest, self._rooms[index], most)


def _headed(row: Row, line: Sequence[Cell], plan: Plan, *, again: bool) -> list[Cell]:
    """The first line of a piece with what the item's lines share."""
    shown = list(line)
    cells = repeated(row.cells) if again else row.cells
    for index, (place, column) in enumerate(zip(plan.places, plan.columns, strict=True)):
        if column.shared:
            own = cells[place]
            shown[index] = (
                _continued(own) if again and own.paragraphs and not column.centered else own
            )
    return shown


def _continued(cell: Cell) -> Cell:
    return Cell((*cell.paragraphs, Paragraph((Run(CONTINUED),))))
