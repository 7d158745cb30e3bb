"""The working tree, or any plain folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from shudi_cli import layout
from shudi_cli.finding import Finding, Place, found
from shudi_cli.source.base import MAX_BYTES, Detour, Read, Stamp, listing

_Files = list[tuple[str, os.stat_result]]


class WorkingTree:
    """Files as they lie on disk below `root`."""

    commit: str | None = None

    def __init__(self, root: Path) -> None:
        self.root = root

    def names(self, under: str) -> list[str]:
        """Every file below `under`; links to folders are not followed, hidden names left out."""
        return sorted(self._walk(under))

    def _walk(self, under: str) -> Iterator[str]:
        waiting = [under]
        while waiting:
            folder = waiting.pop()
            try:
                with os.scandir(self.root / folder) as entries:
                    for entry in entries:
                        if entry.name.startswith("."):
                            continue
                        path = f"{folder}/{entry.name}"
                        if entry.is_dir(follow_symlinks=False):
                            waiting.append(path)
                        else:
                            yield path
            except OSError:
                continue

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

    def detours(self) -> list[Detour]:
        """The folders of the data that are links, or lie in a repository of their own."""
        found: list[Detour] = []
        waiting = ["data"]
        while waiting:
            path = waiting.pop(0)
            try:
                if os.path.islink(self.root / path):  # noqa: PTH114 - asked of thousands of folders
                    found.append(Detour(path, str((self.root / path).readlink())))
                    continue
                with os.scandir(self.root / path) as entries:
                    names = sorted(entry.name for entry in entries)
            except OSError:
                continue
            if ".git" in names:
                found.append(Detour(path, None))
            waiting += [inner for name in names if layout.is_folder(inner := f"{path}/{name}")]
        return found

    def stamps(self, under: Sequence[str]) -> list[Stamp]:
        """Every file below `under` with its size, times and number as `stat` tells them."""
        found: list[Stamp] = []
        for path, files in self._seen(under):
            for name, it in files:
                touched = max(it.st_mtime_ns, it.st_ctime_ns)
                found.append(Stamp(f"{path}/{name}" if name else path, _token(it), touched))
        return found

    def look(self, under: Sequence[str], *, deep: bool = True) -> dict[str, bytes]:
        """The same by folders (unless `deep`, of these only), as far as there are files in them."""
        return {
            path: listing([(name, _token(it)) for name, it in files])
            for path, files in self._seen(under, deep=deep)
            if files
        }

    def _seen(self, under: Sequence[str], *, deep: bool = True) -> Iterator[tuple[str, _Files]]:
        """Each folder with its files; a file asked for by itself has no name here."""
        waiting = list(under)
        while waiting:
            folder = waiting.pop()
            try:
                files, inner = _directly_in(f"{self.root}/{folder}")
            except NotADirectoryError:
                files, inner = [("", os.lstat(self.root / folder))], []
            except OSError:
                continue
            yield folder, files
            if deep:
                waiting += [f"{folder}/{name}" for name in inner]

    def exists(self, path: str) -> bool:
        """Whether a file, or a link, lies at `path`."""
        return os.path.lexists(self.root / path)

    def read(self, paths: Iterable[str]) -> Iterator[Read]:
        """The files' bytes; links and files too large or unreadable are findings."""
        for path in paths:
            yield Read(path, self._read(path))

    def _read(self, path: str) -> bytes | Finding:
        file = f"{self.root}/{path}"
        try:
            mode = os.lstat(file).st_mode
            if stat.S_ISLNK(mode):
                return found("SD115", Place(path), {"target": str(Path(file).readlink())})
            if not stat.S_ISREG(mode):  # a pipe would be waited for
                return found("SD101", Place(path), {"reason": "不是普通文件"})
            with open(file, "rb", buffering=0) as stream:  # noqa: PTH123 - Path takes as long as reading
                data = stream.read(MAX_BYTES + 1)
        except (OSError, RuntimeError) as error:
            reason = error.strerror if isinstance(error, OSError) else None
            return found("SD101", Place(path), {"reason": _reason(reason or str(error))})
        if len(data) > MAX_BYTES:
            size = Path(file).stat().st_size / MAX_BYTES
            return found("SD102", Place(path), {"size": f"{size:.1f}", "limit": "1"})
        return data


def _directly_in(folder: str) -> tuple[_Files, list[str]]:
    """The files in a folder, and the names of the folders in it; hidden ones are left out."""
    files: _Files = []
    inner = []
    with os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name
            if name[0] == "." or not name.isprintable():
                continue
            if entry.is_dir(follow_symlinks=False):
                inner.append(name)
                continue
            try:
                files.append((name, entry.stat(follow_symlinks=False)))
            except FileNotFoundError:  # gone since the folder was listed
                continue
    return files, inner


def _token(it: os.stat_result) -> str:
    return f"{it.st_size} {it.st_mtime_ns} {it.st_ctime_ns} {it.st_ino}"


def _reason(english: str) -> str:
    known = {
        "Permission denied": "没有读取权限",
        "No such file or directory": "文件不存在，或者是指向空处的链接",
        "Is a directory": "是一个文件夹",
        "Too many levels of symbolic links": "链接指向自己",
    }
    return known.get(english, english)
