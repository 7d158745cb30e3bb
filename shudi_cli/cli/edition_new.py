"""`shudi edition new`."""

from __future__ import annotations

from typing import Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.cli.making import list_to_change, make
from shudi_cli.cli.options import ListId, Quiet, Repo, day
from shudi_cli.model import Manifest
from shudi_cli.writing.records import new_edition

Number = Annotated[
    str, typer.Argument(metavar="版次", help="新版次的编号，如 2026.1。", show_default=False)
]
Effective = Annotated[
    str, typer.Option("--effective", metavar="日期", help="新版次施行的日期，如 2026-01-01。")
]


def command(
    edition: Number,
    effective: Effective,
    repo: Repo = None,
    only: ListId = None,
    quiet: Quiet = False,
) -> int:
    """开始一个新版次：清单说明换成新版次（草案），并建好待填写的调整记录。

    清单说明的其他内容和注释不动。改完事项、填好调整记录，把 state 改为 issued 后印发。

    例：
      shudi edition new 2026.1 --effective 2026-01-01
    """
    root, within = list_to_change(repo, only)
    changes = new_edition(root, within, edition, day(effective) or effective)
    code = make(root, changes, quiet=quiet)
    for left in () if quiet else _left(within.manifest):
        output.talk(left)
    return code


def _left(before: Manifest) -> list[str]:
    """What the manifest still says of the edition before."""
    keys = {"document": before.document, "published": before.published}
    old = "、".join(key for key, value in keys.items() if value)
    told = ["接下来：修改事项，填写调整记录，最后把 list.yaml 的 state 改为 issued。"]
    return [*told, f"list.yaml 的 {old} 还是 {before.edition} 版的，印发时改。"] if old else told
