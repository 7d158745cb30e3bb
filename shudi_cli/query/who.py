"""“Who leads on X”: from people's words to the matters that answer them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from shudi_cli.editions import Snapshot
from shudi_cli.errors import NegativeAnswer, WrongCall
from shudi_cli.model import Law
from shudi_cli.query import asking, succession
from shudi_cli.query.answer import Answer, Group, Match, Searched
from shudi_cli.query.bodies import asked_body
from shudi_cli.query.body import body
from shudi_cli.query.hit import Hit
from shudi_cli.query.index import Row
from shudi_cli.query.normal import normal, number_in
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


class Pair(NamedTuple):
    """A hit, the matter in force it leads to, and the retired matter it led through."""

    hit: Hit
    row: Row
    former: Row | None = None


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
            found = search(known.lookup, typed, within=scope.within)
            pairs, _ = _paired(known, found.best or found.near, scope.admits)
            return tuple(_match(known, pair) for pair in _named_once(pairs)[:_OFFERED])

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
    pairs, ended = _numbered(known, question, scope.admits)
    if pairs:
        return _told(known, blank, pairs, selection)
    if ended:
        return blank._replace(ended=tuple(_view(known, row) for row in ended))
    read = question[: R.read]
    found = search(known.lookup, read, within=scope.within)
    if (not found.best or found.best[0].score < R.exact) and (name := asked_body(known, read)):
        return blank._replace(asked_body=body(known, name, scope))
    pairs, ended = _paired(known, found.best, scope.admits)
    if pairs:
        return _told(known, blank._replace(several=found.several), pairs, selection)
    near, _ = _paired(known, found.near, scope.admits)
    return blank._replace(
        ended=tuple(_view(known, row) for row in ended),
        near=tuple(_match(known, pair) for pair in _named_once(near)[: R.near_most]),
        laws=_laws(known, read),
    )


def _told(known: Known, blank: Answer, pairs: Sequence[Pair], selection: Selection) -> Answer:
    """One match a matter, or, where a matter is in several lists, the groups of who leads."""
    if selection.all or len({pair.row.list for pair in pairs}) == 1:
        return blank._replace(matches=tuple(_match(known, pair) for pair in pairs))
    groups: dict[tuple[str, str], list[Pair]] = {}
    names = list(dict.fromkeys(pair.row.name for pair in pairs))[:_CONCEPTS]
    for pair in pairs:
        if pair.row.name in names:
            groups.setdefault((pair.row.name, pair.row.lead), []).append(pair)
    order = sorted(groups.items(), key=lambda g: (names.index(g[0][0]), -len(g[1])))
    told = tuple(
        Group(
            name,
            lead,
            tuple(p.row.list for p in held),
            _match(known, held[0]),
            tuple((p.row.list, p.row.until) for p in held if p.row.until),
        )
        for (name, lead), held in order
    )
    return blank._replace(groups=told, matches=tuple(group.example for group in told))


def _paired(known: Known, found: Sequence[Hit], admits: Admits) -> tuple[list[Pair], list[Row]]:
    """The matters in force for these hits, best first, and the retired that nobody carries on."""
    rows: dict[int, list[Row]] = {}
    for row in known.lookup.rows([hit.unit for hit in found]):
        if admits(row):
            rows.setdefault(row.unit, []).append(row)
    pairs, ended = _standing(known, ((hit, row) for hit in found for row in rows.get(hit.unit, ())))
    order = {name: at for at, name in enumerate(dict.fromkeys(p.row.name for p in pairs))}
    pairs.sort(key=lambda p: (order[p.row.name], p.row.matter, p.row.list))
    return pairs, ended


def _standing(known: Known, found: Iterable[tuple[Hit, Row]]) -> tuple[list[Pair], list[Row]]:
    """Each matter once, a retired one through those that carry it on."""
    pairs: dict[str, Pair] = {}
    ended: list[Row] = []
    for hit, row in found:
        if not succession.ended(known, row):
            pairs.setdefault(row.path, Pair(hit, row))
        elif following := succession.successors(known, row):
            for successor in following:
                pairs.setdefault(successor.path, Pair(hit, successor, row))
        else:
            ended.append(row)
    return list(pairs.values()), ended


def _named_once(pairs: Iterable[Pair]) -> list[Pair]:
    seen: dict[str, Pair] = {}
    for pair in pairs:
        seen.setdefault(pair.row.name, pair)
    return list(seen.values())


def _numbered(known: Known, question: str, admits: Admits) -> tuple[list[Pair], list[Row]]:
    list_id, number = number_in(question)
    rows = sorted(known.lookup.numbered(number)) if number else []
    admitted = (row for row in rows if admits(row) and list_id in (None, row.list))
    return _standing(known, ((Hit(row.unit, R.exact, "id", row.matter), row) for row in admitted))


def _laws(known: Known, question: str) -> tuple[Law, ...]:
    """Laws of the register in whose name the thing asked about stands."""
    asked = asking.core(normal(question))
    if len(asked) < 2:
        return ()
    return tuple(law for law in known.laws.laws if asked in normal(law.name))[:2]


def _match(known: Known, pair: Pair) -> Match:
    hit, row, former = pair
    seen = _view(known, row)
    return Match(
        seen,
        round(hit.score, 4),
        hit.by,
        hit.text,
        _view(known, former) if former else None,
        succession.heirs(known, seen.matter) if row.until else (),
    )


def _view(known: Known, row: Row) -> MatterView:
    return view(known, known.matters(row.list), known.entry(row.list, row.path))


def pick(snapshot: Snapshot, question: str) -> MatterView:
    """The one matter `question` names; raises as `picked` does."""
    return using(snapshot, lambda known: picked(known, question))


def picked(known: Known, question: str) -> MatterView:
    """The one matter `question` names, by id (also `list/id`), name or likeness; retired ones too.

    Raises `NegativeAnswer` when there is none and `WrongCall` when several fit equally.
    """
    list_id, number = number_in(question)
    rows = [
        row
        for row in (sorted(known.lookup.numbered(number)) if number else ())
        if row.list in known.list_ids and list_id in (None, row.list)
    ]
    if len(rows) > 1:
        raise _several(question, [f"{row.list}/{row.matter} {row.name}" for row in rows])
    if rows:
        return _view(known, rows[0])
    answer = answered(known, question)
    if answer.ended:
        return answer.ended[0]
    if not answer.matches:
        near = "、".join(f"{m.view.matter.id} {m.view.matter.name}" for m in answer.near)
        raise NegativeAnswer(
            f"清单里没有“{question}”这个事项。",
            f"相近的事项：{near}。" if near else "用 shudi ls 查看全部事项。",
        )
    if answer.ambiguous or answer.groups:
        matches = (m.view for m in answer.matches)
        raise _several(question, [f"{v.list.id}/{v.matter.id} {v.matter.name}" for v in matches])
    return answer.matches[0].former or answer.matches[0].view


def _several(question: str, fits: Sequence[str]) -> WrongCall:
    named = "、".join(fits[:5]) + ("等" if len(fits) > 5 else "")
    return WrongCall(
        f"“{question}”对应不止一个事项：{named}。",
        f"请用编号再问一次，例如 {fits[0].split(' ')[0]}。",
    )
