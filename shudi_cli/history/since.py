"""Since when each body has its role in a matter, by the texts of the editions."""

from __future__ import annotations

from collections.abc import Collection
from itertools import takewhile
from typing import Literal, NamedTuple

from shudi_cli.diffing.groups import Key, groups
from shudi_cli.editions import Edition
from shudi_cli.history.past import Past
from shudi_cli.model import Matter

Side = Literal["lead", "support"]
_OTHER: dict[Side, Side] = {"lead": "support", "support": "lead"}


class Tenure(NamedTuple):
    """One body's role in a matter, and the edition from which on it has it without a break.

    `edition` is None where no edition in history gives it yet. `before` is the body's other role in
    the edition before; `first` says that the matter itself is no older.
    """

    side: Side
    body: str
    edition: Edition | None
    before: Side | None = None
    first: bool = False


def since(past: Past, matter: Matter, edition: str) -> tuple[Tenure, ...]:
    """For every body of `matter`, as `edition` or a later draft has it: leads, then supporters.

    A body keeps its role through a change of its name, and where a collective it belongs to was
    named instead of it, or its members instead of a collective.
    """
    numbers = [known.edition for known in past.editions]
    last = numbers.index(edition) if edition in numbers else len(numbers) - 1
    asking = _Asking(past, matter.id, last)
    return tuple(
        asking.tenure(group.role, group.body, group.name)
        for group in groups(matter, past.names).values()
        if group.role != "holder"
    )


class _Asking:
    """One matter through the editions up to the one asked about."""

    def __init__(self, past: Past, matter: str, last: int) -> None:
        self.past = past
        self.editions = past.editions[: last + 1][::-1]
        self.states = [self._state(edition, matter) for edition in self.editions]

    def tenure(self, side: Side, body: str, name: str) -> Tenure:
        """Since when `body` has this role."""
        held = list(takewhile(lambda keys: self._holds(keys, side, body, name), self.states))
        if not held:
            return Tenure(side, name, None)
        edition, older = self.editions[len(held) - 1], self.states[len(held) :]
        if not any(older):
            return Tenure(side, name, edition, first=True)
        other = _OTHER[side]
        before = other if self._holds(older[0], other, body, name) else None
        return Tenure(side, name, edition, before)

    def _state(self, edition: Edition, matter: str) -> Collection[Key]:
        text = self.past.text(edition, matter)
        return groups(text.matter, self.past.names).keys() if text else ()

    def _holds(self, keys: Collection[Key], side: Side, body: str, name: str) -> bool:
        members = self.past.names.members(name)
        return (
            (side, body) in keys
            or any((side, one) in keys for one in self.past.names.collectives(name))
            or (bool(members) and all((side, one) in keys for one in members))
        )
