"""What git knows between commits: common ancestors, changed files, who committed."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from shudi_cli.errors import WrongCall
from shudi_cli.process.git import GitFailed, git, unfiltered

_PLAIN = ("--no-ext-diff", "--no-textconv", "--ignore-submodules=dirty")
"""No program of the repository's settings, and no look into submodules, which have their own."""


def merge_base(folder: Path, one: str, other: str) -> str:
    """The best common ancestor of two commits; raises `WrongCall` where they share none."""
    try:
        return git(folder, "merge-base", "--end-of-options", one, other).decode().strip()
    except GitFailed:
        raise WrongCall(
            "这两个版本没有共同的起点。",
            "请写两个点（A..B）直接比较；浅克隆先运行 git fetch --unshallow。",
        ) from None


def changed_paths(folder: Path, old: str, *under: str) -> list[str]:
    """The files below `under` (relative to `folder`, as are the answers) that may differ between a
    commit and the working tree; git compares ids, nothing is read.
    """
    out = git(
        folder, "diff-index", "-z", "--name-only", "--no-renames", "--relative", *_PLAIN,
        "--end-of-options", old, "--", *under, settings=unfiltered(folder),
    )  # fmt: skip
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


class Touch(NamedTuple):
    """A commit that made a file's content another than its one parent's; contents go by git's ids,
    empty where there was none.
    """

    commit: str
    parent: str
    old: str
    new: str


def touches(folder: Path, commit: str, pattern: str) -> dict[str, list[Touch | None]]:
    """For each file whose path (relative to `folder`, as are the answers) fits the glob `pattern`: who
    touched it anywhere in the history of `commit`; None stands for a merge unlike all its parents.
    """
    out = git(
        folder, "--no-literal-pathspecs", "log", "-z", "--full-history", "-c", "--raw", "--no-abbrev",
        "--no-renames", "--relative", *_PLAIN, "--format=%H %P", "--end-of-options", commit,
        "--", f":(glob){pattern}",
    )  # fmt: skip
    found: dict[str, list[Touch | None]] = {}
    words = iter(out.decode("utf-8", "replace").split("\0"))
    of = ("", "")
    for word in words:
        change = word.lstrip("\n")
        if change.startswith("::"):
            found.setdefault(next(words), []).append(None)
        elif change.startswith(":"):
            old, new = (id if id.strip("0") else "" for id in change.split()[2:4])
            found.setdefault(next(words), []).append(Touch(*of, old, new))
        elif change:
            head, _, parents = change.partition(" ")
            of = (head, parents.partition(" ")[0])
    return found


def ever(folder: Path, commit: str, under: str) -> set[str]:
    """The files that were ever added below `under` (relative to `folder`, as are the answers) in
    the history of `commit`.
    """
    out = git(
        folder, "log", "-z", "--format=", "--name-only", "--no-renames", "--diff-filter=A",
        "--relative", *_PLAIN, "--end-of-options", commit, "--", under,
    )  # fmt: skip
    return {path.decode("utf-8", "replace").strip("\n") for path in out.split(b"\0") if path}


def changed(folder: Path, since: str) -> list[str]:
    """The files below `folder`, relative to it, that differ from commit `since` in the working tree
    or that git does not know yet; deleted files are left out.
    """
    out = git(
        folder, "diff-index", "-z", "--name-only", "--no-renames", "--relative", *_PLAIN,
        "--diff-filter=d", "--end-of-options", since, "--", settings=unfiltered(folder),
    )  # fmt: skip
    out += git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    return sorted({path.decode("utf-8", "replace") for path in out.split(b"\0")[:-1]})
