"""The root command: loads a subcommand when it is named."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

import shudi_cli
from shudi_cli.cli.help import HelpfulCommand, group_help
from shudi_cli.cli.options import refuse_empty
from shudi_cli.cli.registry import COMMANDS, GROUPS

_SETTINGS = {"help_option_names": ["--help", "-h"]}


class Commands(TyperGroup):
    """Subcommands by the registry, imported on use; `within` is the group they stand in."""

    within = ""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - click's signature
        """Their names, in the registry's order; a group's once."""
        inside = (name for name in COMMANDS if name.startswith(self.within))
        return list(dict.fromkeys(name[len(self.within) :].split()[0] for name in inside))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - click's signature
        """Load one subcommand, or the group of that name; None for an unknown name."""
        name = self.within + cmd_name
        if name in COMMANDS:
            return load(name)
        return _group(name) if name in GROUPS else None

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """Without a word: the help."""
        return super().parse_args(ctx, args or ["--help"])

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Help in Chinese, aligned by display width."""
        commands = [
            (name[len(self.within) :], entry.help)
            for name, entry in COMMANDS.items()
            if name.startswith(self.within)
        ]
        formatter.write(group_help(self, ctx, commands, formatter.width))


class Command(HelpfulCommand):
    """A subcommand that takes no empty value for an option."""

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """As typer does, after a look at what the options were given."""
        if not ctx.resilient_parsing:
            refuse_empty(self, ctx, args)
        return super().parse_args(ctx, args)


def load(name: str) -> Any:
    """The command behind one registry entry."""
    entry = COMMANDS[name]
    module = import_module(f"shudi_cli.cli.{entry.module}")
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(
        name.rsplit(maxsplit=1)[-1],
        cls=Command,
        short_help=entry.help,
        context_settings=_SETTINGS,
    )(module.command)
    return get_command(single)


def _group(name: str) -> Any:
    """The commands whose names begin with `name`."""
    cls = type("Group", (Commands,), {"within": f"{name} "})
    return cls(name=name, help=GROUPS[name], context_settings=_SETTINGS)


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
