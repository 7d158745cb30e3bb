"""A small SQLite file beside the index: one table whose rows bear a checksum each.

A file that is damaged is thrown away, one that is locked or cannot be written is done without, and a
damaged row is not used: whatever goes wrong here costs time, never an answer.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from shudi_cli.store.database import connected, is_locked, location, made_by

T = TypeVar("T")

_WAIT = 1.0
"""Seconds to wait for another run that is writing; then this one does without."""
_DAMAGED = (sqlite3.Error, UnicodeError)
"""A damaged file may hold bytes that sqlite3 cannot even put into its complaint."""
_MAKE = """
BEGIN IMMEDIATE;
DROP TABLE IF EXISTS {name};
CREATE TABLE {name} ({columns});
PRAGMA user_version = {version};
COMMIT;
"""


class Beside:
    """The file of one table for the repository at `root`; its last column is the checksum."""

    def __init__(self, root: Path, name: str, columns: str) -> None:
        self.path = location(root).with_suffix(f".{name}s")
        self._name, self._columns = name, columns

    def ask(self, question: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """What `question` finds or does, all or nothing; `otherwise` where the file is of no use."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(connected(self.path, _WAIT)) as connection:
                self._make(connection)
                connection.execute("BEGIN")
                found = question(connection)
                connection.execute("COMMIT")
                return found
        except (*_DAMAGED, OSError) as error:
            if not is_locked(error):
                with suppress(OSError):
                    self.path.unlink()
            return otherwise

    def _make(self, connection: sqlite3.Connection) -> None:
        """The table, unless it is there and of this version."""
        version = zlib.crc32(made_by().encode()) >> 1
        if connection.execute("PRAGMA user_version").fetchone() != (version,):
            sql = _MAKE.format(name=self._name, columns=self._columns, version=version)
            connection.executescript(sql)


def sealed(*fields: object) -> tuple[object, ...]:
    """A row to be written: the fields and their checksum."""
    return (*fields, zlib.crc32(msgspec.msgpack.encode(fields)))


def whole(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """The fields of those rows that are as they were written; damage may leave any type anywhere."""
    return (row[:-1] for row in rows if row == sealed(*row[:-1]))
