"""A file given new values with its comments kept: what still stands keeps what is said about it.

Entries are paired by key, items of a list by being equal, else by the body, law or name they are
about. Only what is said about an entry that is gone goes with it, and the caller is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from shudi_cli.writing.emit import emit
from shudi_cli.writing.kept import check, tree
from shudi_cli.writing.tree import Collection, Comment, Entry, Scalar
from shudi_cli.writing.values import node
from shudi_cli.yamlio import parse

_ABOUT = ("body", "law", "name", "step", "document")


class Merged(NamedTuple):
    """The file's new bytes, and the comments that went with what they spoke of."""

    data: bytes
    lost: tuple[str, ...]


def merged(data: bytes, path: str, kind: str, values: Mapping[str, Any]) -> Merged:
    """The file at `path` saying `values` and nothing else, in the one layout.

    Raises `Refused` for a file that cannot be read and `NotKept` where anything else would change.
    """
    old = parse(data, path).value
    read = tree(data, path)
    lost: list[Comment] = []
    _mapping(read.root, old, values, lost)
    made = emit(read.root, kind, read.head).encode()
    gone = tuple(comment.text for comment in sorted(lost, key=lambda c: c.start))
    return Merged(check(path, read, made, dict(values), gone), gone)


def _mapping(
    root: Collection, old: Mapping[str, Any], new: Mapping[str, Any], lost: list[Comment]
) -> None:
    for entry in root.entries:
        if entry.name in new:
            entry.value = _value(entry.value, old[entry.name], new[entry.name], lost)
        else:
            lost += _comments(entry)
    kept = [entry for entry in root.entries if entry.name in new]
    added = [Entry(0, Scalar(0, 0, key, '"'), node(new[key])) for key in new if key not in old]
    root.entries = [*kept, *added]


def _value(there: Scalar | Collection, old: Any, new: Any, lost: list[Comment]) -> Any:
    """The tree of the new value: the old one as far as it says the same."""
    if isinstance(there, Collection) and isinstance(old, Mapping) and isinstance(new, Mapping):
        _mapping(there, old, new, lost)
        return there
    if isinstance(there, Collection) and isinstance(old, list) and isinstance(new, list) and new:
        there.entries = list(_items(there, old, new, lost))
        return there
    if type(old) is type(new) and old == new:
        return there
    if isinstance(there, Collection):
        lost += _inside(there)
    return node(new)


def _items(
    there: Collection, old: Sequence[Any], new: Sequence[Any], lost: list[Comment]
) -> Iterator[Entry]:
    pairs = _pairs(old, new)
    for index, entry in enumerate(there.entries):
        if index not in pairs.values():
            lost += _comments(entry)
    for place, item in enumerate(new):
        if place in pairs:
            entry = there.entries[pairs[place]]
            entry.value = _value(entry.value, old[pairs[place]], item, lost)
            yield entry
        else:
            yield Entry(0, None, node(item))


def _pairs(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """For items of the new list the one of the old that they are, or that is about the same."""
    pairs: dict[int, int] = {}
    for same in (_itself, _about):
        left: dict[str, list[int]] = {}
        for index, value in enumerate(old):
            if index not in pairs.values():
                left.setdefault(repr(same(value)), []).append(index)
        for place, value in enumerate(new):
            if place not in pairs and same(value) is not None and left.get(repr(same(value))):
                pairs[place] = left[repr(same(value))].pop(0)
    return pairs


def _itself(value: Any) -> Any:
    return value


def _about(value: Any) -> Any:
    """What an item of a list is about; None where nothing says."""
    if not isinstance(value, Mapping):
        return None
    key = next((key for key in _ABOUT if key in value), None)
    return key and (key, value[key])


def _comments(entry: Entry) -> list[Comment]:
    inside = _inside(entry.value) if isinstance(entry.value, Collection) else []
    return [*entry.before, *entry.beside, *inside]


def _inside(there: Collection) -> list[Comment]:
    return [*(c for entry in there.entries for c in _comments(entry)), *there.after]
