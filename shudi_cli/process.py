"""The only room that runs programs. git is only ever asked to read.

Nothing here checks out, fetches or writes; every argument that comes from a user stands behind
`--end-of-options`, names come back NUL-separated, and optional locks are off, so that a question
leaves the repository as it was.
"""

from __future__ import annotations

import os
import shutil
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
    """The top folder of the git repository `folder` lies in, itself for a bare one, None for none.

    Raises `NotReadable` where git refuses a repository that belongs to somebody else.
    """
    try:
        bare = git(folder, "rev-parse", "--is-bare-repository").decode().strip() == "true"
        top = str(folder) if bare else git(folder, "rev-parse", "--show-toplevel").decode()
    except GitFailed as failed:
        if "dubious ownership" in failed.stderr:
            raise NotReadable(
                f"{folder} 属于另一个用户，git 不肯读取它的历史。",
                f"确认可信后运行：git config --global --add safe.directory {folder}",
            ) from None
        return None
    except NotReadable:
        return None
    return Path(top.removesuffix("\n"))


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


def merge_base(folder: Path, one: str, other: str) -> str:
    """The best common ancestor of two commits; raises `WrongCall` where they share none."""
    try:
        return git(folder, "merge-base", "--end-of-options", one, other).decode().strip()
    except GitFailed:
        raise WrongCall(
            "这两个版本没有共同的起点。",
            "请写两个点（A..B）直接比较；浅克隆先运行 git fetch --unshallow。",
        ) from None


def changed_paths(folder: Path, old: str, new: str | None, under: str) -> list[str]:
    """The files below `under` (relative to `folder`, as are the answers) that may differ between
    two commits, or between a commit and the working tree; git compares ids, nothing is read.
    """
    common = ("-z", "--name-only", "--no-renames", "--relative")
    if new is not None:
        out = git(folder, "diff-tree", "-r", *common, "--end-of-options", old, new, "--", under)
    else:
        out = git(folder, "diff-index", *common, "--end-of-options", old, "--", under)
        out += git(folder, "ls-files", "-o", "-z", "--", under)
    return sorted({path.decode("utf-8", "replace") for path in out.split(b"\0")[:-1]})


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


_OFFICE = ("soffice", "libreoffice")
_OFFICE_SECONDS = 120


def converted(path: Path, suffix: str, folder: Path) -> Path:
    """The file at `path` in another format, made by LibreOffice in `folder`.

    With a profile of its own, so that it neither waits for nor disturbs one that is open. Raises
    `NotReadable` where there is no LibreOffice or it could not read the file: it ends with 0 then too.
    """
    program = next((found for name in _OFFICE if (found := shutil.which(name))), None)
    advice = f"请在 Word 或 WPS 里打开，另存为 {suffix} 再导入。"
    if program is None:
        raise NotReadable("读取旧格式的文件需要 LibreOffice，这台电脑上没有找到。", advice)
    source = folder / f"source{path.suffix.lower() if path.suffix.isascii() else ''}"
    shutil.copyfile(path, source)
    profile = (folder / "profile").as_uri()
    command = [program, f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += ["--convert-to", suffix, "--outdir", str(folder / "out"), str(source)]
    try:
        subprocess.run(command, capture_output=True, timeout=_OFFICE_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        raise NotReadable("LibreOffice 没有能够转换这个文件。", advice) from None
    made = folder / "out" / f"{source.stem}.{suffix}"
    if not made.is_file():
        raise NotReadable("LibreOffice 没有能够转换这个文件。", advice)
    return made
