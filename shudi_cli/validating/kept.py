"""Documents whose value is known without their text, which is only read when a place is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import Any, TypeVar

import msgspec

from shudi_cli.loading.documents import parsed_file
from shudi_cli.source import Read, Source
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

    @property
    def text(self) -> str:  # type: ignore[override]
        """The text as it stands now; empty when it is gone or broken meanwhile."""
        (read,) = self._source.read([self.path])
        parsed = parsed_file(read, self.commit)
        return "" if isinstance(parsed, list) else parsed.text


class Laid(Document):
    """A file that a source has laid with its value: its text is not kept here, nor changes meanwhile."""

    folded = True

    def __init__(self, source: Source, read: Read) -> None:
        self.path, self.commit, self._source = read.path, source.commit, source
        self.packed = read.packed or b""
        self.start = _start(_text(read))

    @property
    def value(self) -> Any:
        """The value, unpacked."""
        return msgspec.msgpack.decode(self.packed)

    def into(self, kind: type[T]) -> T:
        """The value as a `kind`, straight from its packed form."""
        return msgspec.msgpack.decode(self.packed, type=kind)

    @property
    def text(self) -> str:  # type: ignore[override]
        """The text."""
        (read,) = self._source.read([self.path])
        return _text(read)


def _text(read: Read) -> str:
    """The text, which is UTF-8 as everything that is laid with its value."""
    return read.data.decode() if isinstance(read.data, bytes) else ""


def _start(text: str) -> tuple[int, int]:
    """Where the value begins: below the comments."""
    lines = enumerate(text.split("\n"))
    return next((number for number, line in lines if line and not line.startswith("#")), 0), 0
