"""Why something changed, as the adjustment records have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from shudi_cli.comparing.states import Pair
from shudi_cli.diffing import KINDS, Change
from shudi_cli.diffing.likeness import shared
from shudi_cli.model import Adjustment, Manifest, Order, edition_order
from shudi_cli.model import Change as Recorded

_ASPECTS = ("lead", "support", "duty", "condition", "basis", "workflow", "whistle")

_WORDS = 3
"""Pairs of characters a reason must share with a duty to be the one that speaks of it."""


class Reason(NamedTuple):
    """One entry of one adjustment record."""

    edition: str
    recorded: Recorded


def records_between(pair: Pair) -> tuple[Adjustment, ...]:
    """The records between the two sides of a pair; none where they are two lists."""
    old, new = pair.old.list.manifest, pair.new.list.manifest
    if old.id != new.id:
        return ()
    return between(pair.after.adjustments.get(new.id, ()), old, new)


def between(records: Iterable[Adjustment], old: Manifest, new: Manifest) -> tuple[Adjustment, ...]:
    """The records of the editions after the old one, up to the new one, oldest first.

    The way back goes by what each record names as the edition before it; where one names none, by
    day and number. Two editions may take effect on one day.
    """
    if old.edition == new.edition:
        return ()
    known = sorted(records, key=lambda record: record.order)
    way = list(_back(known, new))
    if old.edition not in {r.edition for r in way} and new.edition in {
        r.edition for r in _back(known, old)
    }:
        return ()  # asked backwards
    return tuple(_down_to(way, old))[::-1]


def up_to(records: Iterable[Adjustment], new: Manifest) -> tuple[Adjustment, ...]:
    """The records of an edition and of all before it, oldest first."""
    last = new.effective, edition_order(new.edition)
    return tuple(sorted((r for r in records if r.order <= last), key=lambda record: record.order))


def _back(known: Sequence[Adjustment], start: Manifest) -> Iterator[Adjustment]:
    """The record of an edition and those before it."""
    by_edition = {record.edition: record for record in known}
    order = start.effective, edition_order(start.edition)
    record = by_edition.get(start.edition) or _before(known, order)
    seen: set[str] = set()
    while record and record.edition not in seen:
        seen.add(record.edition)
        yield record
        record = by_edition.get(record.previous or "") or _before(known, record.order)


def _before(known: Sequence[Adjustment], order: Order) -> Adjustment | None:
    return next((record for record in reversed(known) if record.order < order), None)


def _down_to(way: Iterable[Adjustment], old: Manifest) -> Iterator[Adjustment]:
    """The records of the way back that come after `old`, which may have none itself."""
    order = old.effective, edition_order(old.edition)
    for record in way:
        if record.edition == old.edition or record.effective < old.effective:
            return
        if record.previous or record.order > order:
            yield record
        if record.previous == old.edition:
            return


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


def belonging(found: Sequence[Reason], names: Iterable[str], text: str) -> tuple[Reason, ...]:
    """Of several reasons those that speak of a duty: of the body, by its `names`, and of its words.

    One is singled out only where it shares far more of the words than the others; all stay where
    none can be told from the others.
    """
    known = set(names)
    about = [r for r in found if any(name in r.recorded.text for name in known)] or list(found)
    about.sort(key=lambda r: -shared(text, r.recorded.text))
    if len(about) > 1:
        first, second = (shared(text, r.recorded.text) for r in about[:2])
        if first >= _WORDS and first > 2 * second:
            return (about[0],)
    return tuple(r for r in found if r in about)


def aspect(change: Change) -> set[str]:
    """The words of `Change.kind` in a record that this change falls under."""
    kind = KINDS[change.kind]
    words = {word for word in _ASPECTS if word in kind.id}
    if "step" in kind.id or "limit" in kind.id:
        words.add("workflow")
    if "duty" in kind.id:
        words |= {"lead", "support"} & set(kind.explains)
    return words or {"matter", "name", "domain"}
