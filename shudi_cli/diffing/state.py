"""One list in one state, and one matter in two: what every comparison looks at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from shudi_cli.diffing.change import Change, Spot
from shudi_cli.diffing.likeness import same_words
from shudi_cli.loading import BodyRegister, Entry, LawRegister, MatterList
from shudi_cli.model import Body, Law
from shudi_cli.yamlio import Document, Path

_RANKS = ("province", "city", "county", "township", "village")
_GRASSROOTS = _RANKS.index("township")


class State(NamedTuple):
    """One list with the registers it is read against; `documents` give places, and may be empty.

    The list may hold only the matters that can have changed.
    """

    list: MatterList
    bodies: BodyRegister
    laws: LawRegister
    documents: Mapping[str, Document]

    def spot(self, entry: Entry, at: Path = ()) -> Spot:
        """Where a value of a matter stands."""
        return Spot(entry.place, self.documents.get(entry.place.path), entry.at(at))


class Names:
    """Who is meant by a name in either state: the newer register knows what became of the older."""

    def __init__(self, old: State, new: State) -> None:
        self.old, self.new = old, new
        self._known: dict[str, Body | None] = {}

    def body(self, name: str) -> Body | None:
        """The body called `name`, its successor where it has one."""
        if name not in self._known:
            self._known[name] = self._body(name)
        return self._known[name]

    def _body(self, name: str) -> Body | None:
        for state in (self.new, self.old):
            code = state.list.manifest.jurisdiction.code
            if known := state.bodies.resolve(name, code):
                body = self.old.bodies.successor(known.body, code)
                return self.new.bodies.successor(body, code)
        return None

    def key(self, name: str) -> str:
        """The identity of a body: its id, or its name where neither register has it."""
        body = self.body(name)
        return body.id if body else name

    def members(self, name: str) -> list[str]:
        """The identities of a collective's members; none for other bodies."""
        body, state = self.body(name), self.new
        if body is None:
            return []
        return [it.id for it in state.bodies.members(body, state.list.manifest.jurisdiction.code)]

    def collectives(self, name: str) -> list[str]:
        """The identities of the collectives a body belongs to."""
        body, state = self.body(name), self.new
        if body is None:
            return []
        code = state.list.manifest.jurisdiction.code
        return [it.id for it in state.bodies.collectives(body, code)]

    def is_former(self, name: str) -> bool:
        """Whether `name` is what a body was called before a reorganisation."""
        for state in (self.new, self.old):
            known = state.bodies.resolve(name, state.list.manifest.jurisdiction.code)
            if known and (known.way == "predecessor" or known.named.id != known.body.id):
                return True
        return False

    def law(self, name: str) -> Law | None:
        """A law by its full or short name."""
        return self.new.laws.get(name) or self.old.laws.get(name)

    def rank(self, name: str) -> int | None:
        """0 for the province … 4 for a village; an outpost of a department ranks with it."""
        body = self.body(name)
        seen: set[str] = set()
        while body and body.of and body.id not in seen:
            seen.add(body.id)
            above = self._registered(body.of)
            if above is None or above.kind == "government":
                break
            body = above
        return _RANKS.index(body.level) if body else None

    def _registered(self, identity: str) -> Body | None:
        states = (self.new, self.old)
        found = (s.bodies.get(identity, s.list.manifest.jurisdiction.code) for s in states)
        return next(filter(None, found), None)

    def grassroots(self, name: str) -> bool:
        """Whether `name` is a township, a subdistrict or a village, and no department's outpost."""
        rank = self.rank(name)
        return rank is not None and rank >= _GRASSROOTS

    def direction(self, old: str, new: str) -> str:
        """Which way a responsibility went: "-down" to the grassroots, "-up" from there, else ""."""
        before, after = self.rank(old), self.rank(new)
        if before is None or after is None or before == after:
            return ""
        if after >= _GRASSROOTS and after > before:
            return "-down"
        return "-up" if before >= _GRASSROOTS > after else ""


class Case(NamedTuple):
    """One matter in both states."""

    names: Names
    old: Entry
    new: Entry

    def change(
        self,
        kind: str,
        subject: str = "",
        old: Sequence[str] = (),
        new: Sequence[str] = (),
        *,
        was: Path = (),
        now: Path = (),
        bodies: Sequence[str] = (),
    ) -> Change:
        """A change of this matter; `was` and `now` say where its values stand."""
        return Change(
            kind,
            self.new.list,
            self.new.matter.id,
            self.new.matter.name,
            self.new.matter.domain,
            subject,
            tuple(old),
            tuple(new),
            bodies=tuple(dict.fromkeys(self.names.key(name) for name in bodies)),
            old_source=self.names.old.spot(self.old, was),
            new_source=self.names.new.spot(self.new, now),
        )

    def said(
        self,
        kind: str,
        subject: str,
        old: Sequence[str],
        new: Sequence[str],
        *,
        was: Path = (),
        now: Path = (),
        bodies: Sequence[str] = (),
    ) -> Change:
        """A change of texts: of `kind`, or `wording-only` where the words are the same."""
        if old and new and same_words("，".join(old), "，".join(new)):
            kind = "wording-only"
        return self.change(kind, subject, old, new, was=was, now=now, bodies=bodies)
