"""The only room that runs programs. git is only ever asked to read.

Nothing here checks out, fetches or writes; every argument that comes from a user stands behind
`--end-of-options`, names come back NUL-separated, and optional locks are off, so that a question
leaves the repository as it was.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, NoReturn, cast

from shudi_cli.errors import NotReadable, WrongCall

_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}


class GitFailed(Exception):
    """git ended with an error; `stderr` is what it said."""

    def __init__(self, stderr: str) -> None:
        super().__init__(stderr)
        self.stderr = stderr


def git(folder: Path, *arguments: str) -> bytes:
    """Run one reading git command in `folder` and return its output.

    Raises `GitFailed` when git refuses and `NotReadable` when there is no git on this machine.
    """
    try:
        done = subprocess.run(
            _command(folder, *arguments), capture_output=True, env=_environment(), check=False
        )
    except OSError:
        raise NotReadable(
            "这台电脑上没有找到 git，不能读取历史版本。",
            "安装 git 后再试；不带 --rev、--on 时不需要 git。",
        ) from None
    if done.returncode != 0:
        raise GitFailed(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def git_root(folder: Path) -> Path | None:
    """The top folder of the git repository `folder` belongs to; its own for a bare one, else None."""
    try:
        bare, *top = (
            git(folder, "rev-parse", "--is-bare-repository", "--show-toplevel")
            .decode()
            .splitlines()
        )
    except GitFailed:
        return _bare_root(folder)
    except NotReadable:
        return None
    return Path(top[0]) if bare == "false" and top else folder


def _bare_root(folder: Path) -> Path | None:
    try:
        bare = git(folder, "rev-parse", "--is-bare-repository").decode().strip() == "true"
    except GitFailed:
        return None
    return folder if bare else None


def resolve(folder: Path, revision: str) -> str:
    """The full commit id `revision` names.

    Raises `WrongCall` when the repository knows no such revision, or when it is ambiguous.
    """
    try:
        out = git(
            folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
        )
    except GitFailed:
        raise WrongCall(
            f"没有找到版本“{revision}”。",
            "版本可以是提交号、标签或分支名；用 git log --oneline 查看有哪些。浅克隆先运行 git fetch --unshallow。",
        ) from None
    return out.decode().strip()


class Blob:
    """One answer of `git cat-file --batch`: content, or None when it is absent or too large."""

    __slots__ = ("data", "name", "size")

    def __init__(self, name: str, size: int, data: bytes | None) -> None:
        self.name, self.size, self.data = name, size, data


class Blobs:
    """One `git cat-file --batch` process that answers many reads."""

    def __init__(self, folder: Path, largest: int) -> None:
        self._largest = largest
        self._process = subprocess.Popen(
            _command(folder, "cat-file", "--batch"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        self._pipes = cast(tuple[IO[bytes], IO[bytes]], (self._process.stdin, self._process.stdout))

    def __enter__(self) -> Blobs:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for stream in self._pipes:
            stream.close()
        if self._process.poll() is None:
            self._process.terminate()
        self._process.wait()

    def read(self, names: Iterable[str]) -> Iterator[Blob]:
        """Each object of `names` (ids or `commit:path`) in turn, asked one by one, so that
        neither pipe can fill up and block.
        """
        for name in names:
            yield self._read(name)

    def _read(self, name: str) -> Blob:
        stdin, stdout = self._pipes
        stdin.write(name.encode() + b"\n")
        stdin.flush()
        header = stdout.readline().split(b" ")
        if len(header) < 3:
            return Blob(name, 0, None)
        size = int(header[-1])
        if size > self._largest:
            left = size + 1
            while left > 0:
                left -= len(stdout.read(min(left, 1 << 16)))
            return Blob(name, size, None)
        data = stdout.read(size)
        stdout.read(1)
        return Blob(name, size, data)


def _command(folder: Path, *arguments: str) -> list[str]:
    return ["git", "-C", str(folder), "-c", "core.quotepath=off", *arguments]


def _environment() -> dict[str, str]:
    return {**os.environ, **_ENVIRONMENT}


class Aside:
    """Work begun in a copy of this process; its result comes through a pipe."""

    def __init__(self, child: int, pipe: int) -> None:
        self._child, self._pipe = child, pipe

    def result(self) -> bytes | None:
        """What the work gave; None where it failed. To be asked once."""
        with os.fdopen(self._pipe, "rb") as stream:
            data = stream.read()
        _, status = os.waitpid(self._child, 0)
        return data if status == 0 else None


def aside(work: Callable[[], bytes]) -> Aside | None:
    """Begin `work` beside this process; None where the system cannot copy processes.

    Only for the very start of a program, before it has threads or open files.
    """
    if not hasattr(os, "fork"):
        return None
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if child == 0:
        _serve(work, writing)
    os.close(writing)
    return Aside(child, reading)


def _serve(work: Callable[[], bytes], pipe: int) -> NoReturn:
    """In the copy: do the work, hand over the result, and end without any of the parent's farewells."""
    status = 1
    try:
        with os.fdopen(pipe, "wb") as stream:
            stream.write(work())
        status = 0
    finally:
        os._exit(status)
