"""The comparison table (修订对照表) from changes that somebody else found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from shudi_cli.document import (
    COUNTING,
    Cell,
    Column,
    Document,
    Paragraph,
    Row,
    Section,
    cell,
    paragraph,
)
from shudi_cli.layouts.words import Frame, foot, front, origin
from shudi_cli.model import Manifest

_COLUMNS = (
    Column(COUNTING, 15, centered=True, shared=True),
    Column("领域", 20, centered=True, band=True, shared=True),
    Column("事项名称", 26, shared=True),
    Column("调整类型", 18, centered=True, shared=True),
    Column("原清单内容", 56, grows=True),
    Column("调整后内容", 56, grows=True),
    Column("调整依据及理由", 40, grows=True, shared=True),
)
_NOTE = "注：加删除线的为删去的内容，黑体加下划线的为新增的内容，未加标记的没有变化。"
_NONE = Cell((paragraph("（无）"),))


class Sides(NamedTuple):
    """One change: what a body, the basis or the flow said and what it says.

    The runs carry the marks: without them the left side reads as the old text and the right side
    as the new one. An empty side is printed as （无）.
    """

    old: tuple[Paragraph, ...] = ()
    new: tuple[Paragraph, ...] = ()


class Revised(msgspec.Struct, frozen=True):
    """What an adjustment did to one matter, change by change.

    `kind` is 新增, 取消, 修改, 合并, 拆分 or 更名.
    """

    name: str
    domain: str
    kind: str
    changes: tuple[Sides, ...]
    reason: tuple[str, ...] = ()


class Revisions(msgspec.Struct, frozen=True):
    """Two states compared. `old` says in words what stands on the left, `new` on the right.

    `remarks` are changes said once instead of row by row: renamed bodies, renumbered matters.
    """

    old: str
    new: str
    rows: tuple[Revised, ...]
    remarks: tuple[str, ...] = ()


def comparison(manifest: Manifest, compared: Revisions, frame: Frame) -> Document:
    """The comparison table of a list; `manifest` is the newer side's."""
    source = origin(manifest, frame)
    between = paragraph(f"（{compared.old}与{compared.new}对照）", "name")
    return Document(
        title=f"{manifest.title}修订对照表",
        origin=source,
        columns=_COLUMNS,
        sections=tuple(_sections(compared.rows)),
        label=frame.label,
        front=(between, *front(manifest)[1:], *(paragraph(text) for text in compared.remarks)),
        notes=(_NOTE,),
        foot=foot(source),
    )


def _sections(rows: Sequence[Revised]) -> list[Section]:
    groups: dict[str, list[Revised]] = {}
    for row in rows:
        groups.setdefault(row.domain, []).append(row)
    sections, number = [], 1
    for domain, group in groups.items():
        printed = tuple(_row(n, row) for n, row in enumerate(group, number))
        sections.append(Section(f"{domain}（{len(group)}项）", printed))
        number += len(group)
    return sections


def _row(number: int, revised: Revised) -> Row:
    """A matter with one sub-row a change, so that both of its sides begin on the same line."""
    shared = (cell(str(number)), cell(revised.domain), cell(revised.name), cell(revised.kind))
    empty = (Cell(),) * len(shared)
    return Row(
        (*shared, Cell(), Cell(), cell(*revised.reason)),
        tuple(
            (*empty, Cell(old) if old else _NONE, Cell(new) if new else _NONE, Cell())
            for old, new in revised.changes or (Sides(),)
        ),
    )
