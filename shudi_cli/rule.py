"""What a rule is: constants, a manual page, and for most a `check` that yields findings.

A rule is one module of `shudi_cli.rules`. Its docstring is its manual page: the first line is the
title, the rest says what and why, and fenced samples marked 反例 and 正例 run as tests. Rules
never print, raise or stop at the first finding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from shudi_cli.diffing import Change, State
from shudi_cli.editions import Snapshot
from shudi_cli.finding import Finding, Place, found
from shudi_cli.loading import Entry, MatterList, Resolved
from shudi_cli.model import (
    Adjustment,
    Body,
    Citation,
    Holder,
    Law,
    Part,
    Severity,
    Version,
)
from shudi_cli.today import Today
from shudi_cli.walk import citations, parts
from shudi_cli.yamlio import Path

Level = Severity
Subject = Literal["file", "matter", "citing", "list", "repository", "settings", "change", "erratum"]


class Rule(NamedTuple):
    """One rule. `message` and `hint` are templates over a finding's arguments.

    `subject` says what one call of `check` gets: a `MatterCase`, a `CitingCase` (a matter, a record,
    an erratum), a `ListCase`, a `RepositoryCase`, a `ChangeCase` where a base is compared with (“erratum”: one for each corrected matter);
    rules about a "file" have no check, their findings come from reading and from the schemas, and
    those about "settings" from applying them.
    `since` and `until` bound the days of editions a rule may judge: nobody is accused under a
    statute that was not in force. `sample` are arguments of a finding as it might be, for whoever
    reads about the rule. `table` is what the rule judges by, a row of headings first; it
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
    sample: Mapping[str, str] = MappingProxyType({})
    table: tuple[tuple[str, ...], ...] = ()

    @property
    def example(self) -> Finding:
        """A finding as it might be."""
        return found(self.id, Place(""), self.sample)

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
    today: Today

    def place(self, path: str, at: Path = (), *, key: bool = False) -> Place:
        """The place of a value in one of the files read."""
        document = self.snapshot.documents.get(path)
        return document.place(at, key=key) if document else Place(path)

    def found(
        self, rule: str, path: str, at: Path = (), arguments: Mapping[str, object] | None = None
    ) -> Finding:
        """A finding of `rule` at a value of a file."""
        return found(rule, self.place(path, at), arguments)


class Cited(NamedTuple):
    """A citation of a registered law, where it stands, and the version it means on the list's day."""

    at: Path
    citation: Citation
    law: Law
    version: Version | None


class ListCase:
    """One list with all its matters. Names are looked up once for all rules."""

    def __init__(self, repository: RepositoryCase, matters: MatterList) -> None:
        self.repository = repository
        self.list = matters
        self.day = matters.manifest.effective
        """The day the list's edition takes effect: law is read as it stands that day."""
        self._code = matters.manifest.jurisdiction.code
        self._registered = repository.snapshot.bodies
        self._bodies: dict[str, Resolved | None] = {}
        self._members: dict[str, tuple[Body, ...]] = {}
        self._holders: dict[str, frozenset[Holder]] = {}
        self._versions: dict[tuple[str, str | None, str], Version | None] = {}

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
        place = self.repository.place(entry.place.path, entry.at(at), key=key)
        return found(rule, place, arguments, subject=entry.id, related=related)

    def body(self, name: str) -> Resolved | None:
        """A body by any of its names, in the list's jurisdiction."""
        if name not in self._bodies:
            self._bodies[name] = self._registered.resolve(name, self._code)
        return self._bodies[name]

    def members(self, name: str) -> tuple[Body, ...]:
        """The body called `name`, or the members of the collective of that name; empty if unknown."""
        if name not in self._members:
            known = self.body(name)
            found = tuple(self._registered.members(known.body, self._code)) if known else ()
            self._members[name] = found or ((known.body,) if known else ())
        return self._members[name]

    def holders(self, name: str) -> frozenset[Holder]:
        """The kinds of township and village bodies behind a name; empty unless all are such."""
        if name not in self._holders:
            bodies = [one for body in self.members(name) for one in self._answering(body)]
            kinds = [self._registered.holder(body, self._code) for body in bodies]
            known = frozenset(kind for kind in kinds if kind)
            self._holders[name] = known if None not in kinds else frozenset()
        return self._holders[name]

    def _answering(self, body: Body) -> tuple[Body, ...]:
        """Who answers for a body: a township's office is no holder itself, its township is."""
        is_office = body.level == "township" and body.kind == "office"
        owner = self._registered.get(body.of, self._code) if is_office else None
        if owner is None:
            return (body,)
        return tuple(self._registered.members(owner, self._code)) or (owner,)

    def law(self, name: str) -> Law | None:
        """A law by its full or short name."""
        return self.repository.snapshot.laws.get(name)

    def version(self, law: Law, citation: Citation, day: str = "") -> Version | None:
        """The version of a law a citation means on a day, the list's own unless another is given."""
        key = (law.name, citation.version, day or self.day)
        if key not in self._versions:
            self._versions[key] = law.version_cited(citation, key[2])
        return self._versions[key]


