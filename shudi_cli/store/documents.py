"""Parsed files by their content: what some state holds is not parsed again, on whatever branch."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import NamedTuple, TypeVar

import msgspec

from shudi_cli import model
from shudi_cli.finding import Finding
from shudi_cli.loading import layout
from shudi_cli.source import Read, Source, Stamp

V = TypeVar("V", bound=model.Value)

_PASSING = "SD101"
"""A file that could not be read: git may have it by the next time, the disk may answer again."""

_FEW = 400
"""Contents one statement may name: some SQLite libraries take a thousand values."""
ENOUGH = 2_000
"""Files from which on starting workers pays."""
MODELS: dict[str, type[model.Value]] = {
    "matter": model.Matter,
    "list": model.Manifest,
    "erratum": model.Erratum,
    "bodies": model.Bodies,
    "laws": model.Laws,
    "terms": model.Terms,
    "adjustment": model.Adjustment,
    "settings": model.Settings,
}


class Parsed(NamedTuple):
    """One file of a state: where its text begins, and its encoded value; None where it was refused."""

    path: str
    line: int
    value: bytes | None
    refused: bytes | None

    def findings(self, commit: str | None) -> list[Finding]:
        """Why it was refused, at this path and revision."""
        found = msgspec.msgpack.decode(self.refused or b"\x90", type=list[Finding])
        return [
            msgspec.structs.replace(
                f, place=msgspec.structs.replace(f.place, path=self.path, commit=commit)
            )
            for f in found
        ]


class Made(NamedTuple):
    """A file made ready to be kept: its path, and its row of the table `document`."""

    path: str
    row: tuple[bytes, str, int, bytes | None, bytes | None]


def keep(
    connection: sqlite3.Connection, source: Source, stamps: Iterable[Stamp]
) -> Iterator[tuple[str, bytes]]:
    """Make sure these files are parsed; yields the path and the content id of each.

    What git already names by its content, and is kept, is not even read. What could not be read
    does not go by that name: it says nothing about the content. Where nothing is kept yet and the
    files are many, workers read them.
    """
    wanted = {stamp.path: stamp.content for stamp in stamps}
    unread = []
    for path, content in wanted.items():
        if content is not None and _is_kept(connection, path, content):
            yield path, content
        else:
            unread.append(path)
    if len(unread) >= ENOUGH and source.commit is None and _is_empty(connection):
        from shudi_cli.store.crew import made_all

        for path, row in made_all(source, unread):
            _insert(connection, row)
            yield path, row[0]
        return
    for read in source.read(unread):
        content = (isinstance(read.data, bytes) and wanted[read.path]) or content_id(read)
        if not _is_kept(connection, read.path, content):
            _insert(
                connection, (content, layout.kind_name(read.path), *_encoded(read, source.commit))
            )
        yield read.path, content


def made(source: Source, paths: Iterable[str]) -> Iterator[Made]:
    """These files of a working tree read and parsed, without a look at what is kept."""
    for read in source.read(paths):
        row = (content_id(read), layout.kind_name(read.path), *_encoded(read, source.commit))
        yield Made(read.path, row)


def drop_unheld(connection: sqlite3.Connection) -> None:
    """Forget the contents that no state holds."""
    connection.execute("DELETE FROM document WHERE content NOT IN (SELECT content FROM file)")


def drop(connection: sqlite3.Connection, replaced: Collection[bytes]) -> None:
    """Forget those of these contents that no state holds: one look over the files, not the texts."""
    if len(replaced) > _FEW:
        drop_unheld(connection)
    elif replaced:
        among = f"IN ({', '.join('?' * len(replaced))})"
        connection.execute(
            f"DELETE FROM document WHERE content {among}"  # noqa: S608 - question marks only
            f" AND content NOT IN (SELECT content FROM file WHERE content {among})",
            (*replaced, *replaced),
        )


def _insert(connection: sqlite3.Connection, row: tuple[object, ...]) -> None:
    connection.execute("INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?, ?)", row)


def _is_empty(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM document").fetchone() is None


def _is_kept(connection: sqlite3.Connection, path: str, content: bytes) -> bool:
    query = "SELECT 1 FROM document WHERE content = ? AND kind = ?"
    return connection.execute(query, (content, layout.kind_name(path))).fetchone() is not None


def content_id(read: Read) -> bytes:
    """git's id of the same content, so that a file and its committed self are one; else of its trouble."""
    from hashlib import sha1

    if isinstance(read.data, Finding):
        return sha1(repr(read.data).encode(), usedforsecurity=False).digest()
    head = b"blob %d\0" % len(read.data)
    return sha1(head + read.data, usedforsecurity=False).digest()


def _encoded(read: Read, commit: str | None) -> tuple[int, bytes | None, bytes | None]:
    from shudi_cli.loading.documents import convert, parsed_file

    kind = MODELS.get(layout.kind_name(read.path))
    if kind is None:
        return 1, None, None
    document = parsed_file(read, commit)
    if isinstance(document, list):
        return 1, None, msgspec.msgpack.encode(document)
    value = convert(document, kind)
    if isinstance(value, Finding):
        return 1, None, msgspec.msgpack.encode([value])
    return document.place().line, msgspec.msgpack.encode(value), None


def parsed(connection: sqlite3.Connection, state: int, kind: str, under: str) -> Iterator[Parsed]:
    """The files of one kind whose path begins with `under`, in order of their paths."""
    rows = connection.execute(
        "SELECT f.path, d.line, d.value, d.refused FROM file f"
        " JOIN document d ON d.content = f.content AND d.kind = ?"
        " WHERE f.state = ? AND f.path >= ? AND f.path < ? ORDER BY f.path",
        (kind, state, under, under + "\U0010ffff"),
    )
    return (Parsed(*row) for row in rows)


def refused(connection: sqlite3.Connection, state: int) -> list[Parsed]:
    """The files that could not be read, in order of their paths.

    What is refused as one kind of file may be a good file of another.
    """
    rows = connection.execute(
        "SELECT d.kind, f.path, d.line, d.value, d.refused FROM document d CROSS JOIN file f"
        " ON f.state = ? AND f.content = d.content WHERE d.refused IS NOT NULL ORDER BY f.path",
        (state,),
    )
    return [Parsed(*row) for kind, *row in rows if kind == layout.kind_name(row[0])]


def unsettled(connection: sqlite3.Connection, state: int) -> set[str]:
    """The files that could not be read, and may be another time though nothing tells of it."""
    files = refused(connection, state)
    return {file.path for file in files if any(f.rule == _PASSING for f in file.findings(None))}


def decoded(value: bytes, kind: type[V]) -> V:
    """The value kept for a file."""
    return _decoder(kind).decode(value)  # type: ignore[no-any-return]


@cache
def _decoder(kind: type[V]) -> msgspec.msgpack.Decoder[V]:
    return msgspec.msgpack.Decoder(kind)
