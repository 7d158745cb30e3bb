"""Which commit an export comes from, so that the same data gives the same bytes."""

from __future__ import annotations

from typing import NamedTuple

from shudi_cli.errors import NotReadable
from shudi_cli.process import GitFailed, git
from shudi_cli.source import Repository

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
    try:
        found = git(
            repository.root,
            "log",
            "-1",
            "--format=%H",
            "--end-of-options",
            commit or "HEAD",
            "--",
            _DATA,
        )
        changed = commit is None and bool(
            git(repository.root, "status", "--porcelain", "-z", "--", _DATA)
        )
    except (GitFailed, NotReadable):
        return Provenance()
    return Provenance(found.decode().strip(), changed)
