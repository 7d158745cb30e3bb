"""From an answer to since when its bodies have their roles."""

from __future__ import annotations

from pathlib import Path

from shudi_cli.cli.opening import say_cut
from shudi_cli.errors import WrongCall
from shudi_cli.history import Past, since
from shudi_cli.query import Answer
from shudi_cli.render.since import Tenures
from shudi_cli.source import find


def tenures(answer: Answer, repo: Path | None) -> Tenures:
    """For each matter that is shown in full: every body, and since when.

    Raises `WrongCall` where the matters are counted over many lists, `NotReadable` without history.
    """
    if answer.groups:
        raise WrongCall(
            "--since 一次只查一个清单，这个问题有很多清单回答。",
            f"用 --list 选一个，如 --list {answer.groups[0].lists[0]}。",
        )
    views = [match.view for match in answer.matches[: None if answer.several else 1]]
    repository = find(repo)
    pasts = {view.list.id: Past(repository, view.list.id) for view in views}
    if any(past.is_cut for past in pasts.values()):
        say_cut()
    return {v.entry.id: since(pasts[v.list.id], v.matter, v.list.edition) for v in views}
