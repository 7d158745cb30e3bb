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

from shudi_cli.errors import ShudiError
from shudi_cli.process import Aside, aside
from shudi_cli.source.base import Look
from shudi_cli.source.repository import MATTERS, find
from shudi_cli.source.tree import WorkingTree

SEARCHED = (MATTERS, "data/bodies", "data/laws", "data/errata", "data/terms.yaml", "shudi.yaml")
"""What the answers of `who` are made from."""

_MANY = 16
"""Lists from which a second process pays."""
_EACH = 400
"""Lists from which one more pays, where there is a processor for it."""
_begun: dict[Path, list[Aside | None]] = {}


def look_ahead(argv: Sequence[str]) -> None:
    """Begin to look at the repository these arguments will ask about, if that is worth it."""
    if argv[:1] != ["who"] or not _is_tree(argv):
        return
    try:
        tree = WorkingTree(find(_named(argv)).root)
    except (ShudiError, OSError):
        return
    lists = tree.folders(MATTERS)
    if len(lists) >= _MANY:
        shares = min(os.cpu_count() or 1, 1 + len(lists) // _EACH)
        _begun[tree.root] = [
            aside(partial(_look, tree, lists[share::shares], first=share == 0))
            for share in range(shares)
        ]


def glance(tree: WorkingTree) -> Look:
    """What is to be seen of everything searched."""
    looks: dict[str, bytes] = {}
    for begun in _begun.pop(tree.root, [None]):
        seen = begun.result() if begun else None
        if seen is None:
            return tree.look(SEARCHED)
        looks.update(msgspec.msgpack.decode(seen, type=dict[str, bytes]))
    return looks


def _look(tree: WorkingTree, lists: Sequence[str], *, first: bool) -> bytes:
    """A share of the lists; the first one with what lies beside them."""
    seen = tree.look([f"{MATTERS}/{name}" for name in lists])
    if first:
        seen.update(tree.look([MATTERS], deep=False))
        seen.update(tree.look(SEARCHED[1:]))
    return msgspec.msgpack.encode(seen)


def _is_tree(argv: Sequence[str]) -> bool:
    return not any(word.startswith(("--rev", "--on")) for word in argv)


def _named(argv: Sequence[str]) -> Path | None:
    for word, following in zip(argv, [*argv[1:], ""], strict=True):
        if word == "--repo":
            return Path(following)
        if word.startswith("--repo="):
            return Path(word.removeprefix("--repo="))
    return None
