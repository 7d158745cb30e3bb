"""What the rules about heavier burdens share: whom a change touches, what the records settle."""

from __future__ import annotations

from shudi_cli.diffing import Change
from shudi_cli.model import Change as Recorded
from shudi_cli.rule import ChangeCase, ListCase

_NEWCOMERS = frozenset({"matter-added", "support-added", "step-added", "step-by-changed"})
"""Kinds that name the body concerned among what is new; the others in their subject."""


def touched(change: Change) -> tuple[str, ...]:
    """The names of the bodies whose share a change is about."""
    return change.new if change.kind in _NEWCOMERS else (change.subject,)


def grassroots(case: ListCase, change: Change) -> tuple[str, ...]:
    """Those of them that are townships, subdistricts or villages."""
    return tuple(name for name in touched(change) if case.holders(name))


def settled(case: ChangeCase, within: ListCase, change: Change) -> bool:
    """Whether the records say that a law made this change, or that the grassroots agreed to it."""
    told = [c for record in case.records for c in record.changes if change.matter in c.matters]
    names = grassroots(within, change)
    return any((c.reason == "law" and c.basis) or agreed(within, c, names) for c in told)


def agreed(within: ListCase, recorded: Recorded, receiving: tuple[str, ...]) -> bool:
    """Whether everybody asked agreed, and among them is each kind of body that receives."""
    asked = [c for c in recorded.consulted if within.holders(c.body)]
    kinds = {kind for c in asked for kind in within.holders(c.body)}
    needed = {kind for name in receiving for kind in within.holders(name)}
    willing = all(c.opinion == "agree" and c.replied for c in asked)
    return bool(asked) and willing and needed <= kinds
