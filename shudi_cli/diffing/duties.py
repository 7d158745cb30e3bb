"""Duties: added, removed, reworded, moved between bodies."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from shudi_cli.diffing.bodies import Links
from shudi_cli.diffing.change import Change
from shudi_cli.diffing.groups import Duty, Group, Key
from shudi_cli.diffing.likeness import likeness, pair, same_words
from shudi_cli.diffing.state import Case

_REWORDED, _MOVED = 0.45, 0.8
"""How alike two texts must be: less is asked where the same body has both."""
_ROLES = {"lead": "主体责任", "support": "配合责任"}


class _Owned(NamedTuple):
    group: Group
    duty: Duty


def duties(case: Case, links: Links) -> Iterator[Change]:
    """Every duty of the old state is found again, moved, or gone; the rest of the new is added."""
    olds = _owned([g for g, _ in links.pairs] + list(links.gone))
    news = _owned([g for _, g in links.pairs] + list(links.come))
    olds_all, news_all = olds, news
    kin = {(old.key, new.key) for old, new in links.pairs}
    for score, least in _rounds(kin):
        used = list(pair(olds, news, score, least))
        for i, j in sorted(used):
            yield from _changed(
                case, olds[i], news[j], (olds[i].group.key, news[j].group.key) in kin
            )
        olds = [o for i, o in enumerate(olds) if i not in {i for i, _ in used}]
        news = [n for j, n in enumerate(news) if j not in {j for _, j in used}]
    gone, come = {g.key for g in links.gone}, {g.key for g in links.come}
    yield from (
        _removed(case, o) for o in olds if o.group.key not in gone and not _shared(o, news_all, kin)
    )
    flipped = {(new, old) for old, new in kin}
    yield from (
        _added(case, n)
        for n in news
        if n.group.key not in come and not _shared(n, olds_all, flipped)
    )


def _owned(groups: list[Group]) -> list[_Owned]:
    unique = {group.key: group for group in groups}
    return [_Owned(group, duty) for group in unique.values() for duty in group.duties]


def _shared(one: _Owned, others: list[_Owned], kin: set[tuple[Key, Key]]) -> bool:
    """Whether a duty is still there: several members of a collective may share one."""
    return any(
        (one.group.key, other.group.key) in kin and same_words(one.duty.text, other.duty.text)
        for other in others
        if sum(pair[0] == one.group.key or pair[1] == other.group.key for pair in kin) > 1
    )


def _rounds(
    kin: set[tuple[Key, Key]],
) -> list[tuple[Callable[[_Owned, _Owned], float], float]]:
    """The surest pairs first: the same text with the same body, with another, then alike texts."""

    def among(
        kindred: bool, score: Callable[[str, str], float]
    ) -> Callable[[_Owned, _Owned], float]:
        def scored(old: _Owned, new: _Owned) -> float:
            if ((old.group.key, new.group.key) in kin) is not kindred or _apart(old, new):
                return 0.0
            return score(old.duty.text, new.duty.text)

        return scored

    return [
        (among(True, lambda a, b: float(a == b)), 1.0),
        (among(True, same_words), 1.0),
        (among(False, same_words), 1.0),
        (among(True, likeness), _REWORDED),
        (among(False, likeness), _MOVED),
    ]


def _apart(old: _Owned, new: _Owned) -> bool:
    """An obligation of an owner never becomes a duty of a body."""
    return (old.group.role == "holder") is not (new.group.role == "holder")


def _changed(case: Case, old: _Owned, new: _Owned, kindred: bool) -> Iterator[Change]:
    was, now = old.duty.path, new.duty.path
    if not kindred:
        yield _moved(case, old, new)
    if old.duty.text != new.duty.text:
        yield case.said(
            f"{new.group.role}-duty-reworded", new.group.name, [old.duty.text], [new.duty.text],
            was=was, now=now, bodies=_bodies(new),
        )  # fmt: skip


def _moved(case: Case, old: _Owned, new: _Owned) -> Change:
    was, now = old.duty.path, new.duty.path
    before, after = old.group, new.group
    if before.role == "holder":
        return case.change("holder-changed", "", [before.name], [after.name], was=was, now=now)
    if before.body == after.body:
        roles = [_ROLES[before.role]], [_ROLES[after.role]]
        subject = f"{after.name}的职责“{new.duty.text}”"
        return case.change(
            "duty-role-changed", subject, *roles, was=was, now=now, bodies=_bodies(new)
        )
    way = case.names.direction(before.name, after.name)
    return case.change(
        f"duty-moved{way}", old.duty.text, [before.name], [after.name],
        was=was, now=now, bodies=(*_bodies(old), *_bodies(new)),
    )  # fmt: skip


def _removed(case: Case, old: _Owned) -> Change:
    kind = f"{old.group.role}-duty-removed"
    return case.change(
        kind, old.group.name, [old.duty.text], was=old.duty.path, bodies=_bodies(old)
    )


def _added(case: Case, new: _Owned) -> Change:
    kind = f"{new.group.role}-duty-added"
    return case.change(
        kind, new.group.name, (), [new.duty.text], now=new.duty.path, bodies=_bodies(new)
    )


def _bodies(owned: _Owned) -> tuple[str, ...]:
    return () if owned.group.role == "holder" else (owned.group.name,)
