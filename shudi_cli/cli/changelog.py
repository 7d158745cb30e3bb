"""`shudi changelog`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.cli.opening import name_unread
from shudi_cli.cli.options import ListId, Quiet, Repo
from shudi_cli.comparing import Filter, adjusted, comparison
from shudi_cli.render import changelog as render
from shudi_cli.source import own


class Form(StrEnum):
    """What stdout carries."""

    text = "text"
    md = "md"


Range = Annotated[
    str,
    typer.Argument(
        metavar="版次",
        help="一个版次是它对前一版的调整；A..B 是两个版次之间（也可以是日期、git 版本）；A.. 是从 A 到现在。",
        show_default=False,
    ),
]
AsForm = Annotated[
    Form, typer.Option("--format", metavar="格式", help="text 给人看，md 放进文档或者合并请求。")
]


def command(
    span: Range,
    repo: Repo = None,
    only: ListId = None,
    form: AsForm = Form.text,
    quiet: Quiet = False,
) -> int:
    """一个版次、或者两个版次之间的调整说明：按领域列出调整了什么、为什么、依据什么、谁批准。

    责任单位的变化由程序比较得出，理由和依据来自调整记录（data/adjustments）；
    六个以上事项的同一项调整集中写一次。要可以印发的文档用 shudi export --changelog。

    例：
      shudi changelog 2022.1
      shudi changelog 2020.1..2022.1
      shudi changelog 2019.1.. --format md
    """
    old, new = adjusted(own(repo), span, only)
    result = comparison(old, new, wanted=Filter(), today=output.today())
    if form is Form.md:
        output.write(render.markdown(result))
    else:
        output.write(render.text(result, output.style("never")))
    if not quiet:
        name_unread(result.findings)
    return 0
