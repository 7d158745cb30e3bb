"""The editions found in history, with their errata."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from shudi_cli.editions import Edition, Snapshot, histories
from shudi_cli.loading import Entry, layout
from shudi_cli.model import Manifest
from shudi_cli.source import Repository, narrowed
from shudi_cli.store.remembering import Remembering


class EditionRow(NamedTuple):
    """One edition; `matters` are those its adjustment record names."""

    edition: str
    effective: str
    state: str
    known: Edition | None
    matters: frozenset[str]
    errata: tuple[Entry, ...]


class ListEditions(NamedTuple):
    """The editions of one list, oldest first; `has_history` is false where only the present is known.

    `missing` is the edition that the record of the oldest one names before it: git tells no further
    back where a list's folder was renamed. Renames are not followed: git guesses them by likeness,
    and a list that began as a copy of another would get its editions.
    """

    manifest: Manifest
    rows: tuple[EditionRow, ...]
    has_history: bool
    missing: str | None = None


def without_matters(snapshot: Snapshot, root: Path) -> Snapshot:
    """The same lists, of which only the manifests are read."""
    lists = [
        (list_id, narrowed(source, [layout.manifest(list_id)]))
        for list_id, source in snapshot.sources
    ]
    return Snapshot(snapshot.base, lists, snapshot.on, snapshot.revision, Remembering(root))


def editions(
    repository: Repository, snapshot: Snapshot, head: str | None
) -> tuple[ListEditions, ...]:
    """The editions of the snapshot's lists as the history of `head` tells them.

    Without history (None) the present edition alone. An edition that stands in the working tree and
    is not committed yet comes last.
    """
    ids = [found.manifest.id for found in snapshot.lists]
    known = histories(repository.root, head, ids) if head else {}
    return tuple(
        _of_list(snapshot, found.manifest, known.get(found.manifest.id, []))
        for found in snapshot.lists
    )


def _of_list(snapshot: Snapshot, manifest: Manifest, known: Sequence[Edition]) -> ListEditions:
    rows = [_row(snapshot, manifest.id, e.edition, e.effective, e.state, e) for e in known]
    if not known or known[-1].edition != manifest.edition:
        it = manifest
        rows.append(_row(snapshot, it.id, it.edition, it.effective, it.state, None))
    missing = _before(snapshot, manifest.id, rows[0].edition) if known else None
    return ListEditions(manifest, tuple(rows), bool(known), missing)


def _before(snapshot: Snapshot, list_id: str, edition: str) -> str | None:
    """The edition that the record of `edition` names as the one before it."""
    records = snapshot.adjustments.get(list_id, ())
    return next((record.previous for record in records if record.edition == edition), None)


def _row(
    snapshot: Snapshot,
    list_id: str,
    edition: str,
    effective: str,
    state: str,
    known: Edition | None,
) -> EditionRow:
    records = [r for r in snapshot.adjustments.get(list_id, ()) if r.edition == edition]
    matters = frozenset(m for r in records for change in r.changes for m in change.matters)
    errata = snapshot.errata.get(list_id, {}).get(edition, ())
    return EditionRow(edition, effective, state, known, matters, errata)