class CitingCase:
    """What cites: a matter, an adjustment record, an erratum. It is walked over once for all rules.

    `day` is the day law is read on; `before` the day of what it replaced, whose law a record may
    still speak of.
    """

    def __init__(
        self,
        within: ListCase,
        place: Place,
        subject: str,
        days: tuple[str, str],
        walk: Iterable[tuple[Path, Citation]],
    ) -> None:
        self.within = within
        self.before, self.day = days
        self._place, self._subject, self._walk = place, subject, walk

    def found(
        self,
        rule: str,
        at: Path = (),
        arguments: Mapping[str, object] | None = None,
        *,
        key: bool = False,
    ) -> Finding:
        """A finding of `rule` at a value of the file."""
        place = self.within.repository.place(self._place.path, at, key=key)
        return found(rule, place, arguments, subject=self._subject)

    @cached_property
    def citations(self) -> tuple[tuple[Path, Citation], ...]:
        """Every citation, with its path."""
        return tuple(self._walk)

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """The citations of laws the register knows; SD302 reports the others."""
        return tuple(
            Cited(at, citation, law, self.within.version(law, citation, self.day))
            for at, citation in self.citations
            if citation.law is not None and (law := self.within.law(citation.law)) is not None
        )


class MatterCase(CitingCase):
    """One matter in its list."""

    def __init__(self, within: ListCase, entry: Entry) -> None:
        days = (within.day, within.day)
        super().__init__(within, entry.place, entry.id, days, citations(entry.matter))
        self.entry = entry
        self.active = entry.matter.status == "active"
        """Whether the matter is in force, and so judged by the rules about what is owed."""

    def found(
        self,
        rule: str,
        at: Path = (),
        arguments: Mapping[str, object] | None = None,
        *,
        key: bool = False,
    ) -> Finding:
        """A finding of `rule` at a value of the matter."""
        return self.within.found(rule, self.entry, at, arguments, key=key)

    @cached_property
    def parts(self) -> tuple[tuple[Path, Part], ...]:
        """Lead parts, then supporting parts, each with its path."""
        return tuple(parts(self.entry.matter))

    @cached_property
    def duties(self) -> tuple[tuple[Path, Part, str], ...]:
        """Every duty of every part, with its path."""
        return tuple(
            ((*at, "duties", number), part, duty)
            for at, part in self.parts
            for number, duty in enumerate(part.duties)
        )


class ChangeCase(NamedTuple):
    """One list against its state at the base: what changed, and the records that should say why.

    `within` is the list as it stands, None where it is gone; `records` are those of the editions
    after the base's, which are covered together; `gone` are the names of matters that the history
    before the base had and that bear the id of an added one; `base` is the whole state compared with;
    `first` says that the list is issued for the first time, so that everything in it is new.
    """

    repository: RepositoryCase
    before: State
    within: ListCase | None
    changes: tuple[Change, ...]
    records: tuple[Adjustment, ...]
    gone: Mapping[str, str] = MappingProxyType({})
    base: Snapshot | None = None
    first: bool = False

    @property
    def day(self) -> str:
        """The day the new state takes effect."""
        return (self.within.day if self.within else None) or self.before.list.manifest.effective

    def found(
        self, rule: str, change: Change, arguments: Mapping[str, object] | None = None
    ) -> Finding:
        """A finding of `rule` where a change shows: in the new state, in the old if it is gone."""
        spot = change.new_source or change.old_source
        place = spot.place if spot else self.before.list.place
        return found(rule, place, arguments, subject=f"{change.list}/{change.matter}")
