"""What stands in （…）: behind a body's name, a title, a step; nested brackets count as one."""

from __future__ import annotations

import re
from typing import NamedTuple

from shudi_cli.importing.bodies import names_grassroots

_OPEN, _CLOSE = "（(", "）)"
_FIRST = frozenset({"主办", "第一"})
_ROLES = frozenset({"牵头", "参与", "配合", "协助", "协办", "会同", "主管"})
_CONDITION = re.compile(r"(?:内|外|的|范围|期间|时)$")
_OF_A_HEAD = re.compile(r"[^（）()：:。；;，,、\s][^（）()：:。；;\n]{0,38}")


class Bracket(NamedTuple):
    """The text before a bracket, what stands in it, and where it ends."""

    before: str
    inside: str
    end: int


def first(text: str, start: int = 0) -> Bracket | None:
    """The bracket that opens at `start`, but for space; None where none does, or it never closes."""
    at = start
    while at < len(text) and text[at].isspace():
        at += 1
    if text[at : at + 1] not in tuple(_OPEN):
        return None
    depth = 0
    for index in range(at, len(text)):
        depth += (text[index] in _OPEN) - (text[index] in _CLOSE)
        if depth == 0:
            return Bracket(text[:start], text[at + 1 : index], index + 1)
    return None


def last(text: str) -> Bracket | None:
    """The bracket that closes at the end of `text`; None where none does."""
    if text[-1:] not in tuple(_CLOSE):
        return None
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        depth += (text[index] in _CLOSE) - (text[index] in _OPEN)
        if depth == 0:
            return Bracket(text[:index], text[index + 1 : -1], len(text))
    return None


def pieces(inside: str) -> list[str]:
    """What commas tell apart, but for those in brackets of their own."""
    found, depth, start = [], 0, 0
    for index, character in enumerate(inside):
        depth += (character in _OPEN) - (character in _CLOSE)
        if character in "，," and depth == 0:
            found.append(inside[start:index])
            start = index + 1
    return [*found, inside[start:]]


def behind_a_name(text: str) -> dict[str, str]:
    """What brackets behind a body's name say: a role, a condition, else the stage; 主办 is said by
    order.
    """
    if not text or text in _FIRST:
        return {}
    if text in _ROLES:
        return {"role": text}
    return {"when" if _CONDITION.search(text) else "stage": text}


def tells_stage(text: str) -> bool:
    """Whether a stage in brackets behind a name is read as one again."""
    is_one = bool(_OF_A_HEAD.fullmatch(text)) and behind_a_name(text) == {"stage": text}
    return is_one and not names_grassroots(text)
