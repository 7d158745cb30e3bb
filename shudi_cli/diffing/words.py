"""Two texts word by word: what stayed, went and came, with the names of bodies kept whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_WORD = r"[A-Za-z]+|[0-9０-９]+(?:[.．][0-9０-９]+)?|《[^《》]*》|第[〇零一二三四五六七八九十百千]+[条款项]|\s+|."
_ISLAND = 1
"""An unchanged stretch this short between two changes is no resting place for the eye."""


class Piece(NamedTuple):
    """A stretch of text that stayed, was deleted or inserted."""

    kind: Literal["same", "gone", "new"]
    text: str


def pieces(old: str, new: str, atoms: Collection[str] = ()) -> tuple[Piece, ...]:
    """The stretches that lead from `old` to `new`; `atoms` are names never cut in two.

    Without what is new they give `old`, without what is gone `new`.
    """
    word = _pattern(frozenset(atoms))
    before, after = word.findall(old), word.findall(new)
    return tuple(_merged(_calm(_raw(before, after))))


def _pattern(atoms: frozenset[str]) -> re.Pattern[str]:
    names = sorted((re.escape(atom) for atom in atoms if atom), key=lambda a: (-len(a), a))
    return re.compile("|".join([*names, _WORD]), re.DOTALL)


def _raw(before: list[str], after: list[str]) -> Iterator[tuple[str, str, bool]]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        yield "".join(before[i:i_end]), "".join(after[j:j_end]), tag == "equal"


def _calm(runs: Iterator[tuple[str, str, bool]]) -> list[tuple[str, str, bool]]:
    """Join changes that only an island of unchanged text divides."""
    calm: list[tuple[str, str, bool]] = []
    for old, new, same in runs:
        island = len(calm) > 1 and calm[-1][2] and len(calm[-1][0]) <= _ISLAND
        if not same and island and not calm[-2][2]:
            middle, last = calm.pop(), calm.pop()
            old, new = last[0] + middle[0] + old, last[1] + middle[1] + new
        calm.append((old, new, same))
    return calm


def _merged(runs: list[tuple[str, str, bool]]) -> Iterator[Piece]:
    for old, new, same in runs:
        if same:
            yield Piece("same", old)
            continue
        if old:
            yield Piece("gone", old)
        if new:
            yield Piece("new", new)
