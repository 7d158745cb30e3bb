"""Order: meaningful among leads, where the first is 主办; elsewhere said and no more."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence

from shudi_cli.diffing.bodies import Links
from shudi_cli.diffing.change import Change
from shudi_cli.diffing.groups import Group
from shudi_cli.diffing.state import Case
from shudi_cli.model import Citation, Matter, Part


def order(case: Case, links: Links) -> Iterator[Change]:
    """Sequences whose common members stand otherwise than before."""
    old, new = case.old.matter, case.new.matter
    carried = {a.key: b.key for a, b in links.pairs}
    before = [carried.get(("lead", key), ("", key)) for key in _keys(case, old.lead)]
    after: list[Hashable] = [("lead", key) for key in _keys(case, new.lead)]
    at = ("lead",)
    if host := _host_below(case, links):
        yield case.change("lead-order-down", "", *host, was=at, now=at, bodies=(*host[0], *host[1]))
    elif _reordered(before, after):
        bodies = _bodies(old.lead), _bodies(new.lead)
        yield case.change("lead-order", "", *bodies, was=at, now=at)
    sequences: list[tuple[str, str, Sequence[Hashable], Sequence[Hashable]]] = [
        ("support", "配合单位", _keys(case, old.support), _keys(case, new.support)),
        ("aliases", "别名", old.aliases, new.aliases),
        ("replaced_by", "承接事项", *_if_same(old.replaced_by, new.replaced_by)),
        ("duty_holders", "责任人", _holders(old), _holders(new)),
        ("basis", "依据", _citations(old), _citations(new)),
    ]
    for field, title, one, other in sequences:
        if _reordered(one, other):
            yield case.change("order-only", title, was=(field,), now=(field,))
    for one_group, other_group in links.pairs:
        yield from _duties(case, one_group, other_group)


def _host_below(case: Case, links: Links) -> tuple[list[str], list[str]] | None:
    """The first lead (主办) before and now, where a lead of the grassroots has come to the front.

    One that leads only now, or that took the other's place, is told as such.
    """
    old, new = case.old.matter.lead, case.new.matter.lead
    if not (old and new):
        return None
    first, now, names = old[0].body, new[0].body, case.names
    led = names.key(now) in _keys(case, old)
    taken = any(c.kind == "lead-moved-down" and now in c.new for c in links.changes)
    if led and not taken and names.grassroots(now) and not names.grassroots(first):
        return [first], [now]
    return None


def _duties(case: Case, old: Group, new: Group) -> Iterator[Change]:
    before, after = [d.text for d in old.duties], [d.text for d in new.duties]
    if _reordered(before, after):
        bodies = () if new.role == "holder" else (new.name,)
        subject = f"{new.name}的职责"
        yield case.change("order-only", subject, was=old.path, now=new.path, bodies=bodies)


def _reordered(old: Sequence[Hashable], new: Sequence[Hashable]) -> bool:
    if old == new:
        return False
    shared = set(old) & set(new)
    first = dict.fromkeys(item for item in old if item in shared)
    return list(first) != list(dict.fromkeys(item for item in new if item in shared))


def _keys(case: Case, parts: Sequence[Part]) -> list[str]:
    return [case.names.key(part.body) for part in parts]


def _bodies(parts: Sequence[Part]) -> list[str]:
    return list(dict.fromkeys(part.body for part in parts))


def _holders(matter: Matter) -> list[str]:
    return [holder.name for holder in matter.duty_holders]


def _citations(matter: Matter) -> list[Hashable]:
    """Every citation, and every article in it, in the order they stand."""
    groups: list[tuple[str, tuple[Citation, ...]]] = [("", matter.basis)]
    groups += [(part.body, part.basis) for part in (*matter.lead, *matter.support)]
    groups += [(holder.name, holder.basis) for holder in matter.duty_holders]
    return [
        (owner, it.law, it.document, article, it.items)
        for owner, group in groups
        for it in group
        for article in it.articles or ("",)
    ]


def _if_same(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Successors that differ are a change of their own."""
    return (old, new) if set(old) == set(new) else ((), ())
