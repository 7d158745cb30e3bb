"""`shudi ls`."""

from __future__ import annotations

from typing import Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.cli.opening import name_unread, snapshot_of
from shudi_cli.cli.options import AsForm, Color, Form, InColor, ListId, On, Quiet, Repo, Rev
from shudi_cli.query import ask, catalogue
from shudi_cli.render import catalogue as render

Domain = Annotated[
    str | None,
    typer.Option("--domain", metavar="领域", help="只列一个领域，写名称或代码，如 应急管理。"),
]
Retired = Annotated[bool, typer.Option("--retired", help="连已废止的事项一起列出。")]


def command(
    repo: Repo = None,
    rev: Rev = None,
    on: On = None,
    only: ListId = None,
    domain: Domain = None,
    retired: Retired = False,
    form: AsForm = Form.text,
    color: InColor = Color.auto,
    quiet: Quiet = False,
) -> int:
    """列出清单里的事项和主体责任单位。

    例：
      shudi ls
      shudi ls --domain 应急管理
    """
    snapshot = snapshot_of(repo, rev, on, only, quiet=quiet)
    found, unread = ask(snapshot, lambda known: catalogue(known, domain=domain, retired=retired))
    if form is Form.json:
        output.write_json(render.data(found))
    else:
        output.write(render.text(found, output.style(color)))
    name_unread(unread, quiet=quiet)
    return 0
