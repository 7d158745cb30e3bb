"""One body's booklet: all it leads and supports, and who stands on the other side.

A department reads its own duties (部门分册); a township reads its own beside those of the county
departments that carry the main responsibility, and whether it may call them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shudi_cli.document import COUNTING, Cell, Column, Document, Row, Section, cell, paragraph
from shudi_cli.layouts.words import Frame, basis, foot, front, names, origin, share, shares
from shudi_cli.model import Body, Manifest
from shudi_cli.query import BodyAnswer, MatterView, PartView, Role
from shudi_cli.query.view import merged
from shudi_cli.render import matter as words
from shudi_cli.text import numeral

_KIND = Column("责任类型", 20, centered=True, band=True)
_DEPARTMENT = (
    Column(COUNTING, 15, centered=True),
    _KIND,
    Column("领域", 20, centered=True),
    Column("事项名称", 28),
    Column("本单位职责", 60, grows=True),
    Column("其他责任单位", 40, grows=True),
    Column("依据", 36, grows=True),
)
_TOWNSHIP = (
    Column(COUNTING, 15, centered=True),
    _KIND,
    Column("领域", 20, centered=True),
    Column("事项名称", 26),
    Column("乡镇（街道）职责", 48, grows=True),
    Column("县级单位主体责任", 48, grows=True),
    Column("吹哨", 18, centered=True),
    Column("依据", 30, grows=True),
)

_WHISTLE_NOTE = (
    "注：吹哨指乡镇（街道）召集县级有关单位到场共同办理。“要吹哨”：综合执法事项，发现后召集；"
    "“可吹哨”：重点工作，需要县级单位配合时可以召集；“必吹哨”：突发事件等应急工作，必须召集。"
)


def booklet(manifest: Manifest, answer: BodyAnswer, frame: Frame) -> Document:
    """The booklet of the body in `answer`, its parts in one list."""
    body = answer.known.body
    township = body.level == "township"
    source = origin(manifest, frame)
    kind = "乡镇分册" if township else "部门分册"
    return Document(
        title=f"{manifest.title}{kind}",
        origin=source,
        columns=_TOWNSHIP if township else _DEPARTMENT,
        sections=tuple(_sections(manifest, answer)),
        label=frame.label,
        front=(paragraph(body.name, "name"), *front(manifest)),
        notes=(_WHISTLE_NOTE,) if township else (),
        foot=foot(source),
    )


def _sections(manifest: Manifest, answer: BodyAnswer) -> Iterable[Section]:
    number = 1
    kinds = (("主体责任", answer.lead), ("配合责任", answer.support))
    filled = [(title, groups) for title, roles in kinds if (groups := _by_matter(manifest, roles))]
    for place, (title, groups) in enumerate(filled, 1):
        rows = tuple(
            _row(n, title, group, answer.known.body) for n, group in enumerate(groups, number)
        )
        yield Section(f"{numeral(place)}、{title}（{len(rows)}项）", rows)
        number += len(rows)


def _by_matter(manifest: Manifest, roles: Iterable[Role]) -> list[list[Role]]:
    """One group a matter, whatever parts the body has in it; domains in the manifest's order."""
    groups: dict[str, list[Role]] = {}
    for role in roles:
        if role.view.list.id == manifest.id:
            groups.setdefault(role.view.entry.id, []).append(role)
    order = {domain.name: place for place, domain in enumerate(manifest.domains)}
    return sorted(groups.values(), key=lambda group: order.get(group[0].view.domain, len(order)))


def _row(number: int, kind: str, roles: Sequence[Role], body: Body) -> Row:
    view = roles[0].view
    own = Cell(
        tuple(
            p
            for role in roles
            for p in share(role.part, full=True, named=role.via is not None, cited=False)
        )
    )
    start = (cell(str(number)), cell(kind), cell(view.domain), cell(view.matter.name), own)
    laws = basis(view, merged(c for role in roles for c in role.part.part.basis))
    if body.level == "township":
        whistle = words.WORK[view.matter.whistle.work] if view.matter.whistle else ""
        others = shares(_others(view.lead, roles, body), full=False)
        return Row((*start, others, cell(whistle), laws))
    return Row((*start, _other_bodies(view, roles, body), laws))


def _others(parts: Iterable[PartView], roles: Iterable[Role], body: Body) -> list[PartView]:
    """Those of other bodies; what the body has in its other role is told in that section."""
    own = {body.id, *(role.part.body for role in roles)}
    return [part for part in parts if part.body not in own]


def _other_bodies(view: MatterView, roles: Sequence[Role], body: Body) -> Cell:
    lead, support = (_others(parts, roles, body) for parts in (view.lead, view.support))
    return cell(
        f"主体：{names(lead)}" if lead else "",
        f"配合：{names(support)}" if support else "",
    )
