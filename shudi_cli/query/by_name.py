"""Hits by a whole name: exactly, by its sound, its characters in order, one slip away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from shudi_cli.query.hit import Hit
from shudi_cli.query.index import Lookup
from shudi_cli.query.index.tables import EXACT, INITIALS, LAX
from shudi_cli.query.index.words import ALIAS
from shudi_cli.query.normal import in_order, normal
from shudi_cli.query.ranking import RANKING as R

_LEAST_HEARD, _MOST_HEARD = 2, 24
"""A single character sounds like too much; a longer question says it in other ways too."""
_LONGEST_HEARD = 8
_FEW = 400
"""Units whose names are looked at one by one."""


def exact(lookup: Lookup, asked: str) -> Iterator[Hit]:
    """The question is a name or an alias."""
    for name in lookup.names([asked]):
        yield Hit(
            name.unit, R.exact, "alias" if name.rank else "name", name.text, (1.0,) * len(asked)
        )


def typed(lookup: Lookup, asked: str) -> Iterator[Hit]:
    """Letters typed: pinyin, pinyin with slips, the beginning of a pinyin, initials."""
    from shudi_cli.query.pinyin import lax, spelled

    for _, unit, text in lookup.sounding(EXACT, asked):
        yield Hit(unit, R.sound, "pinyin", text)
    if syllables := spelled(asked):
        key = "".join(map(lax, syllables))
        for _, unit, text in lookup.sounding(LAX, key):
            yield Hit(unit, R.slip, "pinyin", text)
        worth = R.prefix if len(syllables) > 1 else R.begun
        for sound, unit, text in lookup.sounding(LAX, key, prefix=True):
            yield Hit(unit, worth * _begun(len(key) / len(sound)), "pinyin", text)
    if len(asked) >= 2:
        for _, unit, text in lookup.sounding(INITIALS, asked):
            yield Hit(unit, R.initials, "pinyin", text)


def alike(lookup: Lookup, asked: str) -> Iterator[Hit]:
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


def misheard(lookup: Lookup, asked: str) -> Iterator[Hit]:
    """A piece of the question with the sounds of a name and one of its characters: 煤汽泄露."""
    from shudi_cli.query.pinyin import sounds

    size = len(asked)
    if not _LEAST_HEARD <= size <= _MOST_HEARD or asked.isascii():
        return
    for start in range(size):
        for end in range(start + _LEAST_HEARD, min(size, start + _LONGEST_HEARD) + 1):
            piece = asked[start:end]
            for syllables in sounds(piece):
                for _, unit, text in lookup.sounding(EXACT, "".join(syllables)):
                    if piece != normal(text) and set(piece) & set(normal(text)):
                        floor = R.floor[min(end - start, len(R.floor) - 1)] * R.sound
                        cover = tuple(float(start <= at < end) for at in range(size))
                        yield Hit(unit, floor, "pinyin", text, cover)


def abbreviated(lookup: Lookup, asked: str) -> Iterator[Hit]:
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
            official = 1.0 if name.rank == 0 else R.second
            yield Hit(
                name.unit,
                R.abbreviation * official * _begun(share),
                "abbreviation",
                name.text,
            )


def slipped(lookup: Lookup, asked: str, found: Mapping[int, Hit]) -> Iterator[Hit]:
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


def _begun(share: float) -> float:
    """What a name is worth of which this share is said."""
    return R.partly + (1 - R.partly) * share
