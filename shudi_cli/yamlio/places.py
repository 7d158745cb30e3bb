"""Where the values of an accepted text stand: a second pass, made as far as a place asked for.

Most files are never pointed at, and most that are only near their top.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from yaml import MappingEndEvent, MappingStartEvent, SequenceEndEvent, SequenceStartEvent

from shudi_cli.yamlio.document import Path
from shudi_cli.yamlio.events import events


class Spot(NamedTuple):
    """Where a value begins and where its key does, which for an item of a list is the same (0-based)."""

    line: int
    column: int
    key_line: int
    key_column: int


class _Inside:
    """A container that is being walked: `index` counts the items of a list."""

    __slots__ = ("index", "path")

    def __init__(self, path: Path, index: int | None) -> None:
        self.path, self.index = path, index


def spots(text: str) -> Iterator[tuple[Path, Spot]]:
    """Every value below the root of a text that `parse` accepted, in the order they stand."""
    if not text:
        return
    following = events(text)
    following()  # stream start
    following()  # document start
    inside = _opened((), following())
    stack = [inside] if inside else []
    while stack:
        event = following()
        if type(event) in (MappingEndEvent, SequenceEndEvent):
            stack.pop()
            continue
        within, key = stack[-1], event
        if within.index is None:
            path: Path = (*within.path, key.value)
            event = following()
        else:
            path = (*within.path, within.index)
            within.index += 1
        mark, at = event.start_mark, key.start_mark
        yield path, Spot(mark.line, mark.column, at.line, at.column)
        if inside := _opened(path, event):
            stack.append(inside)


def _opened(path: Path, event: Any) -> _Inside | None:
    if type(event) is MappingStartEvent:
        return _Inside(path, None)
    return _Inside(path, 0) if type(event) is SequenceStartEvent else None
