"""Hits by text: what a unit says of each character of the question.

A character counts as far as the unit holds the pair it stands in: rare pairs and names more than
common ones and duties, words of terms.yaml as the list's own, words that only tell the story less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import exp
from typing import NamedTuple

from shudi_cli.query.asking import settings, weights
from shudi_cli.query.hit import By, Hit
from shudi_cli.query.index import Lookup, Word
from shudi_cli.query.index.words import ALIAS, DUTY, NAME, SUMMARY
from shudi_cli.query.left import Left, Postings, Said, rarity
from shudi_cli.query.normal import bigrams
from shudi_cli.query.ranking import RANKING as R

_FIELDS = {NAME: R.in_name, ALIAS: R.in_alias, SUMMARY: R.in_summary, DUTY: R.in_duty}
_LONGEST_WORD = 24
_LONGEST_TERM = 12
Covers = dict[int, list[float]]
"""For each unit, what it says of each character of the question, from 0 to 1."""


class Whole(NamedTuple):
    """A whole name that stands in the question, and what that is worth at least."""

    floor: float
    rank: int
    text: str


def texts(lookup: Lookup, asked: str, *, terms: bool) -> Iterator[Hit]:
    """The hits of every unit whose text holds anything of the question."""
    pieces = substrings(asked)
    every = _said(lookup, asked, pieces) if terms else []
    said = [term for term in every if not term.strange]
    named = lookup.names([piece for piece in pieces if len(piece) >= 2])
    meant = (gram for term in said for mean in term.means for gram in bigrams(mean) or (mean,))
    postings = lookup.postings(list(dict.fromkeys((*bigrams(asked), *asked, *meant))))
    covers: Covers = {}
    _cover_by_grams(lookup, asked, postings, covers)
    meaning = _cover_by_terms(lookup, said, postings, covers, len(asked))
    whole = _cover_by_names(asked, named, covers)
    weight = _weights(asked, said, named)
    left = Left.of(lookup, asked, every, weight, postings)
    for unit, cover in covers.items():
        hit = _hit(unit, asked, cover, weight, meaning.get(unit), whole.get(unit))
        barred = left.bars(unit, cover, named=unit in whole)
        if barred or not left.answered(cover, named=unit in whole):
            hit = hit._replace(score=min(hit.score, R.outside), barred=barred)
        yield hit


def _hit(
    unit: int,
    asked: str,
    cover: Sequence[float],
    weight: Sequence[float],
    term: tuple[Said, str] | None,
    name: Whole | None,
) -> Hit:
    told = sum(w * c for w, c in zip(weight, cover, strict=True))
    score = _bent(told / _length(sum(weight)) * min(1.0, R.little * (1 + 0.5 * told / R.enough)))
    if max(cover) <= R.in_summary:
        score *= R.only_mentioned
    by: By = "text"
    text = _quoted(asked, cover)
    if term is not None:
        (start, end, *_), mean = term
        if sum(cover[start:end]) >= R.led * sum(cover):
            by, text = "term", mean
            if end - start == len(asked):
                score = max(score, min(R.term, R.term * min(cover) / R.by_term))
    if name is not None:
        if name.floor >= score or len(name.text) * 2 >= len(asked):
            by, text = ("alias" if name.rank else "name"), name.text
        score = max(score, name.floor)
    return Hit(unit, score, by, text, tuple(cover))


def _bent(score: float) -> float:
    """Keeps the order of scores above `R.full` without letting them reach an exact one."""
    over = score - R.full
    return score if over <= 0 else R.full + (R.term - R.full) * (1 - exp(-2 * over))


def substrings(asked: str, longest: int = _LONGEST_WORD) -> list[str]:
    """Every piece of `asked` of at least one character, each once."""
    size = len(asked)
    pieces = (
        asked[start:end]
        for start in range(size)
        for end in range(start + 1, min(size, start + longest) + 1)
    )
    return list(dict.fromkeys(pieces))


def _length(weight: float) -> float:
    """How long a question counts: a long complaint tells much beside what it is about."""
    return weight if weight <= R.short else R.short + R.beyond * (weight - R.short)


def _weights(asked: str, said: Iterable[Said], named: Iterable[Word]) -> list[float]:
    """What each character weighs; in a word the list knows, none of them only tells the story."""
    setting = R.setting if len(asked) <= R.brief else 1.0
    weight = weights(asked, told=R.told, light=R.light, setting=setting)
    spans = [(term.start, term.end) for term in said]
    spans += [(asked.find(name.key), asked.find(name.key) + len(name.key)) for name in named]
    places = set(settings(asked)) if setting < 1 else ()
    for start, end in spans:
        if end - start > 1 and (start, end) not in places:
            weight[start:end] = [max(w, R.known) for w in weight[start:end]]
    return weight


def _said(lookup: Lookup, asked: str, pieces: Sequence[str]) -> list[Said]:
    """The terms in the question, without those that stand inside a longer one."""
    found: dict[tuple[int, int, int], list[str]] = {}
    for say, line, mean in lookup.said([p for p in pieces if len(p) <= _LONGEST_TERM]):
        start = asked.find(say)
        while start >= 0:
            found.setdefault((start, start + len(say), line), []).append(mean)
            start = asked.find(say, start + 1)
    spans = {(start, end) for start, end, _ in found}
    return [
        Said(start, end, tuple(means), line)
        for (start, end, line), means in found.items()
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in spans)
    ]


def _cover_by_grams(lookup: Lookup, asked: str, postings: Postings, covers: Covers) -> None:
    size = len(asked)
    for gram in dict.fromkeys((*bigrams(asked), *asked)):
        codes = postings.get(gram)
        if not codes:
            continue
        lone = R.lone if len(gram) == 1 else 1.0
        value = lone * rarity(lookup, len(codes))
        places = [i for i in range(size) if asked.startswith(gram, i)]
        for code in codes:
            worth = value * _FIELDS[code & 3]
            cover = covers.setdefault(code >> 2, [0.0] * size)
            for place in places:
                for position in range(place, place + len(gram)):
                    if cover[position] < worth:
                        cover[position] = worth


def _cover_by_terms(
    lookup: Lookup, said: Iterable[Said], postings: Postings, covers: Covers, size: int
) -> dict[int, tuple[Said, str]]:
    """People's words count for the units that hold what they mean, more where it is all held."""
    longest: dict[int, tuple[Said, str]] = {}
    for term in said:
        best: dict[int, tuple[float, str]] = {}
        held: dict[int, int] = {}
        for mean in term.means:
            for unit, worth in _holding(lookup, mean, postings):
                held[unit] = held.get(unit, 0) + 1
                best[unit] = max(best.get(unit, (0.0, "")), (worth, mean))
        for unit, (worth, mean) in best.items():
            worth *= R.by_sign if term.end - term.start == 1 else R.by_term
            worth *= 1 - R.part * (1 - held[unit] / len(term.means))
            cover = covers.setdefault(unit, [0.0] * size)
            for position in range(term.start, term.end):
                cover[position] = max(cover[position], worth)
            kept = longest.get(unit)
            if kept is None or term.end - term.start > kept[0].end - kept[0].start:
                longest[unit] = term, mean
    return longest


