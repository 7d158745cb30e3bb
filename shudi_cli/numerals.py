"""Numbers as tables write them: 12, １２, 六十四, 一百零五, ⑫."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
HAN = "[零〇一二两三四五六七八九十百千]"
NUMBER = rf"(?:[0-9０-９]{{1,4}}|{HAN}{{1,9}})"
"""A pattern for one number in Arabic (also full-width) or Chinese digits."""
_ARABIC = re.compile(r"[0-9]{1,6}(?:\.0+)?")
_CHINESE = re.compile(f"{HAN}+")
_REMEMBERED = 4096
"""Numbers of articles, mostly: a list cites the same ones again and again."""


@lru_cache(_REMEMBERED)
def number(text: str) -> int | None:
    """The value of a number in any of these digits; None where it is none."""
    text = unicodedata.normalize("NFKC", text.strip())
    if _ARABIC.fullmatch(text):
        return int(text.partition(".")[0])
    return _han(text) if _CHINESE.fullmatch(text) else None


def _han(text: str) -> int | None:
    if not set(text) & set(_UNITS):
        return int("".join(str(_DIGITS[c]) for c in text)) if len(text) <= 6 else None
    total, digit = 0, 0
    for character in text:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
