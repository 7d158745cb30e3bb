"""The only room that runs programs. git is only ever asked to read.

Nothing here checks out, fetches or writes; every argument that comes from a user stands behind
`--end-of-options`, names come back NUL-separated, and optional locks are off, so that a question
leaves the repository as it was.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import IO, cast

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
    except ValueError as error:  # a NUL in an argument
        raise GitFailed(str(error)) from None
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


def changed(folder: Path, since: str) -> list[str]:
    """The files below `folder`, relative to it, that differ from commit `since` in the working tree
    or that git does not know yet; deleted files are left out.
    """
    out = git(
        folder, "diff-index", "-z", "--name-only", "--no-renames", "--relative",
        "--diff-filter=d", "--end-of-options", since, "--",
    )  # fmt: skip
    out += git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    return sorted({path.decode("utf-8", "replace") for path in out.split(b"\0")[:-1]})


def merge_base(folder: Path, revision: str) -> str:
    """The commit where HEAD and `revision` parted.

    Raises `WrongCall` for an unknown revision, `NotReadable` where history does not reach that far.
    """
    commit = resolve(folder, revision)
    try:
        return git(folder, "merge-base", commit, "HEAD").decode().strip()
    except GitFailed:
        raise NotReadable(
            f"找不到“{revision}”和当前版本的共同起点。",
            "浅克隆先运行 git fetch --unshallow 取回全部历史。",
        ) from None


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
