"""A parsed YAML file: plain values and, beside them, where each stands."""

from __future__ import annotations

from typing import Any, NamedTuple

from shudi_cli.finding import Place

Path = tuple[str | int, ...]
"""The way from the root to a value: `("lead", 0, "body")`."""


class Node(NamedTuple):
    """Place of one value (0-based) and of what it contains."""

    line: int
    column: int
    children: dict[str, Entry] | list[Any] | None = None  # list[Node]: mypy refuses the cycle


class Entry(NamedTuple):
    """Place of one key (0-based) and the node of its value."""

    line: int
    column: int
    value: Node


class Document(NamedTuple):
    """One file's content. `value` holds dict, list, str, int, float, bool and None only."""

    path: str
    commit: str | None
    value: Any
    root: Node

    def place(self, path: Path = (), *, key: bool = False) -> Place:
        """Where the value at `path` begins, or its key; the nearest container if it is absent."""
        node, line, column = self.root, self.root.line, self.root.column
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
