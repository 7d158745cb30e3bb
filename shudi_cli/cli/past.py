"""From a question about one matter to the history of its list."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from shudi_cli.cli.completion import matters
from shudi_cli.cli.opening import say_cut
from shudi_cli.editions import open_snapshot
from shudi_cli.errors import NegativeAnswer, WrongCall
from shudi_cli.history import Past
from shudi_cli.process import head
from shudi_cli.query import MatterView, pick
from shudi_cli.source import Repository, own

Which = Annotated[
    str,
    typer.Argument(
        metavar="事项",
        help="事项的编号、名称或者俗称。",
        autocompletion=matters,
        show_default=False,
    ),
]


def asked(
    repo: Path | None, only: str | None, which: str, *, quiet: bool
) -> tuple[Past, MatterView]:
    """The matter a question names, and the history of its list up to HEAD.

    Names are those of the working tree, also where they are not committed yet; one that is gone from
    there is looked up at HEAD.
    """
    repository = own(repo)
    view = _named(repository, only, which.strip())
    past = Past(repository, view.list.id)
    if nothing := past.uncommitted(view.matter.id):
        raise nothing
    if past.is_cut and not quiet:
        say_cut()
    return past, view


def _named(repository: Repository, only: str | None, which: str) -> MatterView:
    try:
        return pick(open_snapshot(repository, rev=None, on=None, only=only), which)
    except NegativeAnswer:
        present = head(repository.root) if repository.has_git else None
        if present is None:
            raise
        with suppress(NegativeAnswer, WrongCall):
            return pick(open_snapshot(repository, rev=present, on=None, only=only), which)
        raise
