"""The only room that runs programs. git is only ever asked to read.

Nothing here checks out, fetches or writes; every argument that comes from a user stands behind
`--end-of-options`, names come back NUL-separated, and optional locks are off, so that a question
leaves the repository as it was.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import IO, NamedTuple, NoReturn, cast

from shudi_cli.errors import NotReadable, WrongCall

_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}
_OF_ANOTHER_REPOSITORY = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_SHALLOW_FILE",
)  # fmt: skip
"""Set by git in hooks; they would make us read that repository instead of the one asked about."""


class GitFailed(NotReadable):
    """git ended with an error; `stderr` is what it said."""

    def __init__(self, stderr: str) -> None:
        first = stderr.partition("\n")[0]
        super().__init__(f"git 没有读出来：{first}", "仓库可能损坏或者不完整，用 git fsck 检查。")
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


@lru_cache
def git_root(folder: Path) -> Path | None:
    """The top folder of the git repository `folder` lies in, itself for a bare one, None for none.

    Raises `NotReadable` for a repository that git refuses because it is somebody else's, and for
    a broken one.
    """
    try:
        bare = git(folder, "rev-parse", "--is-bare-repository").strip() == b"true"
        top = os.fsencode(folder) if bare else git(folder, "rev-parse", "--show-toplevel")
    except GitFailed as failed:
        if "dubious ownership" in failed.stderr:
            raise NotReadable(
                f"{folder} 属于另一个用户，git 不肯读取它的历史。",
                f"确认可信后运行：git config --global --add safe.directory {folder}",
            ) from None
        if "not a git repository" in failed.stderr:
            return None
        raise
    except NotReadable:
        return None
    return Path(os.fsdecode(top.removesuffix(b"\n")))


def look_again() -> None:
    """Forget where git repositories are: the next question may find another state of the disk."""
    git_root.cache_clear()


def inside(root: Path) -> tuple[Path, str]:
    """The top folder of the git repository and where in it `root` lies: "" or "some/folder/"."""
    top = git_root(root) or root
    prefix = root.resolve().relative_to(top.resolve()).as_posix()
    return top, "" if prefix == "." else f"{prefix}/"


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
    commit = out.decode().strip()
    if not _COMMIT.fullmatch(commit):
        raise WrongCall(f"“{revision}”不是一个提交。", "版本可以是提交号、标签或分支名。")
    return commit


def head(folder: Path) -> str | None:
    """The commit of HEAD; None without git or before the first commit."""
    if git_root(folder) is None:
        return None
    try:
        return resolve(folder, "HEAD")
    except WrongCall:
        return None


def merge_base(folder: Path, one: str, other: str) -> str:
    """The best common ancestor of two commits; raises `WrongCall` where they share none."""
    try:
        return git(folder, "merge-base", "--end-of-options", one, other).decode().strip()
    except GitFailed:
        raise WrongCall(
            "这两个版本没有共同的起点。",
            "请写两个点（A..B）直接比较；浅克隆先运行 git fetch --unshallow。",
        ) from None


def changed_paths(folder: Path, old: str, new: str | None, *under: str) -> list[str]:
    """The files below `under` (relative to `folder`, as are the answers) that may differ between
    two commits, or between a commit and the working tree; git compares ids, nothing is read.
    """
    common = ("-z", "--name-only", "--no-renames", "--relative")
    if new is not None:
        out = git(folder, "diff-tree", "-r", *common, "--end-of-options", old, new, "--", *under)
    else:
        out = git(folder, "diff-index", *common, "--end-of-options", old, "--", *under)
        out += git(folder, "ls-files", "-o", "-z", "--", *under)
    return sorted({path.decode("utf-8", "replace") for path in out.split(b"\0")[:-1]})


class Commit(NamedTuple):
    """One commit: who, when (author date), first line of the message."""

    id: str
    author: str
    date: str
    subject: str


def commits(folder: Path, wanted: str, path: str) -> list[Commit]:
    """The commits of a range (`A..B`, or `B` with all before it) that touched `path`, newest first."""
    form = "--format=%H%x1f%an%x1f%as%x1f%s"
    out = git(folder, "log", "-z", form, "--end-of-options", wanted, "--", path)
    lines = out.decode("utf-8", "replace").split("\0")
    return [Commit(*line.split("\x1f", 3)) for line in lines if line]


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


_AT_ONCE = 64
"""Names asked for at a time: 64 of at most some hundred bytes stay below any pipe's 16 KiB."""


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
        """Each object of `names` (ids or `commit:path`) in turn.

        Names are handed over a few at a time: what git has not read yet must fit the pipe, or both
        would wait for the other.
        """
        waiting = iter(names)
        while some := list(islice(waiting, _AT_ONCE)):
            stdin = self._pipes[0]
            stdin.write("".join(f"{name}\n" for name in some).encode())
            stdin.flush()
            for name in some:
                yield self._answer(name)

    def _answer(self, name: str) -> Blob:
        stdout = self._pipes[1]
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
    inherited = {k: v for k, v in os.environ.items() if k not in _OF_ANOTHER_REPOSITORY}
    return {**inherited, **_ENVIRONMENT}


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
