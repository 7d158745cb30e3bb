"""Two texts of one file, as git hands them to a diff driver."""

from __future__ import annotations

from shudi_cli.comparing.comparison import Compared, Heading, Judged, body_names
from shudi_cli.diffing import State, compare, level
from shudi_cli.editions import Snapshot
from shudi_cli.finding import Finding
from shudi_cli.loading import Entry, MatterList, layout
from shudi_cli.loading.documents import convert
from shudi_cli.model import Matter
from shudi_cli.source import Repository, WorkingTree, narrowed
from shudi_cli.yamlio import Document, Refused, parse


def compared_files(
    repository: Repository, path: str, old: bytes | None, new: bytes | None
) -> Compared | None:
    """What changed in the matter at `path`; None where it is no matter or cannot be read.

    The list and the registers are those of the working tree.
    """
    kind = layout.kind(path)
    tree = WorkingTree(repository.root)
    if kind is None or kind.name != "matter":
        return None
    snapshot = Snapshot(tree, [], None, None)
    manifest = _manifest(tree, kind.list)
    if manifest is None:
        return None
    states = []
    for text in (old, new):
        entries, documents = _entries(kind.list, path, text)
        if entries is None:
            return None
        found = manifest._replace(entries=entries)
        states.append(State(found, snapshot.bodies, snapshot.laws, documents))
    before, after = states
    heading = Heading(manifest.manifest, None, None)
    changes = tuple(
        Judged(change, level(change, snapshot.settings.change_levels))
        for change in compare(before, after)
    )
    return Compared(heading, heading, changes, (), frozenset(body_names(after)))


def _manifest(tree: WorkingTree, list_id: str) -> MatterList | None:
    """The list's manifest, without its matters."""
    alone = Snapshot(tree, [(list_id, narrowed(tree, [layout.manifest(list_id)]))], None, None)
    return alone.lists[0] if alone.lists else None


def _entries(
    list_id: str, path: str, text: bytes | None
) -> tuple[tuple[Entry, ...] | None, dict[str, Document]]:
    if text is None:
        return (), {}
    try:
        document = parse(text, path)
    except Refused:
        return None, {}
    matter = convert(document, Matter)
    if isinstance(matter, Finding):
        return None, {}
    return (Entry(list_id, matter, document.place()),), {path: document}
