"""How alike two texts are, and who pairs with whom."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")
_ALWAYS = frozenset("%‰")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)(\D)(?=\d)")


class _Signs(dict[int, int | None]):
    """For `str.translate`: every sign to nothing, each looked up once."""

    def __missing__(self, code: int) -> int | None:
        character = chr(code)
        is_sign = unicodedata.category(character)[0] in "PZC" and character not in _ALWAYS
        self[code] = None if is_sign else code
        return self[code]


_SIGNS = _Signs()


@lru_cache(maxsize=8192)
def words(text: str) -> str:
    """`text` without punctuation, spaces and width: what is left carries the meaning.

    A sign between two digits stays: 1.5 is not 15, 2-3 is not 23.
    """
    pieces = _BETWEEN_DIGITS.split(unicodedata.normalize("NFKC", text))
    return "".join(
        piece if index % 2 else piece.translate(_SIGNS) for index, piece in enumerate(pieces)
    )


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


def shared(one: str, other: str) -> int:
    """How many pairs of neighbouring characters two texts share."""
    return (_pairs(one) & _pairs(other)).total()


def pair(
    olds: Sequence[T], news: Sequence[T], score: Callable[[T, T], float], least: float
) -> Iterator[tuple[int, int]]:
    """Indexes of the best pairs scoring `least` or more, the best first, each used once."""
    if least <= 0 and len(olds) == len(news) == 1:  # no score is below 0
        yield 0, 0
        return
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
