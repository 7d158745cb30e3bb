"""The list itself: full, brief, or the catalogue (指导目录) that names bodies only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from shudi_cli.document import COUNTING, Cell, Document, Made, Row, Section, cell, paragraph
from shudi_cli.layouts import departments
from shudi_cli.layouts.columns import BRIEF, COLUMNS, Printed
from shudi_cli.layouts.words import Frame, foot, front, origin
from shudi_cli.model import Manifest
from shudi_cli.query import InDomain, MatterView

_LEADS = frozenset(("主体责任", "主体责任单位"))
STYLES = {
    "full": (COUNTING, "领域", "事项名称", "主体责任", "配合责任", "依据", "备注"),
    "brief": (COUNTING, "领域", "事项名称", "主体责任", "配合责任", "依据"),
    "catalogue": (COUNTING, "领域", "事项名称", "主体责任单位", "配合责任单位"),
}
_ORDER_NOTE = "注：主体责任栏列有几个单位的，排在第一的为主办单位，各单位按所列环节和适用条件负责。"


def matters(
    manifest: Manifest,
    domains: Sequence[InDomain],
    frame: Frame,
    *,
    style: str = "full",
    columns: Sequence[str] = (),
    by_department: bool = False,
) -> Document:
    """A list as one table, a band for each of its domains.

    `columns` are titles of `COLUMNS` and take the place of the style's own; naming 领域 there
    asks for the column, so no bands are drawn. `by_department` prints a sub-row for each body.
    """
    chosen = _chosen(columns or STYLES[style], style)
    banded = "领域" not in columns

    def say(number: int, view: MatterView) -> Row:
        if by_department:
            return departments.row(number, view, style)
        return Row(tuple(_cell(printed, view, number) for printed in chosen))

    shown = departments.COLUMNS[style] if by_department else tuple(p.column for p in chosen)
    source = origin(manifest, frame)
    leads = _LEADS.intersection(column.title for column in shown)
    return Document(
        title=manifest.title if style != "catalogue" else _catalogue_title(manifest),
        origin=source,
        columns=shown,
        sections=tuple(_sections(domains, say, banded=banded)),
        label=frame.label,
        front=(*front(manifest), *((paragraph(_ORDER_NOTE),) if leads else ())),
        foot=foot(source),
    )


def _chosen(titles: Iterable[str], style: str) -> list[Printed]:
    brief = BRIEF if style == "brief" else {}
    return [COLUMNS[title]._replace(say=brief.get(title, COLUMNS[title].say)) for title in titles]


def _catalogue_title(manifest: Manifest) -> str:
    return manifest.title.replace("责任清单", "责任指导目录").replace("事项清单", "事项指导目录")


def _sections(
    domains: Iterable[InDomain], say: Callable[[int, MatterView], Row], *, banded: bool
) -> Iterator[Section]:
    if not banded:
        yield Section("", _rows([views for _, views in domains], say, 1))
        return
    number = 1
    for domain, views in domains:
        yield Section(f"{domain}（{len(views)}项）", _rows([views], say, number))
        number += len(views)


def _rows(
    groups: Iterable[Sequence[MatterView]], say: Callable[[int, MatterView], Row], first: int
) -> Made:
    places = [(views, place) for views in groups for place in range(len(views))]

    def row(index: int) -> Row:
        views, place = places[index]
        return say(first + index, views[place])

    return Made(len(places), row)


def _cell(printed: Printed, view: MatterView, number: int) -> Cell:
    return cell(str(number)) if printed.column.title == COUNTING else printed.say(view)
