"""The catalogue: which matters there are, and who leads."""

from __future__ import annotations

from typing import NamedTuple

from shudi_cli.editions import Snapshot
from shudi_cli.errors import WrongCall
from shudi_cli.model import Manifest
from shudi_cli.query.view import MatterView, view


class Catalogue(NamedTuple):
    """The matters of the snapshot's lists, list by list."""

    on: str | None
    revision: str | None
    lists: tuple[Manifest, ...]
    rows: tuple[MatterView, ...]


def catalogue(snapshot: Snapshot, *, domain: str | None, retired: bool) -> Catalogue:
    """The matters in force, or with `retired` all of them; `domain` is a code or a name.

    Raises `WrongCall` for a domain none of the lists has.
    """
    rows: list[MatterView] = []
    for matters in snapshot.lists:
        for entry in matters.entries if retired else matters.active():
            seen = view(snapshot, matters, entry)
            if domain in (None, entry.matter.domain, seen.domain):
                rows.append(seen)
    lists = tuple(matters.manifest for matters in snapshot.lists)
    names = [d.name for manifest in lists for d in manifest.domains]
    codes = [d.code for manifest in lists for d in manifest.domains]
    if domain is not None and domain not in names and domain not in codes:
        raise WrongCall(f"没有领域“{domain}”。", f"现有领域：{'、'.join(dict.fromkeys(names))}。")
    return Catalogue(snapshot.on, snapshot.revision, lists, tuple(rows))
