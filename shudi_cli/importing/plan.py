"""All tables of a file to a plan: which matters would be written, where, and what has to be said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import msgspec

from shudi_cli.importing.bodies import Names
from shudi_cli.importing.domains import domain, listed
from shudi_cli.importing.draft import Draft, Registers, draft
from shudi_cli.importing.grid import Grid, Reading
from shudi_cli.importing.header import Column, Header, find, require
from shudi_cli.importing.headings import Field, title
from shudi_cli.importing.items import Item, items
from shudi_cli.importing.remark import Remark
from shudi_cli.loading import BodyRegister, LawRegister, MatterList, layout
from shudi_cli.model import Domain, Manifest, Matter

Action = Literal["create", "keep", "overwrite", "blocked"]
"""create: new; keep: the list has it already; overwrite: with --force; blocked: see the remarks."""


class Table(NamedTuple):
    """One table that was read: its name, its columns, how many items it gave."""

    name: str
    columns: tuple[Column, ...]
    items: int


class Planned(NamedTuple):
    """One matter of the table and what would happen to it; `matter` is None where it is blocked."""

    action: Action
    spot: str
    name: str
    matter: Matter | None = None
    path: str = ""


class Plan(NamedTuple):
    """What an import would do."""

    manifest: Manifest
    tables: tuple[Table, ...]
    matters: tuple[Planned, ...]
    remarks: tuple[Remark, ...]
    force: bool = False
    """Whether matters the list has already were to be overwritten."""

    @property
    def blocked(self) -> bool:
        """Whether something has to be settled before anything may be written."""
        return any(remark.level == "block" for remark in self.remarks)

    def count(self, *actions: Action) -> int:
        """How many matters have one of these fates."""
        return sum(planned.action in actions for planned in self.matters)


class Wish(NamedTuple):
    """What the caller chose: headings mapped by hand, a domain for rows without one, overwriting."""

    mapped: Mapping[str, Field]
    domain: Domain | None = None
    force: bool = False


class _Found(NamedTuple):
    """A draft with the domain its table gives it."""

    draft: Draft
    domain: Domain | None
    fields: set[str]


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
    maker = _Planner(target, wish)
    tables: list[Table] = []
    remarks = list(reading.remarks)
    for grid, header in _headed(reading.grids, wish.mapped):
        if header is None:
            remarks += _unread(grid)
            continue
        read = items(grid, header)
        tables.append(Table(grid.name, header.columns, len(read.items)))
        remarks += _above(grid, header, target.manifest)
        remarks += read.remarks
        maker.take(grid, header, _told(read.items, tell), registers)
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


def _told(read: Sequence[Item], tell: Callable[[int, int], None]) -> Iterator[Item]:
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


class _Planner:
    """Gives drafts their domains and ids, in the order of the file."""

    def __init__(self, target: MatterList, wish: Wish) -> None:
        self.target, self.wish = target, wish
        self.manifest = target.manifest
        self.remarks: list[Remark] = []
        self.found: list[_Found] = []
        self.by_id = {e.matter.id: e.matter for e in target.entries}
        self.by_name = {n: e.matter for e in target.entries for n in e.matter.names}
        self.used = set(self.by_id)
        self.greatest: dict[str, int] = {}

    def take(self, grid: Grid, header: Header, read: Iterable[Item], registers: Registers) -> None:
        """Draft the items of one table."""
        around = [*grid.before[::-1], grid.title]
        outer = next((d for text in around if (d := domain(text, self.manifest))), None)
        last: Domain | None = None
        for item in read:
            made = draft(item, registers)
            self.remarks += made.remarks
            last = self._domain(item, made, outer, last)
            self.found.append(_Found(made, last, header.fields))

    def _domain(
        self, item: Item, made: Draft, outer: Domain | None, last: Domain | None
    ) -> Domain | None:
        """From the item's cell, else the band, else around the table, else as above, else as wished."""
        written = [line.text for line in item.texts("domain")] or [item.band]
        if text := written[0]:
            named = domain(text, self.manifest) or self.wish.domain
            if named is None:
                self._say("unknown-domain", made, text)
            return named
        if outer or self.wish.domain:
            return outer or self.wish.domain
        if last is not None:
            self.remarks.append(Remark("filled-domain", made.spot, last.name))
            return last
        if len(self.manifest.domains) == 1:
            return self.manifest.domains[0]
        self._say("no-domain", made, made.name)
        return None

    def _say(self, kind: str, made: Draft, text: str) -> None:
        self.remarks.append(Remark(kind, made.spot, text, listed(self.manifest)))

    def planned(self) -> Iterator[Planned]:
        """Every draft with its fate. Ids the file gives are taken before any is made up."""
        self.used |= {f.draft.id for f in self.found if f.draft.id}
        names: dict[str, str] = {}
        ids: dict[str, str] = {}
        for found in self.found:
            made = found.draft
            if (first := names.setdefault(made.name, made.spot)) != made.spot:
                self.remarks.append(Remark("same-name", made.spot, made.name, first))
                yield Planned("blocked", made.spot, made.name)
            elif made.id and (first := ids.setdefault(made.id, made.spot)) != made.spot:
                text = f"在表里用了两次（另一处：{first}）"
                self.remarks.append(Remark("same-id", made.spot, made.id, text))
                yield Planned("blocked", made.spot, made.name)
            else:
                yield self._one(found)

    def _one(self, found: _Found) -> Planned:
        made = found.draft
        old = self.by_id.get(made.id) or self.by_name.get(made.name)
        if found.domain is None:
            return Planned("blocked", made.spot, made.name)
        if old is not None and not self.wish.force:
            return Planned("keep", made.spot, made.name, old, self._path(old.id))
        if old is not None:
            matter = _over(old, found)
            changed = _changed(old, matter)
            if not changed:
                return Planned("keep", made.spot, made.name, old, self._path(old.id))
            self.remarks.append(Remark("replaced", made.spot, old.name, "、".join(changed)))
            return Planned("overwrite", made.spot, made.name, matter, self._path(old.id))
        identity = made.id or self._next(found.domain.code)
        matter = Matter(
            identity, made.name, found.domain.code, note=_note(made.notes), **made.values
        )
        return Planned("create", made.spot, made.name, matter, self._path(identity))

    def _path(self, identity: str) -> str:
        return f"{layout.MATTERS}/{self.manifest.id}/{identity}.yaml"

    def _next(self, code: str) -> str:
        """The id after the greatest with that code."""
        if not self.greatest:
            for letters, _, number in (identity.partition("-") for identity in self.used):
                self.greatest[letters] = max(self.greatest.get(letters, 0), int(number))
        self.greatest[code] = self.greatest.get(code, 0) + 1
        return f"{code}-{self.greatest[code]:02d}"


_EMPTY: dict[str, Any] = {
    "lead": (), "support": (), "basis": (), "aliases": (), "duty_holders": (), "summary": None,
    "workflow": None, "whistle": None, "replaced_by": (), "upstream": None,
}  # fmt: skip
"""What an empty cell below a column means for a matter that is overwritten."""


def _over(old: Matter, found: _Found) -> Matter:
    """The old matter with what the table has columns for; everything else stays."""
    made = found.draft
    sides = {field.partition(".")[0] for field in found.fields}
    if "side" in sides:
        sides |= {"lead", "support"}
    cleared = {key: value for key, value in _EMPTY.items() if key in sides - made.unplaced}
    notes = made.notes if "note" in sides else (*filter(None, [old.note]), *made.notes)
    code = found.domain.code if found.domain else old.domain
    return msgspec.structs.replace(
        old, name=made.name, domain=code, note=_note(notes), **{**cleared, **made.values}
    )


def _changed(old: Matter, new: Matter) -> list[str]:
    """The titles of the fields that differ."""
    names = Matter.__struct_fields__
    return [title(Field(n)) for n in names if getattr(old, n) != getattr(new, n)]


def _note(notes: Sequence[str]) -> str | None:
    return "\n".join(dict.fromkeys(notes)) or None
