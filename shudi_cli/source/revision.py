"""The tree of one commit, read from git's objects without a checkout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from shudi_cli.finding import Finding, Place, found
from shudi_cli.process import Blob, Blobs, git, git_root
from shudi_cli.source.base import MAX_BYTES, Read, Stamp

_LINK, _MODULE = "120000", "160000"


class _Object(NamedTuple):
    mode: str
    id: str


class Revision:
    """Files below `root` as commit `commit` has them; `root` may lie below the git top folder."""

    def __init__(self, root: Path, commit: str) -> None:
        self.root = root
        self.commit: str | None = commit

    def names(self, under: str) -> list[str]:
        """Every file below `under` in that commit."""
        prefix = f"{under}/"
        return sorted(
            path for path in self._objects if path.startswith(prefix) and "/." not in f"/{path}"
        )

    def folders(self, under: str) -> list[str]:
        """The folders directly below `under` in that commit."""
        size = len(under) + 1
        below = (path[size:] for path in self._objects if path.startswith(f"{under}/"))
        return sorted({name.split("/")[0] for name in below if "/" in name} - {""})

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
        top = git_root(self.root) or self.root
        prefix = self.root.resolve().relative_to(top.resolve()).as_posix()
        prefix = "" if prefix == "." else f"{prefix}/"
        out = git(
            top,
            "ls-tree",
            "-r",
            "-z",
            "--full-tree",
            f"{self.commit}",
            "--",
            f"{prefix}data",
            f"{prefix}shudi.yaml",
        )
        objects = {}
        for line in out.decode("utf-8", "replace").split("\0")[:-1]:
            meta, path = line.split("\t", 1)
            mode, _, identity = meta.split(" ")
            objects[path.removeprefix(prefix)] = _Object(mode, identity)
        return objects
