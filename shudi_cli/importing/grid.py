"""A table as it lies on paper: cells in rows and columns, merged ones standing everywhere they cover."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from shudi_cli.importing.remark import Remark


class Cell(NamedTuple):
    """A cell's text and its origin (0-based): the top left corner of a merged block."""

    text: str
    row: int
    column: int


class Grid(NamedTuple):
    """One table. Every row has the same number of cells; a merged cell is repeated, equal to itself.

    `before` are the paragraphs that stand above the table, `title` is the sheet's name;
    `lettered` tables name their columns A, B, C.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    before: tuple[str, ...] = ()
    title: str = ""
    lettered: bool = False

    def spot(self, row: int, column: int | None = None) -> str:
        """Where a row or cell is, as its reader would look for it."""
        if column is None:
            return f"{self.name}第 {row + 1} 行"
        name = letters(column) if self.lettered else str(column + 1)
        return f"{self.name}第 {row + 1} 行第 {name} 列"


class Reading(NamedTuple):
    """What a file held: its tables, and what had to be said while reading them."""

    kind: str
    grids: tuple[Grid, ...]
    remarks: tuple[Remark, ...] = ()
    outside: tuple[str, ...] = ()
    """Paragraphs below the last table."""


Block = tuple[int, int, int, int]
"""A merged block: first row, first column, last row, last column (0-based, inclusive)."""


def expand(
    texts: Mapping[tuple[int, int], str], merged: Iterable[Block] = (), width: int = 0
) -> tuple[tuple[Cell, ...], ...]:
    """Cells by (row, column) as full rows, merged blocks filled with their top left cell.

    Empty rows and columns at the end are left out, but for the first `width` columns. Text below a
    merge is ignored here: readers remark on it.
    """
    filled = {at for at, text in texts.items() if text}
    rows = max((row for row, _ in filled), default=-1) + 1
    columns = max(width, max((column for _, column in filled), default=-1) + 1)
    origins: dict[tuple[int, int], tuple[int, int]] = {}
    for top, left, bottom, right in merged:
        for row in range(top, min(bottom, rows - 1) + 1):
            for column in range(left, min(right, columns - 1) + 1):
                origins[row, column] = (top, left)
    return tuple(
        tuple(_cell(texts, origins.get((r, c), (r, c))) for c in range(columns))
        for r in range(rows)
    )


def _cell(texts: Mapping[tuple[int, int], str], origin: tuple[int, int]) -> Cell:
    return Cell(texts.get(origin, ""), *origin)


def letters(column: int) -> str:
    """A spreadsheet's name for a column: 0 is A, 26 is AA."""
    name, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
