"""A change in words: the sentence of its kind, with its values said as the kind has them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from shudi_cli.diffing import KINDS, Change, Level, Piece, pieces
from shudi_cli.render import matter

LEVELS: Mapping[Level, str] = {
    "shift-down": "责任下移",
    "lead": "主体责任",
    "support": "配合责任",
    "basis": "依据",
    "wording": "文字",
}
_AUTHORITY = {"statute": "法定", **matter.AUTHORITY}
_NONE = "无"
_CONTEXT = 10
"""Characters of unchanged text shown beside a change."""
_STEP = 18
"""Characters of a step's name that tell which step is meant."""
_QUOTED_NONE = re.compile(r"“无”")


class Marks(NamedTuple):
    """How inserted and deleted words are marked; `plain` treats every other text."""

    gone: tuple[str, str] = ("[-", "-]")
    new: tuple[str, str] = ("{+", "+}")
    plain: Callable[[str], str] = str


TEXT = Marks()


def sentence(change: Change, atoms: Collection[str] = (), marks: Marks = TEXT) -> str:
    """What changed, in one sentence without a full stop."""
    kind = KINDS[change.kind]
    old, new = (say(change, values) for values in (change.old, change.new))
    values = {
        "subject": marks.plain(_subject(change)),
        "old": marks.plain(old) if old or kind.shape == "articles" else _NONE,
        "new": marks.plain(new) if new or kind.shape == "articles" else _NONE,
        "count": str(len(change.matters)),
        "words": _words(change, atoms, marks) if "{words}" in kind.sentence else "",
    }
    template = _without_empty(kind.sentence, {"old": old, "new": new})
    text = _QUOTED_NONE.sub(_NONE, template.format_map(values))
    if change.duties:
        text += marks.plain(f"（职责：{'；'.join(change.duties)}）")
    return text


def _subject(change: Change) -> str:
    is_step = change.kind.startswith(("step", "limit")) and len(change.subject) > _STEP + 1
    return change.subject[:_STEP] + "…" if is_step else change.subject


def say(change: Change, values: tuple[str, ...]) -> str:
    """The values of one side in words; empty where there are none."""
    if not values:
        return ""
    shape = KINDS[change.kind].shape
    if shape == "articles":
        return "、".join(_article(value) for value in values)
    if shape == "placed":
        return "、".join(_placed(value) for value in values)
    if shape == "limit":
        within, every, workdays = values
        return matter.limits(within, every, workdays=bool(workdays)) or "工作日"
    if shape == "authority":
        return "，".join((_AUTHORITY.get(values[0], values[0]), *values[1:]))
    if shape == "work":
        return matter.WORK.get(values[0], values[0])
    is_flow = change.kind.startswith("workflow") or change.kind == "step-order"
    return (" → " if is_flow else "、").join(values)


def _without_empty(template: str, values: Mapping[str, str]) -> str:
    """Clauses that speak only of a side without values are left out, as long as one clause stays."""
    clauses = template.split("，")
    told = [clause for clause in clauses if not _is_empty(clause, values)]
    return "，".join(told or clauses)


def _is_empty(clause: str, values: Mapping[str, str]) -> bool:
    fields = [name for name in values if f"{{{name}}}" in clause]
    return bool(fields) and "{subject}" not in clause and not any(values[name] for name in fields)


def _words(change: Change, atoms: Collection[str], marks: Marks) -> str:
    """The text with its changed words marked and long unchanged stretches left out; a text that
    is new for the most part is shown as it is now.
    """
    old, new = "、".join(change.old), "、".join(change.new)
    found = pieces(old, new, atoms)
    kept = sum(len(piece.text) for piece in found if piece.kind == "same")
    if old and new and kept * 2 < min(len(old), len(new)):
        return f"重写为“{marks.plain(new)}”"
    return "".join(_piece(piece, marks, i, len(found)) for i, piece in enumerate(found))


def _piece(piece: Piece, marks: Marks, index: int, count: int) -> str:
    if piece.kind == "same":
        text = piece.text
        head = "" if index == 0 else text[:_CONTEXT]
        tail = "" if index == count - 1 else text[-_CONTEXT:]
        return marks.plain(text if len(text) <= 4 * _CONTEXT else f"{head}……{tail}")
    start, end = marks.gone if piece.kind == "gone" else marks.new
    return f"{start}{marks.plain(piece.text)}{end}"


def _placed(value: str) -> str:
    owner, *articles = value.split("|")
    return owner + (f"（{'、'.join(_article(a) for a in articles)}）" if articles else "")


def _article(value: str) -> str:
    article, _, items = value.partition(":")
    said = [matter.item(item) for item in items.split(",") if item]
    return matter.article(article) + "、".join(said)
