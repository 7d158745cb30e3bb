"""What the shell offers: matter ids and names, bodies, lists. Silent when nothing can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from shudi_cli.editions import open_snapshot
from shudi_cli.errors import ShudiError
from shudi_cli.source import find

if TYPE_CHECKING:  # every command names its completions, and few of them ask a question
    from shudi_cli.query import Known

T = TypeVar("T")


def matters(incomplete: str) -> list[tuple[str, str]]:
    """Matter ids and names that begin with what was typed, each with its other name."""
    return list(_offered(lambda known: tuple(_matters(known, incomplete))))


def bodies(incomplete: str) -> list[str]:
    """Names of registered bodies that begin with what was typed."""
    registered = _offered(lambda known: known.bodies.all)
    names = (name for body in registered for name in (body.name, body.short) if name)
    return [name for name in names if name.startswith(incomplete)]


def laws(incomplete: str) -> list[str]:
    """Names of registered laws that begin with what was typed."""
    registered = _offered(lambda known: known.laws.laws)
    names = (name for law in registered for name in (law.short, law.name) if name)
    return [name for name in names if name.startswith(incomplete)]


def rule_ids(incomplete: str) -> list[tuple[str, str]]:
    """Ids of rules that begin with what was typed, each with its title."""
    from shudi_cli.rules import rules

    return [(r.id, r.title) for r in rules().values() if r.id.startswith(incomplete.upper())]


def list_names(incomplete: str) -> list[str]:
    """Ids of the lists that begin with what was typed."""
    return [name for name in _offered(lambda known: known.list_ids) if name.startswith(incomplete)]


def _matters(known: Known, incomplete: str) -> Iterator[tuple[str, str]]:
    from shudi_cli.query import every_matter

    for list_id in known.list_ids:
        for it in (seen.matter for seen in every_matter(known, list_id)):
            offers = ((it.id, it.name), *((name, it.id) for name in it.names))
            yield from (offer for offer in offers if offer[0].startswith(incomplete))


def _offered(question: Callable[[Known], tuple[T, ...]]) -> tuple[T, ...]:
    from shudi_cli.query import using

    try:
        return using(open_snapshot(find(None), rev=None, on=None, only=None), question)
    except (ShudiError, OSError):
        return ()
