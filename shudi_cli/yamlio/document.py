"""A parsed YAML file: plain values and, beside them, where each stands."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from shudi_cli.finding import Place
from shudi_cli.yamlio.places import Entry, Node, places

Path = tuple[str | int, ...]
"""The way from the root to a value: `("lead", 0, "body")`."""


class Document:
    """One file's content. `value` holds dict, list, str, int, float, bool and None only."""

    def __init__(self, path: str, commit: str | None, value: Any, text: str) -> None:
        self.path, self.commit, self.value, self._text = path, commit, value, text

    @cached_property
    def _root(self) -> Node:
        return places(self._text)

    def place(self, path: Path = (), *, key: bool = False) -> Place:
        """Where the value at `path` begins, or its key; the nearest container if it is absent."""
        node, line, column = self._root, self._root.line, self._root.column
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
