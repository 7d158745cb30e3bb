"""Putting new bytes in the place of old ones: the old file or the new one, never half of either.

The way of git's own lock files: the new content goes into a hidden file beside the target, created
exclusively, so that it also keeps a second shudi out; the target is read again, and only if it
still is what was read before does a rename take its place. What has to be created is linked, which
fails where something already lies; where there are no hard links (FAT, some network drives), its
name is first taken by an empty file, which fails likewise. Ctrl-C stops before the first rename,
with nothing left behind; from then on it waits until the last.
"""

from __future__ import annotations

import contextlib
import errno
import filecmp
import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from shudi_cli.errors import ShudiError

_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL})
"""What `os.link` fails with where the file system knows no hard links; the last is Windows'."""


class NotWritten(ShudiError):
    """Nothing was written: the file changed, exists, is a link or is being written by another."""

    exit_code = 3


class Change(NamedTuple):
    """One file's new content. `old` is what was read before; None for a file to be created."""

    path: Path
    old: bytes | None
    new: bytes
    executable: bool = False


def write(changes: Iterable[Change], root: Path | None) -> bool:
    """Write all of them or none; below `root` only, unless a person named each file (None).

    Raises `NotWritten` where a file is not what it was when it was read, `OSError` where the
    system refuses, `KeyboardInterrupt` on Ctrl-C before the first has its name. Afterwards every
    file is its old or its new self. True if Ctrl-C came later: the files are written, and a caller
    that has more to do stops.
    """
    with _uninterrupted() as pressed:
        staged: list[tuple[Change, Path]] = []
        made: list[Path] = []
        try:
            for change in changes:
                _check_inside(change.path, root)
                made += _folders(change.path.parent)
                staged.append((change, _stage(change)))
                if pressed:
                    raise KeyboardInterrupt
            _commit(staged)
            made = []
        finally:
            for _, temporary in staged:
                temporary.unlink(missing_ok=True)
            for folder in reversed(made):
                with contextlib.suppress(OSError):
                    folder.rmdir()
        late = bool(pressed)
        pressed.clear()
    return late


def produce(path: Path, writer: Callable[[BinaryIO], object], *, replace: bool) -> bool:
    """Let `writer` stream a file that then stands at `path`, whole; False if another stood there.

    Nothing happens where the same bytes stand there already; with `replace` others make way.
    Raises `NotWritten` where what is there may not be replaced, and what `writer` raises.
    """
    _check_link(path)
    temporary = _filled(path, writer)
    try:
        with _uninterrupted():
            _check_link(path)
            if not os.path.lexists(path):
                _create(temporary, path)
            elif not filecmp.cmp(temporary, path, shallow=False):
                if not replace:
                    return False
                _check_access(path)
                shutil.copymode(path, temporary)
                temporary.replace(path)
            return True
    finally:
        temporary.unlink(missing_ok=True)


def _filled(path: Path, writer: Callable[[BinaryIO], object]) -> Path:
    """The hidden file beside `path` with what `writer` wrote; it is nobody else's meanwhile."""
    temporary = path.with_name(f".{path.name}.shudi")
    try:
        descriptor = os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    except FileExistsError:
        raise NotWritten(
            f"另一个 shudi 正在改写 {path}，没有改动。",
            f"稍后再试；确认没有别的 shudi 在运行的，删除 {temporary} 后重试。",
        ) from None
    try:
        with os.fdopen(descriptor, "wb") as stream:
            writer(stream)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _stage(change: Change) -> Path:
    _verify(change)
    temporary = _filled(change.path, lambda stream: stream.write(change.new))
    try:
        if change.old is not None:
            shutil.copymode(change.path, temporary)
        elif change.executable:
            temporary.chmod(temporary.stat().st_mode | 0o111)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _verify(change: Change) -> None:
    """The file is what was read before, and may be written."""
    path = change.path
    _check_link(path)
    if change.old is None:
        if os.path.lexists(path):
            raise NotWritten(f"{path} 已经存在，没有改动。", "换一个名称，或者先移走原来的文件。")
        return
    try:
        present = path.read_bytes()
    except FileNotFoundError:
        present = None
    if present != change.old:
        raise NotWritten(f"{path} 刚刚被别的程序改过，没有改动。", "请重新运行这个命令。")
    _check_access(path)


def _check_link(path: Path) -> None:
    if path.is_symlink():
        raise NotWritten(f"{path} 是符号链接，没有改动。", "请改它指向的文件，或者把链接换成文件。")


def _check_inside(path: Path, root: Path | None) -> None:
    """No folder on the way to `path` is a link that leads out of the repository."""
    if root is None or path.parent.resolve().is_relative_to(root.resolve()):
        return
    way = [folder for folder in path.parents if folder != root and folder.is_relative_to(root)]
    link = next((folder for folder in reversed(way) if folder.is_symlink()), path.parent)
    raise NotWritten(
        f"{link} 是符号链接，指向清单仓库外面的 {link.resolve()}，没有改动。",
        "到它指向的仓库里改，或者把文件夹本身放在这里，代替链接。",
    )


def _check_access(path: Path) -> None:
    if not os.access(path, os.W_OK):
        raise NotWritten(f"没有写入权限：{path}，没有改动。", "请检查文件的权限。")


def _commit(staged: list[tuple[Change, Path]]) -> None:
    """Give each file its name. `staged` keeps what still lies under its temporary one: a name
    given up may be another's the next moment.
    """
    done: list[Change] = []
    try:
        while staged:
            change, temporary = staged[0]
            _verify(change)
            if change.old is None:
                _create(temporary, change.path)
            else:
                temporary.replace(change.path)
            del staged[0]
            done.append(change)
    except BaseException:
        for change in reversed(done):
            _undo(change)
        raise


def _create(temporary: Path, path: Path) -> None:
    """Give the new file its name, unless the name has been taken meanwhile."""
    try:
        linked = _take(temporary, path)
    except FileExistsError:
        raise NotWritten(
            f"{path} 已经存在，没有改动。", "换一个名称，或者先移走原来的文件。"
        ) from None
    try:
        if linked:
            temporary.unlink()
        else:
            temporary.replace(path)
    except BaseException:
        path.unlink()
        raise


def _take(temporary: Path, path: Path) -> bool:
    """Take the name for the new file, or where there are no hard links (False) for an empty one.

    Raises `FileExistsError` where it has been taken.
    """
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        return False
    return True


def _undo(change: Change) -> None:
    """Put back what was there, unless somebody has changed it since."""
    with contextlib.suppress(OSError, NotWritten):
        if change.path.read_bytes() != change.new:
            return
        if change.old is None:
            change.path.unlink()
        else:
            _stage(Change(change.path, change.new, change.old)).replace(change.path)


def _folders(folder: Path) -> list[Path]:
    """Make the missing folders down to `folder`; returns those made, outermost first."""
    missing = [f for f in (folder, *folder.parents) if not f.exists()][::-1]
    for made in missing:
        made.mkdir(exist_ok=True)
    return missing


@contextlib.contextmanager
def _uninterrupted() -> Iterator[list[int]]:
    """Hold Ctrl-C back until the files are in place; what is taken from the list is not passed on."""
    pressed: list[int] = []
    before = signal.getsignal(signal.SIGINT)
    is_main = threading.current_thread() is threading.main_thread()
    if not is_main or before in (signal.SIG_IGN, None):
        yield pressed
        return
    signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, before)
        if pressed:
            signal.raise_signal(signal.SIGINT)
