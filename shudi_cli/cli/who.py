"""`shudi who`."""

from __future__ import annotations

from typing import Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.cli.completion import matters
from shudi_cli.cli.opening import opened, warn_unread
from shudi_cli.cli.options import AsFormat, Color, Format, InColor, ListId, On, Quiet, Repo, Rev
from shudi_cli.errors import WrongCall
from shudi_cli.query import who
from shudi_cli.render import who as render

Question = Annotated[
    str,
    typer.Argument(
        metavar="问题",
        help="事项的名称、俗称、简写或编号。",
        autocompletion=matters,
        show_default=False,
    ),
]


def command(
    question: Question,
    repo: Repo = None,
    rev: Rev = None,
    on: On = None,
    only: ListId = None,
    form: AsFormat = Format.text,
    color: InColor = Color.auto,
    quiet: Quiet = False,
) -> int:
    """一件事谁负主体责任、谁配合。

    找到时退出码为 0；清单里没有这个事项（清单外事项）时为 1，并列出相近的事项。

    例：
      shudi who 拆违
      shudi who 宅基地 --on 2019-08-01
      shudi who 养犬 --format json
    """
    if not question.strip():
        raise WrongCall("没有写要问的事。", "例如：shudi who 拆违")
    snapshot = opened(repo, rev, on, only, quiet=quiet)
    answer = who(snapshot, question)
    if form is Format.json:
        output.write_json(render.data(answer))
    else:
        output.write(render.text(answer, output.style(color)))
    warn_unread(snapshot, quiet=quiet)
    return 1 if answer.off_list else 0
