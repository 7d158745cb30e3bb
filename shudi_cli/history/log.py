"""Every edition in which one matter changed, newest first, through renumbering and succession."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from shudi_cli.comparing import Judged, Pair, Reason, pair_of, reasons
from shudi_cli.diffing import Change, compare, level
from shudi_cli.editions import Edition
from shudi_cli.history.past import Decision, Past
from shudi_cli.process import Commit


class LogEntry(NamedTuple):
    """What one edition changed of the matter, who committed it, why, who decided it; `matter` its
    id then.
    """

    edition: Edition
    matter: str
    commits: tuple[Commit, ...]
    changes: tuple[Judged, ...]
    reasons: tuple[Reason, ...]
    decision: Decision | None = None


class MatterLog(NamedTuple):
    """The log of one matter."""

    list: str
    matter: str
    name: str
    entries: tuple[LogEntry, ...]
    atoms: frozenset[str]


def log(past: Past, matter: str, name: str) -> MatterLog:
    """Every change of a matter, by edition."""
    bodies = past.registers.bodies.all
    atoms = frozenset(n for body in bodies for n in (body.name, body.short, *body.also) if n)
    return MatterLog(past.list, matter, name, tuple(_entries(past, matter)), atoms)


def _entries(past: Past, matter: str) -> Iterator[LogEntry]:
    newest_first = past.editions[::-1]
    path = past.path(matter)
    texts = past.contents(path, [e.commit for e in newest_first])
    for index, newer in enumerate(newest_first):
        older = newest_first[index + 1] if index + 1 < len(newest_first) else None
        before = texts[index + 1] if older else None
        corrected = any(e and (e.edition, matter) in past.errata for e in (older, newer))
        if texts[index] is None or (texts[index] == before and not corrected):
            continue
        pair = _pair(past, older, newer, path, whole=before is None)
        changes = _changes(pair, matter) if pair else ()
        if changes:
            yield _entry(past, older, newer, matter, changes)
        if before is None and older is not None and pair is not None:
            former = _former(pair, past.list, matter, changes)
            if former is None:
                return
            matter, path = former, past.path(former)
            texts = past.contents(path, [e.commit for e in newest_first])


def _pair(
    past: Past, older: Edition | None, newer: Edition, path: str, *, whole: bool
) -> Pair | None:
    """Both editions with this file; with all that changed where the file is new in `newer`."""
    if older is None:
        empty = past.snapshot(newer, [])
        after = past.snapshot(newer, [path])
        return pair_of(empty, after, past.registers)
    return past.pair(older, newer, past.changed(older, newer) if whole else [path])


def _changes(pair: Pair, matter: str) -> tuple[Change, ...]:
    return tuple(change for change in compare(pair.old, pair.new) if change.touches(matter))


def _entry(
    past: Past, older: Edition | None, newer: Edition, matter: str, changes: tuple[Change, ...]
) -> LogEntry:
    record = past.adjustments.get(newer.edition)
    records = [record] if record else []
    why = {id(r.recorded): r for change in changes for r in reasons(records, change)}
    levels = past.registers.settings.change_levels
    return LogEntry(
        newer,
        matter,
        tuple(past.commits(older, newer, past.path(matter))),
        tuple(Judged(change, level(change, levels)) for change in changes),
        tuple(why.values()),
        past.decision(newer),
    )


def _former(pair: Pair, list_id: str, matter: str, changes: tuple[Change, ...]) -> str | None:
    """What the matter was before: its old number, or the matter it took over from."""
    for change in changes:
        if change.kind == "matter-renumbered":
            return change.old[0]
    for entry in pair.new.list.entries:
        if f"{list_id}/{matter}" in entry.matter.replaced_by:
            return entry.matter.id
    return None
