"""Plain values to trees, for files that are written anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from shudi_cli.writing.emit import emit
from shudi_cli.writing.tree import Collection, Comment, Entry, Scalar

_TEXT = '"'


def rendered(
    value: Mapping[str, Any], kind: str, above: Sequence[str] = (), below: Sequence[str] = ()
) -> bytes:
    """A new file in the one layout, with these lines of comment (without `#`) around its keys."""
    root = node(value)
    if not isinstance(root, Collection):
        raise TypeError(value)
    root.after = _comments(below)
    return emit(root, kind, _comments(above)).encode()


def _comments(lines: Sequence[str]) -> list[Comment]:
    return [Comment(f"# {line}", 0, 0) for line in lines]


def modeline(path: str, kind: str) -> str:
    """The comment by which an editor finds the schema of the file at `path`."""
    up = "../" * path.count("/")
    return f"yaml-language-server: $schema={up}schemas/{kind}.schema.json"


def node(value: Any) -> Collection | Scalar:
    """The tree of a value as YAML gives it: mappings, lists, text, numbers, true, false, null."""
    if isinstance(value, str):
        return Scalar(0, 0, value, _TEXT)
    if isinstance(value, Mapping):
        entries = [Entry(0, Scalar(0, 0, key, _TEXT), node(child)) for key, child in value.items()]
        return Collection(0, 0, mapping=True, flow=False, entries=entries)
    if isinstance(value, list | tuple):
        items = [Entry(0, None, node(child)) for child in value]
        return Collection(0, 0, mapping=False, flow=False, entries=items)
    return Scalar(0, 0, "null" if value is None else str(value).lower(), "")
