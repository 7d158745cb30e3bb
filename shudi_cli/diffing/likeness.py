"""How alike two texts are, and who pairs with whom."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")
_ALWAYS = frozenset("%‰")


@lru_cache(maxsize=8192)
def words(text: str) -> str:
    """`text` without punctuation, spaces and width: what is left carries the meaning.

    A sign between two digits stays: 1.5 is not 15, 2-3 is not 23.
    """
    plain = unicodedata.normalize("NFKC", text)
    kept = []
    for index, character in enumerate(plain):
        is_sign = unicodedata.category(character)[0] in "PZC"
        within = plain[index - 1 : index].isdigit() and plain[index + 1 : index + 2].isdigit()
        if not is_sign or within or character in _ALWAYS:
            kept.append(character)
    return "".join(kept)


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in punctuation, spaces and width at most."""
    return one == other or words(one) == words(other)


@lru_cache(maxsize=8192)
def _pairs(text: str) -> Counter[str]:
    plain = words(text)
    return Counter(plain[i : i + 2] for i in range(max(1, len(plain) - 1)))


def likeness(one: str, other: str) -> float:
    """0 to 1: twice the shared pairs of neighbouring characters, over all pairs (Dice)."""
    if one == other:
        return 1.0
    first, second = _pairs(one), _pairs(other)
    shared = sum((first & second).values())
    return 2 * shared / (first.total() + second.total())


def pair(
    olds: Sequence[T], news: Sequence[T], score: Callable[[T, T], float], least: float
) -> Iterator[tuple[int, int]]:
    """Indexes of the best pairs scoring `least` or more, the best first, each used once."""
    ranked = sorted(
        (-found, i, j)
        for i, old in enumerate(olds)
        for j, new in enumerate(news)
        if (found := score(old, new)) >= least
    )
    used_old: set[int] = set()
    used_new: set[int] = set()
    for _, i, j in ranked:
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            yield i, j
