"""A parsed YAML file: plain values and, beside them, where each stands."""

from __future__ import annotations

from functools import cached_property
from typing import Any, TypeVar

import msgspec

from shudi_cli.finding import Place
from shudi_cli.yamlio.places import Entry, Node, places

Path = tuple[str | int, ...]
"""The way from the root to a value: `("lead", 0, "body")`."""

T = TypeVar("T")


class Document:
    """One file's content. `value` holds dict, list, str, int, float, bool and None only."""

    def __init__(
        self, path: str, commit: str | None, value: Any, text: str, start: tuple[int, int]
    ) -> None:
        self.path, self.commit, self.value, self.text = path, commit, value, text
        self.start = start
        """Where the value begins: 0-based line and column."""

    def into(self, kind: type[T]) -> T:
        """The value as a `kind`; raises `msgspec.ValidationError` where it does not fit."""
        return msgspec.convert(self.value, kind)

    @cached_property
    def _root(self) -> Node:
        return places(self.text)

    def place(self, path: Path = (), *, key: bool = False) -> Place:
        """Where the value at `path` begins, or its key; the nearest container if it is absent."""
        line, column = self.start
        if not path:
            return Place(self.path, line + 1, column + 1, self.commit)
        node = self._root
        for step in path:
            child = _child(node, step)
            if child is None:
                return Place(self.path, line + 1, column + 1, self.commit)
            line, column = child.line, child.column
            node = child.value if isinstance(child, Entry) else child
        if not key:
            line, column = node.line, node.column
        return Place(self.path, line + 1, column + 1, self.commit)


def _child(node: Node, step: str | int) -> Entry | Node | None:
    if isinstance(node.children, dict):
        return node.children.get(str(step))
    if isinstance(node.children, list) and isinstance(step, int) and step < len(node.children):
        child: Node = node.children[step]
        return child
    return None
