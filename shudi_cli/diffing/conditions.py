"""What draws the line between bodies: stage, condition, authority, who acts for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from shudi_cli.diffing.bodies import Links
from shudi_cli.diffing.change import Change
from shudi_cli.diffing.groups import Group
from shudi_cli.diffing.likeness import likeness, pair
from shudi_cli.diffing.state import Case
from shudi_cli.model import Part
from shudi_cli.yamlio import Path

_Placed = tuple[Path, Part]


def conditions(case: Case, links: Links) -> Iterator[Change]:
    """Changes of each part that carries on, and lines drawn or erased within a body's share."""
    for old, new in links.pairs:
        if old.role != "holder":
            yield from _group(case, old, new)


def _group(case: Case, old: Group, new: Group) -> Iterator[Change]:
    used = list(pair(old.parts, new.parts, _score, 0.0))
    for i, j in sorted(used):
        yield from _part(case, new, old.parts[i], new.parts[j])
    kind = f"{new.role}-condition-changed"
    for index, (path, part) in enumerate(old.parts):
        if index not in {i for i, _ in used} and (text := _line(part)):
            yield case.change(kind, new.name, text, (), was=path, now=new.path, bodies=(new.name,))
    for index, (path, part) in enumerate(new.parts):
        if index not in {j for _, j in used} and (text := _line(part)):
            yield case.change(kind, new.name, (), text, was=old.path, now=path, bodies=(new.name,))


def _score(one: _Placed, other: _Placed) -> float:
    """Parts of one body pair by their line, then by their duties."""
    same = _line(one[1]) == _line(other[1])
    return float(same) + likeness("，".join(one[1].duties), "，".join(other[1].duties))


def _part(case: Case, group: Group, old: _Placed, new: _Placed) -> Iterator[Change]:
    for kind, say, within in _SAID:
        if within(old[1]) != within(new[1]):
            kind = kind.format(role=group.role)
            yield case.said(
                kind, group.name, say(old[1]), say(new[1]),
                was=old[0], now=new[0], bodies=(group.name,),
            )  # fmt: skip


def _line(part: Part) -> tuple[str, ...]:
    pieces = (part.stage, part.when, "其他情形" if part.otherwise else None)
    return tuple(piece for piece in pieces if piece)


def _authority(part: Part) -> tuple[str, ...]:
    named = part.designated
    pieces = (named.by, named.document, named.date) if named else ()
    return (part.authority, *(piece for piece in pieces if piece))


def _one(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


Say = Callable[[Part], tuple[str, ...]]
_SAID: Sequence[tuple[str, Say, Callable[[Part], object]]] = (
    ("{role}-condition-changed", _line, lambda part: (part.stage, part.when, part.otherwise)),
    ("authority-changed", _authority, lambda part: (part.authority, part.designated)),
    ("agent-changed", lambda part: _one(part.through), lambda part: part.through),
    ("role-changed", lambda part: _one(part.role), lambda part: part.role),
)
