"""The catalogue as a table and as data."""

from __future__ import annotations

from typing import Any

from shudi_cli.query import Catalogue
from shudi_cli.render import matter
from shudi_cli.render.style import Style
from shudi_cli.render.table import table
from shudi_cli.text import wrap

FORMAT = "shudi.ls/1"


def text(catalogue: Catalogue, style: Style) -> str:
    """A table of matters: id, name, domain, leads; then which list and edition."""
    rows = [
        (
            v.matter.id,
            v.matter.name + ("（已废止）" if v.matter.status == "retired" else ""),
            v.domain,
            _leads(v.lead),
        )
        for v in catalogue.rows
    ]
    lines = table(("编号", "事项", "领域", "主体责任"), rows, style)
    for manifest in catalogue.lists:
        count = sum(v.list.id == manifest.id for v in catalogue.rows)
        lines += wrap(
            f"{manifest.title}（{manifest.id}）：{count} 项，{matter.edition(manifest, style.today)}",
            style.columns,
        )
        if note := matter.caution(manifest):
            lines += [style.faint(row) for row in wrap(note, style.columns)]
    return "\n".join(lines) + "\n"


def data(catalogue: Catalogue) -> dict[str, Any]:
    """The catalogue as `shudi.ls/1` (schemas/ls.schema.json)."""
    return {
        "format": FORMAT,
        "on": catalogue.on,
        "revision": catalogue.revision,
        "lists": [
            {
                "id": m.id,
                "title": m.title,
                "edition": m.edition,
                "effective": m.effective,
                "nature": m.nature,
            }
            for m in catalogue.lists
        ],
        "matters": [
            {
                "list": v.list.id,
                "id": v.matter.id,
                "name": v.matter.name,
                "domain": v.domain,
                "status": v.matter.status,
                "lead": [p.name for p in v.lead],
                "support": [p.name for p in v.support],
            }
            for v in catalogue.rows
        ],
    }


def _leads(lead: tuple[Any, ...]) -> str:
    return "、".join(dict.fromkeys(p.name for p in lead))
