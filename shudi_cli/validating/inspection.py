"""One matter's file judged by itself: reading, schema, and the rules about one matter.

What is found depends on the file's bytes and on the `Desk` alone: so files can be judged in any
order, in several processes, and the verdict kept until either changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import NoReturn

import msgspec

from shudi_cli import resources
from shudi_cli.editions import Snapshot
from shudi_cli.finding import Finding, Place
from shudi_cli.loading import Entry, MatterList, layout
from shudi_cli.loading.documents import convert
from shudi_cli.model import Manifest, Matter
from shudi_cli.rule import ListCase, MatterCase, RepositoryCase
from shudi_cli.schema import judge
from shudi_cli.source import Read, Source
from shudi_cli.today import NEVER, Today
from shudi_cli.validating.checks import about_matter, of_matters
from shudi_cli.validating.kept import Laid
from shudi_cli.yamlio import Document, Refused, parse


class Verdict(msgspec.Struct, frozen=True, array_like=True):
    """What one file is: its packed value, or None and why it was refused; what was found in it.

    The value is empty where the source keeps it.

    It holds on the days from `since` up to before `until`, as long as what it rests on stays.
    """

    value: bytes | None
    start: tuple[int, int] = (0, 0)
    refused: tuple[Finding, ...] = ()
    shape: tuple[Finding, ...] = ()
    rules: tuple[Finding, ...] = ()
    since: str = ""
    until: str = NEVER

    def at(self, commit: str | None) -> Verdict:
        """The same verdict on the same bytes in another revision."""
        refused, shape, rules = (
            _moved(group, commit) for group in (self.refused, self.shape, self.rules)
        )
        return Verdict(self.value, self.start, refused, shape, rules, self.since, self.until)


class Registers(Snapshot):
    """What a rule about one matter may look at: the registers and its own file, no other matter.

    A rule that asks for more is a rule about the list or the repository, and says so.
    """

    def __init__(self, whole: Snapshot) -> None:
        super().__init__(whole.base, (), whole.on, whole.revision)
        self.bodies = whole.bodies
        self.laws = whole.laws
        self.terms = whole.terms
        self.settings = whole.settings
        self.open: dict[str, Document] = {}

    @property
    def documents(self) -> Mapping[str, Document]:
        """The one file being judged."""
        return self.open

    @property
    def lists(self) -> NoReturn:
        """Refused, as are the records of lists: see above."""
        raise TypeError("a rule about one matter looked further; its subject is list or repository")

    adjustments = errata = lists


class Desk:
    """All that a verdict on a matter's file rests on besides the file: one list's."""

    def __init__(
        self,
        registers: Registers,
        today: str,
        base: bytes,
        source: Source,
        list_id: str,
        text: Document | None,
    ) -> None:
        self.source, self.list_id = source, list_id
        self._registers = registers
        value = convert(text, Manifest) if text else None
        self._list: ListCase | None = None
        self._today = Today(today)
        if isinstance(value, Manifest):
            alone = MatterList(value.of(list_id), (), Place(layout.manifest(list_id)))
            self._list = ListCase(RepositoryCase(registers, self._today), alone)
            self._chosen = of_matters(registers, self._list.day)
        self._key = blake2b(text.text.encode() if text else b"", key=base, digest_size=32).digest()

    def stamp(self, read: Read) -> bytes:
        """What a verdict on this content is kept under."""
        data = repr(read.data).encode() if isinstance(read.data, Finding) else read.data
        return blake2b(data, key=self._key, digest_size=20).digest()

    def inspect(self, read: Read) -> Verdict:
        """Judge one file."""
        data = read.data
        if isinstance(data, Finding):
            return Verdict(None, refused=(data,))
        try:
            document = (
                Laid(self.source, read)
                if read.packed
                else parse(data, read.path, self.source.commit)
            )
        except Refused as refused:
            return Verdict(None, refused=refused.findings)
        shape = tuple(judge(document, "matter"))
        packed = b"" if read.packed else msgspec.msgpack.encode(document.value)
        self._today.begin()
        found = self._rules(document)
        days = self._today.since, self._today.until
        return Verdict(packed, document.start, (), shape, found, *days)

    def holds(self, verdict: Verdict) -> bool:
        """Whether a verdict under today's stamp holds today."""
        return self._today.lies_in(verdict.since, verdict.until)

    def _rules(self, document: Document) -> tuple[Finding, ...]:
        matter = convert(document, Matter)
        if isinstance(matter, Finding):
            return ()
        entry = Entry(self.list_id, matter, document.place())
        return tuple(self.about(entry, document))

    def about(self, entry: Entry, document: Document) -> Iterator[Finding]:
        """What the rules about one matter find; nothing where the list cannot be read."""
        if self._list is None:
            return
        self._registers.open = {entry.place.path: document}
        yield from about_matter(MatterCase(self._list, entry), self._chosen)


def base(whole: Snapshot) -> bytes:
    """A digest of what all verdicts rest on but the day: the code, the registers (read by now)."""
    digest = blake2b(resources.version(), digest_size=32)
    for text in _texts(whole.documents):
        digest.update(blake2b(text.encode()).digest())
    return digest.digest()


def _texts(documents: Mapping[str, Document]) -> Iterator[str]:
    for path in sorted(documents):
        yield path
        yield documents[path].text


def _moved(findings: Iterable[Finding], commit: str | None) -> tuple[Finding, ...]:
    def moved(place: Place) -> Place:
        return msgspec.structs.replace(place, commit=commit)

    return tuple(
        msgspec.structs.replace(f, place=moved(f.place), related=tuple(map(moved, f.related)))
        for f in findings
    )
