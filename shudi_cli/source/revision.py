"""The tree of one commit, read from git's objects without a checkout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from shudi_cli.finding import Finding, Place, found
from shudi_cli.process import Blob, Blobs, git, inside
from shudi_cli.source.base import MAX_BYTES, Detour, Read, Stamp, is_data_folder

_LINK, _MODULE = "120000", "160000"


class _Object(NamedTuple):
    mode: str
    id: str


class Revision:
    """Files below `root` as commit `commit` has them; `root` may lie below the git top folder.

    `under` are the files and folders it shows: whoever needs few of many says so, and git lists few.
    """

    def __init__(
        self, root: Path, commit: str, under: Sequence[str] = ("data", "shudi.yaml")
    ) -> None:
        self.root = root
        self.commit: str | None = commit
        self.under = under

    def names(self, under: str) -> list[str]:
        """Every file below `under` in that commit."""
        prefix = f"{under}/"
        return sorted(
            path for path in self._objects if path.startswith(prefix) and "/." not in f"/{path}"
        )

    def folders(self, under: str) -> list[str]:
        """The folders directly below `under` in that commit."""
        top, prefix = inside(self.root)
        listed = git(
            top, "ls-tree", "-d", "-z", "--full-tree", f"{self.commit}", "--",
            f"{prefix}{under}/",
        )  # fmt: skip
        entries = listed.decode("utf-8", "replace").split("\0")[:-1]
        return sorted(e.rpartition("/")[2] for e in entries if not e.startswith(_MODULE))

    def detours(self) -> list[Detour]:
        """The folders of the data that are links or submodules in that commit."""
        links = (_LINK, _MODULE)
        found = [p for p, o in self._objects.items() if o.mode in links and is_data_folder(p)]
        return [Detour(read.path, _target(read)) for read in self.read(sorted(found))]

    def stamps(self, under: Sequence[str]) -> list[Stamp]:
        """Every file below `under` with git's id of its content."""
        folders = tuple(f"{folder}/" for folder in under)
        return [
            Stamp(
                path,
                entry.id,
                0,
                bytes.fromhex(entry.id) if entry.mode not in (_LINK, _MODULE) else None,
            )
            for path, entry in sorted(self._objects.items())
            if (path.startswith(folders) or path in under) and "/." not in f"/{path}"
        ]

    def exists(self, path: str) -> bool:
        """Whether that commit has a file at `path`."""
        return path in self._objects

    def read(self, paths: Iterable[str]) -> Iterator[Read]:
        """The files' bytes, through one `git cat-file --batch`."""
        wanted = [(path, self._objects.get(path)) for path in paths]
        names = [entry.id for _, entry in wanted if entry and entry.mode != _MODULE]
        with Blobs(self.root, MAX_BYTES) as blobs:
            answers = blobs.read(names)
            for path, entry in wanted:
                if entry is None or entry.mode == _MODULE:
                    reason = {"reason": "这个版本里没有这个文件"}
                    yield Read(path, found("SD101", Place(path, commit=self.commit), reason))
                    continue
                blob = next(answers)
                if entry.mode == _LINK:
                    target = {"target": (blob.data or b"").decode("utf-8", "replace")}
                    yield Read(path, found("SD115", Place(path, commit=self.commit), target))
                else:
                    yield Read(path, self._content(path, blob))

    def _content(self, path: str, blob: Blob) -> bytes | Finding:
        if blob.data is not None:
            return blob.data
        place = Place(path, commit=self.commit)
        if blob.size > MAX_BYTES:
            return found("SD102", place, {"size": f"{blob.size / MAX_BYTES:.1f}", "limit": "1"})
        return found("SD101", place, {"reason": "git 里没有它的内容（克隆不完整）"})

    @cached_property
    def _objects(self) -> dict[str, _Object]:
        top, prefix = inside(self.root)
        out = git(
            top, "ls-tree", "-r", "-z", "--full-tree", f"{self.commit}", "--",
            *(f"{prefix}{path}" for path in self.under),
        )  # fmt: skip
        objects = {}
        for line in out.decode("utf-8", "replace").split("\0")[:-1]:
            meta, path = line.split("\t", 1)
            mode, _, identity = meta.split(" ")
            objects[path.removeprefix(prefix)] = _Object(mode, identity)
        return objects


def _target(read: Read) -> str | None:
    """Where a link leads; None for a submodule, of which git has the commit only."""
    return dict(read.data.arguments).get("target") if isinstance(read.data, Finding) else None
