"""The editions of lists as a table and as data."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from shudi_cli.history import EditionRow, ListEditions
from shudi_cli.render import matter
from shudi_cli.render.style import Style
from shudi_cli.render.table import table
from shudi_cli.text import printable, wrap

FORMAT = "shudi.editions/1"


def text(found: Sequence[ListEditions], style: Style) -> str:
    """One table a list, the oldest edition first."""
    lines: list[str] = []
    for one in found:
        lines += wrap(
            style.strong(printable(f"{one.manifest.title}（{one.manifest.id}）")), style.columns
        )
        headers = ("版次", "施行日期", "提交", "调整的事项", "勘误")
        lines += table(headers, [_cells(row) for row in one.rows], style)
        for row in one.rows:
            for entry in row.errata:
                if it := entry.erratum:
                    note = f"{row.edition} 版 {entry.matter.id}：{it.reason}"
                    lines += wrap(printable(note), style.columns, f"勘误　{it.date}　", "      ")
        if not one.has_history:
            lines += wrap("读不到 git 历史，只看得到现在的版次。", style.columns)
        if one.missing:
            lines += wrap(_missing(one), style.columns)
        if note := matter.caution(one.manifest):
            lines += [style.faint(row) for row in wrap(note, style.columns)]
        lines.append("")
    return "\n".join(lines[:-1]) + "\n"


def data(found: Sequence[ListEditions]) -> dict[str, Any]:
    """The same as `shudi.editions/1` (schemas/editions.schema.json)."""
    return {
        "format": FORMAT,
        "lists": [
            {
                "list": one.manifest.id,
                "title": one.manifest.title,
                "nature": one.manifest.nature,
                "missing": one.missing,
                "editions": [_row(row) for row in one.rows],
            }
            for one in found
        ],
    }


def _missing(one: ListEditions) -> str:
    oldest, folder = one.rows[0].edition, f"data/matters/{one.manifest.id}"
    return printable(
        f"按 {oldest} 版的调整记录，前一版是 {one.missing}，更早的版次不在 {folder} 的历史里："
        f"文件夹改过名，或者克隆不完整。查旧名：git log --follow --name-status -- {folder}/list.yaml；"
        "补全克隆：git fetch --unshallow。"
    )


def _cells(row: EditionRow) -> tuple[str, str, str, str, str]:
    draft = "（草案）" if row.state == "draft" else ""
    first = row.known.first[:10] if row.known else "（未提交）"
    matters = str(len(row.matters)) if row.matters else ""
    return row.edition + draft, row.effective, first, matters, str(len(row.errata) or "")


def _row(row: EditionRow) -> dict[str, Any]:
    return {
        "edition": row.edition,
        "effective": row.effective,
        "state": row.state,
        "first": row.known.first if row.known else None,
        "commit": row.known.commit if row.known else None,
        "matters": len(row.matters),
        "errata": [
            {"matter": e.matter.id, "date": e.erratum.date, "reason": e.erratum.reason}
            for e in row.errata
            if e.erratum
        ],
    }
