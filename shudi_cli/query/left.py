"""What a unit leaves unanswered of a question: another thing, another purpose, or too much of it.

One shared word is not yet a match: 暖气 stands in 暖气不热 and in 暖气片买多少片.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple, TypeAlias

from shudi_cli.query.asking import wrongs
from shudi_cli.query.index import Lookup
from shudi_cli.query.index.tables import OUTSIDE
from shudi_cli.query.normal import bigrams
from shudi_cli.query.ranking import RANKING as R

Postings: TypeAlias = "Mapping[str, array[int]]"


class Said(NamedTuple):
    """Words of terms.yaml that stand in the question, and the list's words for them.

    `line` is that of the file, or says that they are words for a thing or a purpose on no list.
    """

    start: int
    end: int
    means: tuple[str, ...]
    line: int

    @property
    def strange(self) -> bool:
        """Whether they mean nothing of the lists."""
        return self.line < 0


class Left(NamedTuple):
    """What each character of a question weighs where it is answered, and where it is left over.

    `strange` are words for what is on no list, each with the units whose own text says it.
    """

    weight: Sequence[float]
    rest: Sequence[float]
    strange: Sequence[tuple[Said, set[int]]]

    @classmethod
    def of(
        cls,
        lookup: Lookup,
        asked: str,
        said: Iterable[Said],
        weight: Sequence[float],
        postings: Postings,
    ) -> Left:
        """Worked out once for a question."""
        strange = [
            (word, _holders(asked[word.start : word.end], postings))
            for word in said
            if word.strange
        ]
        return cls(weight, _rest(lookup, asked, weight, postings), strange)

    def bars(self, unit: int, cover: Sequence[float], *, named: bool) -> bool:
        """Whether the question is about another thing or purpose, of which the unit's text says nothing.

        A story has many things in it and ends with what is wanted, so that in a long question only
        a purpose behind all that the unit says of it counts.
        """
        brief = len(cover) <= R.brief
        for word, holders in self.strange:
            if unit in holders:
                continue
            if word.line == OUTSIDE:
                if brief and not named:
                    return True
            elif brief or max(cover[word.end :], default=0.0) < R.shown:
                return True
        return False

    def answered(self, cover: Sequence[float], *, named: bool) -> bool:
        """Whether the unit says enough of the question; `named`, where one of its names stands in it.

        The fewer the characters, the more of them: a keyword is all about the matter.
        """
        owed = (R.owed - R.less * max(0, len(cover) - R.few)) * (R.named if named else 1.0)
        told = sum(w for w, c in zip(self.weight, cover, strict=True) if c >= R.shown)
        left = sum(w for w, c in zip(self.rest, cover, strict=True) if c < R.shown)
        return told >= owed * (told + left)


def rarity(lookup: Lookup, count: int) -> float:
    """What a gram held by `count` units says: 1 for a rare one, near 0 for one that all hold."""
    share = max(1, count) / (lookup.size + R.background)
    return max(R.common, min(1.0, -log(share) / log(R.rare)))


def _holders(word: str, postings: Postings) -> set[int]:
    """The units whose text holds every pair of `word`."""
    grams = bigrams(word) or [word]
    return set.intersection(*({code >> 2 for code in postings.get(gram, ())} for gram in grams))


def _rest(lookup: Lookup, asked: str, weight: Sequence[float], postings: Postings) -> list[float]:
    """What each character weighs where a unit says nothing of it.

    Words for what is wrong are hardly another thing than the unit's own, nor are pairs that many
    texts of the lists hold.
    """
    rest = list(weight)
    for at, gram in enumerate(bigrams(asked)):
        if codes := postings.get(gram):
            common = rarity(lookup, len(codes))
            for position in (at, at + 1):
                rest[position] = min(rest[position], common)
    for start, end in wrongs(asked):
        rest[start:end] = [min(w, R.told) for w in rest[start:end]]
    return rest
