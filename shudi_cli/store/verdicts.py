"""Verdicts on files, kept from run to run: one small SQLite file for each repository.

A row says what was found about the file at a path, under a stamp made of everything that went
into the verdict. A row whose stamp differs is not used; a row that was damaged on disk does not
match its checksum and is not used either. Whatever goes wrong here costs time, never an answer.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from shudi_cli.store.folder import folder

_WAIT = 2.0
"""Seconds to wait for another run that is writing; then this one does without."""
_DAMAGED = (sqlite3.Error, UnicodeError)
"""A damaged file may hold bytes that sqlite3 cannot even put into its complaint."""
_TABLE = (
    "CREATE TABLE IF NOT EXISTS verdict"
    " (path TEXT PRIMARY KEY, stamp BLOB, verdict BLOB, checksum INTEGER) WITHOUT ROWID"
)


class Row(NamedTuple):
    """What was found about a file, and the stamp of what it was found from."""

    stamp: bytes
    verdict: bytes


class Verdicts:
    """The kept verdicts of the repository at `root`."""

    def __init__(self, root: Path) -> None:
        name = blake2b(str(root.resolve()).encode("utf-8", "surrogateescape"), digest_size=8)
        self.path = folder() / f"verdicts-{name.hexdigest()}.sqlite"

    def load(self) -> dict[str, Row]:
        """Every row that is whole; none where nothing was kept or it cannot be read."""
        try:
            if not self.path.is_file():
                return {}
            with closing(self._open()) as connection:
                return dict(_whole(connection.execute("SELECT * FROM verdict")))
        except _DAMAGED as error:
            if not _is_busy(error):
                self._drop()
        except OSError:
            pass
        return {}

    def save(self, fresh: Mapping[str, Row], gone: Iterable[str]) -> None:
        """Keep these rows and drop those of files that are gone, all or nothing."""
        with suppress(*_DAMAGED, OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._open()) as connection, connection:
                connection.execute(_TABLE)
                connection.executemany(
                    "INSERT OR REPLACE INTO verdict VALUES (?, ?, ?, ?)",
                    [(path, *row, _checksum(path, row)) for path, row in fresh.items()],
                )
                connection.executemany(
                    "DELETE FROM verdict WHERE path = ?", [(path,) for path in gone]
                )

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=_WAIT)
        connection.execute("PRAGMA synchronous = OFF")
        return connection

    def _drop(self) -> None:
        with suppress(OSError):
            self.path.unlink()


def _whole(rows: Iterable[tuple[object, ...]]) -> Iterator[tuple[str, Row]]:
    """The rows as they were written; damage may leave any other type in a column."""
    for path, stamp, verdict, checksum in rows:
        if isinstance(path, str) and isinstance(stamp, bytes) and isinstance(verdict, bytes):
            row = Row(stamp, verdict)
            if checksum == _checksum(path, row):
                yield path, row


def _checksum(path: str, row: Row) -> int:
    name = path.encode("utf-8", "surrogateescape")
    return zlib.crc32(row.verdict, zlib.crc32(row.stamp, zlib.crc32(name)))


def _is_busy(error: Exception) -> bool:
    return isinstance(error, sqlite3.OperationalError) and "locked" in str(error)
