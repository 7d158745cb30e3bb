"""What draws the line between bodies: stage, condition, authority, who acts for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from shudi_cli.diffing.bodies import Links
from shudi_cli.diffing.change import Change, spoken
from shudi_cli.diffing.groups import Group
from shudi_cli.diffing.likeness import likeness, pair
from shudi_cli.diffing.state import Case
from shudi_cli.model import Part
from shudi_cli.yamlio import Path

_Placed = tuple[Path, Part]


def conditions(case: Case, links: Links) -> Iterator[Change]:
    """Changes of each part that carries on, and lines drawn or erased within a body's share."""
    for old, new in links.pairs:
        if old.role != "holder" and old.parts != new.parts:
            yield from _group(case, old, new)


def _group(case: Case, old: Group, new: Group) -> Iterator[Change]:
    used = list(pair(old.parts, new.parts, _score, 0.0))
    for i, j in sorted(used):
        yield from _part(case, new, old.parts[i], new.parts[j], kept=old.role == new.role)
    lost = [part for i, part in enumerate(old.parts) if i not in {i for i, _ in used}]
    won = [part for j, part in enumerate(new.parts) if j not in {j for _, j in used}]
    for path, part in lost:
        if (text := _line(part)) and old.role == new.role:
            yield _condition(case, new, text, (), path, new.path)
    for path, part in won:
        if text := _line(part):
            yield _condition(case, new, (), text, old.path, path)


def _condition(
    case: Case, group: Group, old: tuple[str, ...], new: tuple[str, ...], was: Path, now: Path
) -> Change:
    way = "changed" if old and new else "added" if new else "dropped"
    kind = f"{group.role}-condition-{way}"
    return case.said(kind, group.name, old, new, was=was, now=now, bodies=(group.name,))


def _score(one: _Placed, other: _Placed) -> float:
    """Parts of one body pair by their line, then by their duties."""
    same = _line(one[1]) == _line(other[1])
    return float(same) + likeness("，".join(one[1].duties), "，".join(other[1].duties))


def _part(case: Case, group: Group, old: _Placed, new: _Placed, *, kept: bool) -> Iterator[Change]:
    """`kept`: the body has the role it had, so that what it no longer answers for is told."""
    (was, before), (now, after) = old, new
    if _drawn(before) != _drawn(after):
        line = _line(before) if kept else ()
        if line or _line(after):
            yield _condition(case, group, line, _line(after), was, now)
    for kind, say in _SAID:
        if say(before) != say(after):
            yield case.said(
                kind, group.name, say(before), say(after), was=was, now=now, bodies=(group.name,)
            )


def _drawn(part: Part) -> tuple[str | None, str | None, bool]:
    return part.stage, part.when, part.otherwise


def _line(part: Part) -> tuple[str, ...]:
    pieces = (part.stage, part.when, "其他情形" if part.otherwise else None)
    return tuple(piece for piece in pieces if piece)


def _authority(part: Part) -> tuple[str, ...]:
    named = part.designated
    pieces = (named.by, named.document, named.date) if named else ()
    return (part.authority, *(piece for piece in pieces if piece))


_SAID: Sequence[tuple[str, Callable[[Part], tuple[str, ...]]]] = (
    ("authority-changed", _authority),
    ("agent-changed", lambda part: spoken(part.through)),
    ("role-changed", lambda part: spoken(part.role)),
)
