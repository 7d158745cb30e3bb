"""Which matter of the old list is which of the new: by id, then by what they say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from shudi_cli.diffing.likeness import likeness, pair, words
from shudi_cli.loading import Entry, MatterList
from shudi_cli.model import Matter

_LEAST = 0.6
_CANDIDATES = 5
"""How many of the new matters nearest in name are weighed for one old matter."""


class Matched(NamedTuple):
    """Matters in both lists, and those in one only, each in order of the ids."""

    both: tuple[tuple[Entry, Entry], ...]
    gone: tuple[Entry, ...]
    come: tuple[Entry, ...]


def match(old: MatterList, new: MatterList) -> Matched:
    """Pair the matters of two states of a list, or of two lists.

    Within one list an id is an identity. Between two lists ids mean nothing: there the recorded
    `upstream`, then the name decides. What is left is paired by likeness of name and duties.
    """
    rounds = _by_id if old.manifest.id == new.manifest.id else _by_lineage
    both = rounds(old, new)
    gone = _left(old.entries, (o for o, _ in both))
    come = _left(new.entries, (n for _, n in both))
    both += _by_likeness(gone, come)
    both.sort(key=lambda two: (two[1].matter.id, two[1].place))
    return Matched(
        tuple(both),
        tuple(_left(gone, (o for o, _ in both))),
        tuple(_left(come, (n for _, n in both))),
    )


def _by_id(old: MatterList, new: MatterList) -> list[tuple[Entry, Entry]]:
    before = {e.matter.id: e for e in reversed(old.entries)}
    after = {e.matter.id: e for e in reversed(new.entries)}
    return [(before[key], entry) for key, entry in after.items() if key in before]


def _by_lineage(old: MatterList, new: MatterList) -> list[tuple[Entry, Entry]]:
    ids = {e.matter.id: e for e in old.entries}
    names = {words(e.matter.name): e for e in reversed(old.entries)}
    both, used = [], set()
    for entry in new.entries:
        up = entry.matter.upstream
        above = ids.get(up.matter) if up and up.list == old.manifest.id else None
        found = above or names.get(words(entry.matter.name))
        if found and found.id not in used:
            used.add(found.id)
            both.append((found, entry))
    return both


def _left(entries: Iterable[Entry], used: Iterable[Entry]) -> list[Entry]:
    taken = {(e.id, e.place.path) for e in used}
    return [e for e in entries if (e.id, e.place.path) not in taken]


def _by_likeness(gone: Sequence[Entry], come: Sequence[Entry]) -> list[tuple[Entry, Entry]]:
    nearest = _nearest(gone, come)
    scores = {
        (o, n): _score(gone[o].matter, come[n].matter) for o, near in nearest.items() for n in near
    }
    indexes = pair(
        range(len(gone)), range(len(come)), lambda o, n: scores.get((o, n), 0.0), _LEAST
    ) if scores else ()  # fmt: skip
    return [(gone[i], come[j]) for i, j in indexes]


def _nearest(gone: Sequence[Entry], come: Sequence[Entry]) -> dict[int, list[int]]:
    """For each old matter the new ones that share most of its names' and leads' characters."""
    index: defaultdict[str, set[int]] = defaultdict(set)
    for j, entry in enumerate(come):
        for sign in _signs(entry.matter):
            index[sign].add(j)
    nearest = {}
    for i, entry in enumerate(gone):
        shared = Counter(
            j for sign in sorted(_signs(entry.matter)) for j in sorted(index.get(sign, ()))
        )
        best = sorted(shared.items(), key=lambda item: (-item[1], item[0]))[:_CANDIDATES]
        nearest[i] = [j for j, _ in best]
    return nearest


def _signs(matter: Matter) -> set[str]:
    name = words(matter.name)
    duties = {duty for part in (*matter.lead, *matter.support) for duty in part.duties}
    return {name[k : k + 2] for k in range(max(1, len(name) - 1))} | duties


def _score(old: Matter, new: Matter) -> float:
    """Half by the best pair of names, half by the duties and who has them."""
    named = max(likeness(a, b) for a in old.names for b in new.names)
    return (named + likeness(_content(old), _content(new))) / 2


def _content(matter: Matter) -> str:
    return "\n".join(
        f"{part.body}{'，'.join(part.duties)}" for part in (*matter.lead, *matter.support)
    )
