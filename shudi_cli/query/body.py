"""“What does this body do”: all it leads and supports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from shudi_cli.errors import NegativeAnswer
from shudi_cli.loading import Known as KnownBody
from shudi_cli.model import Body
from shudi_cli.query.matters import every_matter
from shudi_cli.query.opening import Known
from shudi_cli.query.towns import general
from shudi_cli.query.view import MatterView, PartView


class Role(NamedTuple):
    """A body's part in one matter; `via` names the collective it has the part through."""

    view: MatterView
    part: PartView
    via: str | None = None


class BodyAnswer(NamedTuple):
    """A body and its parts, in the order of the lists."""

    query: str
    on: str | None
    revision: str | None
    known: KnownBody
    lead: tuple[Role, ...]
    support: tuple[Role, ...]

    @property
    def counts(self) -> tuple[int, int]:
        """How many matters it leads and how many it supports, each once however many its parts."""
        lead, support = (
            len({(r.view.list.id, r.view.matter.id) for r in roles})
            for roles in (self.lead, self.support)
        )
        return lead, support


def body(known: Known, name: str) -> BodyAnswer:
    """Everything the body called `name` leads and supports in the snapshot's lists.

    Raises `NegativeAnswer` when no body bears that name, naming the nearest.
    """
    found = _found(known, name)
    lead: list[Role] = []
    support: list[Role] = []
    collectives = _collectives(known, found.body)
    for list_id in known.list_ids:
        for seen in every_matter(known, list_id):
            lead.extend(_roles(seen, seen.lead, found.body, collectives))
            support.extend(_roles(seen, seen.support, found.body, collectives))
    asked = known.snapshot
    return BodyAnswer(name, asked.on, asked.revision, found, tuple(lead), tuple(support))


def _found(known: Known, name: str) -> KnownBody:
    codes = [known.matters(list_id).manifest.jurisdiction.code for list_id in known.list_ids]
    for code in dict.fromkeys(codes):
        if found := known.bodies.resolve(name.strip(), code):
            return found
    near = [b.name for b in known.bodies.by_id.values() if name.strip() and name.strip() in b.name]
    kind = general(name.strip())
    if kind and not near:
        raise NegativeAnswer(
            f"单位登记册里没有“{name}”。",
            f"清单把乡镇（街道）的责任写在“{kind}”名下：shudi body {kind}",
        )
    hint = (
        f"是不是想找：{'、'.join(near[:5])}？"
        if near
        else "用正式名称或常用简称再试；登记在册的单位见 data/bodies。"
    )
    raise NegativeAnswer(f"单位登记册里没有“{name}”。", hint)


def _collectives(known: Known, body: Body) -> dict[str, str]:
    return {b.id: b.name for b in known.bodies.by_id.values() if body.id in b.members}


def _roles(
    seen: MatterView, parts: tuple[PartView, ...], body: Body, collectives: dict[str, str]
) -> Iterator[Role]:
    for part in parts:
        if part.body == body.id:
            yield Role(seen, part)
        elif part.body in collectives:
            yield Role(seen, part, collectives[part.body])
