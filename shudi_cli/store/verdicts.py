"""Verdicts on files, kept from run to run.

A row says what was found about the file at a path, under a stamp made of everything that went
into the verdict. A row whose stamp differs is not used.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from shudi_cli.store.beside import Beside, sealed, whole

_COLUMNS = "path TEXT PRIMARY KEY, stamp BLOB, verdict BLOB, checksum INTEGER"


class Row(NamedTuple):
    """What was found about a file, and the stamp of what it was found from."""

    stamp: bytes
    verdict: bytes


class Verdicts:
    """The kept verdicts of the repository at `root`."""

    def __init__(self, root: Path) -> None:
        self._file = Beside(root, "verdict", _COLUMNS)
        self.path = self._file.path

    def load(self) -> dict[str, Row]:
        """Every row that is whole; none where nothing was kept or it cannot be read."""

        def found(connection: sqlite3.Connection) -> dict[str, Row]:
            rows = whole(connection.execute("SELECT * FROM verdict"))
            return {path: Row(stamp, verdict) for path, stamp, verdict in rows}

        return self._file.ask(found, {})

    def save(self, fresh: Mapping[str, Row], gone: Iterable[str]) -> None:
        """Keep these rows and drop those of files that are gone, all or nothing."""

        def write(connection: sqlite3.Connection) -> None:
            rows = (sealed(path, *row) for path, row in fresh.items())
            connection.executemany("INSERT OR REPLACE INTO verdict VALUES (?, ?, ?, ?)", rows)
            connection.executemany("DELETE FROM verdict WHERE path = ?", ((path,) for path in gone))

        self._file.ask(write, None)
