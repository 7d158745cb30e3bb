"""Sounds of characters, with the slips people make when typing them."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, product

from shudi_cli import resources

_READINGS = 4
"""Ways one name may be read: 2² for two characters with two sounds; more are not worth keeping."""
_SLIPS = (
    (re.compile("^([zcs])h"), r"\1"),
    (re.compile("^l(?=[aeiouv])"), "n"),
    (re.compile("^[fh](?=u)"), "h"),
    (re.compile("([aei])ng$"), r"\1n"),
    (re.compile("v"), "u"),
)


def sounds(text: str) -> list[tuple[str, ...]]:
    """The syllables of `text`, once for each way to read it; letters and digits stand for themselves."""
    table = _table()
    return list(islice(product(*(table.get(c, (c,)) for c in text)), _READINGS))


def lax(syllable: str) -> str:
    """A syllable with what is commonly mistyped made equal: zh/z, ch/c, sh/s, n/l, -ng/-n."""
    for pattern, plain in _SLIPS:
        syllable = pattern.sub(plain, syllable)
    return syllable


def spelled(typed: str) -> tuple[str, ...] | None:
    """Typed letters divided into syllables (`chaiwei`: chai, wei); None when they are no pinyin.

    Longer syllables first, so that `xian` is one; the slips themselves (`zu` for `zhu`) are
    syllables too.
    """
    known = _syllables()

    @cache
    def divide(rest: str) -> tuple[str, ...] | None:
        if not rest:
            return ()
        for size in range(min(6, len(rest)), 0, -1):
            if rest[:size] in known:
                tail = divide(rest[size:])
                if tail is not None:
                    return (rest[:size], *tail)
        return None

    return divide(typed) if len(typed) <= 60 else None


@cache
def _syllables() -> frozenset[str]:
    return frozenset(sound for readings in _table().values() for sound in readings)


@cache
def _table() -> dict[str, tuple[str, ...]]:
    readings: dict[str, tuple[str, ...]] = {}
    for line in resources.table("pinyin").splitlines():
        sound, characters = line.split(" ")
        for character in characters:
            readings[character] = (*readings.get(character, ()), sound)
    return readings
