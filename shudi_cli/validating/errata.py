"""What a change corrects in past editions, as changes of those editions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from shudi_cli.diffing import State, compare
from shudi_cli.editions import Snapshot, history
from shudi_cli.loading import Entry, layout
from shudi_cli.rule import ChangeCase, ListCase, RepositoryCase
from shudi_cli.source import Revision, narrowed


def corrections(case: ListCase, base: Snapshot) -> Iterator[ChangeCase]:
    """Each erratum of a past edition that is new or says something else than at the base, beside
    the text it corrects. Those of the present edition are laid over the list and compared with it.
    """
    list_id, commit = case.list.manifest.id, base.base.commit
    fresh = list(_fresh(case, base))
    if not fresh or base.root is None or commit is None:
        return
    commits = {past.edition: past.commit for past in history(base.root, commit, list_id)}
    for edition, entry in fresh:
        if edition in commits:
            text = _text(base.root, commits[edition], list_id, entry)
            yield from _corrected(case.repository, text, entry)


def _fresh(case: ListCase, base: Snapshot) -> Iterator[tuple[str, Entry]]:
    manifest = case.list.manifest
    told = {e.place.path: e.matter for es in base.errata.get(manifest.id, {}).values() for e in es}
    for edition, entries in case.repository.snapshot.errata.get(manifest.id, {}).items():
        for entry in entries if edition != manifest.edition else ():
            if told.get(entry.place.path) != entry.matter:
                yield edition, entry


def _text(root: Path, commit: str, list_id: str, entry: Entry) -> Snapshot:
    """The edition as it was issued, with this one matter."""
    matter = layout.matter(list_id, entry.matter.id)
    source = narrowed(Revision(root, commit), [layout.manifest(list_id), matter])
    return Snapshot(source, [(list_id, source)], None, None)


def _corrected(repository: RepositoryCase, text: Snapshot, entry: Entry) -> Iterator[ChangeCase]:
    snapshot = repository.snapshot
    for issued in text.lists:
        corrected = issued._replace(entries=(entry,))
        before = State(issued, snapshot.bodies, snapshot.laws, text.documents)
        after = State(corrected, snapshot.bodies, snapshot.laws, snapshot.documents)
        within = ListCase(repository, corrected)
        yield ChangeCase(repository, before, within, compare(before, after), ())
