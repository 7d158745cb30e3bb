"""Setting keys of a file's top level, leaving every other character where it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shudi_cli.writing.comments import Tree
from shudi_cli.writing.emit import emit
from shudi_cli.writing.kept import check, tree
from shudi_cli.writing.shapes import shape
from shudi_cli.writing.tree import Collection, Entry, Scalar
from shudi_cli.writing.values import node
from shudi_cli.yamlio import parse


def assigned(data: bytes, path: str, kind: str, values: Mapping[str, Any]) -> bytes:
    """The file with these keys set; new keys stand where the schema's order has them.

    Raises `Refused` for a file that cannot be read and `NotKept` where anything else would change.
    """
    expected = {**parse(data, path).value, **values}
    read = tree(data, path)
    text = read.text
    for key, value in values.items():
        text = _set(Tree(text), kind, key, value)
    return check(path, read, text.encode(), expected)


def _set(read: Tree, kind: str, key: str, value: Any) -> str:
    entry = read.root.get(key)
    made = Entry(0, Scalar(0, 0, key, ""), node(value))
    line = emit(Collection(0, 0, mapping=True, flow=False, entries=[made]), kind)
    if read.root.flow or line.count("\n") > 1:
        return _laid_out(read, kind, made)
    if entry is None:
        at = _place(read, kind, key)
        gap = "" if read.text[:at].endswith("\n") or at == 0 else "\n"
        return read.text[:at] + gap + line + read.text[at:]
    if isinstance(entry.value, Collection) or entry.value.style in ("|", ">"):
        return _laid_out(read, kind, made)
    written = line.partition(":")[2].strip()
    gap = "" if entry.value.end > entry.value.start else " "
    return read.text[: entry.value.start] + gap + written + read.text[entry.value.end :]


def _place(read: Tree, kind: str, key: str) -> int:
    """The offset of the line before which a new key belongs."""
    keys = shape(kind, ()).keys
    rank = keys.get(key, len(keys))
    last = -1
    for index, entry in enumerate(read.root.entries):
        if keys.get(entry.name, len(keys)) <= rank:
            last = index
    if last + 1 == len(read.root.entries):
        return len(read.text)
    following = read.root.entries[last + 1]
    first = min([following.start, *(comment.start for comment in following.before)])
    return read.text.rfind("\n", 0, first) + 1


def _laid_out(read: Tree, kind: str, made: Entry) -> str:
    """The whole file in the one layout with the entry in its place, comments of the old one kept."""
    old = read.root.get(made.name)
    if old is None:
        read.root.entries.append(made)
    else:
        old.value = made.value
    return emit(read.root, kind, read.head)
