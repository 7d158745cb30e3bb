"""From a snapshot to the index of its lists, kept in the store where that is possible."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from shudi_cli.editions import Snapshot
from shudi_cli.finding import Finding, Place
from shudi_cli.loading import BodyRegister, Entry, LawRegister, MatterList, layout
from shudi_cli.model import Bodies, Erratum, Laws, Manifest, Matter
from shudi_cli.query.index import TABLES, Lookup, Row, work
from shudi_cli.store import Part, Unusable, decoded, memory, opened, parsed, prepared

_BESIDE = (layout.BODIES, layout.LAWS, layout.ERRATA, layout.TERMS)


class Known:
    """A snapshot seen through its index: registers and matters are decoded when asked for."""

    def __init__(self, snapshot: Snapshot, lookup: Lookup) -> None:
        self.snapshot, self.lookup = snapshot, lookup
        self._sources = dict(snapshot.sources)
        self._manifests: dict[str, MatterList] = {}

    @property
    def list_ids(self) -> tuple[str, ...]:
        """The lists the snapshot was opened for."""
        return tuple(self._sources)

    @cached_property
    def bodies(self) -> BodyRegister:
        """The register of bodies."""
        return BodyRegister(decoded(v, Bodies) for v in self._values("bodies", f"{layout.BODIES}/"))

    @cached_property
    def laws(self) -> LawRegister:
        """The register of laws."""
        files = (decoded(v, Laws) for v in self._values("laws", f"{layout.LAWS}/"))
        return LawRegister(law for file in files for law in file.laws)

    def list(self, list_id: str) -> MatterList:
        """One list's manifest, without its matters."""
        if list_id not in self._manifests:
            path = layout.manifest(list_id)
            (value,) = self._values("list", path)
            place = Place(path, commit=self._sources[list_id].commit)
            self._manifests[list_id] = MatterList(decoded(value, Manifest), (), place)
        return self._manifests[list_id]

    def entry(self, row: Row) -> Entry:
        """One matter with the place of its file."""
        for kind in ("matter", "erratum"):
            for file in parsed(self.lookup.connection, self.lookup.state, kind, row.path):
                if file.path != row.path or file.value is None:
                    continue
                source = self.snapshot.base if kind == "erratum" else self._sources[row.list]
                place = Place(file.path, file.line, commit=source.commit)
                if kind == "matter":
                    return Entry(row.list, decoded(file.value, Matter), place)
                erratum = decoded(file.value, Erratum)
                return Entry(row.list, erratum.matter, place, erratum)
        raise KeyError(row.path)

    def unread(self) -> list[Finding]:
        """What could not be read, in order of the files."""
        files = self.lookup.connection.execute(
            "SELECT f.path, d.refused FROM file f JOIN document d ON d.content = f.content"
            " WHERE f.state = ? AND d.refused IS NOT NULL ORDER BY f.path",
            (self.lookup.state,),
        )
        from shudi_cli.store import Parsed

        return [
            finding
            for path, refused in files
            for finding in Parsed(path, 1, None, refused).findings(self.snapshot.base.commit)
        ]

    def _values(self, kind: str, under: str) -> Iterator[bytes]:
        for file in parsed(self.lookup.connection, self.lookup.state, kind, under):
            if file.value is not None:
                yield file.value


@contextmanager
def indexed(snapshot: Snapshot) -> Iterator[Known]:
    """The snapshot's index, brought up to date; in memory where the cache cannot be used."""
    root = snapshot.root
    try:
        database = opened(root, TABLES)
        state = prepared(database, _key(snapshot), _parts(snapshot), work)
    except Unusable:
        database = memory(root, TABLES)
        state = prepared(database, _key(snapshot), _parts(snapshot), work)
    try:
        yield Known(snapshot, Lookup(database.connection, state))
    finally:
        database.connection.close()


def _key(snapshot: Snapshot) -> str:
    if snapshot.base.commit is None:
        return "tree"
    own = [f"{list_id}:{s.commit}" for list_id, s in snapshot.sources if s is not snapshot.base]
    return " ".join((snapshot.base.commit, *own))


def _parts(snapshot: Snapshot) -> tuple[Part, ...]:
    if all(source is snapshot.base for _, source in snapshot.sources):
        return (Part(snapshot.base, (layout.MATTERS, *_BESIDE)),)
    lists = (
        Part(source, (f"{layout.MATTERS}/{list_id}",)) for list_id, source in snapshot.sources
    )
    return (Part(snapshot.base, _BESIDE), *lists)
