"""How well each text of an index fits a question. Pure: an index and a question in, hits out.

A hit comes from a whole name (exactly, by its sound, inside the question, its characters in
order, one slip away) or from text: each character of the question counts as far as a text holds
the pair it stands in, rare pairs and names more, words that only tell the story less.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from math import log
from typing import Literal, NamedTuple

from shudi_cli.query.asking import weights
from shudi_cli.query.index import Lookup, Word
from shudi_cli.query.index.tables import EXACT, INITIALS, LAX
from shudi_cli.query.index.words import ALIAS, DUTY, NAME, SUMMARY
from shudi_cli.query.normal import bigrams, in_order
from shudi_cli.query.ranking import RANKING as R

By = Literal["id", "name", "alias", "term", "abbreviation", "pinyin", "text", "fuzzy"]
_FIELDS = {NAME: R.in_name, ALIAS: R.in_alias, SUMMARY: R.in_summary, DUTY: R.in_duty}
_LONGEST_WORD = 24
_FEW = 400
"""Units looked at one by one; the best by text come first."""


class Hit(NamedTuple):
    """How well a unit fits, by what, and which of its words; `cover` is what it says of each character."""

    unit: int
    score: float
    by: By
    text: str
    cover: tuple[float, ...] = ()


class Terms(NamedTuple):
    """People's words found in the question: where, and the list's word for them."""

    start: int
    end: int
    mean: str


def hits(lookup: Lookup, asked: str, *, terms: bool = True) -> dict[int, Hit]:
    """The best hit of every unit that fits at all. `asked` is normalised, without asking words."""
    asked = asked[: R.longest]
    found: dict[int, Hit] = {}
    if asked.isascii():
        for hit in _typed(lookup, asked):
            _keep(found, hit)
        if found and max(h.score for h in found.values()) >= R.threshold:
            return found
    for hit in (*_names(lookup, asked), *_texts(lookup, asked, terms=terms)):
        _keep(found, hit)
    if not found or max(h.score for h in found.values()) < R.abbreviation:
        for hit in (
            *_alike(lookup, asked),
            *_abbreviated(lookup, asked),
            *_slipped(lookup, asked, found),
        ):
            _keep(found, hit)
    return found


def rarity(lookup: Lookup, count: int) -> float:
    """What a gram held by `count` units says: 1 for a rare one, near 0 for one that all hold."""
    share = max(1, count) / (lookup.size + R.background)
    return max(0.05, min(1.0, -log(share) / log(R.rare)))


def _keep(found: dict[int, Hit], hit: Hit) -> None:
    best = found.get(hit.unit)
    if best is None or hit.score > best.score:
        found[hit.unit] = hit if hit.cover or best is None else hit._replace(cover=best.cover)


def substrings(asked: str, longest: int = _LONGEST_WORD) -> list[str]:
    """Every piece of `asked` of at least one character, each once."""
    size = len(asked)
    pieces = (
        asked[start:end]
        for start in range(size)
        for end in range(start + 1, min(size, start + longest) + 1)
    )
    return list(dict.fromkeys(pieces))


def _names(lookup: Lookup, asked: str) -> Iterator[Hit]:
    for name in lookup.names([asked]):
        yield Hit(
            name.unit, R.exact, "alias" if name.rank else "name", name.text, (1.0,) * len(asked)
        )


def _typed(lookup: Lookup, asked: str) -> Iterator[Hit]:
    """Letters typed: pinyin, pinyin with slips, the beginning of a pinyin, initials."""
    from shudi_cli.query.pinyin import lax, spelled

    for _, unit, text in lookup.sounding(EXACT, asked):
        yield Hit(unit, R.sound, "pinyin", text)
    if syllables := spelled(asked):
        key = "".join(map(lax, syllables))
        for _, unit, text in lookup.sounding(LAX, key):
            yield Hit(unit, R.slip, "pinyin", text)
        if len(syllables) >= 2:
            for sound, unit, text in lookup.sounding(LAX, key, prefix=True):
                yield Hit(unit, R.prefix * (0.8 + 0.2 * len(key) / len(sound)), "pinyin", text)
    if len(asked) >= 2:
        for _, unit, text in lookup.sounding(INITIALS, asked):
            yield Hit(unit, R.initials, "pinyin", text)


def _alike(lookup: Lookup, asked: str) -> Iterator[Hit]:
    """Other characters with the sounds of a name: 宅机地 for 宅基地."""
    from shudi_cli.query.pinyin import lax, sounds

    if not 2 <= len(asked) <= 12 or asked.isascii():
        return
    for syllables in sounds(asked):
        for _, unit, text in lookup.sounding(EXACT, "".join(syllables)):
            yield Hit(unit, R.sound if len(asked) > 2 else R.initials, "pinyin", text)
        if len(asked) > 2:
            for _, unit, text in lookup.sounding(LAX, "".join(map(lax, syllables))):
                yield Hit(unit, R.slip, "pinyin", text)


def _abbreviated(lookup: Lookup, asked: str) -> Iterator[Hit]:
    """The question's characters in the order of a name, beginning with one of its words."""
    if not 2 <= len(asked) <= 6 or asked.isascii():
        return
    postings = lookup.postings(list(dict.fromkeys(asked)))
    if len(postings) < len(set(asked)):
        return
    held = [{code >> 2 for code in codes if code & 3 >= ALIAS} for codes in postings.values()]
    units = sorted(set.intersection(*held))[:_FEW]
    for name in lookup.names_of(units):
        if name.key[0] == asked[0] and len(name.key) > len(asked) and in_order(asked, name.key):
            share = len(asked) / len(name.key)
            official = 1.0 if name.rank == 0 else 0.95
            yield Hit(
                name.unit,
                R.abbreviation * official * (0.8 + 0.2 * share),
                "abbreviation",
                name.text,
            )


