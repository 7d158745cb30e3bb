"""Which files a state of the repository has, and what changed since it was last seen.

A state is the working tree, or a set of files of certain commits. Each file has a stamp that
changes when its content may have: git's object id, or what `stat` says. The stamps of a working
tree are kept folder by folder, and only a folder that looks different is looked into. A stamp so
young that a second write within the clock's grain could hide behind it is not relied on.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from shudi_cli.source import Look, Source, Stamp
from shudi_cli.store import folders
from shudi_cli.store.database import Database, Unusable
from shudi_cli.store.documents import drop, drop_unheld, keep, unsettled
from shudi_cli.store.folders import Kept

TREE = "tree"
_GRAIN = 2_000_000_000
"""Nanoseconds: FAT keeps times to two seconds."""
_KEPT = 6
"""States of commits kept beside the working tree's."""


class Part(NamedTuple):
    """Folders of one source that belong to a state."""

    source: Source
    folders: tuple[str, ...]


class Shift(NamedTuple):
    """What has to be worked in: the paths whose content is new or changed, and those gone."""

    state: int
    changed: tuple[str, ...]
    gone: tuple[str, ...]


Work = Callable[[sqlite3.Connection, Shift], None]
Progress = Callable[[int, int], None]
"""Told how many of how many files are read."""


def prepared(
    database: Database,
    key: str,
    parts: Iterable[Part],
    work: Work,
    glance: Callable[[], Look] | None,
    progress: Progress,
) -> int:
    """Bring state `key` up to date, letting `work` follow the changes; returns its number.

    `glance` looks at the working tree for its state, where somebody may have looked already; what
    looks as it was kept is not looked into.

    On return the connection is inside one reading transaction, so that what is read next belongs
    together whatever other runs write meanwhile. Raises `Unusable` when the cache is damaged,
    full, or locked for too long, and for a state of commits of which files could not be read.
    """
    try:
        return _prepared(database, key, tuple(parts), work, glance, progress)
    except sqlite3.Error as error:
        if database.path is None:  # no cache is at fault
            raise
        raise Unusable(str(error)) from None


def _prepared(
    database: Database,
    key: str,
    parts: tuple[Part, ...],
    work: Work,
    glance: Callable[[], Look] | None,
    progress: Progress,
) -> int:
    connection = database.connection
    look = _look(parts[0], glance) if key == TREE else None
    connection.execute("BEGIN")
    if (state := _current(connection, key, look)) is not None:
        return state
    connection.execute("COMMIT")
    connection.execute("BEGIN IMMEDIATE")
    if (state := _current(connection, key, look)) is None:
        state = _begun(connection, key)
        if look is None:
            shift = _beginning(connection, state, parts, progress)
            if database.path and unsettled(connection, state):
                raise Unusable("a state of commits is kept for good, and this one is not whole")
        else:
            shift = _shift(connection, state, parts[0], look, progress)
        work(connection, shift)
        _forget(connection, state, database.states)
    connection.execute("COMMIT")
    connection.execute("BEGIN")
    if connection.execute("SELECT 1 FROM state WHERE id = ?", (state,)).fetchone() is None:
        raise Unusable("the state was dropped by another run")
    return state


def _current(connection: sqlite3.Connection, key: str, look: Look | None) -> int | None:
    found = connection.execute("SELECT id FROM state WHERE key = ?", (key,)).fetchone()
    if found is None or (key == TREE and folders.kept(connection, found[0]) != look):
        return None
    return int(found[0])


def _begun(connection: sqlite3.Connection, key: str) -> int:
    connection.execute(
        "INSERT INTO state (key, used) VALUES (?, 0) ON CONFLICT (key) DO NOTHING", (key,)
    )
    (state,) = connection.execute("SELECT id FROM state WHERE key = ?", (key,)).fetchone()
    connection.execute(
        "UPDATE state SET used = 1 + (SELECT max(used) FROM state) WHERE id = ?", (state,)
    )
    return int(state)


def _look(part: Part, glance: Callable[[], Look] | None) -> Look:
    """A working tree is one part."""
    if glance is not None:
        return glance()
    return folders.listings(part.source.stamps(part.folders), part.folders)


def _shift(
    connection: sqlite3.Connection, state: int, part: Part, look: Look, progress: Progress
) -> Shift:
    """Compare a working tree with what was recorded, record it, and say what differs in content."""
    places = folders.different(connection, state, look)
    present = list(folders.stamps(part.source, part.folders, places))
    limit = time.time_ns() - _GRAIN  # now, before anything is read
    known = folders.known(connection, state, part.folders, places)
    changed = tuple(_recorded(connection, state, part.source, present, known, progress))
    gone = tuple(known.keys() - {stamp.path for stamp in present})
    connection.executemany(
        "DELETE FROM file WHERE state = ? AND path = ?", ((state, path) for path in gone)
    )
    replaced = {known[path].content for path in (*changed, *gone) if path in known}
    drop(connection, replaced)
    settled = folders.settled(present, limit, unsettled(connection, state))
    folders.record(connection, state, places, folders.listings(settled, part.folders))
    return Shift(state, changed, gone)


def _beginning(
    connection: sqlite3.Connection, state: int, parts: Iterable[Part], progress: Progress
) -> Shift:
    """Record a state of commits, which is new and never changes."""
    changed = (
        path
        for source, under in parts
        for path in _recorded(connection, state, source, source.stamps(under), {}, progress)
    )
    return Shift(state, tuple(changed), ())


def _recorded(
    connection: sqlite3.Connection,
    state: int,
    source: Source,
    stamps: Iterable[Stamp],
    known: Mapping[str, Kept],
    progress: Progress,
) -> Iterator[str]:
    """Record the files whose stamp is not the one kept; yields those whose content differs too."""
    doubtful = [s for s in stamps if s.path not in known or known[s.path].token != s.token]
    for done, (path, content) in enumerate(keep(connection, source, doubtful)):
        progress(done, len(doubtful))
        connection.execute("INSERT OR REPLACE INTO file VALUES (?, ?, ?)", (state, path, content))
        if path not in known or known[path].content != content:
            yield path


def _forget(connection: sqlite3.Connection, state: int, tables: Iterable[str]) -> None:
    """Drop the states of commits not asked about lately, and the documents nobody holds."""
    old = connection.execute(
        "SELECT id FROM state WHERE key != ? AND id != ? ORDER BY used DESC LIMIT -1 OFFSET ?",
        (TREE, state, _KEPT),
    ).fetchall()
    for (dead,) in old:
        for table in tables:
            connection.execute(f"DELETE FROM {table} WHERE state = ?", (dead,))  # noqa: S608 - our own tables
        connection.execute("DELETE FROM state WHERE id = ?", (dead,))
    if old:
        drop_unheld(connection)
