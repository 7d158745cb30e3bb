"""The working tree, or any plain folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from shudi_cli.finding import Finding, Place, found
from shudi_cli.source.base import MAX_BYTES, Read


class WorkingTree:
    """Files as they lie on disk below `root`."""

    commit: str | None = None

    def __init__(self, root: Path) -> None:
        self.root = root

    def names(self, under: str) -> list[str]:
        """Every file below `under`; links to folders are not followed, hidden names left out."""
        return sorted(self._walk(under))

    def _walk(self, under: str) -> Iterator[str]:
        try:
            with os.scandir(self.root / under) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    path = f"{under}/{entry.name}"
                    if entry.is_dir(follow_symlinks=False):
                        yield from self._walk(path)
                    else:
                        yield path
        except OSError:
            return

    def folders(self, under: str) -> list[str]:
        """The folders directly below `under`; links and hidden ones left out."""
        try:
            with os.scandir(self.root / under) as entries:
                return sorted(
                    e.name
                    for e in entries
                    if e.is_dir(follow_symlinks=False) and not e.name.startswith(".")
                )
        except OSError:
            return []

    def exists(self, path: str) -> bool:
        """Whether a file, or a link, lies at `path`."""
        return os.path.lexists(self.root / path)

    def read(self, paths: Iterable[str]) -> Iterator[Read]:
        """The files' bytes; links and files too large or unreadable are findings."""
        for path in paths:
            yield Read(path, self._read(path))

    def _read(self, path: str) -> bytes | Finding:
        file = self.root / path
        try:
            if file.is_symlink():
                return found("SD115", Place(path), {"target": str(file.readlink())})
            with file.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
        except (OSError, RuntimeError) as error:
            reason = error.strerror if isinstance(error, OSError) else None
            return found("SD101", Place(path), {"reason": _reason(reason or str(error))})
        if len(data) > MAX_BYTES:
            size = file.stat().st_size / MAX_BYTES
            return found("SD102", Place(path), {"size": f"{size:.1f}", "limit": "1"})
        return data


def _reason(english: str) -> str:
    known = {
        "Permission denied": "没有读取权限",
        "No such file or directory": "文件不存在，或者是指向空处的链接",
        "Is a directory": "是一个文件夹",
        "Too many levels of symbolic links": "链接指向自己",
    }
    return known.get(english, english)
