"""`shudi fmt`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.cli.opening import say_failed
from shudi_cli.cli.options import Color, InColor, Quiet, Repo
from shudi_cli.render import patch as render
from shudi_cli.source import own
from shudi_cli.writing.fix import Repair
from shudi_cli.writing.fmt import formatted
from shudi_cli.writing.rewrite import Rewritten, rewritten, save
from shudi_cli.writing.targets import Kind, of_paths, of_repository

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[文件]...", help="文件或者文件夹；不写就是整个清单仓库。", show_default=False
    ),
]
Check = Annotated[bool, typer.Option("--check", help="只检查，不改写；有要整理的，退出码为 1。")]
Diff = Annotated[bool, typer.Option("--diff", help="显示会怎样改，不改写；退出码同 --check。")]
AsKind = Annotated[
    Kind | None,
    typer.Option("--kind", metavar="种类", help="文件的种类，看位置和开头认不出来时才需要。"),
]


def command(
    paths: Paths = None,
    check: Check = False,
    diff: Diff = False,
    kind: AsKind = None,
    repo: Repo = None,
    color: InColor = Color.auto,
    quiet: Quiet = False,
) -> int:
    """把 YAML 文件整理成统一的样子：键的顺序、缩进、引号、空行。

    注释全部保留；整理后重新读一遍，内容有任何不同就不改写。读不懂的文件不动，退出码为 1。

    例：
      shudi fmt
      shudi fmt --check
      shudi fmt --diff data/matters/yishui/cj-01.yaml
    """
    targets = of_paths(paths, kind) if paths else of_repository(own(repo))
    style = output.style(color)
    total = changed = failed = 0
    for found in rewritten(list(targets), lambda *of: Repair(formatted(*of), ())):
        total, changed, failed = total + 1, changed + found.changed, failed + found.failed
        say_failed(found)
        if found.changed:
            _deal(found, render.text(found.target.name, found.old, found.new, style) if diff else "",
                  write=not (check or diff))  # fmt: skip
    if not quiet:
        left = f"，{failed} 个没有动" if failed else ""
        verb = "需要整理" if check or diff else "已经整理"
        output.talk(f"{total} 个文件，{changed} 个{verb}{left}。")
    return 1 if failed or (changed and (check or diff)) else 0


def _deal(found: Rewritten, shown: str, *, write: bool) -> None:
    if write:
        save(found)
    output.write(shown or f"{found.target.name}\n")
