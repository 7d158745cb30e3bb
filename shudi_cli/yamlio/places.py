"""Where every value of an accepted text stands: a second pass, made when a place is asked for.

Most files are never pointed at, and values alone take 0.6 of the time of values with places.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from shudi_cli.yamlio.events import events


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


def places(text: str) -> Node:
    """The places in a text that `parse` accepted; a lone node for an empty one."""
    if not text:
        return Node(0, 0)
    following = events(text)
    following()  # stream start
    following()  # document start
    return _node(following, following())


def _node(following: Callable[[], Any], event: Any) -> Node:
    mark = event.start_mark
    if isinstance(event, yaml.ScalarEvent):
        return Node(mark.line, mark.column)
    if isinstance(event, yaml.MappingStartEvent):
        entries: dict[str, Entry] = {}
        while not isinstance(key := following(), yaml.MappingEndEvent):
            at = key.start_mark
            entries[key.value] = Entry(at.line, at.column, _node(following, following()))
        return Node(mark.line, mark.column, entries)
    nodes: list[Node] = []
    while not isinstance(event := following(), yaml.SequenceEndEvent):
        nodes.append(_node(following, event))
    return Node(mark.line, mark.column, nodes)
