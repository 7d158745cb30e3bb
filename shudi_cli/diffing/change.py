"""What changed between two states: frozen values; their sentences are made when printing."""

from __future__ import annotations

from typing import Literal, NamedTuple

import msgspec

from shudi_cli.finding import Place
from shudi_cli.yamlio import Document, Path

Level = Literal["shift-down", "lead", "support", "basis", "wording"]
LEVELS: tuple[Level, ...] = ("shift-down", "lead", "support", "basis", "wording")
"""From the gravest to the lightest."""


class Spot(NamedTuple):
    """Where a changed value stands. Its line is looked up when somebody asks: it takes reading the text.

    Without a document, the beginning of the `file` stands in.
    """

    file: Place
    document: Document | None = None
    at: Path = ()

    @property
    def place(self) -> Place:
        """The line and column of the value."""
        return self.document.place(self.at) if self.document else self.file


class Change(msgspec.Struct, frozen=True):
    """One change of one kind.

    `matter` is the id in the new state, in the old one for what is gone, and empty for a change of
    the whole list, which names the `matters` it touches. `subject` says what within the matter
    (a body, a step, a law, a duty); `old` and `new` are what the kind's sentence speaks of.
    `duties` are what comes and goes with a body. `bodies` are the ids of the bodies concerned, their names where the register has none.
    """

    kind: str
    list: str
    matter: str = ""
    name: str = ""
    domain: str = ""
    subject: str = ""
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    old_source: Spot | None = None
    new_source: Spot | None = None

    @property
    def fingerprint(self) -> str:
        """16 hex digits that stay when lines move, files are renamed or sentences reworded."""
        import hashlib  # 3 ms, and a text shows no fingerprints

        groups = (self.old, self.new, self.matters)
        parts = (self.kind, self.list, self.matter, self.subject, *("\1".join(g) for g in groups))
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]

    def touches(self, matter: str) -> bool:
        """Whether the change concerns the matter with this id."""
        return matter == self.matter or matter in self.matters


def spoken(text: str | None) -> tuple[str, ...]:
    """A text as what a change speaks of; nothing where there is none."""
    return (text,) if text else ()


def graver(level: Level, than: Level) -> bool:
    """Whether `level` is `than` or graver."""
    return LEVELS.index(level) <= LEVELS.index(than)
