"""The editions of a list, as history tells them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from shudi_cli.errors import NotReadable
from shudi_cli.finding import Finding
from shudi_cli.loading import layout
from shudi_cli.loading.documents import convert, parsed_file
from shudi_cli.model import Manifest
from shudi_cli.process import COMMIT_FIRST, Object, git, inside, objects
from shudi_cli.source import MAX_BYTES, Read, Source


class Edition(NamedTuple):
    """One edition of a list as history tells it.

    `commit` is the commit whose tree holds its text; `first` the one it first appeared in.
    """

    edition: str
    effective: str
    state: str
    commit: str
    first: str


def history(root: Path, commit: str, list_id: str) -> list[Edition]:
    """The editions of a list in the history of `commit`, oldest first; none where no manifest there
    can be read.

    An edition begins where its number first appears in `git log -- data/matters/<list>/list.yaml`,
    on whatever branch: a merge that brings an older number back begins nothing. Its text is the tree
    of the last commit before the next number appears; the newest edition's is `commit` itself. Where
    editions were made side by side that tree may hold another edition: then it is the last commit
    that touched the manifest under this number.
    """
    path = layout.manifest(list_id)
    top, prefix = inside(root)
    log = git(
        top, "log", "--topo-order", "--format=%H %P", "--end-of-options", commit, "--", prefix + path
    )  # fmt: skip
    lines = [line.split() for line in log.decode().splitlines()][::-1]
    manifests = _Manifests(top, prefix + path)
    firsts: dict[str, tuple[str, str]] = {}
    last: dict[str, tuple[str, Manifest]] = {}
    for line, manifest in zip(lines, manifests.at([line[0] for line in lines]), strict=True):
        if manifest is not None:
            firsts.setdefault(manifest.edition, (line[0], line[1] if len(line) > 1 else line[0]))
            last[manifest.edition] = line[0], manifest
    ends = [*(parent for _, parent in list(firsts.values())[1:]), commit]
    found = []
    for (number, (first, _)), end, there in zip(
        firsts.items(), ends, manifests.at(ends), strict=False
    ):
        is_text = there is not None and there.edition == number
        at, text = (end, there) if is_text and there else last[number]
        found.append(Edition(number, text.effective, text.state, at, first))
    return found


class _Manifests:
    """The manifest of one list at commits; equal texts are parsed once."""

    def __init__(self, top: Path, path: str) -> None:
        self._top, self._path = top, path
        self._known: dict[str, Manifest | None] = {}

    def at(self, commits: Sequence[str]) -> list[Manifest | None]:
        """The manifest at each commit; None where there is none that can be read."""
        names = [f"{commit}:{self._path}" for commit in commits]
        return [self._parsed(found) for found in objects(self._top).read(names, MAX_BYTES)]

    def _parsed(self, found: Object) -> Manifest | None:
        if found.id not in self._known:
            self._known[found.id] = _manifest(found.data, self._path)
        return self._known[found.id]


def without_editions(list_id: str, present: Source) -> NotReadable:
    """Why the history up to `present` tells no edition of a list."""
    if present.exists(layout.manifest(list_id)):
        return NotReadable(
            f"清单 {list_id} 提交过的 list.yaml 都读不出来，看不到它的版次。",
            "用 shudi validate --rev HEAD 查看哪里不对，改正后提交。",
        )
    return NotReadable(f"清单 {list_id} 还没有提交，看不到它的历史。", COMMIT_FIRST)


def in_force(editions: Iterable[Edition], day: str) -> Edition | None:
    """The edition in force on `day`: greatest `effective` up to it, later in history on a tie."""
    best: Edition | None = None
    for edition in editions:
        begun = edition.state == "issued" and edition.effective <= day
        if begun and (best is None or edition.effective >= best.effective):
            best = edition
    return best


def _manifest(data: bytes | None, path: str) -> Manifest | None:
    if data is None:
        return None
    document = parsed_file(Read(path, data), None)
    if isinstance(document, list):
        return None
    value = convert(document, Manifest)
    return None if isinstance(value, Finding) else value
