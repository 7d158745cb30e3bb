"""A whole matter, with its workflow, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from shudi_cli.model import Citation
from shudi_cli.query import MatterView
from shudi_cli.render import matter
from shudi_cli.render.style import Style
from shudi_cli.text import wrap

FORMAT = "shudi.show/1"


def text(view: MatterView, style: Style, day: str) -> str:
    """Everything the list says of one matter, as seen on `day`."""
    return "\n".join(_lines(view, style, day)) + "\n"


def data(view: MatterView) -> dict[str, Any]:
    """The matter as it stands in its file, with its list and place (schemas/show.schema.json)."""
    return {
        "format": FORMAT,
        "list": view.list.id,
        "edition": view.list.edition,
        "effective": view.list.effective,
        "nature": view.list.nature,
        "matter": msgspec.to_builtins(view.matter),
        "source": {
            "path": view.entry.place.path,
            "line": view.entry.place.line,
            "commit": view.entry.place.commit,
        },
    }


def _lines(view: MatterView, style: Style, day: str) -> Iterator[str]:
    it = view.matter
    retired = f"　已废止（{it.until or '日期未写明'}）" if it.status == "retired" else ""
    if retired and it.in_force(day):
        retired = f"　将于 {it.until} 废止"
    yield f"{style.strong(it.name)}　{view.domain} {it.id}{retired}"
    if it.aliases:
        yield from wrap("、".join(it.aliases), style.columns, "又叫　", "      ")
    if it.summary:
        yield from wrap(it.summary, style.columns, "说明　", "      ")
    if it.replaced_by:
        yield f"承接　{'、'.join(it.replaced_by)}"
    yield ""
    yield "主体责任"
    yield from matter.parts(view.lead, style, numbered=len(view.lead) > 1)
    if view.support:
        yield "配合责任"
        yield from matter.parts(view.support, style, numbered=False)
    for holder in it.duty_holders:
        yield f"责任人　{holder.name}"
        for number, duty in enumerate(holder.duties, 1):
            yield from wrap(duty, style.columns, f"    {number}. ")
    yield from matter.basis(view, style)
    yield from _workflow(view, style)
    if it.whistle:
        yield f"吹哨　{matter.WORK[it.whistle.work]}"
    if it.note:
        yield from wrap(it.note, style.columns, "备注　", "      ")
    yield from matter.source(view, style)
    if note := matter.caution(view.list):
        yield from (style.faint(row) for row in wrap(note, style.columns, "声明　", "      "))


def _workflow(view: MatterView, style: Style) -> Iterator[str]:
    workflow = view.matter.workflow
    if workflow is None:
        return
    origin = "，".join(
        filter(
            None,
            (
                workflow.issuer and f"{workflow.issuer}确定",
                workflow.since and f"{workflow.since} 起",
            ),
        )
    )
    yield f"流程{'（' + origin + '）' if origin else ''}"
    for number, step in enumerate(workflow.steps, 1):
        by = "、".join(step.by)
        to = f" → {'、'.join(step.to)}" if step.to else ""
        means = f"（{step.means}）" if step.means else ""
        yield from wrap(f"{step.step}　{by}{to}{means}", style.columns, f"  {number}. ")
        if limit := matter.limit(step):
            yield from wrap(f"时限　{limit}（{_origin(step.limit_basis)}）", style.columns, "     ")
        if step.escalate:
            yield from wrap(f"升级　{step.escalate}", style.columns, "     ")


def _origin(basis: Citation | str | None) -> str:
    if basis is None:
        return "未写明来源"
    return basis if isinstance(basis, str) else matter.short_citation(basis)