def _slipped(lookup: Lookup, asked: str, found: dict[int, Hit]) -> Iterator[Hit]:
    """One character away from a name."""
    if not 3 <= len(asked) <= 16:
        return
    near = sorted(found.values(), key=lambda h: -h.score)[:40]
    for name in lookup.names_of(h.unit for h in near):
        if (
            len(name.key) >= 3
            and abs(len(name.key) - len(asked)) <= 1
            and one_slip(asked, name.key)
        ):
            yield Hit(name.unit, R.fuzzy, "fuzzy", name.text)


def one_slip(left: str, right: str) -> bool:
    """Whether one character replaced, added, left out or swapped with the next makes them equal."""
    start = 0
    while start < min(len(left), len(right)) and left[start] == right[start]:
        start += 1
    a, b = left[start:], right[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:])


class _Text(NamedTuple):
    """What one unit's text says about the question, character by character."""

    cover: list[float]
    evidence: list[float]


def _texts(lookup: Lookup, asked: str, *, terms: bool) -> Iterator[Hit]:
    pieces = substrings(asked)
    said = _terms(lookup, asked, pieces) if terms else []
    named = lookup.names([p for p in pieces if len(p) >= 2])
    weight = _weights(asked, said, named)
    grams = dict.fromkeys((*bigrams(asked), *asked))
    for term in said:
        grams.update(dict.fromkeys(bigrams(term.mean) or (term.mean,)))
    postings = lookup.postings(list(grams))
    found: dict[int, list[float]] = {}
    _cover_by_grams(lookup, asked, postings, found)
    best_term = _cover_by_terms(lookup, said, postings, found, len(asked))
    whole = _cover_by_names(asked, named, found)
    total = sum(weight)
    for unit, cover in found.items():
        share = sum(w * c for w, c in zip(weight, cover, strict=True)) / total
        evidence = sum(w * c for w, c in zip(weight, cover, strict=True)) / 2
        score = share * min(1.0, 0.5 + 0.5 * evidence / R.enough)
        by: By = "text"
        text = _quoted(asked, cover)
        if unit in best_term:
            start, end, mean = best_term[unit]
            if sum(cover[start:end]) >= 0.5 * sum(cover):
                by, text = "term", mean
                if end - start == len(asked):
                    score = max(score, R.term * min(cover) / R.by_term)
        if unit in whole:
            floor, rank, name = whole[unit]
            if floor >= score or len(name) * 2 >= len(asked):
                by, text = ("alias" if rank else "name"), name
            score = max(score, floor)
        yield Hit(unit, min(score, 0.94 if by != "term" else R.term), by, text, tuple(cover))


