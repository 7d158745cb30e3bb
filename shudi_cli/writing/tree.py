"""The text of a YAML file as a tree that knows where everything stands and which comments it bears.

`yamlio` reads for meaning; this reads for rewriting: the same events, with spans instead of values,
and no comment lost. Only files that `yamlio.parse` accepts are brought here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from shudi_cli.yamlio.events import events


@dataclass(slots=True)
class Comment:
    """One `# …`. `start` is its offset, `column` 0-based; `blank`: an empty line stands before it."""

    text: str
    start: int
    column: int
    blank: bool = False


@dataclass(slots=True)
class Scalar:
    """A single value. `text` is what it says, `style` how: "" plain, else the opening character."""

    start: int
    end: int
    text: str
    style: str


@dataclass(slots=True)
class Entry:
    """A key with its value, or one item of a list (`key` None).

    `before` are the comment lines above it, `beside` those at the end of its line.
    """

    start: int
    key: Scalar | None
    value: Scalar | Collection
    blank: bool = False
    before: list[Comment] = field(default_factory=list)
    beside: list[Comment] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The key; empty for an item of a list."""
        return self.key.text if self.key else ""


@dataclass(slots=True)
class Collection:
    """A mapping or a list. `after` are comment lines below its last entry that belong to it."""

    start: int
    end: int
    mapping: bool
    flow: bool
    entries: list[Entry] = field(default_factory=list)
    after: list[Comment] = field(default_factory=list)

    def get(self, name: str) -> Entry | None:
        """The entry with that key."""
        return next((e for e in self.entries if e.key and e.key.text == name), None)


def build(text: str) -> Collection | Scalar:
    """The tree of a text that `yamlio.parse` has accepted, without its comments."""
    following = events(text)
    following()  # stream start
    following()  # document start
    return _node(following, following())


def scalars(collection: Collection) -> Iterator[Scalar]:
    """Every key and every single value, in the order of the text."""
    for entry in collection.entries:
        if entry.key:
            yield entry.key
        if isinstance(entry.value, Scalar):
            yield entry.value
        else:
            yield from scalars(entry.value)


def last_end(value: Scalar | Collection) -> int:
    """Where the value's own text ends; a block collection's with that of its last entry."""
    while isinstance(value, Collection) and not value.flow and value.entries:
        value = value.entries[-1].value
    return value.end


def _node(following: Callable[[], Any], event: Any) -> Collection | Scalar:
    start, end = event.start_mark.index, event.end_mark.index
    if isinstance(event, yaml.ScalarEvent):
        return Scalar(start, end, event.value, event.style or "")
    mapping = isinstance(event, yaml.MappingStartEvent)
    made = Collection(start, end, mapping, bool(event.flow_style))
    closing = yaml.MappingEndEvent if mapping else yaml.SequenceEndEvent
    inner = following()
    while not isinstance(inner, closing):
        first = _node(following, inner)
        key = first if mapping and isinstance(first, Scalar) else None
        value = _node(following, following()) if mapping else first
        made.entries.append(Entry(first.start, key, value))
        inner = following()
    made.end = _end(inner)
    return made


def _end(event: Any) -> int:
    end: int = event.end_mark.index
    return end
