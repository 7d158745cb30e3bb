"""Numbered text in a cell: “1.…2.…”, “（1）…”, “①…”, on lines of its own or run together."""

from __future__ import annotations

import re
from typing import NamedTuple

from shudi_cli.numerals import number

_DIGITS, _HAN, _CIRCLED = "0123456789０１２３４５６７８９", "一二三四五六七八九十", "①-⑳"
_D, _H = f"[{_DIGITS}]{{1,2}}", f"[{_HAN}]{{1,3}}"
_MARKS = tuple(
    (re.compile(f"[{first}]"), re.compile(rf"(?:^|(?<=[\n。；;：:！!\s]))[ \t　]*{mark}[ \t　]*"))
    for first, mark in (
        (_DIGITS, rf"({_D})[.．、](?![0-9０-９])"),
        ("（(", rf"[（(]({_D})[）)]"),
        (_DIGITS, rf"({_D})[）)]"),
        (_CIRCLED, rf"([{_CIRCLED}])"),
        (_HAN, rf"({_H})、(?![{_HAN}])"),
        ("（(", rf"[（(]({_H})[）)]"),
    )
)
"""The styles of numbers, each with what it begins with."""


class Numbered(NamedTuple):
    """Text before the first number, and the numbered pieces without their numbers; how many
    semicolons stood between pieces of one line, which are no part of them.
    """

    before: str
    pieces: tuple[str, ...]
    separators: int = 0


def split(text: str) -> Numbered:
    """Cut text at 1, 2, 3 … of the outermost style; no pieces where nothing is numbered.

    Only an unbroken count from 1 that begins a line is a numbering: “1.5 米” and “第2、3号井” are
    text, and so is what a sentence counts up: “办理：1.登记；2.核查”. Inner numberings stay in the
    text of their piece.
    """
    begun = "".join([line.lstrip()[:1] for line in text.split("\n")])
    own = (mark for first, mark in _MARKS if first.search(begun))
    found = [cuts for mark in own if (cuts := _cuts(mark, text))]
    if not found:
        return Numbered(text, ())
    cuts = min(found, key=lambda c: c[0].start())
    ends = [*(cut.start() for cut in cuts[1:]), len(text)]
    pieces = [text[cut.end() : end].strip() for cut, end in zip(cuts, ends, strict=True)]
    separators = 0
    for index, cut in enumerate(cuts[1:]):
        if pieces[index].endswith(("；", ";")) and not _begins_line(text, cut):
            pieces[index] = pieces[index][:-1].rstrip()
            separators += 1
    return Numbered(text[: cuts[0].start()].strip(), tuple(pieces), separators)


def _cuts(mark: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """The marks 1, 2, 3 … of one style, in order: those at the beginning of lines, where these
    count without a gap (numbers within the lines are inner ones then), else all, where the first
    begins a line.
    """
    every = list(mark.finditer(text))
    lines = [m for m in every if _begins_line(text, m)]
    if len(lines) > 1 and [_value(m) for m in lines] == list(range(1, len(lines) + 1)):
        return lines
    cuts: list[re.Match[str]] = []
    for match in every:
        if _value(match) == len(cuts) + 1:
            cuts.append(match)
    return cuts if cuts and _begins_line(text, cuts[0]) else []


def _begins_line(text: str, mark: re.Match[str]) -> bool:
    return not text[: mark.start()].rpartition("\n")[2].strip()


def _value(match: re.Match[str]) -> int | None:
    return number(match[1])


def joined(text: str) -> str:
    """Lines of one sentence as one line: nothing between Chinese, a space between Latin words."""
    lines = [line.strip() for line in text.splitlines()]
    result = ""
    for line in filter(None, lines):
        gap = " " if result and result[-1].isascii() and line[0].isascii() else ""
        result += gap + line
    return result


def alone(text: str) -> str:
    """The text behind a number of a style that nothing in it goes on from: “（1）甲；2.乙” is one."""
    forms = [f"{mark}{text}" for mark in ("1. " if text[:1].isdigit() else "1.", "（1）", "①")]
    return next((form for form in forms if split(form).pieces == (text.strip(),)), forms[0])


def is_numbered(line: str) -> bool:
    """Whether a line begins with a number of any style."""
    return any(mark.match(line) for _, mark in _MARKS)


class Paragraphs(NamedTuple):
    """The duties of a text, and how many semicolons between them were dropped."""

    texts: list[str]
    separators: int


def paragraphs(text: str) -> Paragraphs:
    """The duties of a text: its numbered pieces, else its lines; a lead-in stands first."""
    numbered = split(text)
    if numbered.pieces:
        texts = [*numbered.before.splitlines(), *map(joined, numbered.pieces)]
    else:
        texts = text.splitlines()
    return Paragraphs([line.strip() for line in texts if line.strip()], numbered.separators)
