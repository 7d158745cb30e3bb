"""A source to lists and registers. What cannot be read is left out and named in `findings`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from shudi_cli import layout
from shudi_cli.finding import Finding, Place
from shudi_cli.loading.documents import Reader, convert, documents
from shudi_cli.loading.registers import BodyRegister, LawRegister
from shudi_cli.model import (
    Adjustment,
    Bodies,
    Erratum,
    Laws,
    Manifest,
    Matter,
    Settings,
    Terms,
    Value,
)
from shudi_cli.source import Source

if TYPE_CHECKING:
    from shudi_cli.yamlio import Document, Path

V = TypeVar("V", bound=Value)


class Entry(NamedTuple):
    """A matter of a list and the place of its file."""

    list: str
    matter: Matter
    place: Place
    erratum: Erratum | None = None

    @property
    def key(self) -> str:
        """The matter's id in its list."""
        return self.matter.id

    @property
    def is_active(self) -> bool:
        """Whether the matter is in force."""
        return self.matter.status == "active"

    @property
    def id(self) -> str:
        """`list/matter`, unique in the repository."""
        return f"{self.list}/{self.key}"

    def at(self, path: Path) -> Path:
        """Where a value of the matter lies in its file: an erratum has more in it."""
        return ("matter", *path) if self.erratum else path


class _Fold(NamedTuple):
    """What an entry has in the place of its matter."""

    document: Document
    key: str
    is_active: bool


class Folded(Entry):
    """An entry whose matter is made from its document each time it is looked at.

    For lists that are looked over a few times: a matter weighs four times its packed value.
    """

    __slots__ = ()

    @property
    def _fold(self) -> _Fold:
        return cast(_Fold, self[1])

    @property
    def matter(self) -> Matter:
        """The matter."""
        return _unfolded(self._fold.document)

    @property
    def key(self) -> str:
        """The matter's id in its list."""
        return self._fold.key

    @property
    def is_active(self) -> bool:
        """Whether the matter is in force."""
        return self._fold.is_active


@lru_cache(maxsize=8)
def _unfolded(document: Document) -> Matter:
    return document.into(Matter)


class MatterList(NamedTuple):
    """One list in one state: its manifest and matters, in order of their ids."""

    manifest: Manifest
    entries: tuple[Entry, ...]
    place: Place

    def active(self) -> tuple[Entry, ...]:
        """The matters in force."""
        return tuple(e for e in self.entries if e.is_active)


class Loader:
    """Reads what it is asked for and keeps every parsed file and every finding on the way."""

    def __init__(self, reader: Reader = documents) -> None:
        self.reader = reader
        self.documents: dict[str, Document] = {}
        self.findings: list[Finding] = []

    def list(self, source: Source, list_id: str) -> MatterList | None:
        """One list's manifest and matters; None when its manifest cannot be read."""
        paths = _known(source, layout.folder(list_id))
        manifest_path = layout.manifest(list_id)
        manifest: tuple[Manifest, Place] | None = None
        entries: list[Entry] = []
        for document in self._read(source, paths):
            if document.path == manifest_path:
                if value := self._convert(document, Manifest):
                    manifest = value.of(list_id), document.place()
            elif matter := self._convert(document, Matter):
                entry = Entry(list_id, matter, document.place())
                entries.append(_folded(entry, document) if document.folded else entry)
        if manifest is None:
            return None
        entries.sort(key=lambda e: (e.key, e.place))
        return MatterList(manifest[0], tuple(entries), manifest[1])

    def manifest(self, source: Source, list_id: str) -> Manifest | None:
        """A list's manifest alone; None when it is missing or cannot be read."""
        found = next(self._values(source, [layout.manifest(list_id)], Manifest), None)
        return found and found.of(list_id)

    def bodies(self, source: Source) -> BodyRegister:
        """The register of bodies."""
        return BodyRegister(self._values(source, _known(source, layout.BODIES), Bodies))

    def laws(self, source: Source) -> LawRegister:
        """The register of laws."""
        files = self._values(source, _known(source, layout.LAWS), Laws)
        return LawRegister(law for file in files for law in file.laws)

    def terms(self, source: Source) -> Terms:
        """The table of people's words; empty where the repository has none."""
        paths = [layout.TERMS] if source.exists(layout.TERMS) else []
        return next(self._values(source, paths, Terms), Terms())

    def adjustments(self, source: Source, list_id: str) -> tuple[Adjustment, ...]:
        """The adjustment records of a list, in order of their paths."""
        return tuple(
            self._values(source, _known(source, f"{layout.ADJUSTMENTS}/{list_id}"), Adjustment)
        )

    def errata(self, source: Source, list_id: str, edition: str) -> tuple[Entry, ...]:
        """The corrected matters of one edition; they take the place of its text."""
        return tuple(self._errata(source, layout.errata(list_id, edition), list_id))

    def all_errata(self, source: Source, list_id: str) -> dict[str, tuple[Entry, ...]]:
        """The corrected matters of every edition."""
        folder = f"{layout.ERRATA}/{list_id}"
        editions = dict.fromkeys(path.split("/")[3] for path in _known(source, folder))
        return {edition: self.errata(source, list_id, edition) for edition in editions}

    def settings(self, source: Source) -> Settings:
        """`shudi.yaml`; defaults where there is none."""
        paths = [layout.SETTINGS] if source.exists(layout.SETTINGS) else []
        return next(self._values(source, paths, Settings), Settings())

    def _errata(self, source: Source, folder: str, list_id: str) -> Iterator[Entry]:
        for document in self._read(source, _known(source, folder)):
            if erratum := self._convert(document, Erratum):
                yield Entry(list_id, erratum.matter, document.place(), erratum)

    def _read(self, source: Source, paths: Iterable[str]) -> Iterator[Document]:
        for read in self.reader(source, paths):
            if isinstance(read, Finding):
                self.findings.append(read)
            else:
                self.documents[read.path] = read
                yield read

    def _convert(self, document: Document, kind: type[V]) -> V | None:
        value = convert(document, kind)
        if isinstance(value, Finding):
            self.findings.append(value)
            return None
        return value

    def _values(self, source: Source, paths: Iterable[str], kind: type[V]) -> Iterator[V]:
        for document in self._read(source, paths):
            if value := self._convert(document, kind):
                yield value


def _folded(entry: Entry, document: Document) -> Entry:
    fold = _Fold(document, entry.key, entry.is_active)
    return Folded(entry.list, cast(Matter, fold), entry.place)


def list_ids(source: Source) -> list[str]:
    """The ids of the lists a source holds: the folders below data/matters."""
    return [name for name in source.folders(layout.MATTERS) if layout.is_list_id(name)]


def _known(source: Source, folder: str) -> list[str]:
    return [path for path in source.names(folder) if layout.kind(path)]
