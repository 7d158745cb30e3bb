"""What a file says of itself, in its properties and below its text."""

from __future__ import annotations

from datetime import date

from shudi_cli.document import Document, Origin
from shudi_cli.formats.options import Options


def properties(origin: Origin) -> tuple[tuple[str, str], ...]:
    """Where the content comes from, by name."""
    return (
        ("清单", origin.list),
        ("版次", origin.edition),
        ("施行日期", origin.effective),
        ("性质", "示范" if origin.nature == "demonstration" else "正式"),
        ("提交", origin.commit + ("（另有未提交的修改）" if origin.changed else "")),
    )


def begins(origin: Origin) -> date | None:
    """The day the content takes effect; None where the list says something else there (SD205)."""
    try:
        return date.fromisoformat(origin.effective)
    except ValueError:
        return None


def below(document: Document, options: Options) -> tuple[str, ...]:
    """The lines behind the table: notes, and the source unless it is left to the properties."""
    return tuple(filter(None, (*document.notes, document.foot if options.source else "")))
