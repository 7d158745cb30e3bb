"""All tables of a file to a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from shudi_cli.importing.bodies import Names
from shudi_cli.importing.domains import domain
from shudi_cli.importing.draft import Registers
from shudi_cli.importing.fates import Planner
from shudi_cli.importing.grid import Grid, Reading
from shudi_cli.importing.header import Header, find, require
from shudi_cli.importing.headings import Field
from shudi_cli.importing.items import Item, Items, items
from shudi_cli.importing.plan import Plan, Table, Wish
from shudi_cli.importing.remark import Remark
from shudi_cli.loading import BodyRegister, LawRegister, MatterList
from shudi_cli.model import Manifest


def plan(
    reading: Reading,
    target: MatterList,
    bodies: BodyRegister,
    laws: LawRegister,
    wish: Wish,
    tell: Callable[[int, int], None],
) -> Plan:
    """The plan for one file; `tell` hears how many rows of how many are understood.

    Raises `WrongCall` for a table whose columns are not known.
    """
    registers = Registers(Names(bodies, target.manifest), laws)
    maker = Planner(target, wish)
    tables: list[Table] = []
    remarks = list(reading.remarks)
    for grid, header in _headed(reading.grids, wish.mapped):
        if header is None:
            remarks += _unread(grid)
            continue
        read = items(grid, header)
        tables.append(Table(grid.name, header.columns, len(read)))
        remarks += _above(grid, header, target.manifest)
        remarks += read.remarks
        maker.take(grid, header, _told(read, tell), registers)
    remarks += [Remark("outside", "", text) for text in reading.outside]
    matters = tuple(maker.planned())
    told = tuple(_summed([*remarks, *maker.remarks]))
    return Plan(target.manifest, tuple(tables), matters, told, wish.force)


def _summed(remarks: Iterable[Remark]) -> Iterator[Remark]:
    """The remarks, with one for all the punctuation that was dropped."""
    dropped = 0
    for remark in remarks:
        if remark.kind == "separators":
            dropped += int(remark.text)
        else:
            yield remark
    if dropped:
        yield Remark("separators", "", f"{dropped}")


def _headed(grids: Sequence[Grid], mapped: Mapping[str, Field]) -> list[tuple[Grid, Header | None]]:
    """Every table with its own header, or the one of the table it goes on from."""
    found: list[tuple[Grid, Header | None]] = []
    own = [(grid, find(grid, mapped)) for grid in grids]
    require([(grid, header) for grid, header in own if header])
    above: Header | None = None
    for grid, header in own:
        above = header or _carried(above, grid)
        found.append((grid, above))
    return found


def _unread(grid: Grid) -> Iterator[Remark]:
    """All text of a table that is no list."""
    cells = dict.fromkeys(cell for row in grid.rows for cell in row if cell.text)
    yield Remark("no-header", grid.name, " ".join(cell.text for cell in cells))
    yield from (Remark("outside", grid.name, text) for text in grid.before)


def _told(read: Items, tell: Callable[[int, int], None]) -> Iterator[Item]:
    for number, item in enumerate(read):
        tell(number, len(read))
        yield item


def _carried(header: Header | None, grid: Grid) -> Header | None:
    """The header of the table above, for the rest of a table that was cut in two."""
    if header is None or not grid.rows:
        return None
    return Header(0, 0, header.columns) if len(grid.rows[0]) > header.columns[-1].at else None


def _above(grid: Grid, header: Header, manifest: Manifest) -> Iterator[Remark]:
    """Text above the header that is no domain: titles, issuing lines, labels of attachments."""
    rows = (cell.text for row in grid.rows[: header.row] for cell in dict.fromkeys(row))
    for text in (*grid.before, *rows):
        if text.strip() and domain(text, manifest) is None:
            yield Remark("outside", grid.name, text)
