"""What the adjustment records say of a change: which entries speak of it, whether a law made it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from shudi_cli.diffing import KINDS, Change
from shudi_cli.model import Change as Recorded
from shudi_cli.model import Citation
from shudi_cli.rule import ChangeCase, ListCase
from shudi_cli.rules.powers import support
from shudi_cli.walk import parts

_LEADING = frozenset({
    "lead-moved-down", "lead-added-down", "lead-support-swapped-down", "lead-changed",
    "lead-moved-up", "lead-added", "lead-dropped", "lead-to-support", "support-to-lead",
    "lead-support-swapped", "lead-order", "lead-order-down", "lead-regrouped",
})  # fmt: skip
"""Kinds of change that say who leads: only an entry that says `lead` speaks of them."""


class Aspect(NamedTuple):
    """What of a matter changed, and the words of a record's `kind` that speak of it."""

    said: str
    kinds: tuple[str, ...]

    @property
    def words(self) -> str:
        """The words, for a person."""
        return "、".join(self.kinds[:-1]) + " 或者 " * (len(self.kinds) > 1) + self.kinds[-1]


_LEADERS = Aspect("主体责任单位", ("lead",))
_SHARES = Aspect("职责分工", ("lead", "support", "duty", "condition"))
_CALL = Aspect("吹哨方式", ("whistle",))
_FLOW = Aspect("运行流程", ("workflow",))

_ALONE = {("workflow",): _FLOW, ("whistle",): _CALL, ("lead", "support"): _SHARES}


def aspect(change: Change) -> Aspect | None:
    """What of a matter a change is about; None where every entry about the matter covers it."""
    kind = KINDS[change.kind]
    if change.kind in _LEADING:
        return _LEADERS
    if kind.level == "basis":
        return None
    return _ALONE.get(kind.explains)


def about(case: ChangeCase, change: Change) -> list[Recorded]:
    """The entries of the records about the matter of a change, whatever they say of it."""
    return [c for record in case.records for c in record.changes if change.matter in c.matters]


def speaks(entry: Recorded, change: Change) -> bool:
    """Whether an entry about the matter says that this of it changed."""
    wanted = aspect(change)
    return wanted is None or bool(set(wanted.kinds) & set(entry.kind.split()))


def speaking(case: ChangeCase, change: Change) -> list[Recorded]:
    """The entries that speak of a change."""
    return [entry for entry in about(case, change) if speaks(entry, change)]


def by_law(case: ChangeCase, entry: Recorded, change: Change, receiving: Sequence[str]) -> bool:
    """Whether a law made what an entry records of a change, for the bodies that receive, if any.

    Any article can be written into a record. What law gives a body is cited where the body's own
    share stands, and the law came into force between the editions, or its article is known to
    empower such bodies.
    """
    within = case.within
    if within is None or entry.reason != "law":
        return False
    new = [c for c in entry.basis if _is_new(case, within, c)]
    if not receiving:
        return bool(new)
    own = frozenset(_own(within, change.matter, receiving))
    shared = tuple(c for c in entry.basis if _articles(within, c) & own)
    kinds = frozenset(kind for name in receiving for kind in within.holders(name))
    return any(c in new for c in shared) or bool(kinds & support(within, shared).holders)


def by_new_law(case: ChangeCase, change: Change) -> bool:
    """Whether some law that came between the editions is recorded as the reason of a change: enough
    where only words, conditions or limits moved.
    """
    return any(by_law(case, entry, change, ()) for entry in speaking(case, change))


def _is_new(case: ChangeCase, within: ListCase, citation: Citation) -> bool:
    """Whether what is cited was made, amended or repealed between the editions compared."""
    law = within.law(citation.law) if citation.law else None
    days = law.days if law else ((citation.document and citation.document.date) or "",)
    return any(case.before.list.manifest.effective < day <= case.day for day in days)


def _own(within: ListCase, matter: str, receiving: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The articles cited for the share that these bodies have in a matter."""
    bodies = {body.id for name in receiving for body in within.members(name)}
    for entry in within.list.entries:
        for _, part in parts(entry.matter) if entry.matter.id == matter else ():
            if bodies & {body.id for body in within.members(part.body)}:
                for citation in part.basis:
                    yield from _articles(within, citation)


def _articles(within: ListCase, citation: Citation) -> frozenset[tuple[str, str]]:
    law = within.law(citation.law) if citation.law else None
    name = law.name if law else citation.law or ""
    return frozenset((name, article) for article in citation.articles)
