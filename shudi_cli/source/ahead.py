"""A look at a large working tree while the command line is still being loaded.

Asking the system about 11,000 files takes 40 ms, about as long as importing typer; on two cores
both take that long together. Only a first glance is taken from here: whoever finds that something
changed looks again.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from shudi_cli.errors import ShudiError
from shudi_cli.process import Aside, aside
from shudi_cli.source.repository import MATTERS, find
from shudi_cli.source.tree import WorkingTree

SEARCHED = (MATTERS, "data/bodies", "data/laws", "data/errata", "data/terms.yaml", "shudi.yaml")
"""What the answers of `who` are made from."""

_MANY = 16
"""Lists from which a second process pays."""
_begun: dict[Path, Aside] = {}


def look_ahead(argv: Sequence[str]) -> None:
    """Begin to look at the repository these arguments will ask about, if that is worth it."""
    if argv[:1] != ["who"] or not _is_tree(argv):
        return
    try:
        repository = find(_named(argv))
        lists = sum(1 for _ in (repository.root / MATTERS).iterdir())
    except (ShudiError, OSError):
        return
    if lists >= _MANY:
        tree = WorkingTree(repository.root)
        work = aside(lambda: glance(tree).encode())
        if work is not None:
            _begun[repository.root] = work


def glance(tree: WorkingTree) -> str:
    """The stamps of everything searched as one text, which differs when any of them does."""
    begun = _begun.pop(tree.root, None)
    seen = begun.result() if begun else None
    if seen is not None:
        return seen.decode()
    return "\n".join([f"{stamp[0]} {stamp[1]}" for stamp in tree.stamps(SEARCHED)])


def _is_tree(argv: Sequence[str]) -> bool:
    return not any(word.startswith(("--rev", "--on")) for word in argv)


def _named(argv: Sequence[str]) -> Path | None:
    for word, following in zip(argv, [*argv[1:], ""], strict=True):
        if word == "--repo":
            return Path(following)
        if word.startswith("--repo="):
            return Path(word.removeprefix("--repo="))
    return None
