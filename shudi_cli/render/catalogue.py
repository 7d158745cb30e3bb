"""The catalogue as a table and as data."""

from __future__ import annotations

from collections import Counter
from typing import Any

from shudi_cli.query import Catalogue, Listed
from shudi_cli.render import matter
from shudi_cli.render.style import Style
from shudi_cli.render.table import table
from shudi_cli.text import wrap

FORMAT = "shudi.ls/1"


def text(catalogue: Catalogue, style: Style) -> str:
    """A table of matters: id, name, domain, leads; then which list and edition."""
    rows = [
        (
            row.id,
            row.name + _end(row, catalogue.day),
            row.domain,
            "、".join(dict.fromkeys(row.lead)),
        )
        for row in catalogue.rows
    ]
    lines = table(("编号", "事项", "领域", "主体责任"), rows, style)
    counts = Counter(row.list for row in catalogue.rows)
    for manifest in catalogue.lists:
        lines += wrap(
            f"{manifest.title}（{manifest.id}）：{counts[manifest.id]} 项，{matter.edition(manifest, style.today)}",
            style.columns,
        )
        if note := matter.caution(manifest):
            lines += [style.faint(row) for row in wrap(note, style.columns)]
    return "\n".join(lines) + "\n"


def _end(row: Listed, day: str) -> str:
    if row.status != "retired":
        return ""
    return f"（{row.until} 起废止）" if row.until and day < row.until else "（已废止）"


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
            row._asdict() | {"lead": list(row.lead), "support": list(row.support)}
            for row in catalogue.rows
        ],
    }
