"""`shudi body`."""

from __future__ import annotations

from typing import Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.cli.completion import bodies
from shudi_cli.cli.opening import name_unread, snapshot_of
from shudi_cli.cli.options import AsForm, Color, Form, InColor, ListId, On, Quiet, Repo, Rev
from shudi_cli.errors import WrongCall
from shudi_cli.query import ask, body
from shudi_cli.render import body as render

Name = Annotated[
    str,
    typer.Argument(
        metavar="单位", help="单位的名称、简称或原名称。", autocompletion=bodies, show_default=False
    ),
]


def command(
    name: Name,
    repo: Repo = None,
    rev: Rev = None,
    on: On = None,
    only: ListId = None,
    form: AsForm = Form.text,
    color: InColor = Color.auto,
    quiet: Quiet = False,
) -> int:
    """一个单位负哪些主体责任、配合哪些事项。

    原名称（如 国土资源局）会找到现在的单位并说明。没有这个单位时退出码为 1。

    例：
      shudi body 城管局
      shudi body 乡镇人民政府 --format json
    """
    if not name.strip():
        raise WrongCall("没有写单位名称。", "例如：shudi body 县公安局")
    snapshot = snapshot_of(repo, rev, on, only, quiet=quiet)
    answer, unread = ask(snapshot, lambda known: body(known, name))
    if form is Form.json:
        output.write_json(render.data(answer))
    else:
        output.write(render.text(answer, output.style(color)))
    name_unread(unread, quiet=quiet)
    return 0
