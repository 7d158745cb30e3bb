"""What a revision names."""

from __future__ import annotations

from pathlib import Path

from shudi_cli.errors import WrongCall
from shudi_cli.process.git import git_root
from shudi_cli.process.objects import objects


def resolve(folder: Path, revision: str) -> str:
    """The full commit id `revision` names.

    Raises `WrongCall` when the repository knows no such revision, or when it is ambiguous.
    """
    (found,) = objects(folder).read([f"{revision}^{{commit}}"])
    if found.kind != "commit":
        raise WrongCall(
            f"没有找到版本“{revision}”。",
            "版本可以是提交号、标签或分支名；用 git log --oneline 查看有哪些。浅克隆先运行 git fetch --unshallow。",
        )
    return found.id


def head(folder: Path) -> str | None:
    """The commit of HEAD; None without git or before the first commit."""
    if git_root(folder) is None:
        return None
    try:
        return resolve(folder, "HEAD")
    except WrongCall:
        return None
