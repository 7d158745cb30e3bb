"""Values of texts, by git's id of their content: one SQLite file for each repository.

An id always names the same content, so that no row goes out of date; one that was damaged on disk
does not match its checksum and is not used. Whatever goes wrong here costs time, never an answer.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from shudi_cli.store.database import location, made_by

LARGEST = 64_000_000
"""Bytes from which on the file is emptied before more is added: some eight thousand texts."""
AT_ONCE = 4_000
"""Texts one reading may add: those of a comparison of everything are not worth their room."""
_WAIT = 1.0
"""Seconds to wait for another run that is writing; then this one does without."""
_DAMAGED = (sqlite3.Error, UnicodeError)
"""A damaged file may hold bytes that sqlite3 cannot even put into its complaint."""
_TABLE = """
BEGIN IMMEDIATE;
DROP TABLE IF EXISTS text;
CREATE TABLE text (
  content BLOB, kind TEXT, line INTEGER, column INTEGER, value BLOB, checksum INTEGER,
  PRIMARY KEY (content, kind));
PRAGMA user_version = {version};
COMMIT;
"""


class Key(NamedTuple):
    """A content, and as what kind of file it was read."""

    content: bytes
    kind: str


class Row(NamedTuple):
    """Where the value of a text begins (0-based), and the value, packed."""

    line: int
    column: int
    value: bytes


class Texts:
    """The kept values of the repository at `root`."""

    def __init__(self, root: Path) -> None:
        self.path = location(root).with_suffix(".texts")

    def load(self, keys: Iterable[Key]) -> dict[Key, Row]:
        """Those of the values that are kept and whole."""
        query = "SELECT line, column, value, checksum FROM text WHERE content = ? AND kind = ?"
        found: dict[Key, Row] = {}
        try:
            with closing(self._open()) as connection:
                for key in keys:
                    if (kept := connection.execute(query, key).fetchone()) and _is_whole(key, kept):
                        found[key] = Row(*kept[:3])
        except (*_DAMAGED, OSError) as error:
            self._drop_unless_busy(error)
            return {}
        return found

    def save(self, fresh: Mapping[Key, Row]) -> None:
        """Keep these values too, all or none, as far as there are not too many."""
        rows = islice(fresh.items(), AT_ONCE)
        try:
            with closing(self._open()) as connection, connection:
                if self.path.stat().st_size > LARGEST:
                    connection.execute("DELETE FROM text")
                connection.executemany(
                    "INSERT OR REPLACE INTO text VALUES (?, ?, ?, ?, ?, ?)",
                    [(*key, *row, _checksum(key, row)) for key, row in rows],
                )
        except (*_DAMAGED, OSError) as error:
            self._drop_unless_busy(error)

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, timeout=_WAIT)
        try:
            connection.execute("PRAGMA synchronous = OFF")
            version = zlib.crc32(made_by().encode()) >> 1
            if connection.execute("PRAGMA user_version").fetchone() != (version,):
                connection.executescript(_TABLE.format(version=version))
        except BaseException:
            connection.close()
            raise
        return connection

    def _drop_unless_busy(self, error: Exception) -> None:
        if not (isinstance(error, sqlite3.OperationalError) and "locked" in str(error)):
            with suppress(OSError):
                self.path.unlink()


def _is_whole(key: Key, kept: tuple[object, ...]) -> bool:
    """Whether a row is as it was written; damage may leave any other type in a column."""
    line, column, value, checksum = kept
    return (
        isinstance(line, int)
        and isinstance(column, int)
        and isinstance(value, bytes)
        and checksum == _checksum(key, Row(line, column, value))
    )


def _checksum(key: Key, row: Row) -> int:
    name = f"{key.kind} {row.line} {row.column}".encode()
    return zlib.crc32(row.value, zlib.crc32(name, zlib.crc32(key.content)))
