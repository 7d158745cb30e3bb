"""Which files a state of the repository has, and what changed since it was last seen.

A state is the working tree, or a set of files of certain commits. Each file has a stamp that
changes when its content may have: git's object id, or what `stat` says. A stamp so young that a
second write within the clock's grain could hide behind it is not relied on.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from shudi_cli.source import Source, Stamp
from shudi_cli.store.database import Database, Unusable
from shudi_cli.store.documents import keep

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


def prepared(
    database: Database,
    key: str,
    parts: Iterable[Part],
    work: Work,
    glance: Callable[[], str] | None = None,
) -> int:
    """Bring state `key` up to date, letting `work` follow the changes; returns its number.

    `glance` gives the joined stamps of a working tree where somebody has looked already.

    On return the connection is inside one reading transaction, so that what is read next belongs
    together whatever other runs write meanwhile. Raises `Unusable` when the cache is damaged,
    full, or locked for too long.
    """
    try:
        return _prepared(database.connection, key, tuple(parts), work, glance)
    except sqlite3.Error as error:
        raise Unusable(str(error)) from None


def _prepared(
    connection: sqlite3.Connection,
    key: str,
    parts: tuple[Part, ...],
    work: Work,
    glance: Callable[[], str] | None,
) -> int:
    fixed = key != TREE
    seen = "" if fixed else _joined(_stamps(parts)) if glance is None else glance()
    connection.execute("BEGIN")
    if (state := _current(connection, key, seen)) is not None:
        return state
    connection.execute("COMMIT")
    stamps = _stamps(parts)
    seen = "" if fixed else _joined(stamps)
    connection.execute("BEGIN IMMEDIATE")
    if (state := _current(connection, key, seen)) is None:
        state = _begun(connection, key)
        work(connection, _shift(connection, state, parts, stamps))
        settled = fixed or _settled(stamps)
        connection.execute(
            "UPDATE state SET stamps = ? WHERE id = ?", (seen if settled else None, state)
        )
        _forget(connection, state)
    connection.execute("COMMIT")
    connection.execute("BEGIN")
    if connection.execute("SELECT 1 FROM state WHERE id = ?", (state,)).fetchone() is None:
        raise Unusable("the state was dropped by another run")
    return state


def _stamps(parts: Iterable[Part]) -> list[Stamp]:
    return [stamp for part in parts for stamp in part.source.stamps(part.folders)]


def _joined(stamps: Iterable[Stamp]) -> str:
    return "\n".join([f"{stamp[0]} {stamp[1]}" for stamp in stamps])


def _settled(stamps: Iterable[Stamp]) -> bool:
    limit = time.time_ns() - _GRAIN
    return all(stamp.touched < limit for stamp in stamps)


def _current(connection: sqlite3.Connection, key: str, seen: str) -> int | None:
    found = connection.execute("SELECT id, stamps FROM state WHERE key = ?", (key,)).fetchone()
    return int(found[0]) if found and found[1] == seen else None


def _begun(connection: sqlite3.Connection, key: str) -> int:
    connection.execute(
        "INSERT INTO state (key, used) VALUES (?, 0) ON CONFLICT (key) DO NOTHING", (key,)
    )
    (state,) = connection.execute("SELECT id FROM state WHERE key = ?", (key,)).fetchone()
    connection.execute(
        "UPDATE state SET used = 1 + (SELECT max(used) FROM state) WHERE id = ?", (state,)
    )
    return int(state)


def _shift(
    connection: sqlite3.Connection, state: int, parts: Iterable[Part], stamps: list[Stamp]
) -> Shift:
    """Compare with what was recorded, record what is, and say what differs in content."""
    known: dict[str, tuple[str, bytes]] = {
        path: (stamp, content)
        for path, stamp, content in connection.execute(
            "SELECT path, stamp, content FROM file WHERE state = ?", (state,)
        )
    }
    present = {stamp.path: stamp for stamp in stamps}
    doubtful = {p for p, stamp in present.items() if known.get(p, ("", b""))[0] != stamp.token}
    limit = time.time_ns() - _GRAIN
    changed: list[str] = []
    for part in parts:
        asked = [present[path] for path in _within(part, present) if path in doubtful]
        for path, content in keep(connection, part.source, asked):
            stamp = present[path]
            token = stamp.token if stamp.touched < limit else ""
            connection.execute(
                "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?)", (state, path, token, content)
            )
            if known.get(path, ("", b""))[1] != content:
                changed.append(path)
    gone = tuple(path for path in known if path not in present)
    connection.executemany(
        "DELETE FROM file WHERE state = ? AND path = ?", [(state, path) for path in gone]
    )
    return Shift(state, tuple(changed), gone)


def _within(part: Part, paths: Iterable[str]) -> Iterator[str]:
    """Those of `paths` that lie in the part's folders; a part may name a single file too."""
    folders = tuple(f"{folder}/" for folder in part.folders)
    return (path for path in paths if path.startswith(folders) or path in part.folders)


def _forget(connection: sqlite3.Connection, state: int) -> None:
    """Drop the states of commits not asked about lately, and the documents nobody holds."""
    old = connection.execute(
        "SELECT id FROM state WHERE key != ? AND id != ? ORDER BY used DESC LIMIT -1 OFFSET ?",
        (TREE, state, _KEPT),
    ).fetchall()
    tables = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%state INTEGER%'"
    ).fetchall()
    for (dead,) in old:
        for (table,) in tables:
            connection.execute(f"DELETE FROM {table} WHERE state = ?", (dead,))  # noqa: S608 - our own tables
        connection.execute("DELETE FROM state WHERE id = ?", (dead,))
    if old:
        connection.execute("DELETE FROM document WHERE content NOT IN (SELECT content FROM file)")
