"""Rows below the header to items: bands, repeated headers, sub-rows and notes told apart.

A row that says （续） goes on from the one above; what is cut in two there is joined again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from shudi_cli.document import CONTINUED, FOLLOWS
from shudi_cli.importing.foot import Written, is_note, is_total
from shudi_cli.importing.grid import Cell, Grid
from shudi_cli.importing.header import Column, Header
from shudi_cli.importing.remark import Remark

_NOTE = re.compile(
    r"^[（(\s]*(?:注|备注|说明|填表|填报|制表|审核|联系人|单位负责人|合计|共计)[^一-鿿]?"
)
_PAGE = re.compile(r"^(?:第[0-9０-９ ]+页|共[0-9０-９ ]+页|[0-9０-９ ]+/[0-9０-９ ]+$)")
_LONGEST_BAND = 40
_CONTINUED = re.compile(r"[（(]?续(?:上?表|前)?[）)]?$")


_REPEATED = frozenset({"number", "name", "domain"})
"""What a row that is one more body of an item says again."""


class Line(NamedTuple):
    """Text of one cell and where it stands; `row` counts the item's sub-rows."""

    text: str
    spot: str
    row: int
    column: Column


class Item(NamedTuple):
    """One item of a table: its cells in reading order, and the band above it."""

    spot: str
    lines: tuple[Line, ...]
    band: str

    def texts(self, *fields: str) -> list[Line]:
        """The cells of those fields, in reading order."""
        return [line for line in self.lines if line.column.field.name in fields]


class Items:
    """A table's items, each made when it is come to, and remarks on rows that belong to none."""

    def __init__(
        self, groups: Sequence[Group], make: Callable[[Group], Item], remarks: Sequence[Remark]
    ) -> None:
        self._groups, self._make, self.remarks = groups, make, remarks

    def __len__(self) -> int:
        return len(self._groups)

    def __iter__(self) -> Iterator[Item]:
        return map(self._make, self._groups)


Group = tuple[str, list[int]]
"""The band above an item, and its rows."""


def items(grid: Grid, header: Header) -> Items:
    """All items of the grid; rows with text that belong to none are remarks."""
    reader = _Reader(grid, header)
    for row in range(header.row + header.height, len(grid.rows)):
        reader.read(row)
    return reader.result()


