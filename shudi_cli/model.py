"""The list model as frozen values: lists, matters, bodies, laws, terms.

Field names are the YAML keys; their Chinese titles and descriptions are in schemas/. Dates stay
ISO 8601 text (`2019-07-31`), which sorts as time does. The model states facts only: whether
they are acceptable is for the schema and the rules.

Annotations are evaluated here, not kept as text: msgspec would compile each of them anew for every
decoder, 3 ms of each `who`.
"""

from typing import Annotated, Literal

import msgspec

from shudi_cli.text import digits

Level = Literal["province", "city", "county", "township", "village"]
Nature = Literal["official", "demonstration"]
ListKind = Literal["territorial", "whistle", "services", "basic", "assist", "recalled"]
Status = Literal["active", "retired"]
Authority = Literal["statute", "concentrated", "assigned", "entrusted", "designated"]
Work = Literal["enforcement", "key", "emergency"]
Severity = Literal["error", "warning", "note"]
Profile = Literal["trial", "internal", "public"]
Holder = Literal["township", "subdistrict", "village"]


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of all model values; an unknown key is refused, not dropped."""


class Document(Value, frozen=True):
    """A normative document that is not in the law register: 三定, 编办文, a designation."""

    title: str
    number: str | None = None
    issuer: str | None = None
    date: str | None = None


class Citation(Value, frozen=True):
    """Articles of one law, or one document. `version` is the day that version was adopted."""

    law: str | None = None
    articles: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    version: str | None = None
    named_as: str | None = None
    document: Document | None = None


class Designation(Value, frozen=True):
    """Who named the body where law leaves it to the government, or who entrusted it and how.

    An entrustment (委托) also runs `until` a day and is made public at a place (`published`).
    """

    by: str
    document: str
    date: str | None = None
    until: str | None = None
    published: str | None = None


class Part(Value, frozen=True):
    """One body's share in a matter: main responsibility (lead) or cooperation (support)."""

    body: str
    role: str | None = None
    stage: str | None = None
    when: str | None = None
    otherwise: bool = False
    authority: Authority = "statute"
    designated: Designation | None = None
    through: str | None = None
    duties: tuple[str, ...] = ()
    basis: tuple[Citation, ...] = ()


class DutyHolder(Value, frozen=True):
    """An owner or company with obligations of its own; not an administrative body."""

    name: str
    duties: tuple[str, ...] = ()
    basis: tuple[Citation, ...] = ()


class Step(Value, frozen=True):
    """One workflow step. `within` and `every` are ISO 8601 durations."""

    step: str
    by: tuple[str, ...]
    to: tuple[str, ...] = ()
    within: str | None = None
    every: str | None = None
    workdays: bool = False
    limit_basis: Citation | Literal["示范"] | None = None
    means: str | None = None
    escalate: str | None = None


class Workflow(Value, frozen=True):
    """How a matter runs: the “施工图”, fixed by the county."""

    steps: tuple[Step, ...]
    issuer: str | None = None
    since: str | None = None


class Whistle(Value, frozen=True):
    """The kind of work a township's call about this matter usually is."""

    work: Work


class Upstream(Value, frozen=True):
    """The matter of the superior catalogue this one derives from."""

    list: str
    matter: str


