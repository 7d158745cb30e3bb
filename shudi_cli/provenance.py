"""Which commit an export comes from, so that the same data gives the same bytes."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from shudi_cli.errors import NotReadable, WrongCall
from shudi_cli.finding import Finding
from shudi_cli.loading import layout
from shudi_cli.process import GitFailed, changed_paths, git, resolve
from shudi_cli.source import Repository, Revision, WorkingTree

_DATA = "data"


class Provenance(NamedTuple):
    """The last commit that touched the data, and whether the working tree differs from it."""

    commit: str = ""
    changed: bool = False


def provenance(repository: Repository, commit: str | None) -> Provenance:
    """Where the data read at `commit` (None: the working tree) comes from.

    It is the last commit that touched data/, not HEAD: an export that is committed beside the
    list then stays the same. Empty without git or without a commit.
    """
    if repository.bundled:
        return Provenance()
    root = repository.root
    try:
        present = commit or resolve(root, "HEAD")
        found = git(root, "log", "-1", "--format=%H", "--end-of-options", present, "--", _DATA)
        changed = commit is None and _is_changed(root, present)
    except (GitFailed, NotReadable, WrongCall):
        return Provenance()
    return Provenance(found.decode().strip(), changed)


def _is_changed(root: Path, commit: str) -> bool:
    """Whether the data in the working tree says something else than the commit.

    Contents are compared here: git would run the repository's filters to do it. Line ends do not count.
    """
    paths = [path for path in changed_paths(root, commit, _DATA) if layout.kind(path)]
    held, tree = Revision(root, commit), WorkingTree(root)
    return any(
        isinstance(one.data, Finding)
        or isinstance(other.data, Finding)
        or one.data.replace(b"\r\n", b"\n") != other.data.replace(b"\r\n", b"\n")
        for one, other in zip(held.read(paths), tree.read(paths), strict=True)
    )
