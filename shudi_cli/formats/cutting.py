"""A row that is too high, in pieces that say whose they are and that import joins again.

Every piece repeats number and name, marked （续）; a cell's rest begins with a whole paragraph
where it can, best with a body's name, so that no duties stand apart from who has them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from math import ceil

from msgspec.structs import replace

from shudi_cli.document import CONTINUED, FOLLOWS, SHORT, Cell, Paragraph, Row, Run, paragraph
from shudi_cli.text import width

_REST = Run(CONTINUED)


def lines_of(text: str, across: int) -> int:
    """Lines a paragraph takes where `across` half-width characters stand on one."""
    return max(1, ceil(width(text) / across))


def height(cells: Sequence[Cell], across: Sequence[int]) -> int:
    """Lines of the highest of these cells."""
    return max(
        sum(lines_of(p.text, room) for p in cell.paragraphs)
        for cell, room in zip(cells, across, strict=True)
    )


def pieces(
    row: Row,
    across: Sequence[int],
    most: Callable[[], int],
    *,
    naming: Collection[int] | None = None,
    below: bool = False,
) -> Iterator[Row]:
    """The row in pieces of at most `most` lines, asked for each; a low one as it is.

    What stands in the columns `naming`, or without them in any short cell, is repeated in every
    piece; the mark stands `below` the first cell's text or behind it.
    """
    begun: tuple[tuple[Cell, ...], tuple[Cell, ...]] | None = None
    while found := _split(row, across, most()):
        first, rest = found
        yield first
        begun = begun or (_names(row.cells, rest.cells, naming, below=below), first.cells)
        row = Row(_continued(*begun, rest.cells))
    yield row


def _split(row: Row, across: Sequence[int], most: int) -> tuple[Row, Row] | None:
    """As much of each cell as fits, and the rest; None where nothing is left over.

    The rest of a paragraph cut in two begins with the mark for it.
    """
    found = [cut(c, room, most) for c, room in zip(row.cells, across, strict=True)]
    if not any(rest.paragraphs for _, rest in found):
        return None
    return Row(tuple(head for head, _ in found)), Row(tuple(rest for _, rest in found))


def cut(whole: Cell, room: int, most: int) -> tuple[Cell, Cell]:
    """A cell's paragraphs up to `most` lines and those behind; one too long for that is cut."""
    used = 0
    for place, text in enumerate(whole.paragraphs):
        lines = lines_of(text.text, room)
        if used + lines > most and place:
            at = _seam(whole.paragraphs, place)
            return Cell(whole.paragraphs[:at]), Cell(whole.paragraphs[at:])
        if lines > most:
            head, tail = _halves(text, most * room // 2)
            return Cell((head,)), _marked(_REST, Cell((tail, *whole.paragraphs[1:])))
        used += lines
    return whole, Cell()


def _seam(paragraphs: Sequence[Paragraph], place: int) -> int:
    """Where to cut at or before `place`: above a body's name if one is near, never below one."""
    near = range(place, place * 2 // 3, -1)
    named = next((at for at in near if paragraphs[at].role == "name"), place)
    while named > 1 and paragraphs[named - 1].role == "name":
        named -= 1
    return named


def _halves(whole: Paragraph, characters: int) -> tuple[Paragraph, Paragraph]:
    """A paragraph in two, its marks kept; behind a full stop where there is one near, and never
    behind a space: at the end of a cell it would be lost.
    """
    near = whole.text.rfind("。", characters // 2, characters) + 1
    left, runs = near or characters, list(whole.runs)
    left = len(whole.text[:left].rstrip()) or left
    head: list[Run] = []
    while left and runs:
        run = runs.pop(0)
        head.append(replace(run, text=run.text[:left]))
        if len(run.text) > left:
            runs.insert(0, replace(run, text=run.text[left:]))
        left -= len(head[-1].text)
    return replace(whole, runs=tuple(head)), replace(whole, runs=tuple(runs))


def _names(
    cells: Sequence[Cell], rest: Sequence[Cell], naming: Collection[int] | None, *, below: bool
) -> tuple[Cell, ...]:
    """What every continuation repeats to say whose it is, the first one marked."""
    shown = [
        whole
        if not left.paragraphs and _names_it(whole.text) and (naming is None or place in naming)
        else Cell()
        for place, (whole, left) in enumerate(zip(cells, rest, strict=True))
    ]
    return (_as_continued(shown[0], below=below), *shown[1:])


def _as_continued(first: Cell, *, below: bool) -> Cell:
    if below or not first.paragraphs:
        return Cell((*first.paragraphs, paragraph(CONTINUED)))
    *ahead, last = first.paragraphs
    return Cell((*ahead, replace(last, runs=(*last.runs, Run(CONTINUED)))))


def _names_it(text: str) -> bool:
    return len(text) <= SHORT and not text.startswith((CONTINUED, FOLLOWS))


def _continued(
    named: Sequence[Cell], top: Sequence[Cell], rest: Sequence[Cell]
) -> tuple[Cell, ...]:
    """The rest of a row; a cell that could be taken for one repeated says that it goes on."""
    cells = []
    for index, (name, head, left) in enumerate(zip(named, top, rest, strict=True)):
        if not left.paragraphs:
            cells.append(name)
        elif any(
            run is _REST for run in left.paragraphs[0].runs[:1]
        ):  # not a text that happens to begin so
            cells.append(left)
        elif index == 0 or left.text.startswith((CONTINUED, FOLLOWS, head.text)):
            cells.append(_marked(Run(FOLLOWS), left))
        else:
            cells.append(left)
    return tuple(cells)


def _marked(mark: Run, cell: Cell) -> Cell:
    first, *more = cell.paragraphs
    return Cell((replace(first, runs=(mark, *first.runs)), *more))
