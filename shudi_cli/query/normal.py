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


_DASHES = str.maketrans("—–‐‑‒−－ー_", "---------")


def number_in(text: str) -> tuple[str | None, str]:
    """The list, where one is named, and the matter's id as lists write it: CJ01 is cj-01.

    The id is empty where `text` is none.
    """
    plain = unicodedata.normalize("NFKC", text.strip()).translate(_DASHES).casefold()
    list_id, _, name = plain.rpartition("/")
    letters = name.rstrip("0123456789")
    digits = name[len(letters) :]
    letters = letters.rstrip("- ")
    is_id = 2 <= len(letters) <= 4 and letters.isascii() and letters.isalpha()
    if not (is_id and 2 <= len(digits) <= 4):
        return None, ""
    return list_id or None, f"{letters}-{digits}"


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
