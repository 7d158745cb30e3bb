"""The ids a list has ever used: they are never given to another matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from shudi_cli.finding import Finding
from shudi_cli.loading import layout
from shudi_cli.loading.documents import convert, parsed_file
from shudi_cli.model import Matter
from shudi_cli.process import commits, ever, git_root
from shudi_cli.source import Revision


class Former(NamedTuple):
    """A matter whose file is gone: what it was called, the last commit that has it."""

    id: str
    name: str
    commit: str


def ids_used(root: Path, commit: str, list_id: str) -> frozenset[str]:
    """The ids of all files the list had in the history of `commit`; none without git."""
    if git_root(root) is None:
        return frozenset()
    kinds = (layout.kind(path) for path in ever(root, commit, layout.folder(list_id)))
    return frozenset(kind.stem for kind in kinds if kind and kind.name == "matter")


def former(root: Path, commit: str, list_id: str, ids: Iterable[str]) -> Iterator[Former]:
    """Which of these ids, that `commit` has no file of, belonged to a matter before it."""
    wanted = set(ids)
    for matter in sorted(wanted & ids_used(root, commit, list_id) if wanted else ()):
        path = layout.matter(list_id, matter)
        gone = commits(root, commit, path)
        if gone:
            held = Revision(root, f"{gone[0].id}^")
            yield Former(matter, _name(held, path) or matter, f"{gone[0].id[:10]}^")


def _name(source: Revision, path: str) -> str | None:
    for read in source.read([path]):
        document = parsed_file(read, source.commit)
        if isinstance(document, list):
            return None
        value = convert(document, Matter)
        return None if isinstance(value, Finding) else value.name
    return None
