"""Chinese text on a terminal: display width, line breaking, numerals, harmless echoes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

NEVER_FIRST = frozenset("。，、；：！？）》」』】〕”’…—·.,;:!?)]}%％")
NEVER_LAST = frozenset("（《「『【〔“‘([{")
UNSEEN = (
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u2069\ufeff\ufff9-\uffff\U000e0000-\U000e007f]"
)
"""A pattern for what has no place in a list: the characters YAML 1.2 calls non-printable, and those
nobody sees or that change the direction of what stands around them (Unicode TR36)."""
_DIGITS = "零一二三四五六七八九"
_LONGEST = 9
_ZERO_WIDTH = frozenset({"Mn", "Me", "Cf"})


def width(text: str) -> int:
    """Terminal columns `text` takes: 2 for wide and full-width characters, 0 for combining ones.

    Ambiguous characters (“ ” — × …) count 1, as wcwidth and the common terminals have it; a test
    holds the two equal over the characters lists use. wcwidth itself takes 15 ms to import.
    """
    if text.isascii():
        return len(text)
    return sum(map(_WIDTHS.__getitem__, text))


class _Widths(dict[str, int]):
    """The width of every character met so far: long documents ask for millions."""

    def __missing__(self, character: str) -> int:
        wide = unicodedata.east_asian_width(character) in "WF"
        narrow = 0 if unicodedata.category(character) in _ZERO_WIDTH else 1
        self[character] = 2 if wide else narrow
        return self[character]


_WIDTHS = _Widths()


def pad(text: str, columns: int) -> str:
    """`text` filled with spaces to `columns`."""
    return text + " " * max(0, columns - width(text))


def wrap(text: str, columns: int, first: str = "", rest: str | None = None) -> list[str]:
    """Break `text` into lines of at most `columns`, prefixed by `first`, then by `rest`.

    Breaks between any two wide characters and at spaces, never inside a run of ASCII letters or
    digits: a path or an address longer than a line stays whole, to be copied. Keeps closing punctuation off line starts and opening brackets
    off line ends (GB/T 15834).
    """
    rest = " " * width(first) if rest is None else rest
    lines: list[str] = []
    line, used = first, width(first)
    limit = max(columns, width(rest) + 8)
    empty = True
    for atom in _atoms(text):
        size = width(atom)
        if not empty and used + size > limit:
            lines.append(line.rstrip())
            line, used, empty = rest, width(rest), True
        if empty and atom == " ":
            continue
        line, used, empty = line + atom, used + size, False
    lines.append(line.rstrip())
    return lines


def _atoms(text: str) -> Iterator[str]:
    """The unbreakable pieces of `text`: words, single wide characters with their punctuation."""
    atom = ""
    for character in text:
        breaks = (
            atom != ""
            and character not in NEVER_FIRST
            and atom[-1] not in NEVER_LAST
            and not (_is_word(character) and _is_word(atom[-1]))
        )
        if breaks:
            yield atom
            atom = ""
        atom += character
    if atom:
        yield atom


def _is_word(character: str) -> bool:
    return character.isascii() and character != " "


def folded(text: str) -> str:
    """`text` for telling names apart: one width, one case, one composition, no spaces."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def numeral(number: int) -> str:
    """A Chinese numeral below ten thousand: 64 is 六十四, 105 is 一百零五."""
    if not 0 <= number < 10_000:
        return str(number)
    if number < 10:
        return _DIGITS[number]
    words, zero = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            words += ("零" if zero else "") + _DIGITS[digit] + unit
            zero = False
        elif words:
            zero = number > 0
    return words.removeprefix("一") if words.startswith("一十") else words


def day(iso: str) -> str:
    """2019年5月1日, as official documents write it; what is no day (SD205 says so) as it stands."""
    numbers = [digits(piece) for piece in iso.split("-")]
    if len(numbers) != 3 or None in numbers:
        return iso
    year, month, date = numbers
    return f"{year}年{month}月{date}日"


def digits(text: str) -> int | None:
    """The number written in digits; None for what is none, or is longer than any number in a list.

    `int` raises on some thousand digits.
    """
    return int(text) if len(text) <= _LONGEST and text.isdecimal() else None


def article_order(article: str) -> tuple[int, ...]:
    """Sort key of an article number: "12" before "12之1" before "13"; what is no number comes first."""
    return tuple(digits(piece) or 0 for piece in article.split("之"))


def printable(text: str) -> str:
    """`text` with control and direction-changing characters shown as escapes, for echoing input.

    More than `UNSEEN`: whatever a terminal might act on or show as nothing, also characters of
    private use, which a list may hold where a rare 汉字 has no other.
    """
    return "".join(c if _is_harmless(c) else f"\\u{ord(c):04x}" for c in text)


def _is_harmless(character: str) -> bool:
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
