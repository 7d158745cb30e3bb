"""`shudi retire`."""

from __future__ import annotations

from typing import Annotated

import typer

from shudi_cli.cli.completion import matters
from shudi_cli.cli.making import list_to_change, make
from shudi_cli.cli.options import ListId, Quiet, Repo, day
from shudi_cli.writing.records import retired

Which = Annotated[
    str,
    typer.Argument(
        metavar="编号", help="要废止的事项的编号。", autocompletion=matters, show_default=False
    ),
]
Until = Annotated[str, typer.Option("--until", metavar="日期", help="废止的日期，如 2026-01-01。")]
ReplacedBy = Annotated[
    list[str] | None,
    typer.Option(
        "--replaced-by",
        metavar="编号",
        help="由哪个事项承接，别的清单的写作 清单/编号；可以写几次。",
    ),
]


def command(
    matter: Which,
    until: Until,
    replaced_by: ReplacedBy = None,
    repo: Repo = None,
    only: ListId = None,
    quiet: Quiet = False,
) -> int:
    """废止一个事项：写上废止日期和承接的事项，文件保留。

    文件里的其他内容和注释一个字也不动。事项不删除，编号不再使用。

    例：
      shudi retire cj-03 --until 2026-01-01 --replaced-by cj-08
    """
    root, within = list_to_change(repo, only)
    changes = retired(root, within, matter, day(until) or until, replaced_by or ())
    return make(root, changes, quiet=quiet)
