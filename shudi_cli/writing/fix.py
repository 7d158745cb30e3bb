"""`shudi validate --fix`: what can be put right without asking anybody.

Only what has one possible meaning: a byte order mark, line endings, trailing space, the order of
keys, full-width digits and letters where a schema wants plain ones, and numbers where it wants text
(an article written 64, an edition written 2019.10: the text typed is taken).
"""

from __future__ import annotations

import codecs
import copy
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from shudi_cli.writing.comments import Tree
from shudi_cli.writing.emit import emit
from shudi_cli.writing.kept import check, tree
from shudi_cli.writing.scalars import written
from shudi_cli.writing.shapes import ITEM, Shape, Steps, shape
from shudi_cli.writing.tree import Collection, Scalar, scalars
from shudi_cli.yamlio import Path, decode, parse
from shudi_cli.yamlio.reader import plain_value

_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_TO_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


class Repair(NamedTuple):
    """A file put right: its bytes, and in Chinese what was done."""

    data: bytes
    done: tuple[str, ...]


class _Leaf(NamedTuple):
    """A single value, where it stands in the document, and whether in brackets."""

    scalar: Scalar
    path: Path
    steps: Steps
    flow: bool


def repaired(data: bytes, path: str, kind: str) -> Repair:
    """The file with everything put right that is safe; equal bytes where nothing is to be done.

    Raises `Refused` for a file that cannot be read and `NotKept` where more would change.
    """
    document = parse(data, path)
    read = tree(data, path)
    expected = copy.deepcopy(document.value)
    done = _bytes(data, path)
    text, changed = _values(read, kind, expected)
    done += changed
    text, trimmed = _trimmed(text)
    done += ["去掉了行尾空格"] if trimmed else []
    if _out_of_order(read.root, kind, ()):
        again = Tree(text)
        text = emit(again.root, kind, again.head)
        done.append("按规定的顺序重排了键")
    return Repair(check(path, read, text.encode(), expected) if done else data, tuple(done))


def _bytes(data: bytes, path: str) -> list[str]:
    done = ["去掉了 BOM"] if data.startswith(codecs.BOM_UTF8) else []
    return done + (["换行统一为 LF"] if "\r" in decode(data, path, None) else [])


def _values(read: Tree, kind: str, expected: Any) -> tuple[str, list[str]]:
    """The text with wrongly written values replaced, `expected` along with it."""
    text, done = read.text, []
    for leaf in reversed(list(_leaves(read.root, (), ()))):
        right = _right(leaf.scalar, shape(kind, leaf.steps))
        if right is None:
            continue
        made = Scalar(0, 0, right, '"')
        line = written(made, flow=leaf.flow, quoted=shape(kind, leaf.steps).quoted)
        text = text[: leaf.scalar.start] + line + text[leaf.scalar.end :]
        _replace(expected, leaf.path, right)
        done.append(f"{leaf.scalar.text} 改为 {line}")
    return text, done[::-1]


def _right(scalar: Scalar, wanted: Shape) -> str | None:
    """What the value should have been; None where it is right, or nobody can tell."""
    if not wanted.text or scalar.style in ("|", ">"):
        return None
    if not scalar.style and type(plain_value(scalar.text)) in (int, float):
        fits = not wanted.pattern or re.search(wanted.pattern, scalar.text)
        return scalar.text if fits else None
    if not wanted.pattern:
        return None
    half = scalar.text.translate(_TO_HALF_WIDTH).strip()
    return half if half != scalar.text and re.search(wanted.pattern, half) else None


def _leaves(
    collection: Collection, path: Path, steps: Steps, *, flow: bool = False
) -> Iterator[_Leaf]:
    flow = flow or collection.flow
    for index, entry in enumerate(collection.entries):
        here = (*path, entry.name if entry.key else index)
        below = (*steps, entry.name if entry.key else ITEM)
        if isinstance(entry.value, Scalar):
            yield _Leaf(entry.value, here, below, flow)
        else:
            yield from _leaves(entry.value, here, below, flow=flow)


def _replace(value: Any, path: Path, text: str) -> None:
    for step in path[:-1]:
        value = value[step]
    value[path[-1]] = text


def _trimmed(text: str) -> tuple[str, bool]:
    """The text without space at the ends of lines, except where it is part of a block of text."""
    blocks = [(s.start, s.end) for s in scalars(Tree(text).root) if s.style in ("|", ">")]

    def trim(match: re.Match[str]) -> str:
        inside = any(start <= match.start() < end for start, end in blocks)
        return match.group() if inside else ""

    trimmed = _TRAILING.sub(trim, text)
    return trimmed, trimmed != text


def _out_of_order(collection: Collection, kind: str, steps: Steps) -> bool:
    keys = shape(kind, steps).keys
    ranks = [keys.get(entry.name, len(keys)) for entry in collection.entries if entry.key]
    if ranks != sorted(ranks):
        return True
    return any(
        isinstance(entry.value, Collection)
        and _out_of_order(entry.value, kind, (*steps, entry.name if entry.key else ITEM))
        for entry in collection.entries
    )
