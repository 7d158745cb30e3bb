"""`shudi law`."""

from __future__ import annotations

from typing import Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.cli.completion import laws
from shudi_cli.cli.opening import opened, warn_unread
from shudi_cli.cli.options import (
    AsForm,
    Color,
    Form,
    InColor,
    ListId,
    On,
    Quiet,
    Repo,
    Rev,
)
from shudi_cli.errors import WrongCall
from shudi_cli.query.law import law, stale
from shudi_cli.render import law as render
from shudi_cli.today import today

Name = Annotated[
    str,
    typer.Argument(
        metavar="[法律]", help="法律的全称或简称。", autocompletion=laws, show_default=False
    ),
]
Stale = Annotated[
    bool, typer.Option("--stale", help="列出依据的法律在上次核对以后有变化、需要复核的事项。")
]


def command(
    name: Name = "",
    stale_only: Stale = False,
    repo: Repo = None,
    rev: Rev = None,
    on: On = None,
    only: ListId = None,
    form: AsForm = Form.text,
    color: InColor = Color.auto,
    quiet: Quiet = False,
) -> int:
    """一部法律有哪些版本，哪些职责以它为依据，哪些依据的是旧版本。

    以 --on 指定的那天为准，没有指定的以今天为准。登记册里没有这部法律时退出码为 1。

    例：
      shudi law 安全生产法
      shudi law --stale --on 2021-09-01
    """
    if bool(name.strip()) == stale_only:
        raise WrongCall(
            "请写一部法律的名称，或者只写 --stale。",
            "例如：shudi law 安全生产法；shudi law --stale",
        )
    snapshot = opened(repo, rev, on, only, quiet=quiet)
    style = output.style(color)
    if stale_only:
        found = stale(snapshot, today())
        value, words = render.stale_data(found), render.stale_text(found, style)
    else:
        answer = law(snapshot, name, today())
        value, words = render.data(answer), render.text(answer, style)
    if form is Form.json:
        output.write_json(value)
    else:
        output.write(words)
    warn_unread(snapshot, quiet=quiet)
    return 0