class Matter(Value, frozen=True):
    """One matter (事项) of a list."""

    id: str
    name: str
    domain: str
    format: int = 1
    aliases: tuple[str, ...] = ()
    summary: str | None = None
    lead: tuple[Part, ...] = ()
    support: tuple[Part, ...] = ()
    duty_holders: tuple[DutyHolder, ...] = ()
    basis: tuple[Citation, ...] = ()
    workflow: Workflow | None = None
    whistle: Whistle | None = None
    since: str | None = None
    until: str | None = None
    status: Status = "active"
    replaced_by: tuple[str, ...] = ()
    upstream: Upstream | None = None
    reviewed: str | None = None
    note: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The official name, then the aliases."""
        return (self.name, *self.aliases)

    def in_force(self, day: str) -> bool:
        """Whether it answers on `day`: a retired matter does until the day its end begins."""
        return self.status == "active" or (self.until is not None and day < self.until)


class Domain(Value, frozen=True):
    """A field of matters; `statute` is the 条例 4 field it falls under."""

    code: str
    name: str
    statute: str | None = None


class Jurisdiction(Value, frozen=True):
    """An administrative area by its GB/T 2260 code."""

    code: str
    name: str
    level: Level


class Published(Value, frozen=True):
    """When and where a list was made public."""

    date: str
    place: str


class Manifest(Value, frozen=True):
    """A list's own description: `data/matters/<list>/list.yaml`."""

    id: str
    title: str
    kind: ListKind
    nature: Nature
    jurisdiction: Jurisdiction
    edition: str
    effective: str
    domains: tuple[Domain, ...]
    format: int = 1
    issuer: str | None = None
    document: Document | None = None
    state: Literal["draft", "issued"] = "draft"
    law_as_of: str | None = None
    published: Published | None = None
    applies_to: tuple[str, ...] = ()
    derives_from: str | None = None

    def of(self, folder: str) -> "Manifest":
        """The manifest of the list in that folder, whose name is its id; SD306 reports another."""
        return self if self.id == folder else msgspec.structs.replace(self, id=folder)

    def domain_name(self, code: str) -> str:
        """The name of a domain; the code itself where the manifest does not know it."""
        return next((d.name for d in self.domains if d.code == code), code)


