"""The hub between lists and office formats: one document as frozen values.

Layouts make it, every format writes it, and formats that can be read give it back. It knows
neither lists nor files: titles, columns, rows of cells, paragraphs of marked text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from math import ceil
from typing import Literal, overload

import msgspec

CONTINUED = "（续）"
"""Behind the first cell of a row that goes on from the one above; in any cell, before the rest of a
paragraph cut in two."""
FOLLOWS = "（接上）"
"""Before a whole paragraph at the start of such a row, where it could be taken for something else."""

SHORT = 40
"""A cell up to this many characters names the item: number, domain, name."""

Mark = Literal["", "inserted", "deleted"]
COUNTING = "序号"
"""The title of a column that counts items: spreadsheets sort it by number."""
_NAMING = ("事项名称", "环节")
Role = Literal["text", "name", "heading", "subheading", "item", "caution"]


class Frozen(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Base of the document's values."""


class Run(Frozen, frozen=True, gc=False):
    """A piece of text; `mark` says that a comparison inserted or deleted it."""

    text: str
    mark: Mark = ""


class Paragraph(Frozen, frozen=True):
    """One paragraph. `name` is a body's name above its duties, the headings are 一、, （一） and 1."""

    runs: tuple[Run, ...]
    role: Role = "text"

    @property
    def text(self) -> str:
        """The words without their marks."""
        return "".join(run.text for run in self.runs)


class Cell(Frozen, frozen=True):
    """What stands in one row under one column."""

    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def text(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join(p.text for p in self.paragraphs)


class Row(Frozen, frozen=True):
    """One item; as many cells as the document has columns.

    An item with `subrows` shows those one below the other, each as many cells again, and beside
    them once the cells of the `shared` columns, which are empty in the sub-rows; the item's own
    cells of the other columns are empty.
    """

    cells: tuple[Cell, ...]
    subrows: tuple[tuple[Cell, ...], ...] = ()


class Made(Sequence[Row]):
    """Rows that are made each time they are looked at, so that none has to be kept."""

    def __init__(self, count: int, make: Callable[[int], Row]) -> None:
        self._places, self._make = range(count), make

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return [self._make(one) for one in self._places[place]]
        return self._make(self._places[place])


class Section(Frozen, frozen=True):
    """Rows that belong together; an empty title draws no band. The rows may be `Made`."""

    title: str
    rows: Sequence[Row]


class Column(Frozen, frozen=True):
    """One column: millimetres it needs, whether it takes a share of what is left.

    `band` marks the column whose text a band row says for all rows of its section: formats that
    draw bands leave it out, flat ones keep it.
    """

    title: str
    width: int
    grows: bool = False
    centered: bool = False
    band: bool = False
    shared: bool = False
    """Whether an item with sub-rows says it once, beside all of them."""


class Box(Frozen, frozen=True):
    """One step of a drawn flow: who, what, beside it the limits, below it the hand-over."""

    by: str
    text: str
    aside: tuple[str, ...] = ()
    onward: str = ""


class Origin(Frozen, frozen=True):
    """Where the document's content comes from. No clock: dates are the edition's."""

    list: str
    edition: str
    effective: str
    nature: str
    issuer: str = ""
    commit: str = ""
    """The last commit that touched the data; empty where there is no history."""
    changed: bool = False
    """Whether the working tree holds changes that are not committed."""


class Document(Frozen, frozen=True):
    """One printable document."""

    title: str
    origin: Origin
    columns: tuple[Column, ...] = ()
    sections: tuple[Section, ...] = ()
    label: str = ""
    """“附件1”, above the title."""
    front: tuple[Paragraph, ...] = ()
    """Below the title: who issued it and when, remarks, or the whole text of a notice."""
    flow: tuple[Box, ...] = ()
    notes: tuple[str, ...] = ()
    foot: str = ""
    page: Literal["landscape", "portrait"] = "landscape"

    @property
    def rows(self) -> Iterable[Row]:
        """All rows, section by section."""
        return (row for section in self.sections for row in section.rows)

    @property
    def length(self) -> int:
        """How many rows there are."""
        return sum(len(section.rows) for section in self.sections)

    def sample(self, most: int) -> list[Row]:
        """Up to about `most` rows spread evenly over the document; the others are not made."""
        every = max(1, ceil(self.length / most))
        found: list[Row] = []
        skip = 0
        for section in self.sections:
            found += section.rows[skip::every]
            skip = (skip - len(section.rows)) % every
        return found

    @property
    def banded(self) -> bool:
        """Whether sections have titles to draw."""
        return any(section.title for section in self.sections)


def paragraph(text: str, role: Role = "text") -> Paragraph:
    """A paragraph of plain text."""
    return Paragraph((Run(text),), role)


def cell(*texts: str) -> Cell:
    """A cell of plain paragraphs, one for each line; empty texts are left out."""
    lines = (line for text in texts for line in text.splitlines())
    return Cell(tuple(paragraph(line) for line in lines if line.strip()))


def flat(row: Row) -> Iterator[Row]:
    """The row, or its sub-rows with what they share repeated, for formats that merge no cells.

    A long text is said in the first one only.
    """
    if not row.subrows:
        yield row
    for number, cells in enumerate(row.subrows):
        shown = row.cells if not number else repeated(row.cells)
        yield Row(tuple(own if own.paragraphs else shared
                        for own, shared in zip(cells, shown, strict=True)))  # fmt: skip


def repeated(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Those of an item's cells that say which one it is, short enough to be said again."""
    return tuple(cell if len(cell.text) <= SHORT else Cell() for cell in cells)


def row_name(document: Document, row: Row) -> str:
    """What a person calls the row: its 事项名称 or 环节 where there is one, else its number."""
    return row.cells[naming(document)].text


def naming(document: Document) -> int:
    """The column that says which item a row is: 事项名称 or 环节, else the first."""
    named = (i for i, column in enumerate(document.columns) if column.title in _NAMING)
    return next(named, 0)


def without_band(document: Document) -> tuple[tuple[Column, ...], tuple[int, ...]]:
    """The columns that are drawn where bands are, and their places in a row's cells."""
    drawn = [
        (index, column)
        for index, column in enumerate(document.columns)
        if not (column.band and document.banded)
    ]
    return tuple(column for _, column in drawn), tuple(index for index, _ in drawn)
