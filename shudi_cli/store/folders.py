"""What the folders of a working tree looked like: which of them have to be looked into again.

A place is a folder with the files directly in it, or a file that a state names by itself (it is
one of the folders `under` which the state lies). The listing of a place holds the name and the
stamp of each file; where all listings are as they were kept, nothing has changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Container, Iterable, Iterator
from pathlib import PurePosixPath
from typing import NamedTuple

from shudi_cli.source import Look, Source, Stamp, listed, listing


class Kept(NamedTuple):
    """What is recorded of a file; the token is empty where it was too young to be relied on."""

    content: bytes
    token: str


def kept(connection: sqlite3.Connection, state: int) -> dict[str, bytes]:
    """The listing of every place of a state."""
    query = "SELECT path, files FROM folder WHERE state = ?"
    return dict(connection.execute(query, (state,)).fetchall())


def different(connection: sqlite3.Connection, state: int, look: Look) -> Look:
    """The places that look different now, also new and vanished ones, with their kept listings."""
    old = kept(connection, state)
    paths = (path for path in {**old, **look} if old.get(path) != look.get(path))
    return {path: old.get(path, b"") for path in paths}


def stamps(source: Source, under: tuple[str, ...], places: Look) -> Iterator[Stamp]:
    """The stamps of the files in these places. A source also looks into the folders in a folder."""
    outermost = [p for p in sorted(places) if places.keys().isdisjoint(_above(p))]
    for stamp in source.stamps(outermost):
        if _place(stamp.path, under) in places:
            yield stamp


def known(
    connection: sqlite3.Connection, state: int, under: tuple[str, ...], places: Look
) -> dict[str, Kept]:
    """The files recorded in these places."""
    found: dict[str, Kept] = {}
    query = (
        "SELECT path, content FROM file WHERE state = :state AND path = :place UNION ALL"
        " SELECT path, content FROM file WHERE state = :state AND path > :place || '/' AND path < :place || '0'"
    )
    for place, files in places.items():
        tokens = listed(files)
        for path, content in connection.execute(query, {"state": state, "place": place}):
            if _place(path, under) == place:
                found[path] = Kept(content, tokens.get(_name(path, place), ""))
    return found


def settled(found: Iterable[Stamp], limit: int, doubtful: Container[str]) -> Iterator[Stamp]:
    """The stamps, those not older than `limit` and those of `doubtful` files without their tokens."""
    for stamp in found:
        is_settled = stamp.touched < limit and stamp.path not in doubtful
        yield stamp if is_settled else stamp._replace(token="")


def listings(found: Iterable[Stamp], under: tuple[str, ...]) -> dict[str, bytes]:
    """The listings of the places these files are in."""
    present: dict[str, list[tuple[str, str]]] = {}
    for stamp in found:
        place = _place(stamp.path, under)
        present.setdefault(place, []).append((_name(stamp.path, place), stamp.token))
    return {place: listing(files) for place, files in present.items()}


def record(
    connection: sqlite3.Connection, state: int, places: Iterable[str], present: Look
) -> None:
    """Keep the listings of these places as they are at present; the others are gone."""
    connection.executemany(
        "DELETE FROM folder WHERE state = ? AND path = ?", ((state, path) for path in places)
    )
    connection.executemany(
        "INSERT INTO folder VALUES (?, ?, ?)", ((state, *pair) for pair in present.items())
    )


def _place(path: str, under: tuple[str, ...]) -> str:
    return path if path in under else path.rpartition("/")[0]


def _above(path: str) -> list[str]:
    return [str(folder) for folder in PurePosixPath(path).parents]


def _name(path: str, place: str) -> str:
    return path[len(place) + 1 :]
