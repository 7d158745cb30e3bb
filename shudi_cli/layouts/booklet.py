"""One body's booklet: all it leads and supports, and who stands on the other side.

A department reads its own duties (部门分册); a township reads its own beside those of the county
departments that carry the main responsibility, and whether it may call them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shudi_cli.document import Cell, Column, Document, Row, Section, cell, paragraph
from shudi_cli.layouts.words import Frame, basis, foot, front, names, origin, share, shares
from shudi_cli.model import Manifest
from shudi_cli.query import BodyAnswer, MatterView, PartView, Role
from shudi_cli.render import matter as words

_DEPARTMENT = (
    Column("序号", 12, centered=True),
    Column("领域", 20, centered=True),
    Column("事项名称", 28),
    Column("本单位职责", 60, grows=True),
    Column("其他责任单位", 40, grows=True),
    Column("依据", 36, grows=True),
)
_TOWNSHIP = (
    Column("序号", 12, centered=True),
    Column("领域", 20, centered=True),
    Column("事项名称", 26),
    Column("乡镇（街道）职责", 48, grows=True),
    Column("县级单位主体责任", 48, grows=True),
    Column("吹哨", 18, centered=True),
    Column("依据", 30, grows=True),
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
        sections=tuple(_sections(manifest, answer, township=township)),
        label=frame.label,
        front=(paragraph(body.name, "name"), *front(manifest)),
        foot=foot(source),
    )


def _sections(manifest: Manifest, answer: BodyAnswer, *, township: bool) -> Iterable[Section]:
    number = 1
    for numeral, title, roles in (
        ("一", "主体责任", answer.lead),
        ("二", "配合责任", answer.support),
    ):
        rows = []
        for group in _by_matter(r for r in roles if r.view.list.id == manifest.id):
            rows.append(_row(number, group, township=township))
            number += 1
        if rows:
            yield Section(f"{numeral}、{title}（{len(rows)}项）", tuple(rows))


def _by_matter(roles: Iterable[Role]) -> Iterable[list[Role]]:
    """A body may have several parts in one matter: one row for all of them."""
    groups: dict[str, list[Role]] = {}
    for role in roles:
        groups.setdefault(role.view.entry.id, []).append(role)
    return groups.values()


def _row(number: int, roles: Sequence[Role], *, township: bool) -> Row:
    view = roles[0].view
    own = Cell(
        tuple(p for role in roles for p in share(role.part, full=True, named=role.via is not None))
    )
    start = (cell(str(number)), cell(view.domain), cell(view.matter.name), own)
    laws = basis(view, [c.citation for c in view.basis])
    if township:
        whistle = words.WORK[view.matter.whistle.work] if view.matter.whistle else ""
        return Row((*start, shares(_others(view.lead, roles), full=False), cell(whistle), laws))
    return Row((*start, _other_bodies(view, roles), laws))


def _others(parts: Iterable[PartView], roles: Iterable[Role]) -> list[PartView]:
    own = {role.part.body for role in roles}
    return [part for part in parts if part.body not in own]


def _other_bodies(view: MatterView, roles: Sequence[Role]) -> Cell:
    lead, support = _others(view.lead, roles), _others(view.support, roles)
    return cell(
        f"主体：{names(lead)}" if lead else "",
        f"配合：{names(support)}" if support else "",
    )