def _holding(lookup: Lookup, word: str, postings: Postings) -> Iterator[tuple[int, float]]:
    """The units that hold `word`, judged by its pairs, each with what that says."""
    grams = bigrams(word) or [word]
    fields: dict[int, int] | None = None
    for gram in grams:
        here = {code >> 2: code & 3 for code in postings.get(gram, ())}
        if fields is not None:
            here = {
                unit: min(field, fields[unit]) for unit, field in here.items() if unit in fields
            }
        fields = here
    held = {unit: field for unit, field in (fields or {}).items() if field != DUTY}
    named = sum(field >= ALIAS for field in held.values())
    for unit, field in held.items():
        worth = rarity(lookup, named or len(held))
        yield unit, worth * (_FIELDS[field] if named else R.beside_names)


def _cover_by_names(asked: str, named: Iterable[Word], covers: Covers) -> dict[int, Whole]:
    """Whole names that stand in the question; they count fully, however common their pairs are."""
    whole: dict[int, Whole] = {}
    for name in named:
        start = asked.find(name.key)
        end = start + len(name.key)
        cover = covers.setdefault(name.unit, [0.0] * len(asked))
        for position in range(start, end):
            cover[position] = max(cover[position], 1.0)
        floor = R.floor[min(len(name.key), len(R.floor) - 1)]
        if name.unit not in whole or floor > whole[name.unit].floor:
            whole[name.unit] = Whole(floor, name.rank, name.text)
    return whole


def _quoted(asked: str, cover: Sequence[float]) -> str:
    """The pieces of the question that were found, joined by …."""
    pieces, current = [], ""
    for character, worth in zip(asked, cover, strict=True):
        if worth > R.shown:
            current += character
        elif current:
            pieces.append(current)
            current = ""
    if current:
        pieces.append(current)
    return "…".join(pieces) or asked
