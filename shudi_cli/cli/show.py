"""`shudi show`."""

from __future__ import annotations

from typing import Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.cli.completion import matters
from shudi_cli.cli.opening import name_unread, snapshot_of
from shudi_cli.cli.options import AsForm, Color, Form, InColor, ListId, On, Quiet, Repo, Rev
from shudi_cli.errors import WrongCall
from shudi_cli.query import ask, picked
from shudi_cli.render import show as render

Which = Annotated[
    str,
    typer.Argument(
        metavar="事项", help="事项的编号或名称。", autocompletion=matters, show_default=False
    ),
]


def command(
    which: Which,
    repo: Repo = None,
    rev: Rev = None,
    on: On = None,
    only: ListId = None,
    form: AsForm = Form.text,
    color: InColor = Color.auto,
    quiet: Quiet = False,
) -> int:
    """一个事项的全部内容：职责、依据、运行流程、备注。

    例：
      shudi show cj-01
      shudi show 拆除违法建设 --on 2020-01-01
    """
    if not which.strip():
        raise WrongCall("没有写要看的事项。", "例如：shudi show cj-01")
    snapshot = snapshot_of(repo, rev, on, only, quiet=quiet)
    view, unread = ask(snapshot, lambda known: picked(known, which.strip()))
    if form is Form.json:
        output.write_json(render.data(view))
    else:
        output.write(render.text(view, output.style(color), snapshot.day))
    name_unread(unread, quiet=quiet)
    return 0
