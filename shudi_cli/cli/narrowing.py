"""`PATH…` and `--changed`: from what the user typed to paths of the repository."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from shudi_cli.errors import WrongCall
from shudi_cli.process import changed, head, merge_base, resolve
from shudi_cli.source import Repository


def chosen(
    repository: Repository, paths: Sequence[Path], *, only_changed: bool, base: str | None
) -> list[str] | None:
    """The paths to show findings for; None for all.

    Raises `WrongCall` for a path that is not there or not in the repository, `NotReadable` where
    `--changed` finds no git history.
    """
    if not paths and not only_changed:
        return None
    named = [_within(repository.root, path) for path in paths]
    return named + (_changed(repository, base) if only_changed else [])


def _changed(repository: Repository, base: str | None) -> list[str]:
    root = repository.root
    if not repository.has_git:
        raise repository.without_history(
            "不能使用 --changed。", "去掉 --changed，或者写明要看的文件。"
        )
    present = head(root)
    if present is None:
        return [""]  # nothing committed yet: everything is new
    return changed(root, merge_base(root, resolve(root, base), present) if base else present)


def _within(root: Path, path: Path) -> str:
    """`path` as typed in the current folder, relative to the repository."""
    if not path.exists():
        raise WrongCall(f"没有这个文件或文件夹：{path}", "路径从当前文件夹算起。")
    try:
        relative = path.absolute().resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        raise WrongCall(
            f"{path} 不在清单仓库里。", f"清单仓库是 {root}，可以用 --repo 另外指明。"
        ) from None
    return "" if relative == "." else relative
