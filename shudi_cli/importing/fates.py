"""What becomes of each item: its domain, its id, and whether the list has it already."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from shudi_cli.importing.domains import domain, listed
from shudi_cli.importing.draft import Draft, Registers, draft
from shudi_cli.importing.grid import Grid
from shudi_cli.importing.header import Header
from shudi_cli.importing.items import Item
from shudi_cli.importing.meant import Known, called
from shudi_cli.importing.overwriting import Written, differing, noted, over
from shudi_cli.importing.packed import Packed, packed
from shudi_cli.importing.plan import Planned, Wish
from shudi_cli.importing.remark import Remark
from shudi_cli.loading import MatterList, layout
from shudi_cli.model import Domain, Matter

_ID = re.compile(layout.MATTER_ID)


class _Found(NamedTuple):
    """A draft put by until all are there, with the domain its table gives it."""

    spot: str
    name: str
    id: str
    packed: Packed
    notes: tuple[str, ...]
    unplaced: frozenset[str]
    domain: Domain | None
    fields: set[str]


def _found(made: Draft, own: Domain | None, fields: set[str]) -> _Found:
    kept = Packed(made.values)
    return _Found(made.spot, made.name, made.id, kept, made.notes, made.unplaced, own, fields)


class Planner:
    """Gives drafts their domains and ids, in the order of the file."""

    def __init__(self, target: MatterList, wish: Wish) -> None:
        self.target, self.wish = target, wish
        self.manifest = target.manifest
        self.remarks: list[Remark] = []
        self.found: deque[_Found] = deque()
        self.known = Known(entry.matter for entry in target.entries)
        self.used = {*self.known.by_id, *wish.spent}
        self.taken: dict[str, str] = {}
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
            self.found.append(_found(made, last, header.fields))

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
        self.used |= {found.id for found in self.found if found.id}
        names: dict[str, str] = {}
        ids: dict[str, str] = {}
        while self.found:
            made = self.found.popleft()
            if (first := names.setdefault(made.name, made.spot)) != made.spot:
                self.remarks.append(Remark("same-name", made.spot, made.name, first))
                yield Planned("blocked", made.spot, made.name)
            elif made.id and (first := ids.setdefault(made.id, made.spot)) != made.spot:
                text = f"在表里用了两次（另一处：{first}）"
                self.remarks.append(Remark("same-id", made.spot, made.id, text))
                yield Planned("blocked", made.spot, made.name)
            else:
                yield self._one(made)

    def _one(self, made: _Found) -> Planned:
        blocked = Planned("blocked", made.spot, made.name)
        old = self._meant(made)
        if isinstance(old, Remark):
            self.remarks.append(old)
            return blocked
        if made.domain is None:
            return blocked
        if old is not None and not self.wish.force:
            return Planned("keep", made.spot, made.name, old, self._path(old.id))
        if old is not None:
            return self._over(old, made)
        identity = made.id or self._next(made.domain.code)
        note = noted(made.notes)
        matter = Matter(identity, made.name, made.domain.code, note=note, **made.packed.values())
        path = self._path(identity)
        return Planned("create", made.spot, made.name, packed(matter), path)

    def _meant(self, made: _Found) -> Matter | Remark | None:
        """The list's own matter that the row means: no other row of the table may mean it too."""
        old = self.known.meant(made.id, made.name, made.spot)
        if isinstance(old, Matter):
            first = self.taken.setdefault(old.id, made.spot)
            if first != made.spot:
                return Remark(
                    "same-matter", made.spot, made.name, f"{called(old)}（另一处：{first}）"
                )
        return old

    def _over(self, old: Matter, made: _Found) -> Planned:
        """A matter that the list has already, with what the table says of it."""
        alias = made.name in old.aliases
        name = old.name if alias else made.name
        if alias:
            self.remarks.append(Remark("alias", made.spot, made.name, called(old)))
        written = Written(name, made.domain, made.packed.values(), made.notes, made.unplaced)
        matter = over(old, written, made.fields)
        changed = differing(old, matter)
        if not changed:
            return Planned("keep", made.spot, made.name, old, self._path(old.id))
        self.remarks.append(Remark("replaced", made.spot, old.name, "、".join(changed)))
        return Planned("overwrite", made.spot, made.name, packed(matter), self._path(old.id))

    def _path(self, identity: str) -> str:
        return layout.matter(self.manifest.id, identity)

    def _next(self, code: str) -> str:
        """The id after the greatest with that code that any matter has or had."""
        if not self.greatest:
            for letters, number in _numbered(self.used):
                self.greatest[letters] = max(self.greatest.get(letters, 0), number)
        self.greatest[code] = self.greatest.get(code, 0) + 1
        return f"{code}-{self.greatest[code]:02d}"


def _numbered(ids: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The letters and the number of each id that has them; SD205 reports the others."""
    for identity in filter(_ID.fullmatch, ids):
        letters, _, number = identity.partition("-")
        yield letters, int(number)
