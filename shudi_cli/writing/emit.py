"""A tree to text in the one layout (docs/editing.md)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from shudi_cli.writing.scalars import block, written
from shudi_cli.writing.shapes import ITEM, Steps, shape
from shudi_cli.writing.tree import Collection, Comment, Entry, Scalar
from shudi_cli.yamlio.reader import plain_value

_STEP = 2
_NAME = re.compile(r"(?!(?:null|true|false)\Z)[a-z][a-z_]*\Z")


def emit(root: Collection, kind: str, head: Sequence[Comment] = ()) -> str:
    """The whole file: keys in the schema's order, one layout, every comment; `head` comes first."""
    lines: list[str] = []
    _comments(lines, head, 0)
    first = not head
    for entry in _ordered(root, kind, ()):
        _entry(lines, entry, kind, (), 0, first=first)
        first = False
    _comments(lines, root.after, 0)
    return "\n".join(lines).strip("\n") + "\n"


def _mapping(collection: Collection, kind: str, steps: Steps, indent: int) -> list[str]:
    lines: list[str] = []
    for index, entry in enumerate(_ordered(collection, kind, steps)):
        _entry(lines, entry, kind, steps, indent, first=index == 0)
    _comments(lines, collection.after, indent)
    return lines


def _entry(
    lines: list[str], entry: Entry, kind: str, steps: Steps, indent: int, *, first: bool
) -> None:
    below = (*steps, entry.name)
    head, *rest = _value(entry.value, kind, below, indent + _STEP, keyed=True)
    beside = _above(lines, entry, indent, first=first, line=True)
    space = " " if head else ""
    lines.append(f"{' ' * indent}{_key(entry)}:{space}{head}{beside}")
    lines += rest


def _list(collection: Collection, kind: str, steps: Steps, indent: int) -> list[str]:
    lines: list[str] = []
    below = (*steps, ITEM)
    for index, entry in enumerate(collection.entries):
        head, *rest = _value(entry.value, kind, below, indent + _STEP, keyed=False)
        beside = _above(lines, entry, indent, first=index == 0, line=bool(head))
        if head:
            lines += [f"{' ' * indent}- {head}{beside}", *rest]
            continue
        # A block below a dash begins on the dash's line; comments that stand above it go above.
        while rest and (not rest[0].strip() or rest[0].lstrip().startswith("#")):
            lines.append(rest.pop(0)[_STEP:])
        lines += [f"{' ' * indent}- {rest[0].lstrip()}", *rest[1:]] if rest else []
    _comments(lines, collection.after, indent)
    return lines


def _value(
    value: Scalar | Collection, kind: str, steps: Steps, indent: int, *, keyed: bool
) -> list[str]:
    """What stands behind the key or dash, then the lines below it."""
    if isinstance(value, Scalar):
        if keyed and not value.text and not value.style:
            return [""]
        lines = block(value, indent) if "\n" in value.text else None
        return lines or [written(value, flow=False, quoted=shape(kind, steps).quoted)]
    if row := _row(value, kind, steps):
        return [row]
    lines = (
        _mapping(value, kind, steps, indent) if value.mapping else _list(value, kind, steps, indent)
    )
    return ["", *lines]


def _row(value: Collection, kind: str, steps: Steps) -> str:
    """The collection on one line; empty where it has to stand on several."""
    if not value.entries:
        return "{}" if value.mapping else "[]"
    if not shape(kind, steps).row:
        return ""
    words = []
    for entry in _ordered(value, kind, steps):
        word = _word(entry, kind, (*steps, entry.name if entry.key else ITEM))
        if not word or entry.before or entry.beside:
            return ""
        words.append(f"{_key(entry)}: {word}" if entry.key else word)
    row = ", ".join(words)
    return "" if value.after else f"{{{row}}}" if value.mapping else f"[{row}]"


def _word(entry: Entry, kind: str, steps: Steps) -> str:
    if isinstance(entry.value, Scalar):
        return written(entry.value, flow=True, quoted=shape(kind, steps).quoted)
    return _row(entry.value, kind, steps)


def _ordered(collection: Collection, kind: str, steps: Steps) -> list[Entry]:
    if not collection.mapping or len(collection.entries) < 2:
        return collection.entries
    keys = shape(kind, steps).keys
    return sorted(collection.entries, key=lambda entry: keys.get(entry.name, len(keys)))


def _key(entry: Entry) -> str:
    key = entry.key
    if key is None or _NAME.match(key.text):
        return key.text if key else ""
    plain = not key.style and key.text and not isinstance(plain_value(key.text), str)
    return key.text if plain else written(Scalar(0, 0, key.text, '"'), flow=True, quoted=False)


def _above(lines: list[str], entry: Entry, indent: int, *, first: bool, line: bool) -> str:
    """Write what stands above an entry; returns what stands behind it, if it has a `line`."""
    if not (entry.blank or entry.before or entry.beside) and isinstance(entry.value, Scalar):
        return ""
    behind = entry.beside[: int(line)]
    above = [*entry.before, *entry.beside[len(behind) :]]
    if isinstance(entry.value, Collection) and not entry.value.entries:
        above += entry.value.after
    _comments(lines, above, indent)
    if entry.blank and not (first and not above):
        _blank(lines)
    return f"  {behind[0].text}" if behind else ""


def _comments(lines: list[str], comments: Sequence[Comment], indent: int) -> None:
    for comment in comments:
        if comment.blank:
            _blank(lines)
        lines.append(" " * indent + comment.text)


def _blank(lines: list[str]) -> None:
    if lines and lines[-1]:
        lines.append("")