def _weights(asked: str, said: Iterable[Terms], named: Iterable[Word]) -> list[float]:
    """What each character weighs; in a word the list knows, none of them only tells the story."""
    weight = weights(asked, told=R.told, light=R.light)
    spans = [(term.start, term.end) for term in said]
    spans += [(asked.find(name.key), asked.find(name.key) + len(name.key)) for name in named]
    for start, end in spans:
        if end - start > 1:
            weight[start:end] = [max(w, R.known) for w in weight[start:end]]
    return weight


def _terms(lookup: Lookup, asked: str, pieces: Sequence[str]) -> list[Terms]:
    found = []
    for say, mean in lookup.said([p for p in pieces if len(p) <= 12]):
        start = asked.find(say)
        while start >= 0:
            found.append(Terms(start, start + len(say), mean))
            start = asked.find(say, start + 1)
    longest = {(t.start, t.end) for t in found}
    return [
        t
        for t in found
        if not any(a <= t.start and t.end <= b and (a, b) != (t.start, t.end) for a, b in longest)
    ]


def _cover_by_grams(
    lookup: Lookup, asked: str, postings: dict[str, array[int]], found: dict[int, list[float]]
) -> None:
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
            cover = found.setdefault(code >> 2, [0.0] * size)
            for place in places:
                for position in range(place, place + len(gram)):
                    if cover[position] < worth:
                        cover[position] = worth


def _cover_by_terms(
    lookup: Lookup,
    said: Iterable[Terms],
    postings: dict[str, array[int]],
    found: dict[int, list[float]],
    size: int,
) -> dict[int, Terms]:
    best: dict[int, Terms] = {}
    for term in said:
        for unit, worth in _holding(lookup, term.mean, postings):
            cover = found.setdefault(unit, [0.0] * size)
            worth *= R.by_term
            for position in range(term.start, term.end):
                if cover[position] < worth:
                    cover[position] = worth
            kept = best.get(unit)
            if kept is None or term.end - term.start > kept.end - kept.start:
                best[unit] = term
    return best


def _holding(
    lookup: Lookup, word: str, postings: dict[str, array[int]]
) -> Iterator[tuple[int, float]]:
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
        yield unit, worth * (_FIELDS[field] if named else 0.8)


def _cover_by_names(
    asked: str, named: Iterable[Word], found: dict[int, list[float]]
) -> dict[int, tuple[float, int, str]]:
    """Whole names that stand in the question; they count fully, however common their pairs are."""
    whole: dict[int, tuple[float, int, str]] = {}
    for name in named:
        start = asked.find(name.key)
        end = start + len(name.key)
        cover = found.setdefault(name.unit, [0.0] * len(asked))
        for position in range(start, end):
            cover[position] = max(cover[position], 1.0)
        floor = R.floor[min(len(name.key), len(R.floor) - 1)]
        if name.unit not in whole or floor > whole[name.unit][0]:
            whole[name.unit] = floor, name.rank, name.text
    return whole


def _quoted(asked: str, cover: Sequence[float]) -> str:
    """The pieces of the question that were found, joined by …."""
    pieces, current = [], ""
    for character, worth in zip(asked, cover, strict=True):
        if worth > 0.25:
            current += character
        elif current:
            pieces.append(current)
            current = ""
    if current:
        pieces.append(current)
    return "…".join(pieces) or asked
