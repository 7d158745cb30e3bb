"""The registers of bodies and laws, and how a name is looked up in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from shudi_cli.model import Bodies, Body, Holder, Law

COMMON = "common"
Way = Literal["name", "also", "short", "alias", "predecessor"]


class Resolved(NamedTuple):
    """A name resolved: the body, and by which of its names it was found.

    `named` is the body the name belongs to where a successor has taken its place since.
    """

    body: Body
    way: Way
    named: Body
    reason: str | None = None


class BodyRegister:
    """Bodies of all jurisdictions; a list resolves in its own, then in its parents', then in common.

    That goes for names and for ids alike: two counties may both call a body `fenju`. An id found
    in none of these is looked for everywhere, since a body may be succeeded by another county's.
    """

    def __init__(self, files: Iterable[Bodies]) -> None:
        self.files = tuple(files)

    @cached_property
    def all(self) -> tuple[Body, ...]:
        """Every body of every jurisdiction."""
        return tuple(body for file in self.files for body in file.bodies)

    @cached_property
    def _ids(self) -> dict[str, dict[str, Body]]:
        """By jurisdiction; under "", each id of any. The first wins where ids clash (SD309)."""
        tables: dict[str, dict[str, Body]] = {"": {}}
        for file in self.files:
            for table in (tables.setdefault(file.jurisdiction, {}), tables[""]):
                for body in file.bodies:
                    table.setdefault(body.id, body)
        return tables

    @cached_property
    def _names(self) -> dict[str, dict[str, Resolved]]:
        tables: dict[str, dict[str, Resolved]] = {}
        for file in self.files:
            table = tables.setdefault(file.jurisdiction, {})
            for body in file.bodies:
                for name, way, reason in names(body):
                    known = table.get(name)
                    if known is None or _rank(way) < _rank(known.way):
                        table[name] = Resolved(body, way, body, reason)
        return tables

    def get(self, identity: str | None, jurisdiction: str) -> Body | None:
        """The body with that id, as a jurisdiction (GB/T 2260 code) sees it."""
        for code in (*parents(jurisdiction), COMMON, "") if identity else ():
            if body := self._ids.get(code, {}).get(identity or ""):
                return body
        return None

    def successor(self, body: Body, jurisdiction: str) -> Body:
        """The body that carries on today; the body itself where none is recorded."""
        seen = {body.id}
        while (heir := self.get(body.succeeded_by, jurisdiction)) and heir.id not in seen:
            seen.add(heir.id)
            body = heir
        return body

    def resolve(self, name: str, jurisdiction: str = COMMON) -> Resolved | None:
        """The body called `name` in that jurisdiction; None if nobody is."""
        for code in (*parents(jurisdiction), COMMON):
            if known := self._names.get(code, {}).get(name):
                if known.named.succeeded_by:
                    return known._replace(body=self.successor(known.named, jurisdiction))
                return known
        return None

    def members(self, body: Body, jurisdiction: str) -> Iterator[Body]:
        """The members of a collective that the register knows."""
        return (it for m in body.members if (it := self.get(m, jurisdiction)))

    def collectives(self, body: Body, jurisdiction: str) -> Iterator[Body]:
        """The collectives a body belongs to."""
        for code in (*parents(jurisdiction), COMMON):
            for it in self._ids.get(code, {}).values():
                if body.id in it.members:
                    yield it

    def holder(self, body: Body, jurisdiction: str) -> Holder | None:
        """Which statutory kind a body is; None for departments, companies and their outposts."""
        if body.level == "township":
            if body.kind == "government":
                return "township"
            above = self.get(body.of, jurisdiction)
            if body.kind == "outpost" and above is not None and above.kind == "government":
                return "subdistrict"
        if body.level == "village" and body.kind == "village":
            return "village"
        return None


def names(body: Body) -> Iterator[tuple[str, Way, str | None]]:
    """Every name a body answers to, with how, and why where it is a former one."""
    yield body.name, "name", None
    for also in body.also:
        yield also, "also", None
    if body.short:
        yield body.short, "short", None
    for alias in body.aliases:
        yield alias, "alias", None
    for former in body.predecessors:
        for name in former.names:
            yield name, "predecessor", former.reason


def _rank(way: Way) -> int:
    return ("name", "also", "short", "alias", "predecessor").index(way)


def parents(code: str) -> tuple[str, ...]:
    """A GB/T 2260 code and the codes of the areas it lies in: 371323, 371300, 370000."""
    if not (code.isdecimal() and len(code) >= 6):
        return (code,)
    chain = (code, code[:6], code[:4] + "00", code[:2] + "0000")
    return tuple(dict.fromkeys(chain))


class LawRegister:
    """Laws by full and short name."""

    def __init__(self, laws: Iterable[Law]) -> None:
        self.laws = tuple(laws)

    @cached_property
    def _names(self) -> dict[str, Law]:
        table: dict[str, Law] = {}
        for law in self.laws:
            for name in (law.name, law.short):
                if name:
                    table.setdefault(name, law)
        return table

    def get(self, name: str) -> Law | None:
        """The law called `name`, in full or in short."""
        return self._names.get(name)
