"""`shudi fmt`: the one layout."""

from __future__ import annotations

from shudi_cli.writing.emit import emit
from shudi_cli.writing.kept import check, tree
from shudi_cli.yamlio import parse


def formatted(data: bytes, path: str, kind: str) -> bytes:
    """The file in the one layout, saying the same with the same comments.

    Raises `Refused` for a file that cannot be read and `NotKept` where something would change.
    """
    value = parse(data, path).value
    read = tree(data, path)
    return check(path, read, emit(read.root, kind, read.head).encode(), value)
