"""One SQLite file for each repository, in the user's cache folder.

Everything in it can be made again from the repository. So it is written without waiting for the
disk, thrown away when it is damaged, foreign or of another version, and done without when the
folder cannot be written to.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

import shudi_cli
from shudi_cli import resources
from shudi_cli.store.folder import folder

LAYOUT = 9
"""Counted up whenever tables or what stands in them change."""

_WAIT = 5.0
_TABLES = """
CREATE TABLE about (root TEXT NOT NULL, made TEXT NOT NULL);
CREATE TABLE document (
  content BLOB, kind TEXT, line INTEGER NOT NULL, value BLOB, refused BLOB,
  PRIMARY KEY (content, kind)) WITHOUT ROWID;
CREATE INDEX document_refused ON document (content) WHERE refused IS NOT NULL;
CREATE TABLE state (
  id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, used INTEGER NOT NULL);
CREATE TABLE folder (
  state INTEGER, path TEXT, files BLOB NOT NULL, PRIMARY KEY (state, path));
CREATE TABLE file (
  state INTEGER, path TEXT, content BLOB NOT NULL, PRIMARY KEY (state, path)) WITHOUT ROWID;
"""


STATES = ("folder", "file")
"""Our own tables whose rows belong to a state; the column is called so."""


class Tables(NamedTuple):
    """The caller's tables: the SQL that makes them, and those whose rows belong to a state."""

    sql: str
    states: tuple[str, ...]


class Unusable(Exception):
    """The cache cannot be used; the answer is worked out without it."""


class Database(NamedTuple):
    """An open cache; `path` is None for one that lives in memory only.

    `states` are the tables whose rows belong to a state and go with it.
    """

    connection: sqlite3.Connection
    path: Path | None
    states: tuple[str, ...]


def location(root: Path) -> Path:
    """The cache file of the repository at `root`: in SHUDI_CACHE_DIR, else the user's cache folder."""
    name = os.fsencode(root.resolve())
    return folder() / f"{zlib.crc32(name):08x}{zlib.adler32(name):08x}.sqlite"


def opened(root: Path, tables: Tables) -> Database:
    """The cache of `root` with the caller's `tables` in it, made or made anew where need be.

    Raises `Unusable` when its folder cannot be written to or the file stays locked.
    """
    path = location(root)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = _ours(path, root) or _made_anew(path, root, tables)
        return Database(connection, path, STATES + tables.states)
    except (OSError, sqlite3.Error) as error:
        raise Unusable(str(error)) from None


def memory(tables: Tables) -> Database:
    """The same tables for this one answer."""
    connection = connected(":memory:", _WAIT)
    _make(connection, Path(), tables)
    return Database(connection, None, STATES + tables.states)


def discard(root: Path) -> None:
    """Throw the cache of `root` away, where it turned out to be damaged."""
    with suppress(OSError):
        location(root).unlink(missing_ok=True)


def connected(path: Path | str, wait: float) -> sqlite3.Connection:
    """A connection that waits so many seconds for a lock, begins no transaction by itself and does
    not wait for the disk.
    """
    connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous=OFF")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def is_locked(error: Exception) -> bool:
    """Whether another run holds the file, which is no damage."""
    return isinstance(error, sqlite3.OperationalError) and "locked" in str(error)


def _ours(path: Path, root: Path) -> sqlite3.Connection | None:
    """The file's connection; None where it is foreign, damaged or of another version."""
    connection = connected(path, _WAIT)
    found = None
    try:
        found = connection.execute("SELECT root, made FROM about").fetchone()
    except sqlite3.DatabaseError as error:
        if is_locked(error):
            raise
    finally:
        if found != (str(root), made_by()):
            connection.close()
    return connection if found == (str(root), made_by()) else None


def _made_anew(path: Path, root: Path, tables: Tables) -> sqlite3.Connection:
    """A fresh file, put in place whole, so that a parallel run sees the old one or the new one."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    try:
        with closing(connected(fresh, _WAIT)) as connection:
            _make(connection, root, tables)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    return connected(path, _WAIT)


def _make(connection: sqlite3.Connection, root: Path, tables: Tables) -> None:
    connection.executescript(f"BEGIN; {_TABLES} {tables.sql} COMMIT;")
    connection.execute("INSERT INTO about VALUES (?, ?)", (str(root), made_by()))


def made_by() -> str:
    """What changes with anything that may make other values of the same file."""
    return f"shudi {shudi_cli.__version__}, layout {LAYOUT}, {resources.libraries()}"
