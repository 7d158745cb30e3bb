"""`shudi changelog`."""

from __future__ import annotations

from typing import Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.cli.opening import name_unread
from shudi_cli.cli.options import AsPage, Color, InColor, ListId, Page, Quiet, Repo
from shudi_cli.comparing import Comparison, adjusted, pairs, whole
from shudi_cli.render import changelog as render
from shudi_cli.render import diff
from shudi_cli.source import own

Range = Annotated[
    str,
    typer.Argument(
        metavar="版次",
        help="一个版次是它对前一版的调整；A..B 是两个版次之间（也可以是日期、git 版本）；A.. 是从 A 到现在。",
        show_default=False,
    ),
]


def command(
    span: Range,
    repo: Repo = None,
    only: ListId = None,
    form: AsPage = Page.text,
    color: InColor = Color.auto,
    quiet: Quiet = False,
) -> int:
    """一个版次、或者两个版次之间的调整说明：按领域列出调整了什么、为什么、依据什么、谁批准。

    责任单位的变化由程序比较得出，理由和依据来自调整记录（data/adjustments）；
    六个以上事项的同一项调整集中写一次；--format json 和 diff 的一样，包括已经认可的变化。要可以印发的文档用 shudi export --changelog。

    例：
      shudi changelog 2022.1
      shudi changelog 2020.1..2022.1
      shudi changelog 2019.1.. --format md
    """
    old, new = adjusted(own(repo), span, only)
    result = Comparison(tuple(whole(old, new, pair) for pair in pairs(old, new)))
    if form is Page.json:
        output.write_json(diff.data(result))
    elif form is Page.md:
        output.write(render.markdown(result))
    else:
        output.write(render.text(result, output.style(color)))
    if not quiet:
        name_unread(result.findings)
    return 0
