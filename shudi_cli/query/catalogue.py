"""The catalogue: which matters there are, and who leads."""

from __future__ import annotations

from typing import NamedTuple

from shudi_cli.model import Manifest
from shudi_cli.query.matters import every_matter
from shudi_cli.query.opening import Known
from shudi_cli.query.selection import check_domain
from shudi_cli.query.view import MatterView


class Listed(NamedTuple):
    """One matter as the catalogue names it, bodies by their full names."""

    list: str
    id: str
    name: str
    domain: str
    status: str
    until: str | None
    lead: tuple[str, ...]
    support: tuple[str, ...]


class Catalogue(NamedTuple):
    """The matters of the snapshot's lists, list by list."""

    on: str | None
    revision: str | None
    lists: tuple[Manifest, ...]
    rows: tuple[Listed, ...]
    day: str


def catalogue(known: Known, *, domain: str | None, retired: bool) -> Catalogue:
    """The matters in force on the snapshot's day, or with `retired` all of them; `domain` is a code or a name.

    Raises `WrongCall` for a domain none of the lists has.
    """
    if domain is not None:
        check_domain(known, known.list_ids, domain)
    lists = tuple(known.matters(list_id).manifest for list_id in known.list_ids)
    rows = tuple(
        _listed(seen)
        for list_id in known.list_ids
        for seen in every_matter(known, list_id, retired=retired)
        if domain in (None, seen.matter.domain, seen.domain)
    )
    return Catalogue(known.snapshot.on, known.snapshot.revision, lists, rows, known.snapshot.day)


def _listed(seen: MatterView) -> Listed:
    it = seen.matter
    lead, support = (tuple(part.name for part in parts) for parts in (seen.lead, seen.support))
    return Listed(seen.list.id, it.id, it.name, seen.domain, it.status, it.until, lead, support)
