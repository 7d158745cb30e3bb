"""The matter itself: name, domain, status, whistle, and what is only editorial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shudi_cli.diffing.change import Change, spoken
from shudi_cli.diffing.state import Case
from shudi_cli.model import Matter

_EDITORIAL = (("summary", "说明"), ("note", "备注"))
_TERM = (("since", "起始日期"), ("until", "终止日期"))


def fields(case: Case) -> Iterator[Change]:
    """Everything outside parts, basis and workflow."""
    old, new = case.old.matter, case.new.matter
    if old.id != new.id and case.old.list == case.new.list:
        yield case.change("matter-renumbered", "", [old.id], [new.id], was=("id",), now=("id",))
    if old.name != new.name:
        at = ("name",)
        yield case.said("matter-renamed", "事项名称", [old.name], [new.name], was=at, now=at)
    yield from _domain(case)
    yield from _status(case, old, new)
    yield from _upstream(case, old, new)
    yield from _whistle(case, old, new)
    yield from _aliases(case, old, new)
    for field, title in _EDITORIAL:
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            values = spoken(before), spoken(after)
            yield case.said("editorial-changed", title, *values, was=(field,), now=(field,))
    if old.reviewed != new.reviewed:
        at, values = ("reviewed",), (spoken(old.reviewed), spoken(new.reviewed))
        yield case.change("review-dated", "", *values, was=at, now=at)


def _domain(case: Case) -> Iterator[Change]:
    old, new = case.old.matter.domain, case.new.matter.domain
    before = case.names.old.list.manifest.domain_name(old)
    after = case.names.new.list.manifest.domain_name(new)
    same = before == after if case.old.list != case.new.list else old == new
    if not same:
        at = ("domain",)
        yield case.change("matter-moved", "", [before], [after], was=at, now=at)


def _status(case: Case, old: Matter, new: Matter) -> Iterator[Change]:
    if old.status != new.status:
        kind = "matter-retired" if new.status == "retired" else "matter-restored"
        yield case.change(kind, "", (), new.replaced_by, was=("status",), now=("status",))
        return
    if old.replaced_by != new.replaced_by:
        at = ("replaced_by",)
        values = old.replaced_by, new.replaced_by
        yield case.change("succession-changed", "", *values, was=at, now=at)
    for field, title in _TERM:
        before, after = getattr(old, field), getattr(new, field)
        if before != after:
            values = spoken(before), spoken(after)
            yield case.change("term-changed", title, *values, was=(field,), now=(field,))


def _upstream(case: Case, old: Matter, new: Matter) -> Iterator[Change]:
    """A list and the catalogue it derives from differ here by nature."""
    if case.old.list == case.new.list and old.upstream != new.upstream:
        before, after = (
            [f"{m.upstream.list}/{m.upstream.matter}"] if m.upstream else [] for m in (old, new)
        )
        yield case.change(
            "upstream-changed", "", before, after, was=("upstream",), now=("upstream",)
        )


def _whistle(case: Case, old: Matter, new: Matter) -> Iterator[Change]:
    before, after = ([m.whistle.work] if m.whistle else [] for m in (old, new))
    if before != after:
        yield case.change("whistle-changed", "", before, after, was=("whistle",), now=("whistle",))


def _aliases(case: Case, old: Matter, new: Matter) -> Iterator[Change]:
    lost = _without(old.aliases, new.aliases)
    won = _without(new.aliases, old.aliases)
    if lost or won:
        yield case.change("aliases-changed", "", lost, won, was=("aliases",), now=("aliases",))


def _without(values: Sequence[str], others: Sequence[str]) -> list[str]:
    return [value for value in values if value not in others]