class _Reader:
    def __init__(self, grid: Grid, header: Header) -> None:
        self.grid, self.header = grid, header
        rows = grid.rows[header.row : header.row + header.height]
        self.heads = [_texts(row) for row in rows]
        self.groups: list[Group] = []
        self.remarks: list[Remark] = []
        self.band, self.band_row = "", -1
        self.cut: set[int] = set()
        self.repeating: set[int] = set()
        self.below = False
        """Whether the last rows were notes: what follows them in one cell goes on with them."""

    def read(self, row: int) -> None:
        """Put one row where it belongs."""
        cells = self.grid.rows[row]
        filled = dict.fromkeys(cell for cell in cells if cell.text)
        if not filled or (self.header.height and self._is_head(cells)):
            return
        if self.groups and self._goes_on(row):
            self.cut.add(row)
            self.groups[-1][1].append(row)
        elif len(filled) == 1 and self._stands_alone(row, next(iter(filled))):
            self._alone(row, next(iter(filled)).text)
        elif self._is_foot(row, filled):
            text = " ".join(cell.text for cell in filled)
            self.remarks.append(Remark("table-note", self.grid.spot(row), text))
        elif self.groups and self._repeats(row):
            self.repeating.add(row)
            self.groups[-1][1].append(row)
        elif self.groups and self._continues(row):
            self.groups[-1][1].append(row)
        else:
            self._begins(row, " ".join(cell.text for cell in filled))

    def _is_head(self, cells: Sequence[Cell]) -> bool:
        """Whether the row is one of the header again; most differ in their first cell."""
        return any(
            all(_squeezed(cell.text) == text for cell, text in zip(cells, head, strict=True))
            for head in self.heads
        )

    def _is_foot(self, row: int, filled: Iterable[Cell]) -> bool:
        """A total, a note, a signature; and what goes on below a note in a single cell."""
        own = [cell for cell in filled if cell.row == row]
        fields = {self.grid.rows[row][c.at]: c.field.name for c in reversed(self.header.columns)}
        written = [Written(cell.text, fields.get(cell, "")) for cell in own]
        if not written or is_total(written):
            return bool(written)
        goes_on = self.below and len(written) == 1
        self.below = goes_on or is_note(written)
        return self.below

    def _begins(self, row: int, text: str) -> None:
        """A row that goes on from none: an item, if it has a name."""
        if self._own(row, "name"):
            self.groups.append((self.band, [row]))
        else:
            self.remarks.append(Remark("no-name", self.grid.spot(row), text))

    def _stands_alone(self, row: int, cell: Cell) -> bool:
        """One cell across the table, or in its first column where that is not the name's own."""
        if cell.row != row:
            return False
        covered = sum(other == cell for other in self.grid.rows[row])
        first = self.header.columns[0]
        return (
            covered > 1
            or (cell.column == first.at and first.field.name not in ("name", "number"))
            or (
                cell.column == first.at
                and first.field.name == "number"
                and not cell.text.strip().isdecimal()
            )
        )

    def _alone(self, row: int, text: str) -> None:
        if not _CONTINUED.sub("", text.strip()):
            return  # “续表” on the next page
        if _NOTE.match(text) or _PAGE.match(text) or len(text) > _LONGEST_BAND or "。" in text:
            self.remarks.append(Remark("table-note", self.grid.spot(row), text))
            return
        self._unused_band()
        self.band, self.band_row = text, row

    def _unused_band(self) -> None:
        """A band that no item follows was no band."""
        used = any(band == self.band for band, _ in self.groups)
        if self.band and not used:
            self.remarks.append(Remark("table-note", self.grid.spot(self.band_row), self.band))

    def _continues(self, row: int) -> bool:
        """Whether the row has no number and no name of its own."""
        return not self._own(row, "name") and not self._own(row, "number")

    def _goes_on(self, row: int) -> bool:
        """Whether the row is the rest of a row too high for one page: “3（续）” below “3”."""
        first = self.header.columns[0]
        cell = self.grid.rows[row][first.at]
        if self.grid.rows[row].count(cell) > 1:
            return False
        text = cell.text.strip()
        above = self.grid.rows[self.groups[-1][1][0]][first.at].text.strip()
        plain = _CONTINUED.sub("", text).strip()
        return text.startswith((CONTINUED, FOLLOWS)) or (plain in (above, "") and plain != text)

    def _repeats(self, row: int) -> bool:
        """Whether the row is one more body of the item above: its number and name again."""
        head = self.groups[-1][1][0]
        number, name = self._own(row, "number"), self._own(row, "name")
        same = _CONTINUED.sub("", "".join(name.split())) == "".join(self._own(head, "name").split())
        return bool(number and name) and same and number == self._own(head, "number")

    def _own(self, row: int, field: str) -> str:
        for column in self.header.columns:
            cell = self.grid.rows[row][column.at]
            if column.field.name == field and cell.row == row and cell.text.strip():
                return cell.text
        return ""

    def result(self) -> Items:
        self._unused_band()
        if self.cut:
            self.remarks.append(Remark("joined-rows", self.grid.name, str(len(self.cut))))
        return Items(self.groups, self._item, self.remarks)

    def _item(self, group: Group) -> Item:
        band, rows = group
        lines = list(self._lines([row for row in rows if row not in self.cut]))
        for row in rows:
            if row in self.cut:
                lines = self._with_rest(lines, row, rows[0])
        return Item(self.grid.spot(rows[0]), tuple(lines), band)

    def _with_rest(self, lines: list[Line], row: int, first: int) -> list[Line]:
        """The lines with a continuation's cells added; it repeats short ones of the rows above."""
        for index, column in enumerate(self.header.columns):
            text = self.grid.rows[row][column.at].text
            rest = _rest(text)
            if rest is None:
                if not index or text in ("", CONTINUED, self.grid.rows[first][column.at].text):
                    continue
                rest = f"\n{text}"
            above = [i for i, line in enumerate(lines) if line.column == column]
            if above:
                line = lines[above[-1]]
                lines[above[-1]] = line._replace(text=line.text + rest)
            else:
                lines.append(Line(rest.strip(), self.grid.spot(row, column.at), 0, column))
        return lines

    def _lines(self, rows: list[int]) -> Iterator[Line]:
        for number, row in enumerate(rows):
            seen: set[Cell] = set()
            for column in self.header.columns:
                cell = self.grid.rows[row][column.at]
                is_new = cell.row == row or number == 0
                if row in self.repeating and column.field.name in _REPEATED:
                    continue
                if cell.text.strip() and is_new and cell not in seen:
                    seen.add(cell)
                    spot = self.grid.spot(row, column.at)
                    yield Line(cell.text.strip(), spot, number, column)


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(_squeezed(cell.text) for cell in row)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _rest(text: str) -> str | None:
    """What a marked cell adds to the one above: in the middle of a paragraph, or on a new line."""
    if text.startswith(CONTINUED) and text != CONTINUED:
        return text.removeprefix(CONTINUED)
    return f"\n{text.removeprefix(FOLLOWS)}" if text.startswith(FOLLOWS) else None
