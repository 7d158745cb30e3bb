"""Which folder holds the lists."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from shudi_cli import layout, resources
from shudi_cli.errors import NotReadable
from shudi_cli.process import git_root, lacks_git

_HINT = "用 --repo 指明清单所在的文件夹（里面有 data/matters）；不带 --repo 时使用随程序附带的示范清单。"


class Repository(NamedTuple):
    """A folder with lists; `bundled` when it is the demonstration that comes with shudi."""

    root: Path
    bundled: bool = False

    @property
    def has_git(self) -> bool:
        """Whether git keeps a history of it; that of the demonstration is not asked."""
        return not self.bundled and git_root(self.root) is not None

    def without_history(self, told: str, hint: str) -> NotReadable:
        """Why what was asked cannot be told: there is no history, or no git to read it with."""
        if lacks_git(self.root):
            return NotReadable(f"这台电脑上没有找到 git，{told}", "安装 git 后再试。")
        return NotReadable(f"这里没有 git 历史，{told}", hint)


def find(explicit: Path | None) -> Repository:
    """The repository: `--repo`, else SHUDI_REPO, else the nearest parent, else the bundled one.

    Raises `NotReadable` when a folder was named that does not exist.
    """
    named = explicit or (Path(os.environ["SHUDI_REPO"]) if os.environ.get("SHUDI_REPO") else None)
    if named is not None:
        if not named.is_dir():
            raise NotReadable(f"没有这个文件夹：{named}", _HINT)
        return Repository(_above(named.resolve()) or named.resolve())
    above = _above(Path.cwd())
    return Repository(above) if above else Repository(resources.bundle(), bundled=True)


def own(explicit: Path | None) -> Repository:
    """The user's repository, for what judges, compares or changes it: never the bundled one.

    Raises `NotReadable` where there is none.
    """
    repository = find(explicit)
    if repository.bundled:
        raise NotReadable(
            "这里没有清单。",
            "用 --repo 指明清单所在的文件夹（里面有 data/matters）；还没有清单的，用 shudi init 新建。",
        )
    return repository


def _above(folder: Path) -> Path | None:
    return next((f for f in (folder, *folder.parents) if (f / layout.MATTERS).is_dir()), None)
