"""`--help` in Chinese. click aligns and wraps by characters, which Chinese text does not survive."""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from typer.core import TyperCommand

from shudi_cli.text import pad, width, wrap

_FIXED = {
    "help": "显示这段帮助。",
    "install_completion": "为当前的 shell 安装命令补全。",
    "show_completion": "显示当前 shell 的补全脚本。",
}


class HelpfulCommand(TyperCommand):
    """A subcommand whose help is its docstring, its parameters, its example."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Help in Chinese, aligned by display width."""
        formatter.write(command_help(self, ctx, formatter.width))


def command_help(command: Any, ctx: Any, columns: int) -> str:
    """The help of one subcommand."""
    arguments = [p for p in command.get_params(ctx) if p.param_type_name == "argument"]
    options = [p for p in command.get_params(ctx) if p.param_type_name == "option" and not p.hidden]
    words = " ".join(p.make_metavar(ctx) for p in arguments)
    lines = [f"用法：{ctx.command_path} {words}{' ' if words else ''}[选项]", ""]
    lines += _prose(command.help or "", columns)
    if arguments:
        lines += [
            "",
            "参数：",
            *_rows([(p.make_metavar(ctx), p.help or "") for p in arguments], columns),
        ]
    lines += ["", "选项：", *_rows([_option(p, ctx) for p in options], columns)]
    return "\n".join(lines) + "\n"


def group_help(group: Any, ctx: Any, commands: Sequence[tuple[str, str]], columns: int) -> str:
    """The help of the root command."""
    options = [p for p in group.get_params(ctx) if not p.hidden]
    lines = [f"用法：{ctx.command_path} 命令 [选项]", "", group.help or "", "", "命令："]
    lines += _rows(commands, columns)
    lines += ["", "选项：", *_rows([_option(p, ctx) for p in options], columns)]
    lines += ["", "每个命令的用法和例子：shudi 命令 --help"]
    return "\n".join(lines) + "\n"


def _prose(text: str, columns: int) -> Iterator[str]:
    for line in inspect.cleandoc(text).splitlines():
        if line.startswith("  "):
            yield line
        else:
            yield from wrap(line, columns) if line else [""]


def _option(param: Any, ctx: Any) -> tuple[str, str]:
    names = ", ".join((*param.opts, *param.secondary_opts))
    takes = "" if param.is_flag else f" {param.make_metavar(ctx)}"
    return names + takes, _FIXED.get(param.name, param.help or "")


def _rows(rows: Iterable[tuple[str, str]], columns: int) -> Iterator[str]:
    rows = list(rows)
    column = min(max(width(left) for left, _ in rows), 30) + 4
    for left, right in rows:
        first = "  " + pad(left, column - 2)
        if width(first) > column:
            yield first.rstrip()
            first = " " * column
        yield from wrap(right, columns, first, " " * column)
