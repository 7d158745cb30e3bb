"""A list with one sub-row a department: who, its duties and its basis side by side.

What concerns the whole matter (its own basis, its note) stands in a sub-row behind the bodies, so
that no cell beside them has to be higher than they are together.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from shudi_cli.document import COUNTING, Cell, Column, Row, cell, paragraph
from shudi_cli.layouts.words import basis, share, short
from shudi_cli.query import MatterView, PartView

_SHARED = (
    Column(COUNTING, 15, centered=True, shared=True),
    Column("领域", 18, centered=True, band=True, shared=True),
    Column("事项名称", 26, shared=True),
)
_KIND = Column("责任类型", 20, centered=True)
_BODY = Column("责任单位", 34)
_DUTIES = Column("职责", 60, grows=True)
_BASIS = Column("依据", 36, grows=True)
COLUMNS = {
    "full": (*_SHARED, _KIND, _BODY, _DUTIES, _BASIS),
    "brief": (*_SHARED, _KIND, _BODY, _DUTIES),
    "catalogue": (*_SHARED, _KIND, replace(_BODY, grows=True)),
}


def row(number: int, view: MatterView, style: str) -> Row:
    """One matter: number, domain and name once, then a sub-row for each body."""
    columns = COLUMNS[style]
    shared = (cell(str(number)), cell(view.domain), cell(view.matter.name))
    rest = len(columns) - len(shared)
    empty = (Cell(),) * len(shared)
    lines = tuple((*empty, *line[:rest]) for line in _lines(view, style))
    return Row((*shared, *(Cell(),) * rest), lines or ((Cell(),) * len(columns),))


def _lines(view: MatterView, style: str) -> Iterator[tuple[Cell, ...]]:
    several = len(view.lead) > 1
    for place, part in enumerate(view.lead):
        yield _line("主体责任", part, style, first=several and place == 0)
    for part in view.support:
        yield _line("配合责任", part, style)
    if style == "full":
        laws, note = basis(view, view.matter.basis), cell(view.matter.note or "")
        kinds = ("备注" if note.paragraphs else "", "事项依据" if laws.paragraphs else "")
        if any(kinds):
            yield cell(*kinds), Cell(), note, laws
    elif style == "brief" and view.basis:
        yield cell("依据"), Cell(), basis(view, [it.citation for it in view.basis])


def _line(kind: str, part: PartView, style: str, *, first: bool = False) -> tuple[Cell, ...]:
    own = part._replace(part=replace(part.part, stage=None))
    stage = [paragraph(f"环节：{part.part.stage}")] if part.part.stage else []
    duties = Cell((*stage, *share(own, full=style == "full", named=False, cited=False)))
    note = "（主办）" if first else ""
    law = cell(short(part.part.basis)) if style == "full" else Cell()
    return cell(kind, note), cell(part.name), duties, law
