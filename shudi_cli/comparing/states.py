"""Two sides to pairs of states, reading only what can have changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from shudi_cli.comparing.points import Side
from shudi_cli.diffing import State
from shudi_cli.editions import Snapshot
from shudi_cli.errors import WrongCall
from shudi_cli.finding import Finding
from shudi_cli.loading import MatterList, layout
from shudi_cli.process import changed_paths
from shudi_cli.source import Revision, Source, WorkingTree, differing, narrowed


class Pair(NamedTuple):
    """One list, or two lists, in two states; the snapshots hold what else was read."""

    old: State
    new: State
    before: Snapshot
    after: Snapshot

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What could not be read on either side."""
        return (*self.before.findings, *self.after.findings)


def pairs(old: Side, new: Side) -> Iterator[Pair]:
    """The lists both sides have, each once; a list that only one side has, against nothing.

    Raises `WrongCall` where a side names one list and the other does not say which.
    """
    if old.chosen or new.chosen:
        ids = [_only(old, new), _only(new, old)]
        yield from _pair(old, ids[0], new, ids[1])
        return
    for list_id in dict.fromkeys([*old.lists, *new.lists]):
        yield from _pair(old, list_id, new, list_id)


def _only(side: Side, other: Side) -> str:
    if len(side.lists) == 1:
        return next(iter(side.lists))
    named = next(iter(other.lists))
    if named in side.lists:
        return named
    raise WrongCall(
        "一边是一个清单，另一边有几个清单。", f"用 list: 写明：{'、'.join(side.lists)}。"
    )


def _pair(old: Side, old_id: str, new: Side, new_id: str) -> Iterator[Pair]:
    source_old, source_new = old.lists.get(old_id), new.lists.get(new_id)
    changed = None
    if source_old and source_new and old_id == new_id and old.repository == new.repository:
        changed = _changed(source_old, source_new, layout.folder(old_id))
    if changed is not None:
        changed.append(layout.manifest(old_id))
    before = _snapshot(old, old_id, source_old, changed)
    after = _snapshot(new, new_id, source_new, changed)
    if changed is not None and (extra := _corrected(before, after) - set(changed)):
        changed += extra
        before = _snapshot(old, old_id, source_old, changed)
        after = _snapshot(new, new_id, source_new, changed)
    if found := pair_of(before, after, before if _is_same(old, new) else after):
        yield found


def pair_of(before: Snapshot, after: Snapshot, registers: Snapshot) -> Pair | None:
    """The lists of two snapshots of one list each; `registers` has those of the newer state.

    A list that one side lacks is empty there; None where neither can be read.
    """
    lists = _readable((_list(before), _list(after)), before, after)
    first, second = lists[0] or _empty(lists[1]), lists[1] or _empty(lists[0])
    if first is None or second is None:
        return None
    older = registers if registers is not after else before
    return Pair(
        State(first, older.bodies, older.laws, before.documents),
        State(second, registers.bodies, registers.laws, after.documents),
        before,
        after,
    )


def _changed(old: Source, new: Source, *under: str) -> list[str] | None:
    """The files that can differ between two states of a repository; None where git cannot tell."""
    if not isinstance(old, Revision) or old.commit is None:
        return None
    if isinstance(new, Revision) and new.commit:
        return differing(old, new, *under)
    if isinstance(new, WorkingTree):
        return changed_paths(old.root, old.commit, *under)
    return None


def _snapshot(
    side: Side, list_id: str, source: Source | None, changed: Sequence[str] | None
) -> Snapshot:
    if source is not None and changed is not None:
        source = narrowed(source, changed)
    lists = [(list_id, source)] if source else []
    return Snapshot(side.base, lists, None, side.revision, side.reader)


def _list(snapshot: Snapshot) -> MatterList | None:
    return snapshot.lists[0] if snapshot.lists else None


def _empty(other: MatterList | None) -> MatterList | None:
    return other._replace(entries=()) if other else None


def _readable(
    lists: tuple[MatterList | None, MatterList | None], before: Snapshot, after: Snapshot
) -> tuple[MatterList | None, MatterList | None]:
    """Both lists without the files that cannot be read on one side: they are neither new nor gone."""
    broken = {finding.place.path for finding in (*before.findings, *after.findings)}
    if not broken:
        return lists
    first, second = (
        it._replace(entries=tuple(e for e in it.entries if e.place.path not in broken))
        if it
        else it
        for it in lists
    )
    return first, second


def _corrected(before: Snapshot, after: Snapshot) -> set[str]:
    """The files of matters that an erratum of either edition corrects."""
    paths = set()
    for snapshot in (before, after):
        for found in snapshot.lists:
            list_id = found.manifest.id
            folder = layout.errata(list_id, found.manifest.edition)
            for path in snapshot.base.names(folder):
                paths.add(f"{layout.folder(list_id)}/{path.rpartition('/')[2]}")
    return paths


def _is_same(old: Side, new: Side) -> bool:
    """Whether both sides have the same registers, so that they are read once."""
    if old.repository != new.repository:
        return False
    if isinstance(old.base, WorkingTree) and isinstance(new.base, WorkingTree):
        return True
    return _changed(old.base, new.base, layout.BODIES, layout.LAWS) == []
