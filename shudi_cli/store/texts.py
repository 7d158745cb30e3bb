"""Values of texts, by git's id of their content, kept from run to run.

An id always names the same content, so that no row goes out of date.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from shudi_cli.store.beside import Beside, sealed, whole

LARGEST = 64_000_000
"""Bytes from which on the file is emptied before more is added: some eight thousand texts."""
AT_ONCE = 4_000
"""Texts one reading may add: those of a comparison of everything are not worth their room."""
_COLUMNS = (
    "content BLOB, kind TEXT, line INTEGER, column INTEGER, value BLOB, checksum INTEGER,"
    " PRIMARY KEY (content, kind)"
)


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
        self._file = Beside(root, "text", _COLUMNS)
        self.path = self._file.path

    def load(self, keys: Iterable[Key]) -> dict[Key, Row]:
        """Those of the values that are kept and whole."""
        query = "SELECT * FROM text WHERE content = ? AND kind = ?"

        def found(connection: sqlite3.Connection) -> dict[Key, Row]:
            rows = (row for key in keys for row in connection.execute(query, key))
            return {Key(*fields[:2]): Row(*fields[2:]) for fields in whole(rows)}

        return self._file.ask(found, {})

    def save(self, fresh: Mapping[Key, Row]) -> None:
        """Keep these values too, all or none, as far as there are not too many."""

        def write(connection: sqlite3.Connection) -> None:
            if self.path.stat().st_size > LARGEST:
                connection.execute("DELETE FROM text")
            rows = (sealed(*key, *row) for key, row in islice(fresh.items(), AT_ONCE))
            connection.executemany("INSERT OR REPLACE INTO text VALUES (?, ?, ?, ?, ?, ?)", rows)

        self._file.ask(write, None)
