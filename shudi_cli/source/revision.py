"""The tree of one commit, read from git's objects without a checkout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

from shudi_cli import layout
from shudi_cli.finding import Finding, Place, found
from shudi_cli.process import FOLDER, LINK, MODULE, Object, Tree, TreeEntry, inside, objects
from shudi_cli.source.base import MAX_BYTES, Detour, Read, Stamp


class Revision:
    """Files below `root` as commit `commit` has them; `root` may lie below the git top folder.

    A folder is looked into when something in it is asked for.
    """

    def __init__(self, root: Path, commit: str) -> None:
        self.root = root
        self.commit: str | None = commit
        self._trees: dict[str, Tree] = {}

    def names(self, under: str) -> list[str]:
        """Every file below `under` in that commit; hidden names left out."""
        return sorted(path for path, _ in self._below(under))

    def folders(self, under: str) -> list[str]:
        """The folders directly below `under` in that commit; hidden ones left out."""
        inner = self.tree(under).values()
        return sorted(_text(name) for mode, name, _ in inner if mode == FOLDER and name[:1] != b".")

    def detours(self) -> list[Detour]:
        """The folders of the data that are links or submodules in that commit."""
        elsewhere, waiting = [], ["data"]
        while waiting:
            path = waiting.pop()
            folder, _, name = path.rpartition("/")
            entry = self.tree(folder).get(_bytes(name))
            if entry and entry[0] in (LINK, MODULE):
                elsewhere.append(path)
            elif entry:
                inner = (f"{path}/{_text(name)}" for name in self.tree(path))
                waiting += [path for path in inner if layout.is_folder(path)]
        return [Detour(read.path, _target(read)) for read in self.read(sorted(elsewhere))]

    def stamps(self, under: Sequence[str]) -> list[Stamp]:
        """Every file below `under` with git's id of its content."""
        return sorted(_stamp(path, entry) for part in under for path, entry in self._files(part))

    def exists(self, path: str) -> bool:
        """Whether that commit has a file at `path`."""
        return self._file(path) is not None

    def read(self, paths: Iterable[str]) -> Iterator[Read]:
        """The files' bytes."""
        wanted = [(path, self._file(path)) for path in paths]
        ids = [entry[2].hex() for _, entry in wanted if entry and entry[0] != MODULE]
        answers = objects(self.root).read(ids, MAX_BYTES)
        for path, entry in wanted:
            if entry is None or entry[0] == MODULE:
                reason = {"reason": "这个版本里没有这个文件"}
                yield Read(path, found("SD101", Place(path, commit=self.commit), reason))
                continue
            answer = next(answers)
            if entry[0] == LINK:
                target = {"target": (answer.data or b"").decode("utf-8", "replace")}
                yield Read(path, found("SD115", Place(path, commit=self.commit), target))
            else:
                yield Read(path, self._content(path, answer))

    def tree(self, folder: str) -> Tree:
        """What the folder at `folder` holds; nothing where there is none."""
        if folder not in self._trees:
            self._trees[folder] = self._tree(f"{self._prefix}{folder}")
        return self._trees[folder]

    def _tree(self, folder: str) -> Tree:
        known = objects(self.root)
        tree = known.tree(f"{self.commit}^{{tree}}")
        for step in filter(None, folder.split("/")):
            entry = tree.get(_bytes(step))
            if entry is None or entry[0] != FOLDER:
                return {}
            tree = known.tree(entry[2].hex())
        return tree

    def _file(self, path: str) -> TreeEntry | None:
        folder, _, name = path.rpartition("/")
        entry = self.tree(folder).get(_bytes(name))
        return entry if entry and entry[0] != FOLDER else None

    def _files(self, path: str) -> Iterator[tuple[str, TreeEntry]]:
        """The file at `path`, or every file of the folder there."""
        entry = self._file(path)
        if entry is None:
            yield from self._below(path)
        elif not path.rpartition("/")[2].startswith("."):
            yield path, entry

    def _below(self, folder: str) -> Iterator[tuple[str, TreeEntry]]:
        for entry in self.tree(folder).values():
            mode, name, _ = entry
            if name[:1] == b".":
                continue
            path = f"{folder}/{_text(name)}"
            if mode == FOLDER:
                yield from self._below(path)
            else:
                yield path, entry

    def _content(self, path: str, answer: Object) -> bytes | Finding:
        if answer.data is not None:
            return answer.data
        place = Place(path, commit=self.commit)
        if answer.size > MAX_BYTES:
            return found("SD102", place, {"size": f"{answer.size / MAX_BYTES:.1f}", "limit": "1"})
        return found("SD101", place, {"reason": "git 里没有它的内容（克隆不完整）"})

    @cached_property
    def _prefix(self) -> str:
        return inside(self.root)[1]


def differing(old: Revision, new: Revision, *under: str) -> list[str]:
    """The files below the folders `under` that two commits do not share; ids are compared, nothing is read."""
    waiting, differ = list(under), set[str]()
    while waiting:
        folder = waiting.pop()
        one, other = old.tree(folder), new.tree(folder)
        if one is other:
            continue
        names = [name for name, entry in one.items() if other.get(name) != entry]
        names += [name for name in other if name not in one]
        for name in names:
            path = f"{folder}/{_text(name)}"
            modes = {side[name][0] for side in (one, other) if name in side}
            if FOLDER in modes:
                waiting.append(path)
            if modes - {FOLDER}:
                differ.add(path)
    return sorted(differ)


def _stamp(path: str, entry: TreeEntry) -> Stamp:
    mode, _, identity = entry
    return Stamp(path, identity.hex(), 0, identity if mode not in (LINK, MODULE) else None)


def _text(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")


def _bytes(name: str) -> bytes:
    return name.encode("utf-8", "surrogateescape")


def _target(read: Read) -> str | None:
    """Where a link leads; None for a submodule, of which git has the commit only."""
    return dict(read.data.arguments).get("target") if isinstance(read.data, Finding) else None
