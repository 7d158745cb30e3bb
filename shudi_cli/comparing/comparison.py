"""The answer to “what changed”: changes with their level and reasons, the accepted apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from shudi_cli.comparing.points import Side
from shudi_cli.comparing.reasons import Reason, reasons, records_between
from shudi_cli.comparing.states import Pair, pairs
from shudi_cli.diffing import Change, Level, State, compare, level
from shudi_cli.errors import NegativeAnswer, WrongCall
from shudi_cli.finding import Finding
from shudi_cli.model import Accepted, Adjustment, Manifest, Settings


class Judged(NamedTuple):
    """One change, how grave it is here, and what the adjustment records say about it."""

    change: Change
    level: Level
    reasons: tuple[Reason, ...] = ()
    accepted: Accepted | None = None


class Heading(NamedTuple):
    """What stands on one side of one list."""

    manifest: Manifest
    revision: str | None
    commit: str | None


class Compared(NamedTuple):
    """One list on both sides with its changes, and the names that are never cut in two."""

    old: Heading
    new: Heading
    changes: tuple[Judged, ...]
    accepted: tuple[Judged, ...]
    atoms: frozenset[str]
    records: tuple[Adjustment, ...] = ()
    findings: tuple[Finding, ...] = ()


class Comparison(NamedTuple):
    """Everything one call compares, list by list; `expired` acceptances no longer count."""

    lists: tuple[Compared, ...]
    expired: tuple[Accepted, ...] = ()

    @property
    def changes(self) -> tuple[Judged, ...]:
        """All changes that count."""
        return tuple(judged for found in self.lists for judged in found.changes)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What could not be read."""
        return tuple(finding for found in self.lists for finding in found.findings)


class Filter(NamedTuple):
    """Which changes are wanted: of one matter (of one list), one body, one domain."""

    matter: str | None = None
    list: str | None = None
    body: str | None = None
    domain: str | None = None


def comparison(old: Side, new: Side, *, wanted: Filter, today: str) -> Comparison:
    """Compare two sides (see `points.sides`); an acceptance counts until its day, as of `today`."""
    found = tuple(pairs(old, new))
    checks = _checks(found, wanted)
    settings = found[0].after.settings if found else Settings()
    current = {a.change: a for a in settings.accepted_changes if a.until >= today}
    lists = tuple(_compared(old, new, pair, checks, settings, current) for pair in found)
    expired = tuple(a for a in settings.accepted_changes if a.until < today)
    return Comparison(lists, expired)


def whole(old: Side, new: Side, pair: Pair) -> Compared:
    """Every change between the two sides of one pair of theirs; none is set apart as accepted."""
    return _compared(old, new, pair, (), pair.after.settings, {})


def _compared(
    old: Side,
    new: Side,
    pair: Pair,
    checks: Sequence[Callable[[Change], bool]],
    settings: Settings,
    current: dict[str, Accepted],
) -> Compared:
    records = records_between(pair)
    judged = [
        Judged(
            change,
            level(change, settings.change_levels),
            reasons(records, change),
            current.get(change.fingerprint) if current else None,
        )
        for change in compare(pair.old, pair.new)
        if all(check(change) for check in checks)
    ]
    return Compared(
        _heading(old, pair.old),
        _heading(new, pair.new),
        tuple(j for j in judged if j.accepted is None),
        tuple(j for j in judged if j.accepted is not None),
        frozenset({*body_names(pair.old), *body_names(pair.new)}),
        records,
        pair.findings,
    )


def _heading(side: Side, state: State) -> Heading:
    manifest = state.list.manifest
    source = side.lists.get(manifest.id)
    return Heading(manifest, side.revision, source.commit if source else None)


def body_names(state: State) -> Iterable[str]:
    """Every name the register gives its bodies."""
    for body in state.bodies.all:
        yield body.name
        yield from body.also
        if body.short:
            yield body.short


def _checks(found: Sequence[Pair], wanted: Filter) -> list[Callable[[Change], bool]]:
    checks: list[Callable[[Change], bool]] = []
    if wanted.body is not None:
        ids = _bodies(found, wanted.body)
        checks.append(lambda change: bool(ids & set(change.bodies)))
    if wanted.domain is not None:
        codes = _domains(found, wanted.domain)
        checks.append(lambda change: change.domain in codes)
    if wanted.list is not None:
        checks.append(lambda change: change.list == wanted.list)
    if wanted.matter is not None:
        matter = wanted.matter
        checks.append(lambda change: change.touches(matter))
    return checks


def _bodies(found: Sequence[Pair], name: str) -> set[str]:
    """The body called `name` in any state, with the collectives it belongs to."""
    ids: set[str] = set()
    for pair in found:
        for state in (pair.new, pair.old):
            code = state.list.manifest.jurisdiction.code
            if known := state.bodies.resolve(name.strip(), code):
                ids |= {known.body.id, known.named.id}
                ids |= {b.id for b in state.bodies.collectives(known.body, code)}
    if not ids:
        raise NegativeAnswer(
            f"单位登记册里没有“{name}”。",
            "用正式名称或常用简称再试；登记在册的单位见 data/bodies。",
        )
    return ids


def _domains(found: Sequence[Pair], text: str) -> set[str]:
    known = {
        domain.code: domain.name
        for pair in found
        for state in (pair.old, pair.new)
        for domain in state.list.manifest.domains
    }
    codes = {code for code, name in known.items() if text in (code, name)}
    if not codes:
        raise WrongCall(f"没有领域“{text}”。", f"现有领域：{'、'.join(known.values())}。")
    return codes
