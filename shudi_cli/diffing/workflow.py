"""The workflow: steps added, removed, reordered; who does them, for whom, within how long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from shudi_cli.diffing.change import Change, spoken
from shudi_cli.diffing.likeness import likeness, pair
from shudi_cli.diffing.state import Case
from shudi_cli.model import Citation, Step, Workflow
from shudi_cli.yamlio import Path

_LEAST = 0.4


class _Placed(NamedTuple):
    step: Step
    path: Path


def workflow(case: Case) -> Iterator[Change]:
    """Everything that differs between the two workflows."""
    old, new = case.old.matter.workflow, case.new.matter.workflow
    at: Path = ("workflow",)
    if old is None and new is not None:
        yield case.change("workflow-added", "", (), [s.step for s in new.steps], now=at)
    elif old is not None and new is None:
        yield case.change("workflow-removed", "", [s.step for s in old.steps], (), was=at)
    elif old is not None and new is not None and old != new:
        yield from _origin(case, old, new)
        yield from _steps(case, old, new)


def _origin(case: Case, old: Workflow, new: Workflow) -> Iterator[Change]:
    for title, before, after in (
        ("确定机关", old.issuer, new.issuer),
        ("起始日期", old.since, new.since),
    ):
        if before != after:
            at: Path = ("workflow",)
            yield case.change(
                "workflow-origin", title, spoken(before), spoken(after), was=at, now=at
            )


def _steps(case: Case, old: Workflow, new: Workflow) -> Iterator[Change]:
    olds, news = _placed(old), _placed(new)
    used = sorted(pair(olds, news, _score, _LEAST))
    for i, j in used:
        yield from _step(case, olds[i], news[j])
    for index, (step, path) in enumerate(olds):
        if index not in {i for i, _ in used}:
            yield case.change("step-removed", step.step, step.by, (), was=path, bodies=step.by)
    for index, (step, path) in enumerate(news):
        if index not in {j for _, j in used}:
            yield case.change("step-added", step.step, (), step.by, now=path, bodies=step.by)
    order = [j for _, j in used]
    if order != sorted(order):
        names = [s.step for s in old.steps], [s.step for s in new.steps]
        yield case.change("step-order", "", *names, was=("workflow",), now=("workflow",))


def _placed(flow: Workflow) -> list[_Placed]:
    return [_Placed(step, ("workflow", "steps", i)) for i, step in enumerate(flow.steps)]


def _score(one: _Placed, other: _Placed) -> float:
    """The name decides; who does it breaks ties."""
    by = len(set(one.step.by) & set(other.step.by)) / max(1, len({*one.step.by, *other.step.by}))
    named = likeness(one.step.step, other.step.step)
    return named + by / 4 if named else 0.0


def _step(case: Case, old: _Placed, new: _Placed) -> Iterator[Change]:
    a, b, name = old.step, new.step, new.step.step

    def told(kind: str, before: Sequence[str], after: Sequence[str], subject: str = name) -> Change:
        bodies = (*before, *after) if kind.startswith(("step-by", "step-to", "step-moved")) else ()
        return case.said(kind, subject, before, after, was=old.path, now=new.path, bodies=bodies)

    if a.step != b.step:
        yield told("step-renamed", [a.step], [b.step], "流程步骤")
    if _is_moved_down(case, a.by, b.by):
        yield told("step-moved-down", a.by, b.by)
    elif others := _others(case, a.by, b.by):
        yield told("step-by-changed", *others)
    if others := _others(case, a.to, b.to):
        yield told("step-to-changed", *others)
    for one, other in ((a.by, b.by), (a.to, b.to)):
        keys = [case.names.key(n) for n in one], [case.names.key(n) for n in other]
        if keys[0] != keys[1] and set(keys[0]) == set(keys[1]):
            yield told("order-only", (), (), f"流程“{name}”的单位")
    for before, after in ((a.means, b.means), (a.escalate, b.escalate)):
        if before != after:
            yield told("step-handling-changed", spoken(before), spoken(after))
    if _limit(a) != _limit(b):
        yield case.change("limit-changed", name, _limit(a), _limit(b), was=old.path, now=new.path)
    if _source(a) != _source(b):
        yield told("limit-basis-changed", _source(a), _source(b))


def _others(
    case: Case, old: Sequence[str], new: Sequence[str]
) -> tuple[list[str], list[str]] | None:
    """Who is no longer named and who is new; a body that was renamed is the same."""
    before, after = {case.names.key(n) for n in old}, {case.names.key(n) for n in new}
    lost = [name for name in old if case.names.key(name) not in after]
    won = [name for name in new if case.names.key(name) not in before]
    return (lost, won) if lost or won else None


def _is_moved_down(case: Case, old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether only bodies above did it and only the grassroots do it now."""
    below = case.names.grassroots
    return bool(old and new) and all(map(below, new)) and not any(map(below, old))


def _limit(step: Step) -> tuple[str, ...]:
    """Within, every, and whether workdays; empty where there is no limit."""
    if not (step.within or step.every):
        return ("", "", "workdays") if step.workdays else ()
    return (step.within or "", step.every or "", "workdays" if step.workdays else "")


def _source(step: Step) -> tuple[str, ...]:
    """Where a limit comes from; articles are the business of the basis."""
    it = step.limit_basis
    if isinstance(it, Citation):
        return (f"《{it.document.title if it.document else it.law}》",)
    return spoken(it)
