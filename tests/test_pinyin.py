"""Letters divided into syllables, in time that grows with their number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shudi_cli.query import pinyin


def naive(rest: str) -> tuple[str, ...] | None:
    """Longer syllables first, going back where what is left is no pinyin: what is meant."""
    if not rest:
        return ()
    for size in range(min(6, len(rest)), 0, -1):
        if rest[:size] in pinyin._syllables():
            tail = naive(rest[size:])
            if tail is not None:
                return (rest[:size], *tail)
    return None


SYLLABLES = st.lists(st.sampled_from(sorted(pinyin._syllables())), max_size=6).map("".join)


@given(SYLLABLES | st.text("aeignouxzhv", max_size=12))
def test_letters_are_divided_as_meant(typed: str) -> None:
    assert pinyin.spelled(typed) == naive(typed)


class Counting(frozenset[str]):
    """The syllables, counting how often one is looked up."""

    asked = 0

    def __contains__(self, syllable: object) -> bool:
        type(self).asked += 1
        return super().__contains__(syllable)


@pytest.mark.parametrize("typed", ["an" * 29 + "vv", "vv" + "an" * 29, "xian" * 15, "i" * 60])
def test_steps_grow_with_the_letters(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    known = Counting(pinyin._syllables())
    monkeypatch.setattr(pinyin, "_syllables", lambda: known)
    monkeypatch.setattr(Counting, "asked", 0)
    pinyin.spelled(typed)
    assert 0 < Counting.asked <= 6 * len(typed)


def test_a_text_too_long_is_no_pinyin() -> None:
    assert pinyin.spelled("an" * 31) is None
