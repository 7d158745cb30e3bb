"""A parsed YAML file: plain values and, beside them, where each stands."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from shudi_cli.finding import Place

if TYPE_CHECKING:
    from shudi_cli.yamlio.places import Spot

Path = tuple[str | int, ...]
"""The way from the root to a value: `("lead", 0, "body")`."""

T = TypeVar("T")

_WALKS = 64
"""Texts being walked through at a time: a parser and its places weigh ten times the text."""


class Document:
    """One file's content. `value` holds dict, list, str, int, float, bool and None only."""

    folded = False
    """Whether its value is rather made again than kept: see `loading.Folded`."""

    def __init__(
        self, path: str, commit: str | None, value: Any, text: str, start: tuple[int, int]
    ) -> None:
        self.path, self.commit, self.value, self.text = path, commit, value, text
        self.start = start
        """Where the value begins: 0-based line and column."""

    def into(self, kind: type[T]) -> T:
        """The value as a `kind`; raises `msgspec.ValidationError` where it does not fit."""
        return msgspec.convert(self.value, kind)

    def place(self, path: Path = (), *, key: bool = False) -> Place:
        """Where the value at `path` begins, or its key; the nearest container if it is absent."""
        line, column = self.start
        for end in range(len(path), 0, -1):
            if spot := self._spot(path[:end]):
                at_value = end == len(path) and not key
                line, column = spot[:2] if at_value else spot[2:]
                break
        return Place(self.path, line + 1, column + 1, self.commit)

    def _spot(self, path: Path) -> Spot | None:
        return _walk(self).to(path)


class _Walk:
    """A way through a text, gone as far as a place was asked for."""

    def __init__(self, text: str) -> None:
        from shudi_cli.yamlio.places import spots

        self._passed: dict[Path, Spot] = {}
        self._ahead = spots(text)

    def to(self, path: Path) -> Spot | None:
        """Where the value at `path` stands; None where there is none."""
        if path not in self._passed:
            for at, spot in self._ahead:
                self._passed[at] = spot
                if at == path:
                    break
        return self._passed.get(path)


@lru_cache(_WALKS)
def _walk(document: Document) -> _Walk:
    return _Walk(document.text)
