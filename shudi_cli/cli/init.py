"""`shudi init`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.cli.options import Quiet, day
from shudi_cli.errors import WrongCall
from shudi_cli.model import Level
from shudi_cli.today import today
from shudi_cli.writing.files import write
from shudi_cli.writing.starting import Start, started
from shudi_cli.writing.trial import introduced

Folder = Annotated[
    Path, typer.Argument(metavar="文件夹", help="清单仓库放在哪里。", show_default=False)
]
Name = Annotated[
    str | None, typer.Option("--name", metavar="名称", help="行政区划的名称，如 沂水县。")
]
Code = Annotated[
    str | None, typer.Option("--code", metavar="代码", help="行政区划代码，如 371323。")
]
ListId = Annotated[
    str | None, typer.Option("--list", metavar="清单", help="清单的编号，用拼音，如 yishui。")
]
AtLevel = Annotated[
    Level, typer.Option("--level", metavar="层级", help="province、city、county、township。")
]
Title = Annotated[str | None, typer.Option("--title", metavar="标题", help="清单的标题。")]
Number = Annotated[
    str | None, typer.Option("--edition", metavar="版次", help="第一个版次，默认今年的第 1 版。")
]
Effective = Annotated[
    str | None, typer.Option("--effective", metavar="日期", help="施行日期，默认今天。")
]


def command(
    folder: Folder,
    name: Name = None,
    code: Code = None,
    only: ListId = None,
    level: AtLevel = "county",
    title: Title = None,
    edition: Number = None,
    effective: Effective = None,
    quiet: Quiet = False,
) -> int:
    """新建一个县的清单仓库：清单说明、单位和法律登记册、第一个事项、检查用的配置。

    已有的文件一个也不覆盖：只要有一个重名，就什么都不写。
    没写的名称、代码、清单编号在终端上会问。

    例：
      shudi init yishui --name 沂水县 --code 371323 --list yishui
    """
    name = name or _ask("行政区划的名称，如 沂水县", "--name")
    code = code or _ask("行政区划代码，如 371323", "--code")
    only = only or _ask("清单的编号，用拼音，如 yishui", "--list")
    start = Start(
        list=only,
        name=name,
        code=code,
        level=level,
        title=title or f"{name}属地管理事项主体责任和配合责任清单",
        edition=edition or f"{today()[:4]}.1",
        effective=day(effective) or today(),
    )
    root = folder.absolute()
    changes = started(root, start)
    introduced(root, changes, today())
    write(changes, root)
    for change in changes:
        output.write(f"{(folder / change.path.relative_to(root)).as_posix()}\n")
    if not quiet:
        there = "" if root.resolve() == Path.cwd() else f"cd {folder}，"
        output.talk(f"接下来：{there}git init，再看 README.md。")
    return 0


def _ask(what: str, option: str) -> str:
    if not sys.stdin.isatty():
        raise WrongCall(f"缺少选项 {option}（{what}）。", "用法见：shudi init --help")
    answer: str = typer.prompt(what, err=True)
    return answer.strip()
