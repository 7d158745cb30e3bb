"""What a rule is: constants, a manual page, and for most a `check` that yields findings.

A rule is one module of `shudi_cli.rules`. Its docstring is its manual page: the first line is the
title, the rest says what and why, and fenced samples marked 反例 and 正例 run as tests. Rules
never print, raise or stop at the first finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from shudi_cli.diffing import Change, State
from shudi_cli.editions import Snapshot
from shudi_cli.finding import Finding, Place, found
from shudi_cli.loading import Entry, Known, MatterList
from shudi_cli.model import Adjustment, Body, Law, Severity
from shudi_cli.yamlio import Path

Level = Severity
Subject = Literal["file", "matter", "list", "repository", "settings", "change"]


class Rule(NamedTuple):
    """One rule. `message` and `hint` are templates over a finding's arguments.

    `subject` says what one call of `check` gets: a `MatterCase`, a `ListCase`, a `RepositoryCase`, a
    `ChangeCase` where a base is compared with;
    rules about a "file" have no check, their findings come from reading and from the schemas, and
    those about "settings" from applying them.
    `since` and `until` bound the days of editions a rule may judge: nobody is accused under a
    statute that was not in force. `table` is what the rule judges by, a row of headings first; it
    belongs to the manual page.
    """

    id: str
    code: str
    level: Level
    subject: Subject
    message: str
    hint: str
    manual: str
    check: Callable[[Any], Iterator[Finding]] | None
    since: str = ""
    until: str = "9999-12-31"
    table: tuple[tuple[str, ...], ...] = ()

    def judges(self, day: str) -> bool:
        """Whether the rule is valid for an edition that takes effect on `day`."""
        return self.since <= day < self.until

    @property
    def title(self) -> str:
        """The first line of the manual page."""
        return self.manual.partition("\n")[0]

    def say(self, finding: Finding) -> str:
        """The finding in words."""
        return self.message.format_map(dict(finding.arguments))

    def advise(self, finding: Finding) -> str:
        """The next step."""
        return self.hint.format_map(dict(finding.arguments))


class RepositoryCase(NamedTuple):
    """Everything at once, for rules about registers and about lists together.

    `today` is the day law is compared with: the day asked about, else the caller's date.
    """

    snapshot: Snapshot
    today: str

    def place(self, path: str, at: Path = (), *, key: bool = False) -> Place:
        """The place of a value in one of the files read."""
        document = self.snapshot.documents.get(path)
        return document.place(at, key=key) if document else Place(path)

    def found(
        self, rule: str, path: str, at: Path = (), arguments: Mapping[str, object] | None = None
    ) -> Finding:
        """A finding of `rule` at a value of a file."""
        return found(rule, self.place(path, at), arguments)


class ListCase(NamedTuple):
    """One list with all its matters."""

    repository: RepositoryCase
    list: MatterList

    def found(
        self,
        rule: str,
        entry: Entry,
        at: Path = (),
        arguments: Mapping[str, object] | None = None,
        *,
        key: bool = False,
        related: tuple[Place, ...] = (),
    ) -> Finding:
        """A finding of `rule` at a value of one matter's file."""
        place = self.repository.place(entry.place.path, at, key=key)
        return found(rule, place, arguments, subject=entry.id, related=related)

    def body(self, name: str) -> Known | None:
        """A body by any of its names, in the list's jurisdiction."""
        return self.repository.snapshot.bodies.resolve(name, self.list.manifest.jurisdiction.code)

    def members(self, name: str) -> tuple[Body, ...]:
        """The body called `name`, or the members of the collective of that name; empty if unknown."""
        known = self.body(name)
        if known is None:
            return ()
        members = tuple(self.repository.snapshot.bodies.members(known.body))
        return members or (known.body,)

    def law(self, name: str) -> Law | None:
        """A law by its full or short name."""
        return self.repository.snapshot.laws.get(name)

    @property
    def day(self) -> str:
        """The day the list's edition takes effect: law is read as it stands that day."""
        return self.list.manifest.effective


class MatterCase(NamedTuple):
    """One matter in its list."""

    within: ListCase
    entry: Entry

    def found(
        self,
        rule: str,
        at: Path = (),
        arguments: Mapping[str, object] | None = None,
        *,
        key: bool = False,
    ) -> Finding:
        """A finding of `rule` at a value of the matter's file."""
        return self.within.found(rule, self.entry, at, arguments, key=key)

    @property
    def active(self) -> bool:
        """Whether the matter is in force; a retired one owes nobody anything."""
        return self.entry.matter.status == "active"


class ChangeCase(NamedTuple):
    """One list against its state at the base: what changed, and the records that should say why.

    `within` is the list as it stands, None where it is gone; `records` are those of the editions
    after the base's, which are covered together.
    """

    repository: RepositoryCase
    before: State
    within: ListCase | None
    changes: tuple[Change, ...]
    records: tuple[Adjustment, ...]

    @property
    def day(self) -> str:
        """The day the new state takes effect."""
        return (self.within.day if self.within else None) or self.before.list.manifest.effective

    def found(
        self, rule: str, change: Change, arguments: Mapping[str, object] | None = None
    ) -> Finding:
        """A finding of `rule` where a change shows: in the new state, in the old if it is gone."""
        place = change.new_source or change.old_source or self.before.list.place
        return found(rule, place, arguments, subject=f"{change.list}/{change.matter}")
