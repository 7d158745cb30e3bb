"""The root command: loads a subcommand when it is named."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

import shudi_cli
from shudi_cli.cli.help import HelpfulCommand, group_help
from shudi_cli.cli.registry import COMMANDS

_SETTINGS = {"help_option_names": ["--help", "-h"]}


class Commands(TyperGroup):
    """Subcommands by the registry, imported on use."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - click's signature
        """Their names, in the registry's order."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - click's signature
        """Load one subcommand; None for an unknown name."""
        return load(cmd_name) if cmd_name in COMMANDS else None

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Help in Chinese, aligned by display width."""
        commands = [(name, entry.help) for name, entry in COMMANDS.items()]
        formatter.write(group_help(self, ctx, commands, formatter.width))


def load(name: str) -> Any:
    """The command behind one registry entry."""
    entry = COMMANDS[name]
    module = import_module(f"shudi_cli.cli.{entry.module}")
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name, cls=HelpfulCommand, short_help=entry.help, context_settings=_SETTINGS)(
        module.command
    )
    return get_command(single)


app = typer.Typer(
    cls=Commands,
    name="shudi",
    help="属地管理责任清单：谁负主体责任、谁配合、从什么时候起。",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_SETTINGS,
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"shudi {shudi_cli.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", help="显示版本号。", callback=_version, is_eager=True)
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="程序出错时显示完整的错误信息。")] = False,
) -> None:
    """The root takes only what concerns the program itself."""
