"""Why something changed, as the adjustment records have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from shudi_cli.comparing.states import Pair
from shudi_cli.diffing import KINDS, Change
from shudi_cli.model import Adjustment
from shudi_cli.model import Change as Recorded

_ASPECTS = ("lead", "support", "duty", "condition", "basis", "workflow", "whistle")


class Reason(NamedTuple):
    """One entry of one adjustment record."""

    edition: str
    recorded: Recorded


def records_between(pair: Pair) -> tuple[Adjustment, ...]:
    """The records of the editions after the old one, up to the new one, oldest first."""
    old, new = pair.old.list.manifest, pair.new.list.manifest
    if old.id != new.id:
        return ()
    known = pair.after.adjustments.get(new.id, ())
    between = [r for r in known if old.effective < r.effective <= new.effective]
    return tuple(sorted(between, key=lambda r: (r.effective, r.edition)))


def reasons(records: Sequence[Adjustment], change: Change) -> tuple[Reason, ...]:
    """The entries about this matter: those that name the aspect the change is of, else all."""
    about = [
        Reason(record.edition, recorded)
        for record in records
        for recorded in record.changes
        if change.matter in recorded.matters
    ]
    aspects = aspect(change)
    fitting = [reason for reason in about if aspects & set(reason.recorded.kind.split())]
    return tuple(fitting or about)


def aspect(change: Change) -> set[str]:
    """The words of `Change.kind` in a record that this change falls under."""
    kind = KINDS[change.kind]
    words = {word for word in _ASPECTS if word in kind.id}
    if "step" in kind.id or "limit" in kind.id:
        words.add("workflow")
    if "duty" in kind.id:
        words |= {"lead", "support"} & set(kind.explains)
    return words or {"matter", "name", "domain"}
