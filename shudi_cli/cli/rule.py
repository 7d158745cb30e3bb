"""`shudi rule`."""

from __future__ import annotations

from typing import Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.cli.completion import rule_ids
from shudi_cli.cli.options import AsForm, Color, Form, InColor, Quiet
from shudi_cli.errors import NegativeAnswer
from shudi_cli.render import rule as render
from shudi_cli.rule import Rule
from shudi_cli.rules import rules
from shudi_cli.text import printable

Which = Annotated[
    str,
    typer.Argument(
        metavar="[规则]",
        help="规则的编号（SD402）、代号（lead-without-duty）或一组（SD4）；省略时列出全部。",
        autocompletion=rule_ids,
        show_default=False,
    ),
]


def command(
    which: Which = "",
    form: AsForm = Form.text,
    color: InColor = Color.auto,
    quiet: Quiet = False,  # noqa: ARG001 - a script may give it to every command
) -> int:
    """validate 有哪些规则，一条规则检查什么、为什么、怎样改。

    没有这条规则时退出码为 1。

    例：
      shudi rule
      shudi rule SD402
      shudi rule SD6 --format json
    """
    found = _named(which.strip())
    if form is Form.json:
        output.write_json(render.data(found))
    elif len(found) == 1:
        output.write(render.manual(found[0], output.style(color)))
    else:
        output.write(render.listing(found, output.style(color)))
    return 0


def _named(which: str) -> list[Rule]:
    """The rules an id, a code or the beginning of an id names; raises `NegativeAnswer` for none."""
    known = list(rules().values())
    exact = [rule for rule in known if which.upper() == rule.id or which.lower() == rule.code]
    found = exact or [rule for rule in known if rule.id.startswith(which.upper())]
    if not found:
        raise NegativeAnswer(f"没有规则“{printable(which)}”。", "运行 shudi rule 查看全部规则。")
    return found
