"""Text made comparable: width, case, traditional characters, punctuation."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from shudi_cli import resources


@lru_cache(1 << 14)
def normal(text: str) -> str:
    """`text` folded in width and case, in simplified characters, without spaces and punctuation.

    Lists share most of their texts: remembering those of a few lists halves the time of indexing.
    """
    if not text.isascii():
        text = simplified(unicodedata.normalize("NFKC", text))
    return "".join(c for c in text.casefold() if c.isalnum() or c == "-")


def simplified(text: str) -> str:
    """Traditional characters replaced by simplified ones."""
    return text.translate(_simplified())


@cache
def _simplified() -> dict[int, int]:
    old, new = resources.table("simplified").split()
    return str.maketrans(old, new)


def bigrams(text: str) -> list[str]:
    """Every pair of neighbouring characters, in order."""
    return [text[i : i + 2] for i in range(len(text) - 1)]


def in_order(short: str, long: str) -> bool:
    """Whether the characters of `short` stand in `long` in their order (拆违 in 拆除违法建设)."""
    rest = iter(long)
    return all(character in rest for character in short)
