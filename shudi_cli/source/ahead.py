"""A look at a large working tree while the command line is still being loaded.

Asking the system about 11,000 files takes 40 ms, about as long as importing typer; on two cores
both take that long together, and ten times as many files are shared out among the cores. Only a
first glance is taken from here: whoever finds that something changed looks again.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import msgspec

from shudi_cli.process import Aside, aside
from shudi_cli.source.base import Look
from shudi_cli.source.tree import WorkingTree

_MANY = 16
"""Lists from which a second process pays."""
_EACH = 400
"""Lists from which one more pays, where there is a processor for it."""
_begun: dict[Path, list[Aside | None]] = {}


def look_ahead(root: Path, searched: Sequence[str]) -> None:
    """Begin to look at what will be searched, the folder of the lists first, if that is worth it."""
    tree = WorkingTree(root)
    lists = tree.folders(searched[0])
    if len(lists) >= _MANY:
        shares = min(os.cpu_count() or 1, 1 + len(lists) // _EACH)
        _begun[tree.root] = [
            aside(partial(_look, tree, searched, lists[share::shares], first=share == 0))
            for share in range(shares)
        ]


def glance(tree: WorkingTree, searched: Sequence[str]) -> Look:
    """What is to be seen of everything searched."""
    looks: dict[str, bytes] = {}
    for begun in _begun.pop(tree.root, [None]):
        seen = begun.result() if begun else None
        if seen is None:
            return tree.look(searched)
        looks.update(msgspec.msgpack.decode(seen, type=dict[str, bytes]))
    return looks


def _look(
    tree: WorkingTree, searched: Sequence[str], lists: Sequence[str], *, first: bool
) -> bytes:
    """A share of the lists; the first one with what lies beside them."""
    top, *beside = searched
    seen = tree.look([f"{top}/{name}" for name in lists])
    if first:
        seen.update(tree.look([top], deep=False))
        seen.update(tree.look(beside))
    return msgspec.msgpack.encode(seen)
