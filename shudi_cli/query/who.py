"""“Who leads on X”: from people's words to the matters that answer them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from shudi_cli.editions import Snapshot
from shudi_cli.errors import NegativeAnswer, WrongCall
from shudi_cli.query import asking, complaint
from shudi_cli.query.body import BodyAnswer, body
from shudi_cli.query.bodies import asked_body
from shudi_cli.query.index import Lookup, Row
from shudi_cli.query.normal import normal
from shudi_cli.query.opening import Known, indexed
from shudi_cli.query.ranking import RANKING as R
from shudi_cli.query.scoring import By, Hit, hits
from shudi_cli.query.view import MatterView, view


class Match(NamedTuple):
    """A matter, how well it fits, and by which of its words."""

    view: MatterView
    score: float
    by: By
    text: str


class Answer(NamedTuple):
    """Matters above the threshold, best first; `near` only when there are none.

    `several` says that the question holds several matters, each of which is answered.
    """

    query: str
    on: str | None
    revision: str | None
    matches: tuple[Match, ...]
    near: tuple[Match, ...]
    several: bool = False
    asked_body: BodyAnswer | None = None

    @property
    def off_list(self) -> bool:
        """Whether the list has no such matter."""
        return not self.matches and self.asked_body is None

    @property
    def ambiguous(self) -> bool:
        """Whether the second answer fits about as well as the first."""
        return (
            not self.several
            and len(self.matches) > 1
            and self.matches[0].score - self.matches[1].score < R.margin
        )


def who(snapshot: Snapshot, question: str) -> Answer:
    """Find the matters a question is about, in every list of the snapshot."""
    with indexed(snapshot) as known:
        return answered(known, question)


def answered(known: Known, question: str) -> Answer:
    """The answer an open index gives."""
    snapshot = known.snapshot
    exact = _numbered(known, question)
    if exact:
        return Answer(question, snapshot.on, snapshot.revision, exact, ())
    found = search(known.lookup, question)
    best = found.best
    if (not best or best[0].score < R.exact) and (name := asked_body(known, question)):
        return Answer(
            question, snapshot.on, snapshot.revision, (), (), asked_body=body(snapshot, name)
        )
    matches = _matches(known, best)
    near = () if matches else _matches(known, found.near, R.near_most)
    return Answer(question, snapshot.on, snapshot.revision, matches, near, found.several)


class Found(NamedTuple):
    """Hits that answer, best first; else the near ones."""

    best: tuple[Hit, ...]
    near: tuple[Hit, ...]
    several: bool = False


def search(lookup: Lookup, question: str, *, terms: bool = True) -> Found:
    """The texts a question is about: one matter, several likely ones, or the several it names."""
    asked = asking.core(normal(question))
    scored = hits(lookup, asked, terms=terms)
    ranked = sorted(scored.values(), key=lambda h: (-h.score, h.unit))
    several = complaint.parts(lookup, question, asked, ranked, terms=terms)
    if several:
        return Found(several, (), several=True)
    best = [h for h in ranked if h.score >= R.threshold]
    if best:
        return Found(tuple(h for h in best if h.score >= best[0].score * R.keep), ())
    return Found((), tuple(h for h in ranked if h.score >= R.near))


def _matches(known: Known, found: Sequence[Hit], most: int | None = None) -> tuple[Match, ...]:
    rows = _of_lists(known, known.lookup.rows([hit.unit for hit in found]))
    by_unit: dict[int, list[Row]] = {}
    for row in rows:
        by_unit.setdefault(row.unit, []).append(row)
    matches = [
        Match(_view(known, row), round(hit.score, 4), hit.by, hit.text)
        for hit in found
        for row in sorted(by_unit.get(hit.unit, ()), key=lambda r: (r.matter, r.list))
    ]
    matches.sort(key=lambda m: -m.score)
    return tuple(matches[:most])


def _numbered(known: Known, question: str) -> tuple[Match, ...]:
    list_id, slash, number = question.strip().casefold().rpartition("/")
    rows = _of_lists(known, known.lookup.numbered(number))
    return tuple(
        Match(_view(known, row), R.exact, "id", row.matter)
        for row in rows
        if not slash or row.list == list_id
    )


def _of_lists(known: Known, rows: Iterable[Row]) -> list[Row]:
    wanted = set(known.list_ids)
    return [row for row in rows if row.list in wanted]


def _view(known: Known, row: Row) -> MatterView:
    return view(known, known.list(row.list), known.entry(row))


def pick(snapshot: Snapshot, question: str) -> MatterView:
    """The one matter `question` names, by id (also `list/id`, retired too), name or likeness.

    Raises `NegativeAnswer` when there is none and `WrongCall` when several fit equally.
    """
    for matters in snapshot.lists:
        for entry in matters.entries:
            if question in (entry.id, entry.matter.id):
                return view(snapshot, matters, entry)
    answer = who(snapshot, question)
    if answer.off_list:
        near = "、".join(f"{m.view.matter.id} {m.view.matter.name}" for m in answer.near)
        raise NegativeAnswer(
            f"清单里没有“{question}”这个事项。",
            f"相近的事项：{near}。" if near else "用 shudi ls 查看全部事项。",
        )
    if answer.ambiguous or answer.asked_body:
        fits = "、".join(f"{m.view.matter.id} {m.view.matter.name}" for m in answer.matches[:5])
        raise WrongCall(f"“{question}”对应不止一个事项：{fits}。", "请用编号再问一次。")
    return answer.matches[0].view
