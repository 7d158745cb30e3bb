"""The tree of one commit, read from git's objects without a checkout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from shudi_cli.finding import Finding, Place, found
from shudi_cli.process import Blob, Blobs, git, git_root
from shudi_cli.source.base import MAX_BYTES, Read

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
        top, prefix = _inside(self.root)
        listed = git(
            top, "ls-tree", "-d", "-z", "--name-only", "--full-tree", f"{self.commit}", "--",
            f"{prefix}{under}/",
        )  # fmt: skip
        names = listed.decode("utf-8", "replace").split("\0")[:-1]
        return sorted(name.rpartition("/")[2] for name in names)

    def exists(self, path: str) -> bool:
        """Whether that commit has a file at `path`."""
        return path in self._objects

    def read(self, paths: Iterable[str]) -> Iterator[Read]:
        """The files' bytes, through one `git cat-file --batch`."""
        with Blobs(self.root, MAX_BYTES) as blobs:
            for path in paths:
                entry = self._objects.get(path)
                if entry is None or entry.mode in (_LINK, _MODULE):
                    yield Read(path, self._refused(path, entry, blobs))
                    continue
                (blob,) = blobs.read([entry.id])
                yield Read(path, self._content(path, blob))

    def _content(self, path: str, blob: Blob) -> bytes | Finding:
        if blob.data is not None:
            return blob.data
        place = Place(path, commit=self.commit)
        if blob.size > MAX_BYTES:
            return found("SD102", place, {"size": f"{blob.size / MAX_BYTES:.1f}", "limit": "1"})
        return found("SD101", place, {"reason": "git 里没有它的内容（克隆不完整）"})

    def _refused(self, path: str, entry: _Object | None, blobs: Blobs) -> Finding:
        place = Place(path, commit=self.commit)
        if entry is None or entry.mode == _MODULE:
            return found("SD101", place, {"reason": "这个版本里没有这个文件"})
        (blob,) = blobs.read([entry.id])
        target = (blob.data or b"").decode("utf-8", "replace")
        return found("SD115", place, {"target": target})

    @cached_property
    def _objects(self) -> dict[str, _Object]:
        top, prefix = _inside(self.root)
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


def _inside(root: Path) -> tuple[Path, str]:
    """The top folder of the git repository and where in it `root` lies: "" or "some/folder/"."""
    top = git_root(root) or root
    prefix = root.resolve().relative_to(top.resolve()).as_posix()
    return top, "" if prefix == "." else f"{prefix}/"
