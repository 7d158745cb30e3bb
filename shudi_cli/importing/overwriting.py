"""A matter the list has already, with what a table says of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from shudi_cli.importing.headings import Field, title
from shudi_cli.model import Domain, Matter

_EMPTY: dict[str, Any] = {
    "lead": (), "support": (), "basis": (), "aliases": (), "duty_holders": (), "summary": None,
    "workflow": None, "whistle": None, "replaced_by": (), "upstream": None,
}  # fmt: skip
"""What an empty cell below a column means for a matter that is overwritten."""


class Written(NamedTuple):
    """What a table says of a matter; `unplaced` are fields whose column had to stay text."""

    name: str
    domain: Domain | None
    values: Mapping[str, Any]
    notes: Sequence[str]
    unplaced: frozenset[str]


def over(old: Matter, made: Written, fields: Collection[str]) -> Matter:
    """The old matter with what the table has columns for; everything else stays."""
    sides = {field.partition(".")[0] for field in fields}
    if "side" in sides:
        sides |= {"lead", "support"}
    cleared = {key: value for key, value in _EMPTY.items() if key in sides - made.unplaced}
    notes = made.notes if "note" in sides else (*filter(None, [old.note]), *made.notes)
    code = made.domain.code if made.domain else old.domain
    return msgspec.structs.replace(
        old, name=made.name, domain=code, note=noted(notes), **{**cleared, **made.values}
    )


def differing(old: Matter, new: Matter) -> list[str]:
    """The titles of the fields that differ."""
    names = Matter.__struct_fields__
    return [title(Field(n)) for n in names if getattr(old, n) != getattr(new, n)]


def noted(notes: Sequence[str]) -> str | None:
    """Notes as the one text a matter has for them."""
    return "\n".join(dict.fromkeys(notes)) or None
