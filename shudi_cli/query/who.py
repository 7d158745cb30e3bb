"""“Who leads on X”: matching people's words to matters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from shudi_cli.editions import Snapshot
from shudi_cli.errors import NegativeAnswer, WrongCall
from shudi_cli.loading import Entry, MatterList
from shudi_cli.model import Matter, Terms
from shudi_cli.query.view import MatterView, view

By = Literal["id", "name", "alias", "term", "abbreviation", "text"]


class Ranking(NamedTuple):
    """Every constant of the ranking, in one place. Scores run from 0 to 1."""

    exact: float = 1.0
    term: float = 0.95
    contained: float = 0.7
    """A name inside the question; grows with the share of the question it covers."""
    part: float = 0.6
    """The question inside a name; grows with the share of the name it covers."""
    abbreviation: float = 0.5
    span: float = 0.3
    threshold: float = 0.55
    margin: float = 0.05
    """Answers closer than this to the best one are offered beside it."""
    near: float = 0.2
    near_most: int = 3


RANKING = Ranking()


class Match(NamedTuple):
    """A matter, how well it fits, and by which of its words."""

    view: MatterView
    score: float
    by: By
    text: str


class Answer(NamedTuple):
    """Matters above the threshold, best first; `near` only when there are none."""

    query: str
    on: str | None
    revision: str | None
    matches: tuple[Match, ...]
    near: tuple[Match, ...]

    @property
    def off_list(self) -> bool:
        """Whether the list has no such matter."""
        return not self.matches

    @property
    def ambiguous(self) -> bool:
        """Whether the second answer fits about as well as the first."""
        return (
            len(self.matches) > 1 and self.matches[0].score - self.matches[1].score < RANKING.margin
        )


class _Hit(NamedTuple):
    score: float
    by: By
    text: str


def who(snapshot: Snapshot, question: str) -> Answer:
    """Find the matters a question is about, in every list of the snapshot."""
    asked = normal(question)
    hits = [
        (hit, matters, entry)
        for matters in snapshot.lists
        for entry in matters.active()
        if (hit := _best(asked, entry.matter, snapshot.terms))
    ]
    hits.sort(key=lambda h: (-h[0].score, h[2].id))
    matches = tuple(_match(snapshot, *h) for h in hits)
    near = () if matches else tuple(_near(snapshot, asked))
    return Answer(question, snapshot.on, snapshot.revision, matches, near)


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
    if answer.ambiguous:
        fits = "、".join(f"{m.view.matter.id} {m.view.matter.name}" for m in answer.matches[:5])
        raise WrongCall(f"“{question}”对应不止一个事项：{fits}。", "请用编号再问一次。")
    return answer.matches[0].view


def normal(text: str) -> str:
    """Text for comparing: width and case folded, spaces and punctuation dropped."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum() or c == "-")


def _match(snapshot: Snapshot, hit: _Hit, matters: MatterList, entry: Entry) -> Match:
    return Match(view(snapshot, matters, entry), round(hit.score, 4), hit.by, hit.text)


def _best(asked: str, matter: Matter, terms: Terms) -> _Hit | None:
    best = max(_hits(asked, matter, terms), key=lambda h: h.score, default=None)
    return best if best and best.score >= RANKING.threshold else None


def _hits(asked: str, matter: Matter, terms: Terms) -> Iterator[_Hit]:
    if asked == matter.id:
        yield _Hit(RANKING.exact, "id", matter.id)
    for index, name in enumerate(matter.names):
        by: By = "alias" if index else "name"
        yield from _by_name(asked, name, by)
    for meaning in _meanings(asked, terms):
        if any(normal(meaning) in normal(name) for name in matter.names):
            yield _Hit(RANKING.term, "term", meaning)


def _by_name(asked: str, name: str, by: By) -> Iterator[_Hit]:
    target = normal(name)
    if asked == target:
        yield _Hit(RANKING.exact, by, name)
    elif len(asked) >= 2 and asked in target:
        yield _Hit(RANKING.part + RANKING.span * len(asked) / len(target), by, name)
    elif len(target) >= 2 and target in asked:
        yield _Hit(RANKING.contained + RANKING.span * len(target) / len(asked) * 0.9, by, name)
    elif by == "name" and len(asked) >= 2 and in_order(asked, target):
        yield _Hit(
            RANKING.abbreviation + RANKING.span * len(asked) / len(target), "abbreviation", name
        )


def _meanings(asked: str, terms: Terms) -> Iterator[str]:
    for term in terms.terms:
        if any(normal(say) == asked for say in term.say):
            yield from term.mean


def in_order(short: str, long: str) -> bool:
    """Whether the characters of `short` stand in `long` in their order (拆违 in 拆除违法建设)."""
    rest = iter(long)
    return all(character in rest for character in short)


def _near(snapshot: Snapshot, asked: str) -> Iterator[Match]:
    scored = [
        (_Hit(score, "text", name), matters, entry)
        for matters in snapshot.lists
        for entry in matters.active()
        for score, name in [max((_likeness(asked, normal(n)), n) for n in entry.matter.names)]
        if score >= RANKING.near
    ]
    scored.sort(key=lambda h: (-h[0].score, h[2].id))
    return (_match(snapshot, *hit) for hit in scored[: RANKING.near_most])


def _likeness(left: str, right: str) -> float:
    """Dice coefficient over character bigrams."""
    a, b = set(_bigrams(left)), set(_bigrams(right))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _bigrams(text: str) -> Iterable[str]:
    return (text[i : i + 2] for i in range(len(text) - 1))
