"""Widths, line breaking and numerals of Chinese text."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st
from support import ROOT

from shudi_cli.text import (
    NEVER_FIRST,
    NEVER_LAST,
    UNSEEN,
    day,
    numeral,
    pad,
    printable,
    width,
    wrap,
)


def test_width_agrees_with_wcwidth_on_all_text_of_the_project() -> None:
    for path in (
        *ROOT.glob("data/**/*.yaml"),
        *ROOT.glob("schemas/*.json"),
        *ROOT.glob("docs/**/*.md"),
    ):
        for line in path.read_text("utf-8").splitlines():
            assert width(line) == wcwidth.wcswidth(line), line


NUMERALS = {
    0: "零", 1: "一", 9: "九", 10: "十", 11: "十一", 20: "二十", 64: "六十四", 100: "一百",
    101: "一百零一", 110: "一百一十", 115: "一百一十五", 200: "二百", 1000: "一千", 1001: "一千零一",
    1010: "一千零一十", 1260: "一千二百六十", 10_000: "10000",
}  # fmt: skip


@pytest.mark.parametrize(("number", "words"), NUMERALS.items())
def test_numerals(number: int, words: str) -> None:
    assert numeral(number) == words


chinese = st.text("县乡镇人民政府，。（）、：；“”《》—abc XYZ019 ", max_size=200)


@given(chinese, st.integers(20, 120))
def test_wrap_keeps_every_character_and_the_width(text: str, columns: int) -> None:
    lines = wrap(text, columns, "  1. ", "     ")
    joined = "".join(line[5:] for line in lines)
    assert joined.replace(" ", "") == text.replace(" ", "")
    assert lines[0].startswith("  1.")


@given(st.text("县乡镇人民政府，。（）、", min_size=1, max_size=200), st.integers(20, 100))
def test_wrap_follows_the_rules_of_punctuation(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    for before, after in pairwise(lines):
        assert not (after[0] in NEVER_FIRST and before[-1] not in NEVER_FIRST | NEVER_LAST)
        assert before[-1] not in NEVER_LAST


def test_wrap_does_not_cut_words_or_numbers() -> None:
    lines = wrap("见 data/matters/demo-county/cj-01.yaml:12，自 2019-07-31 起", 30)
    assert "data/matters/demo-county/cj-01.yaml:12，" in lines
    assert any("2019-07-31" in line for line in lines)


def test_pad() -> None:
    assert pad("县", 4) == "县  "
    assert pad("县公安局", 4) == "县公安局"


def test_what_has_no_place_in_a_list_is_not_echoed_either() -> None:
    everything = "".join(map(chr, range(0x110000)))
    unseen = "".join(re.findall(UNSEEN, everything))
    assert {"\x85", "\xad", "\u180e", "\u2028", "\u202e", "\ufeff"} <= set(unseen)
    assert not set(unseen) & {"\n", "\r", "\t", "\xa0", "\u3000", "\ufe0f", "\ue000"}
    shown = {c for c in unseen if printable(c) == c}
    assert all(unicodedata.category(c) in ("Cn", "So") for c in shown), (
        "but for symbols and the unassigned"
    )


def test_printable() -> None:
    assert printable("拆违\x1b[2J\u202e\n") == "拆违\\u001b[2J\\u202e\\u000a"


@pytest.mark.parametrize(
    ("iso", "said"),
    [("2019-05-01", "2019年5月1日"), ("待定", "待定"), ("2019-05", "2019-05"), ("2019-五-1", "2019-五-1"),
     (f"{'9' * 5_000}-1-1", f"{'9' * 5_000}-1-1")],
)  # fmt: skip
def test_a_day_that_is_none_stands_as_written(iso: str, said: str) -> None:
    assert day(iso) == said
