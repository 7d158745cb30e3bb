"""Finding the comments of a text and giving each to the entry it speaks of.

A comment is whatever follows a `#` outside keys and values. At the end of a line it belongs to what
stands on the line; on lines of its own it belongs to the entry below, unless it is indented like
the entries of a deeper list or mapping that ends above it: then it is the last thing in there.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from shudi_cli.writing.tree import Collection, Comment, Entry, Scalar, build, last_end, scalars

_COMMENT = re.compile(r"#[^\n\r\x85]*")
_BREAK = re.compile(r"[\n\r\x85]")


class Standing(NamedTuple):
    """An entry, the collection it stands in, and the standing of the entry that holds that."""

    entry: Entry
    parent: Collection
    holder: Standing | None


class Tree:
    """A file's tree with its comments in place; `head` are those above the first entry."""

    def __init__(self, text: str) -> None:
        """Read `text`, which `yamlio.parse` has accepted; raises `ValueError` for no mapping."""
        root = build(text)
        if not isinstance(root, Collection) or not root.mapping or not root.entries:
            raise ValueError("no mapping")
        self.text = text
        self.root = root
        self.head: list[Comment] = []
        self.comments = tuple(_comments(text, root))
        self._order = list(_standings(root, None))
        self._place()
        for entry, parent, _ in self._order:
            entry.blank = not parent.flow and _blank_above(text, entry.start)

    def _place(self) -> None:
        starts = [standing.entry.start for standing in self._order]
        deepest: Collection | None = None  # holds the comment above: comments keep their order
        last = -1
        for comment in self.comments:
            index = bisect_left(starts, comment.start)
            if index != last:
                deepest, last = None, index
            if index == 0:
                self.head.append(comment)
            elif _blank_before(self.text, comment.start) or not self._beside(comment, index):
                deepest = self._on_its_own(comment, index, deepest)

    def _beside(self, comment: Comment, index: int) -> bool:
        """Give a comment at the end of a line to the entry that stands there, if one does."""
        standing = self._order[index - 1]
        while standing.parent.flow and standing.parent.end <= comment.start and standing.holder:
            standing = standing.holder
        entry = standing.entry
        value, end = entry.value, last_end(entry.value)
        inside = value.start < comment.start < end
        if inside and isinstance(value, Scalar):  # after the | of a block of text
            entry.beside.append(comment)
            return True
        if end > comment.start:
            end = entry.key.end if entry.key else comment.start
        if _BREAK.search(self.text, end, comment.start):
            return False
        if entry.key is None and value.start > comment.start:
            return False
        entry.beside.append(comment)
        return True

    def _on_its_own(
        self, comment: Comment, index: int, deepest: Collection | None
    ) -> Collection | None:
        """Place a comment on a line of its own; returns the collection it now stands in."""
        above = self._order[index - 1]
        below = self._order[index] if index < len(self._order) else None
        if isinstance(above.entry.value, Scalar) and above.entry.value.start > comment.start:
            above.entry.before.append(comment)
            return deepest
        if below and below.parent is above.entry.value:
            below.entry.before.append(comment)
            return below.parent
        ending = list(_ending(above, comment))
        if deepest in ending:
            del ending[: ending.index(deepest)]
        for collection in ending:
            if below and collection is below.parent:
                break
            if self._within(collection, comment):
                collection.after.append(comment)
                return collection
        (below.entry.before if below else self.root.after).append(comment)
        return below.parent if below else self.root

    def _within(self, collection: Collection, comment: Comment) -> bool:
        if collection.flow:
            return comment.start < collection.end
        line = self.text.rfind("\n", 0, collection.start) + 1
        return 0 < collection.start - line <= comment.column


def _standings(collection: Collection, holder: Standing | None) -> Iterator[Standing]:
    for entry in collection.entries:
        standing = Standing(entry, collection, holder)
        yield standing
        if isinstance(entry.value, Collection):
            yield from _standings(entry.value, standing)


def _ending(above: Standing, comment: Comment) -> Iterator[Collection]:
    """The collections that may end at the comment, from the innermost out."""
    value = above.entry.value
    if isinstance(value, Collection) and comment.start < value.end and value.flow:
        yield value
    standing: Standing | None = above
    while standing:
        yield standing.parent
        standing = standing.holder


def _comments(text: str, root: Collection) -> Iterator[Comment]:
    position = 0
    for scalar in scalars(root):
        yield from _in_gap(text, position, scalar.start)
        if scalar.style in ("|", ">"):
            header = _BREAK.search(text, scalar.start, scalar.end)
            yield from _in_gap(text, scalar.start, header.start() if header else scalar.end)
        position = max(position, scalar.end)
    yield from _in_gap(text, position, len(text))


def _in_gap(text: str, start: int, end: int) -> Iterator[Comment]:
    for match in _COMMENT.finditer(text, start, end):
        line = text.rfind("\n", 0, match.start()) + 1
        column = match.start() - line
        blank = _blank_above(text, match.start())
        yield Comment(match.group().rstrip(), match.start(), column, blank)


def _blank_before(text: str, position: int) -> bool:
    """Whether nothing but space stands on the line before `position`."""
    return not text[text.rfind("\n", 0, position) + 1 : position].strip()


def _blank_above(text: str, position: int) -> bool:
    """Whether the line above the one of `position` is empty, and this one begins there."""
    line = text.rfind("\n", 0, position) + 1
    if line == 0 or text[line:position].strip(" -"):
        return False
    return not text[text.rfind("\n", 0, line - 1) + 1 : line - 1].strip()
