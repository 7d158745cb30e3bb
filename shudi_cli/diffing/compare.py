"""Two states of a list, or two lists, to what changed between them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from shudi_cli.diffing.basis import basis
from shudi_cli.diffing.bodies import link
from shudi_cli.diffing.change import Change, Spot
from shudi_cli.diffing.conditions import conditions
from shudi_cli.diffing.duties import duties
from shudi_cli.diffing.fields import fields
from shudi_cli.diffing.kinds import KINDS
from shudi_cli.diffing.lists import described, renamed
from shudi_cli.diffing.matching import match
from shudi_cli.diffing.order import order
from shudi_cli.diffing.state import Case, Names, State
from shudi_cli.diffing.workflow import workflow
from shudi_cli.loading import Entry
from shudi_cli.model import Matter, Part


def compare(old: State, new: State) -> tuple[Change, ...]:
    """Every change from `old` to `new`: of the list first, then matter by matter.

    Pure: the same states give the same changes in the same order, whatever the order of files.
    Two equal states give none. Between two lists (another id) what describes a list is not compared.
    """
    names = Names(old, new)
    matched = match(old.list, new.list)
    cases = [Case(names, o, n) for o, n in matched.both if o.matter != n.matter]
    of_list = [*described(names)] if old.list.manifest.id == new.list.manifest.id else []
    of_list += renamed(cases, names)
    of_matters = [
        *(change for case in cases for change in _matter(case)),
        *(_whole("matter-removed", names, entry) for entry in matched.gone),
        *(_whole("matter-added", names, entry) for entry in matched.come),
    ]
    of_matters.sort(key=lambda change: change.matter)
    return (*of_list, *of_matters)


_TITLES = {
    "lead": "主体责任",
    "support": "配合责任",
    "duty_holders": "责任人",
    "basis": "依据",
    "workflow": "运行流程",
    "aliases": "别名",
    "replaced_by": "承接事项",
}


def _matter(case: Case) -> Iterator[Change]:
    told = list(_told(case))
    yield from told
    explained = {field for change in told for field in KINDS[change.kind].explains}
    was, now = case.old.matter, case.new.matter
    untold = [f for f in _TITLES if f not in explained and getattr(was, f) != getattr(now, f)]
    if not untold:
        return
    old, new = _identified(case.names, was), _identified(case.names, now)
    for field in untold:
        if getattr(old, field) != getattr(new, field):
            yield case.change("order-only", _TITLES[field], was=(field,), now=(field,))


def _identified(names: Names, matter: Matter) -> Matter:
    """The matter with the ids of its bodies for their names: a renamed body is no difference."""

    def keys(group: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(names.key(name) for name in group)

    def parts(group: tuple[Part, ...]) -> tuple[Part, ...]:
        return tuple(replace(part, body=names.key(part.body)) for part in group)

    flow = matter.workflow
    if flow:
        steps = (replace(step, by=keys(step.by), to=keys(step.to)) for step in flow.steps)
        flow = replace(flow, steps=tuple(steps))
    return replace(matter, lead=parts(matter.lead), support=parts(matter.support), workflow=flow)


def _told(case: Case) -> Iterator[Change]:
    links = link(case)
    yield from fields(case)
    yield from links.changes
    yield from conditions(case, links)
    yield from duties(case, links)
    yield from basis(case)
    yield from workflow(case)
    yield from order(case, links)


def _whole(kind: str, names: Names, entry: Entry) -> Change:
    """A matter that is in one of the two states only."""
    it = entry.matter
    leads = tuple(dict.fromkeys(part.body for part in it.lead))
    is_gone, spot = kind == "matter-removed", Spot(entry.place)
    return Change(
        kind, names.new.list.manifest.id, it.id, it.name, it.domain,
        old=leads if is_gone else (), new=() if is_gone else leads,
        bodies=tuple(dict.fromkeys(names.key(p.body) for p in (*it.lead, *it.support))),
        old_source=spot if is_gone else None, new_source=None if is_gone else spot,
    )  # fmt: skip
