"""The registers of bodies and laws, and how a name is looked up in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from shudi_cli.model import Bodies, Body, Law

COMMON = "common"
Way = Literal["name", "also", "short", "alias", "predecessor"]


class Known(NamedTuple):
    """A name resolved: the body, and by which of its names it was found.

    `named` is the body the name belongs to where a successor has taken its place since.
    """

    body: Body
    way: Way
    named: Body
    reason: str | None = None


class BodyRegister:
    """Bodies of all jurisdictions; a list resolves in its own, then in its parents', then in common."""

    def __init__(self, files: Iterable[Bodies]) -> None:
        self.files = tuple(files)

    @cached_property
    def by_id(self) -> dict[str, Body]:
        """Every body by its id; the first wins where ids clash (a rule reports that)."""
        bodies: dict[str, Body] = {}
        for file in self.files:
            for body in file.bodies:
                bodies.setdefault(body.id, body)
        return bodies

    @cached_property
    def _names(self) -> dict[str, dict[str, Known]]:
        tables: dict[str, dict[str, Known]] = {}
        for file in self.files:
            table = tables.setdefault(file.jurisdiction, {})
            for body in file.bodies:
                for name, way, reason in names(body):
                    known = table.get(name)
                    if known is None or _rank(way) < _rank(known.way):
                        table[name] = Known(self.successor(body), way, body, reason)
        return tables

    def successor(self, body: Body) -> Body:
        """The body that carries on today; the body itself where none is recorded."""
        seen = {body.id}
        while (
            body.succeeded_by and body.succeeded_by in self.by_id and body.succeeded_by not in seen
        ):
            seen.add(body.succeeded_by)
            body = self.by_id[body.succeeded_by]
        return body

    def resolve(self, name: str, jurisdiction: str = COMMON) -> Known | None:
        """The body called `name` in that jurisdiction (GB/T 2260 code); None if nobody is."""
        for code in (*parents(jurisdiction), COMMON):
            if known := self._names.get(code, {}).get(name):
                return known
        return None

    def members(self, body: Body) -> Iterator[Body]:
        """The members of a collective that the register knows."""
        return (self.by_id[m] for m in body.members if m in self.by_id)


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
