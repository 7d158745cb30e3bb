"""The list itself: full, brief, or the catalogue (指导目录) that names bodies only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shudi_cli.document import Cell, Document, Row, Section, cell
from shudi_cli.layouts.columns import BRIEF, COLUMNS, NUMBER, Printed
from shudi_cli.layouts.words import Frame, foot, front, origin
from shudi_cli.model import Manifest
from shudi_cli.query import MatterView

STYLES = {
    "full": (NUMBER, "领域", "事项名称", "主体责任", "配合责任", "依据", "备注"),
    "brief": (NUMBER, "领域", "事项名称", "主体责任", "配合责任", "依据"),
    "catalogue": (NUMBER, "领域", "事项名称", "主体责任单位", "配合责任单位"),
}
_ORDER_NOTE = "注：主体责任栏列有几个单位的，排在第一的为主办单位，各单位按所列环节和适用条件负责。"


def matters(
    manifest: Manifest,
    views: Sequence[MatterView],
    frame: Frame,
    *,
    style: str = "full",
    columns: Sequence[str] = (),
) -> Document:
    """A list as one table, a band for each domain in the manifest's order.

    `columns` are titles of `COLUMNS` and take the place of the style's own; naming 领域 there
    asks for the column, so no bands are drawn.
    """
    chosen = _chosen(columns or STYLES[style], style)
    banded = "领域" not in columns
    source = origin(manifest, frame)
    return Document(
        title=manifest.title if style != "catalogue" else _catalogue_title(manifest),
        origin=source,
        columns=tuple(p.column for p in chosen),
        sections=tuple(_sections(manifest, views, chosen, banded=banded)),
        label=frame.label,
        front=front(manifest),
        notes=(_ORDER_NOTE,) if any(len(v.lead) > 1 for v in views) else (),
        foot=foot(source),
    )


def _chosen(titles: Iterable[str], style: str) -> list[Printed]:
    brief = BRIEF if style == "brief" else {}
    return [COLUMNS[title]._replace(say=brief.get(title, COLUMNS[title].say)) for title in titles]


def _catalogue_title(manifest: Manifest) -> str:
    return manifest.title.replace("责任清单", "责任指导目录").replace("事项清单", "事项指导目录")


def _sections(
    manifest: Manifest, views: Sequence[MatterView], chosen: Sequence[Printed], *, banded: bool
) -> Iterable[Section]:
    if not banded:
        yield Section("", tuple(_rows(views, chosen, 1)))
        return
    number = 1
    for title, group in by_domain(manifest, views):
        yield Section(f"{title}（{len(group)}项）", tuple(_rows(group, chosen, number)))
        number += len(group)


def by_domain(
    manifest: Manifest, views: Sequence[MatterView]
) -> Iterable[tuple[str, list[MatterView]]]:
    """The matters of each domain that has any; domains the manifest does not know come last."""
    groups: dict[str, list[MatterView]] = {domain.name: [] for domain in manifest.domains}
    for view in views:
        groups.setdefault(view.domain, []).append(view)
    return ((title, group) for title, group in groups.items() if group)


def _rows(views: Iterable[MatterView], chosen: Sequence[Printed], first: int) -> Iterable[Row]:
    for number, view in enumerate(views, first):
        yield Row(tuple(_cell(printed, view, number) for printed in chosen))


def _cell(printed: Printed, view: MatterView, number: int) -> Cell:
    return cell(str(number)) if printed.column.title == NUMBER else printed.say(view)
