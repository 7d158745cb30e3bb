"""git, only ever asked to read.

Nothing here checks out, fetches or writes, and where a command looks at the working tree the
repository's filters are switched off; every argument that comes from a user stands behind
`--end-of-options`, names come back NUL-separated, and optional locks are off, so that a question
leaves the repository as it was.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from shudi_cli.errors import NotReadable

_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_PAGER": "cat",
    "LC_ALL": "C",
}
_SETTINGS = tuple(
    word
    for setting in (
        "core.quotepath=off",
        "core.fsmonitor=false",
        f"core.hooksPath={os.devnull}",
        "log.showSignature=false",
        "log.follow=false",
        "log.showRoot=true",
        "i18n.logOutputEncoding=UTF-8",
        "color.ui=false",
        f"diff.orderFile={os.devnull}",
    )
    for word in ("-c", setting)
)
"""What a repository may set otherwise: a folder that was copied brings its settings along."""
_OF_ANOTHER_REPOSITORY = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR",
    "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_NAMESPACE", "GIT_SHALLOW_FILE",
)  # fmt: skip
"""Set by git in hooks; they would make us read that repository instead of the one asked about."""


class GitFailed(NotReadable):
    """git ended with an error; `stderr` is what it said, `stdout` what it answered before."""

    def __init__(self, stderr: str, stdout: bytes = b"") -> None:
        first = stderr.partition("\n")[0]
        super().__init__(f"git 没有读出来：{first}", "仓库可能损坏或者不完整，用 git fsck 检查。")
        self.stderr, self.stdout = stderr, stdout


def git(folder: Path, *arguments: str, settings: Mapping[str, str] | None = None) -> bytes:
    """Run one reading git command in `folder`, with these settings, and return its output.

    Raises `GitFailed` when git refuses and `NotReadable` when there is no git on this machine.
    """
    import subprocess  # 6 ms, and most questions need no git

    try:
        done = subprocess.run(
            command(folder, *arguments),
            capture_output=True,
            env=environment() | _configured(settings or {}),
            check=False,
        )
    except ValueError as error:  # a NUL in an argument
        raise GitFailed(str(error)) from None
    except OSError:
        raise NotReadable(
            "这台电脑上没有找到 git，不能读取历史版本。",
            "安装 git 后再试；不带 --rev、--on 时不需要 git。",
        ) from None
    if done.returncode != 0:
        raise GitFailed(done.stderr.decode("utf-8", "replace").strip(), done.stdout)
    return done.stdout


def unfiltered(folder: Path) -> dict[str, str]:
    """Settings that switch off the repository's filters, for a command that looks at the working tree.

    Where a file is as young as git's index, git runs them to see whether it changed.
    """
    wanted = r"^filter\..*\.(clean|process|required)$"
    try:
        out = git(folder, "config", "-z", "--name-only", "--get-regexp", wanted)
    except GitFailed:  # none is set
        return {}
    names = [os.fsdecode(name) for name in out.split(b"\0")[:-1]]
    return {name: "false" if name.endswith(".required") else "" for name in names}


def _configured(settings: Mapping[str, str]) -> dict[str, str]:
    """Settings as git takes them from the environment: in `-c` a name must not hold `=`."""
    given = os.environ.get("GIT_CONFIG_COUNT", "")
    first = int(given) if given.isdecimal() else 0
    found = {"GIT_CONFIG_COUNT": str(first + len(settings))} if settings else {}
    for number, (name, value) in enumerate(settings.items(), first):
        found |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return found


@lru_cache
def git_root(folder: Path) -> Path | None:
    """The top folder of the git repository `folder` lies in, itself for a bare one, None for none.

    Raises `NotReadable` for a repository that git refuses because it is somebody else's, and for
    a broken one.
    """
    try:
        out = git(folder, "rev-parse", "--is-bare-repository", "--show-toplevel")
    except GitFailed as failed:
        if failed.stdout.startswith(b"true"):  # bare, and so without a top folder to show
            return folder
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
    return Path(os.fsdecode(out.partition(b"\n")[2].removesuffix(b"\n")))


def lacks_git(folder: Path) -> bool:
    """Whether `folder` lies in a repository and it is only git that this machine does not have."""
    import shutil  # nobody asks but where there is an error to tell

    kept = any((above / ".git").exists() for above in (folder, *folder.parents))
    return kept and shutil.which("git") is None


def inside(root: Path) -> tuple[Path, str]:
    """The top folder of the git repository and where in it `root` lies: "" or "some/folder/"."""
    top = git_root(root) or root
    prefix = root.resolve().relative_to(top.resolve()).as_posix()
    return top, "" if prefix == "." else f"{prefix}/"


def is_shallow(folder: Path) -> bool:
    """Whether the repository was cloned without all of its history."""
    return git(folder, "rev-parse", "--is-shallow-repository").strip() == b"true"


def command(folder: Path, *arguments: str) -> list[str]:
    """The call of git in `folder`; nothing in its settings runs a program or changes an answer."""
    return ["git", "-C", str(folder), "--no-pager", *_SETTINGS, *arguments]


def environment() -> dict[str, str]:
    """Our environment for git: nothing of another repository, no locks, no questions."""
    inherited = {k: v for k, v in os.environ.items() if k not in _OF_ANOTHER_REPOSITORY}
    return {**inherited, **_ENVIRONMENT}
