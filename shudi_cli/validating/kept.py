"""A document known from its verdict: its value at once, its text only when a place is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import Any, TypeVar

import msgspec

from shudi_cli.loading.documents import parsed_file
from shudi_cli.source import Source
from shudi_cli.yamlio import Document

T = TypeVar("T")


class Kept(Document):
    """A document whose text was judged before: its value is packed, its text read again if need be."""

    def __init__(self, source: Source, path: str, packed: bytes, start: tuple[int, int]) -> None:
        self.path, self.commit, self.start = path, source.commit, start
        self.packed, self._source = packed, source

    @cached_property
    def value(self) -> Any:
        """The value as it was parsed."""
        return msgspec.msgpack.decode(self.packed)

    def into(self, kind: type[T]) -> T:
        """The value as a `kind`, straight from its packed form."""
        return msgspec.msgpack.decode(self.packed, type=kind)

    @cached_property
    def text(self) -> str:  # type: ignore[override]
        """The text as it stands now; empty when it is gone or broken meanwhile."""
        (read,) = self._source.read([self.path])
        parsed = parsed_file(read, self.commit)
        return "" if isinstance(parsed, list) else parsed.text
