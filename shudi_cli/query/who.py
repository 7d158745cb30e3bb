"""“Who leads on X”: from people's words to the matters that answer them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager

from shudi_cli.editions import Snapshot
from shudi_cli.errors import NegativeAnswer, WrongCall
from shudi_cli.model import Law
from shudi_cli.query import asking
from shudi_cli.query.answer import Answer, Group, Match, Searched
from shudi_cli.query.bodies import asked_body
from shudi_cli.query.body import body
from shudi_cli.query.hit import Hit
from shudi_cli.query.index import Row
from shudi_cli.query.normal import normal
from shudi_cli.query.opening import Known, indexed, unwatched, using
from shudi_cli.query.ranking import RANKING as R
from shudi_cli.query.searching import search
from shudi_cli.query.selection import EVERYWHERE, Admits, Selection, chosen
from shudi_cli.query.view import MatterView, view
from shudi_cli.store import Progress

_SHOWN_LISTS = 20
_OFFERED = 8
_CONCEPTS = 6
"""Matters of one name that are told apart in an answer over many lists."""


def who(
    snapshot: Snapshot,
    question: str,
    selection: Selection = EVERYWHERE,
    progress: Progress = unwatched,
) -> Answer:
    """Find the matters a question is about, in every list of the snapshot the selection leaves.

    `progress` is told how far the index is where it has to be built. Raises `WrongCall` for an
    area, town or domain that none of the lists has, `NotReadable` where no list could be read.
    """
    return using(snapshot, lambda known: answered(known, question, selection), progress)


Narrowing = Callable[[str], tuple[Match, ...]]


@contextmanager
def narrowing(snapshot: Snapshot, selection: Selection = EVERYWHERE) -> Iterator[Narrowing]:
    """A function from what was typed so far to the matters that fit, for a prompt.

    The index stays open meanwhile, as it was when the prompt began.
    """
    with indexed(snapshot) as known:
        scope = chosen(known, selection)

        def narrow(typed: str) -> tuple[Match, ...]:
            found = search(known.lookup, typed)
            pairs = _named_once(_paired(known, found.best or found.near, scope.admits))
            return tuple(_match(known, *pair) for pair in pairs[:_OFFERED])

        yield narrow


def answered(known: Known, question: str, selection: Selection = EVERYWHERE) -> Answer:
    """The answer an open index gives."""
    scope = chosen(known, selection)
    manifests = tuple(known.matters(name).manifest for name in scope.lists[:_SHOWN_LISTS])
    blank = Answer(
        question,
        known.snapshot.on,
        known.snapshot.revision,
        Searched(len(scope.lists), manifests),
        town=scope.town,
        unread=tuple(known.unread()),
    )
    pairs = _numbered(known, question, scope.admits)
    if pairs:
        return _told(known, blank, pairs, selection)
    found = search(known.lookup, question)
    if (not found.best or found.best[0].score < R.exact) and (name := asked_body(known, question)):
        return blank._replace(asked_body=body(known, name))
    pairs = _paired(known, found.best, scope.admits)
    if pairs:
        return _told(known, blank._replace(several=found.several), pairs, selection)
    near = _paired(known, found.near, scope.admits)
    return blank._replace(
        near=tuple(_match(known, *pair) for pair in _named_once(near)[: R.near_most]),
        laws=_laws(known, question),
    )


def _told(
    known: Known, blank: Answer, pairs: Sequence[tuple[Hit, Row]], selection: Selection
) -> Answer:
    """One match a matter, or, where a matter is in several lists, the groups of who leads."""
    if selection.all or len({row.list for _, row in pairs}) == 1:
        return blank._replace(matches=tuple(_match(known, *pair) for pair in pairs))
    groups: dict[tuple[str, str], list[tuple[Hit, Row]]] = {}
    names = list(dict.fromkeys(row.name for _, row in pairs))[:_CONCEPTS]
    for hit, row in pairs:
        if row.name in names:
            groups.setdefault((row.name, row.lead), []).append((hit, row))
    order = sorted(groups.items(), key=lambda g: (names.index(g[0][0]), -len(g[1])))
    told = tuple(
        Group(name, lead, tuple(row.list for _, row in held), _match(known, *held[0]))
        for (name, lead), held in order
    )
    return blank._replace(groups=told, matches=tuple(group.example for group in told))


def _paired(known: Known, found: Sequence[Hit], admits: Admits) -> list[tuple[Hit, Row]]:
    rows: dict[int, list[Row]] = {}
    for row in known.lookup.rows([hit.unit for hit in found]):
        if admits(row):
            rows.setdefault(row.unit, []).append(row)
    pairs = [(hit, row) for hit in found for row in rows.get(hit.unit, ())]
    order = {name: place for place, name in enumerate(dict.fromkeys(r.name for _, r in pairs))}
    return sorted(pairs, key=lambda p: (order[p[1].name], p[1].matter, p[1].list))


def _named_once(pairs: Iterable[tuple[Hit, Row]]) -> list[tuple[Hit, Row]]:
    seen: dict[str, tuple[Hit, Row]] = {}
    for hit, row in pairs:
        seen.setdefault(row.name, (hit, row))
    return list(seen.values())


def _numbered(known: Known, question: str, admits: Admits) -> list[tuple[Hit, Row]]:
    plain = unicodedata.normalize("NFKC", question).strip().casefold()
    list_id, slash, number = plain.rpartition("/")
    return [
        (Hit(row.unit, R.exact, "id", row.matter), row)
        for row in sorted(known.lookup.numbered(number))
        if admits(row) and (not slash or row.list == list_id)
    ]


def _laws(known: Known, question: str) -> tuple[Law, ...]:
    """Laws of the register in whose name the thing asked about stands."""
    asked = asking.core(normal(question))
    if len(asked) < 2:
        return ()
    return tuple(law for law in known.laws.laws if asked in normal(law.name))[:2]


def _match(known: Known, hit: Hit, row: Row) -> Match:
    seen = view(known, known.matters(row.list), known.entry(row.list, row.path))
    return Match(seen, round(hit.score, 4), hit.by, hit.text)


def pick(snapshot: Snapshot, question: str) -> MatterView:
    """The one matter `question` names; raises as `picked` does."""
    return using(snapshot, lambda known: picked(known, question))


def picked(known: Known, question: str) -> MatterView:
    """The one matter `question` names, by id (also `list/id`, retired too), name or likeness.

    Raises `NegativeAnswer` when there is none and `WrongCall` when several fit equally.
    """
    list_id, slash, number = question.rpartition("/")
    for row in sorted(known.lookup.numbered(number, retired=True)):
        if row.list in known.list_ids and (not slash or row.list == list_id):
            return view(known, known.matters(row.list), known.entry(row.list, row.path))
    answer = answered(known, question)
    if not answer.matches:
        near = "、".join(f"{m.view.matter.id} {m.view.matter.name}" for m in answer.near)
        raise NegativeAnswer(
            f"清单里没有“{question}”这个事项。",
            f"相近的事项：{near}。" if near else "用 shudi ls 查看全部事项。",
        )
    if answer.ambiguous or answer.groups:
        fits = "、".join(
            f"{m.view.list.id}/{m.view.matter.id} {m.view.matter.name}" for m in answer.matches[:5]
        )
        raise WrongCall(f"“{question}”对应不止一个事项：{fits}。", "请用编号再问一次。")
    return answer.matches[0].view
