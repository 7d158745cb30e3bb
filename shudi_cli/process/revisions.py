"""What a revision names."""

from __future__ import annotations

from pathlib import Path

from shudi_cli.errors import WrongCall
from shudi_cli.process.git import git_root
from shudi_cli.process.objects import objects

COMMIT_FIRST = "先提交：git add data && git commit -m 说明"
"""The next step for whoever asks about the history of what git does not know yet."""


def resolve(folder: Path, revision: str) -> str:
    """The full commit id `revision` names.

    Raises `WrongCall` when the repository knows no such revision, or when it is ambiguous.
    """
    (found,) = objects(folder).read([f"{revision}^{{commit}}"])
    if found.kind != "commit" and _head(folder) is None:
        raise WrongCall(f"这个仓库还没有提交，没有版本“{revision}”。", COMMIT_FIRST)
    if found.kind != "commit":
        raise WrongCall(
            f"没有找到版本“{revision}”。",
            "版本可以是提交号、标签或分支名；用 git log --oneline 查看有哪些。浅克隆先运行 git fetch --unshallow。",
        )
    return found.id


def head(folder: Path) -> str | None:
    """The commit of HEAD; None without git or before the first commit."""
    return None if git_root(folder) is None else _head(folder)


def _head(folder: Path) -> str | None:
    (found,) = objects(folder).read(["HEAD^{commit}"])
    return found.id if found.kind == "commit" else None