class Predecessor(Value, frozen=True):
    """The name a body bore until a reorganisation; `aliases` are what people called it."""

    name: str
    until: str
    reason: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The former official name, then what people called it."""
        return (self.name, *self.aliases)


class Contact(Value, frozen=True):
    """How the public reaches a body; local numbers stay empty until their office fills them."""

    hotline: str | None = None
    phone: str | None = None
    address: str | None = None
    as_of: str | None = None


class Body(Value, frozen=True):
    """A body (单位) of the register."""

    id: str
    name: str
    level: Level
    kind: Literal[
        "party", "government", "department", "office", "outpost", "institution", "group",
        "enterprise", "village", "zone", "collective",
    ]  # fmt: skip
    short: str | None = None
    aliases: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    tie: Literal["派出", "派驻", "垂直", "双重", "常驻"] | None = None
    of: str | None = None
    members: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()
    contact: Contact | None = None
    predecessors: tuple[Predecessor, ...] = ()
    since: str | None = None
    until: str | None = None
    succeeded_by: str | None = None


class Bodies(Value, frozen=True):
    """One file of the register of bodies."""

    jurisdiction: str
    bodies: tuple[Body, ...]
    format: int = 1


class Version(Value, frozen=True):
    """One adopted text of a law; `articles` is its last article number where known."""

    adopted: str
    effective: str | None = None
    articles: int | None = None
    renumbered: bool = False

    @property
    def starts(self) -> str:
        """The day it is taken to be in force from: its own, else the day it was adopted."""
        return self.effective or self.adopted


class Repeal(Value, frozen=True):
    """When a law ended, and by what."""

    on: str
    by: str | None = None


class Law(Value, frozen=True):
    """A law, regulation or rule of the register."""

    name: str
    level: Literal["法律", "行政法规", "地方性法规", "部门规章", "地方政府规章", "党内法规"]
    versions: Annotated[tuple[Version, ...], msgspec.Meta(min_length=1)]
    short: str | None = None
    issued_by: str | None = None
    repealed: Repeal | None = None

    @property
    def days(self) -> tuple[str, ...]:
        """The days on which another version comes into force, or none any more."""
        ends = (self.repealed.on,) if self.repealed is not None else ()
        return (*(version.starts for version in self.versions), *ends)

    def version_on(self, day: str) -> Version | None:
        """The version in force on `day`, computed from dates; None before the first or after repeal."""
        if self.repealed is not None and self.repealed.on <= day:
            return None
        begun = [v for v in self.versions if v.starts <= day]
        return max(begun, key=lambda v: (v.starts, v.adopted), default=None)

    def version_adopted(self, day: str) -> Version | None:
        """The version adopted on exactly `day`."""
        return next((v for v in self.versions if v.adopted == day), None)

    def version_cited(self, citation: Citation, day: str) -> Version | None:
        """The version a citation means: the one it names, else the one in force on `day`."""
        if citation.version is not None:
            return self.version_adopted(citation.version)
        return self.version_on(day)

    def changed(self, after: str, upto: str) -> Version | None:
        """The newest version that took effect after the one day and up to the other, if any."""
        newest = self.version_on(upto)
        return newest if newest is not None and newest.starts > after else None


class Laws(Value, frozen=True):
    """One file of the register of laws."""

    laws: tuple[Law, ...]
    format: int = 1


class Term(Value, frozen=True):
    """Words people use and the words lists use for the same thing."""

    say: tuple[str, ...]
    mean: tuple[str, ...]


class Terms(Value, frozen=True):
    """`data/terms.yaml`; `outside` are words for things other lists or services deal with.

    `purposes` are words for what is wanted of a thing that a list may well know: to buy it, to be
    employed or examined or paid for it, to contract about it.
    """

    terms: tuple[Term, ...] = ()
    outside: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    format: int = 1


class Consultation(Value, frozen=True):
    """One body asked in writing about a change; silence (`none`) is no consent."""

    body: str
    sent: str | None = None
    replied: str | None = None
    opinion: Literal["agree", "disagree", "none"] = "none"


class Change(Value, frozen=True):
    """Why matters changed in an edition: the reason, what it says, what it rests on."""

    matters: tuple[str, ...]
    kind: str
    reason: Literal["law", "reorganisation", "work"]
    text: str
    basis: tuple[Citation, ...] = ()
    consulted: tuple[Consultation, ...] = ()


class Approval(Value, frozen=True):
    """The decision that put an edition in force."""

    by: str
    document: str
    date: str | None = None


Order = tuple[str, tuple[int, ...]]
"""The day and the numbers of an edition."""


def edition_order(edition: str) -> tuple[int, ...]:
    """The numbers of an edition, by which editions are in order."""
    numbers = map(digits, edition.split("."))
    return tuple(number for number in numbers if number is not None)


class Adjustment(Value, frozen=True):
    """The record of an edition: `data/adjustments/<list>/<edition>.yaml`."""

    edition: str
    effective: str
    changes: tuple[Change, ...]
    format: int = 1
    previous: str | None = None
    approved: Approval | None = None

    @property
    def order(self) -> Order:
        """By day, then by number: 2020.10 comes after 2020.9."""
        return self.effective, edition_order(self.edition)


class Erratum(Value, frozen=True):
    """A corrected matter of a past edition: `data/errata/<list>/<edition>/<matter-id>.yaml`."""

    reason: str
    date: str
    matter: Matter
    format: int = 1


class Waiver(Value, frozen=True):
    """One finding let pass: where, why, and until which day."""

    rule: str
    path: str
    reason: str
    until: str


class Accepted(Value, frozen=True):
    """A change that was looked at and may stand: by its fingerprint, with a reason, until a day."""

    change: str
    reason: str
    until: str


class Grant(Value, frozen=True):
    """Articles that give townships, subdistricts or villages a power of their own.

    Adds to the packaged table what another province's regulations say.
    """

    law: str
    articles: tuple[str, ...]
    to: tuple[Holder, ...]
    text: str


class Settings(Value, frozen=True):
    """`shudi.yaml`: how this repository uses shudi. Rules are named by id or by a prefix of it."""

    format: int = 1
    default_list: str | None = None
    profile: Profile = "internal"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    levels: dict[str, Severity] = {}
    waivers: tuple[Waiver, ...] = ()
    grants: tuple[Grant, ...] = ()
    change_levels: dict[str, Literal["shift-down", "lead", "support", "basis", "wording"]] = {}
    accepted_changes: tuple[Accepted, ...] = ()
