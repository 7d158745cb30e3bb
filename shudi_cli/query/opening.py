"""From a snapshot to the index of its lists, kept in the store where that is possible."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from sqlite3 import Connection, DatabaseError
from typing import TypeVar

from shudi_cli.editions import Snapshot
from shudi_cli.errors import NotReadable
from shudi_cli.finding import Finding, Place
from shudi_cli.loading import BodyRegister, Entry, LawRegister, MatterList, layout
from shudi_cli.model import Bodies, Erratum, Laws, Manifest, Matter, Settings
from shudi_cli.query.index import TABLES, Lookup
from shudi_cli.source import Source, WorkingTree, glance
from shudi_cli.store import (
    TREE,
    Database,
    Part,
    Progress,
    Shift,
    Unusable,
    decoded,
    discard,
    memory,
    opened,
    parsed,
    prepared,
    refused,
)

T = TypeVar("T")

_BESIDE = layout.SEARCHED[1:]


def unwatched(_done: int, _total: int) -> None:
    """Nobody watches."""


class Known:
    """A snapshot seen through its index: registers and matters are decoded when asked for."""

    def __init__(self, snapshot: Snapshot, lookup: Lookup) -> None:
        self.snapshot, self.lookup = snapshot, lookup
        self._sources = dict(snapshot.sources)
        self.limited = snapshot.limited
        self._manifests: dict[str, MatterList] = {}

    @cached_property
    def default_list(self) -> str | None:
        """The list the repository's settings answer from where none is named."""
        settings = [decoded(v, Settings) for v in self._values("settings", layout.SETTINGS)]
        return settings[0].default_list if settings else None

    @cached_property
    def list_ids(self) -> tuple[str, ...]:
        """The lists the snapshot was opened for, as far as they could be read."""
        readable = {row[0] for row in self.lookup.lists()}
        return tuple(name for name in self._sources if name in readable)

    @cached_property
    def bodies(self) -> BodyRegister:
        """The register of bodies."""
        return BodyRegister(decoded(v, Bodies) for v in self._values("bodies", f"{layout.BODIES}/"))

    @cached_property
    def laws(self) -> LawRegister:
        """The register of laws."""
        files = (decoded(v, Laws) for v in self._values("laws", f"{layout.LAWS}/"))
        return LawRegister(law for file in files for law in file.laws)

    def matters(self, list_id: str) -> MatterList:
        """One list's manifest, without its matters."""
        if list_id not in self._manifests:
            path = layout.manifest(list_id)
            (value,) = self._values("list", path)
            place = Place(path, commit=self._sources[list_id].commit)
            self._manifests[list_id] = MatterList(decoded(value, Manifest).of(list_id), (), place)
        return self._manifests[list_id]

    def entry(self, list_id: str, path: str) -> Entry:
        """One matter with the place of its file."""
        for kind in ("matter", "erratum"):
            for file in parsed(self.lookup.connection, self.lookup.state, kind, path):
                if file.path != path or file.value is None:
                    continue
                source = self.snapshot.base if kind == "erratum" else self._sources[list_id]
                place = Place(file.path, file.line, commit=source.commit)
                if kind == "matter":
                    return Entry(list_id, decoded(file.value, Matter), place)
                erratum = decoded(file.value, Erratum)
                return Entry(list_id, erratum.matter, place, erratum)
        raise KeyError(path)

    def unread(self) -> list[Finding]:
        """What could not be read, in order of the files."""
        files = refused(self.lookup.connection, self.lookup.state)
        return [found for file in files for found in file.findings(self._source(file.path).commit)]

    def _source(self, path: str) -> Source:
        """Where a file was read: a list's own are its edition's."""
        kind = layout.kind(path)
        list_id = kind.list if kind and kind.name in ("list", "matter") else ""
        return self._sources.get(list_id, self.snapshot.base)

    def _values(self, kind: str, under: str) -> Iterator[bytes]:
        for file in parsed(self.lookup.connection, self.lookup.state, kind, under):
            if file.value is not None:
                yield file.value


def using(snapshot: Snapshot, question: Callable[[Known], T], progress: Progress = unwatched) -> T:
    """What `question` finds in the snapshot's index; asked again of a fresh one if it is damaged.

    `progress` is told how far the index is where it has to be built. Raises `NotReadable` where no
    list can be read.
    """
    try:
        with indexed(snapshot, progress) as known:
            return question(known)
    except DatabaseError:
        if snapshot.root is None:
            raise
        discard(snapshot.root)
    with indexed(snapshot, progress) as known:
        return question(known)


def ask(snapshot: Snapshot, question: Callable[[Known], T]) -> tuple[T, list[Finding]]:
    """What `question` finds, and what could not be read meanwhile; raises as `using` does."""
    return using(snapshot, lambda known: (question(known), known.unread()))


@contextmanager
def indexed(snapshot: Snapshot, progress: Progress = unwatched) -> Iterator[Known]:
    """The snapshot's index, brought up to date; in memory where the cache cannot be used.

    Raises `NotReadable` where no list can be read.
    """
    base = snapshot.base
    look = (lambda: glance(base, layout.SEARCHED)) if isinstance(base, WorkingTree) else None

    def work(connection: Connection, shift: Shift) -> None:
        from shudi_cli.query.index import build  # not loaded by an answer that builds nothing

        build.work(connection, shift, progress)

    with ExitStack() as stack:

        def lookup(database: Database) -> Lookup:
            stack.callback(database.connection.close)
            parts = _parts(snapshot)
            state = prepared(database, _key(snapshot), parts, work, look, progress)
            return Lookup(database.connection, state, snapshot.day)

        try:
            found = lookup(opened(snapshot.root, TABLES) if snapshot.root else memory(TABLES))
        except Unusable:
            found = lookup(memory(TABLES))
        known = Known(snapshot, found)
        if not known.list_ids:
            raise NotReadable("没有一个清单能够读取。", "运行 shudi validate 查看每个文件的问题。")
        yield known


def _key(snapshot: Snapshot) -> str:
    if snapshot.base.commit is None:
        return TREE
    own = [f"{list_id}:{s.commit}" for list_id, s in snapshot.sources if s is not snapshot.base]
    return " ".join((snapshot.base.commit, *own))


def _parts(snapshot: Snapshot) -> tuple[Part, ...]:
    if all(source is snapshot.base for _, source in snapshot.sources):
        return (Part(snapshot.base, layout.SEARCHED),)
    lists = (Part(source, (layout.folder(list_id),)) for list_id, source in snapshot.sources)
    return (Part(snapshot.base, _BESIDE), *lists)
