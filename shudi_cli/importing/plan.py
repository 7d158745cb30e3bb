"""What an import would do, as values: which matters would be written, where, what has to be said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from shudi_cli.importing.header import Column
from shudi_cli.importing.headings import Field
from shudi_cli.importing.packed import Held, unpacked
from shudi_cli.importing.remark import Remark
from shudi_cli.model import Domain, Manifest, Matter

Action = Literal["create", "keep", "overwrite", "blocked"]
"""create: new; keep: the list has it already; overwrite: with --force; blocked: see the remarks."""


class Table(NamedTuple):
    """One table that was read: its name, its columns, how many items it gave."""

    name: str
    columns: tuple[Column, ...]
    items: int


class Planned(NamedTuple):
    """One matter of the table and what would happen to it.

    `held` is the matter, packed where it is new; None where it is blocked.
    """

    action: Action
    spot: str
    name: str
    held: Held = None
    path: str = ""

    @property
    def matter(self) -> Matter | None:
        """The matter as it would be written, or as it is kept; None where it is blocked."""
        return unpacked(self.held)


class Plan(NamedTuple):
    """What an import would do."""

    manifest: Manifest
    tables: tuple[Table, ...]
    matters: tuple[Planned, ...]
    remarks: tuple[Remark, ...]
    force: bool = False
    """Whether matters the list has already were to be overwritten."""

    @property
    def blocked(self) -> bool:
        """Whether something has to be settled before anything may be written."""
        return any(remark.level == "block" for remark in self.remarks)

    def count(self, *actions: Action) -> int:
        """How many matters have one of these fates."""
        return sum(planned.action in actions for planned in self.matters)


class Wish(NamedTuple):
    """What the caller chose: headings mapped by hand, a domain for rows without one, overwriting; and
    the ids the list had before, which are given to no other matter.
    """

    mapped: Mapping[str, Field]
    domain: Domain | None = None
    force: bool = False
    spent: frozenset[str] = frozenset()
