"""Every column a list can be printed with: its place on paper and what it says of a matter."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from shudi_cli.document import COUNTING, Cell, Column, cell
from shudi_cli.layouts.flow import flow
from shudi_cli.layouts.words import basis, holders, names, shares
from shudi_cli.query import MatterView
from shudi_cli.render import matter as words

_STATUS = {"active": "现行", "retired": "已废止"}


class Printed(NamedTuple):
    """A column and what it says of one matter."""

    column: Column
    say: Callable[[MatterView], Cell]


def _whistle(view: MatterView) -> Cell:
    return cell(words.WORK[view.matter.whistle.work]) if view.matter.whistle else Cell()


def _upstream(view: MatterView) -> Cell:
    above = view.matter.upstream
    return cell(f"{above.list}/{above.matter}") if above else Cell()


_ALL = (
    Printed(Column(COUNTING, 15, centered=True), lambda _: Cell()),
    Printed(Column("编号", 16, centered=True), lambda v: cell(v.matter.id)),
    Printed(Column("领域", 18, centered=True, band=True), lambda v: cell(v.domain)),
    Printed(Column("事项名称", 22), lambda v: cell(v.matter.name)),
    Printed(Column("别名", 20, grows=True), lambda v: cell("、".join(v.matter.aliases))),
    Printed(Column("说明", 24, grows=True), lambda v: cell(v.matter.summary or "")),
    Printed(Column("主体责任", 34, grows=True), lambda v: shares(v.lead, full=True)),
    Printed(Column("配合责任", 28, grows=True), lambda v: shares(v.support, full=True)),
    Printed(Column("主体责任单位", 40, grows=True), lambda v: cell(names(v.lead))),
    Printed(Column("配合责任单位", 40, grows=True), lambda v: cell(names(v.support))),
    Printed(Column("责任人", 24, grows=True), holders),
    Printed(Column("依据", 24, grows=True), lambda v: basis(v, v.matter.basis)),
    Printed(Column("运行流程", 34, grows=True), flow),
    Printed(Column("吹哨", 18, centered=True), _whistle),
    Printed(Column("列入日期", 22, centered=True), lambda v: cell(v.matter.since or "")),
    Printed(Column("废止日期", 22, centered=True), lambda v: cell(v.matter.until or "")),
    Printed(Column("承接事项", 22, grows=True), lambda v: cell("、".join(v.matter.replaced_by))),
    Printed(Column("上级目录", 22, grows=True), _upstream),
    Printed(Column("复核日期", 22, centered=True), lambda v: cell(v.matter.reviewed or "")),
    Printed(Column("状态", 14, centered=True), lambda v: cell(_STATUS[v.matter.status])),
    Printed(Column("备注", 30, grows=True), lambda v: cell(v.matter.note or "")),
)
COLUMNS = {printed.column.title: printed for printed in _ALL}

BRIEF = {
    "主体责任": lambda v: shares(v.lead, full=False),
    "配合责任": lambda v: shares(v.support, full=False),
    "依据": lambda v: basis(v, [c.citation for c in v.basis]),
}
"""What the same columns say where each part's own basis is not printed."""
