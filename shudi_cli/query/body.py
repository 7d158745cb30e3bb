"""“What does this body do”: all it leads and supports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from shudi_cli.errors import NegativeAnswer
from shudi_cli.loading import Resolved
from shudi_cli.model import Body
from shudi_cli.query.matters import every_matter
from shudi_cli.query.opening import Known
from shudi_cli.query.selection import Scope
from shudi_cli.query.towns import STREET, TOWN, general
from shudi_cli.query.view import MatterView, PartView

_ENDS = ("人民政府", "办事处")
"""What a township's name may be said without."""
_SHOWN = 8


class Role(NamedTuple):
    """A body's part in one matter; `via` is what the list calls it there: a collective it belongs
    to, or all townships.
    """

    view: MatterView
    part: PartView
    via: str | None = None


class BodyAnswer(NamedTuple):
    """A body and its parts, in the order of the lists.

    `by_list` says whom each list means by the name, where they do not mean the same body.
    """

    query: str
    on: str | None
    revision: str | None
    known: Resolved
    lead: tuple[Role, ...]
    support: tuple[Role, ...]
    by_list: Mapping[str, Resolved] = MappingProxyType({})

    @property
    def counts(self) -> tuple[int, int]:
        """How many matters it leads and how many it supports, each once however many its parts."""
        lead, support = (
            len({(r.view.list.id, r.view.matter.id) for r in roles})
            for roles in (self.lead, self.support)
        )
        return lead, support


def body(known: Known, name: str, scope: Scope | None = None) -> BodyAnswer:
    """Everything the body called `name` leads and supports in the snapshot's lists, or in `scope`.

    Each list means the body its own area calls so. Raises `NegativeAnswer` when no body bears that
    name, naming the nearest.
    """
    meant = _found(known, name, scope.lists if scope else known.list_ids)
    domain = scope.domain if scope else None
    lead: list[Role] = []
    support: list[Role] = []
    for list_id, found in meant.items():
        others = {it.id: it.name for it in _through(known, found.body, _code(known, list_id))}
        for seen in every_matter(known, list_id):
            if domain not in (None, seen.domain, seen.matter.domain):
                continue
            lead.extend(_roles(seen, seen.lead, found.body, others))
            support.extend(_roles(seen, seen.support, found.body, others))
    asked, first = known.snapshot, next(iter(meant.values()))
    by_list = meant if any(it.body != first.body for it in meant.values()) else {}
    return BodyAnswer(
        name,
        asked.on,
        asked.revision,
        first,
        tuple(lead),
        tuple(support),
        MappingProxyType(by_list),
    )


def _through(known: Known, body: Body, code: str) -> Iterator[Body]:
    """Whom the lists may name instead of `body`: its collectives, and for one township all of them."""
    yield from known.bodies.collectives(body, code)
    holder = known.bodies.holder(body, code)
    kind = {"township": TOWN, "subdistrict": STREET}.get(holder) if holder else None
    every = known.bodies.resolve(kind, code) if kind else None
    if every and every.body.id != body.id:
        yield every.body
        yield from known.bodies.collectives(every.body, code)


def _found(known: Known, name: str, lists: Iterable[str]) -> dict[str, Resolved]:
    """By list, whom its area calls `name`; the lists of areas that know nobody are left out."""
    wanted = name.strip()
    for called in (wanted, *(f"{wanted}{end}" for end in _ENDS if general(wanted))):
        found = {
            list_id: body
            for list_id in lists
            if (body := known.bodies.resolve(called, _code(known, list_id)))
        }
        if found:
            return found
    raise _unknown(known, wanted)


def _unknown(known: Known, name: str) -> NegativeAnswer:
    """Why no list means anybody by `name`."""
    elsewhere = [
        f.jurisdiction for f in known.bodies.files if any(b.name == name for b in f.bodies)
    ]
    if elsewhere:
        areas = dict.fromkeys(known.matters(it).manifest.jurisdiction.name for it in known.list_ids)
        return NegativeAnswer(
            f"“{name}”登记在行政区划 {'、'.join(elsewhere)}，这里没有那里的清单。",
            f"现有清单的地区：{'、'.join([*areas][:_SHOWN])}。",
        )
    near = [b.name for b in known.bodies.all if name and name in b.name]
    kind = general(name)
    if kind and not near:
        return NegativeAnswer(
            f"单位登记册里没有“{name}”。",
            f"清单把乡镇（街道）的责任写在“{kind}”名下：shudi body {kind}",
        )
    hint = (
        f"是不是想找：{'、'.join(dict.fromkeys(near[:5]))}？"
        if near
        else "用正式名称或常用简称再试；登记在册的单位见 data/bodies。"
    )
    return NegativeAnswer(f"单位登记册里没有“{name}”。", hint)


def _code(known: Known, list_id: str) -> str:
    return known.matters(list_id).manifest.jurisdiction.code


def _roles(
    seen: MatterView, parts: tuple[PartView, ...], body: Body, others: dict[str, str]
) -> Iterator[Role]:
    for part in parts:
        if part.body == body.id:
            yield Role(seen, part)
        elif part.body in others:
            yield Role(seen, part, others[part.body])
