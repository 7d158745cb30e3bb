"""Breaking a title by sense: GB/T 9704 wants no word torn and lines that balance."""

from __future__ import annotations

from itertools import pairwise

TITLE = {"landscape": 28, "portrait": 19}
"""Characters of 二号 on a line."""
CAUTION = {"landscape": 53, "portrait": 36}
"""Characters of 小四 on a line."""

_BEFORE = (
    "主体责任",
    "配合责任",
    "责任清单",
    "指导目录",
    "部门分册",
    "修订对照表",
    "调整说明",
    "调整情况",
    "运行流程",
    "（",
)
_AFTER = ("的", "、", "和", "》", "县", "市", "省")
_PAUSE = "，"


def lines(title: str, most: int) -> list[str]:
    """The title in lines of at most `most` characters, broken where its sense allows."""
    if len(title) <= most:
        return [title]
    places = sorted(_places(title), key=lambda place: abs(place - len(title) / 2))
    place = next((p for p in places if max(p, len(title) - p) <= most), most)
    return [title[:place], *lines(title[place:], most)]


def clauses(title: str) -> list[str]:
    """The title in the pieces between which it may be broken, at whatever width."""
    places = [0, *sorted(_places(title)), len(title)]
    return [title[start:end] for start, end in pairwise(places)]


def _places(title: str) -> set[int]:
    before = {title.find(word, 1) for word in _BEFORE}
    after = {title.find(word) + len(word) for word in _AFTER if word in title}
    pauses = {place for place, sign in enumerate(title, 1) if sign == _PAUSE}
    return {place for place in before | after | pauses if 0 < place < len(title)}
