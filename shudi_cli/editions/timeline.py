"""The editions of a list, as history tells them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from shudi_cli.errors import NotReadable
from shudi_cli.finding import Finding
from shudi_cli.loading import layout
from shudi_cli.loading.documents import convert, parsed_file
from shudi_cli.model import Manifest
from shudi_cli.process import COMMIT_FIRST, Object, Touch, git, inside, objects, touches
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
    return _editions(root, commit, list_id, _logged(root, commit, list_id))


def histories(root: Path, commit: str, list_ids: Iterable[str]) -> dict[str, list[Edition]]:
    """`history` of each of these lists; git is asked once for all whose past runs in one line."""
    ids = list(list_ids)
    lines = _straight(root, commit, ids) if len(ids) > 1 else {}
    return {
        list_id: _editions(
            root, commit, list_id, lines.get(list_id) or _logged(root, commit, list_id)
        )
        for list_id in ids
    }


def last_issued(root: Path, commit: str, list_id: str) -> Edition | None:
    """The latest edition issued in the history of `commit`; None where none ever was.

    One set back to a draft was issued all the same: where no other stands, its text is that of the
    last commit that touched the manifest while it was issued.
    """
    steps = _logged(root, commit, list_id)
    editions = _editions(root, commit, list_id, steps)
    issued = next((e for e in reversed(editions) if e.state == "issued"), None)
    return issued or next(_reset(root, list_id, steps[::-1]), None)


def _reset(root: Path, list_id: str, steps: Sequence[_Step]) -> Iterator[Edition]:
    """Every state of the manifest at these steps that was issued."""
    top, prefix = inside(root)
    manifests = _Manifests(top, prefix + layout.manifest(list_id))
    for step, found in zip(steps, manifests.at([step.commit for step in steps]), strict=True):
        if found is not None and found.state == "issued":
            yield Edition(found.edition, found.effective, found.state, step.commit, step.commit)


class _Step(NamedTuple):
    """A commit that touched a manifest, and the first commit before it (itself where it is the first)."""

    commit: str
    before: str


def _logged(root: Path, commit: str, list_id: str) -> list[_Step]:
    """The commits that `git log` tells of a manifest, oldest first."""
    top, prefix = inside(root)
    path = prefix + layout.manifest(list_id)
    log = git(top, "log", "--topo-order", "--format=%H %P", "--end-of-options", commit, "--", path)
    lines = [line.split() for line in log.decode().splitlines()]
    return [_Step(line[0], line[1] if line[1:] else line[0]) for line in lines[::-1]]


def _straight(root: Path, commit: str, ids: Sequence[str]) -> dict[str, list[_Step]]:
    """The same for the lists where it follows from all commits that ever touched a manifest.

    Where those contents make one line, each differing from all others and each made from the one
    before, up to the content `commit` has, git's walk back from `commit` meets them in that order:
    whatever merges lie between, it follows a parent with the content it has in hand. Where history
    went back to an older text, or two branches met, git has to say what it follows.
    """
    known = touches(root, commit, layout.manifest("*"))
    top, prefix = inside(root)
    paths = {list_id: layout.manifest(list_id) for list_id in ids}
    held = objects(top).read((f"{commit}:{prefix}{path}" for path in paths.values()), 0)
    return {
        list_id: line
        for (list_id, path), present in zip(paths.items(), held, strict=True)
        if (line := list(_line(known.get(path, ()), present.id)))
    }


def _line(touched: Sequence[Touch | None], present: str) -> Iterator[_Step]:
    """The touches from the first content to the present one; nothing where they make no one line."""
    after = {touch.old: touch for touch in touched if touch}
    steps = []
    content = ""
    while touch := after.pop(content, None):
        steps.append(_Step(touch.commit, touch.parent or touch.commit))
        content = touch.new
    if len(steps) == len(touched) and content == present:
        yield from steps


def _editions(root: Path, commit: str, list_id: str, steps: Sequence[_Step]) -> list[Edition]:
    top, prefix = inside(root)
    manifests = _Manifests(top, prefix + layout.manifest(list_id))
    firsts: dict[str, _Step] = {}
    last: dict[str, tuple[str, Manifest]] = {}
    for step, manifest in zip(steps, manifests.at([step.commit for step in steps]), strict=True):
        if manifest is not None:
            firsts.setdefault(manifest.edition, step)
            last[manifest.edition] = step.commit, manifest
    ends = [*(step.before for step in list(firsts.values())[1:]), commit]
    found = []
    for (number, step), end, there in zip(firsts.items(), ends, manifests.at(ends), strict=False):
        is_text = there is not None and there.edition == number
        at, text = (end, there) if is_text and there else last[number]
        found.append(Edition(number, text.effective, text.state, at, step.commit))
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
