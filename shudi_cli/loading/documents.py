"""Files to documents, documents to model values; what does not fit is a finding."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from shudi_cli.finding import Finding, found
from shudi_cli.model import Value
from shudi_cli.source import Source
from shudi_cli.yamlio import Document, Path, Refused, parse

V = TypeVar("V", bound=Value)
Reader = Callable[[Source, Iterable[str]], Iterator["Document | Finding"]]
"""How files become documents: `documents`, or something that remembers."""

_PATH = re.compile(r"\.(?P<key>[^.\[\]`]+)|\[(?P<index>[0-9]+)\]")


def documents(source: Source, paths: Iterable[str]) -> Iterator[Document | Finding]:
    """Each file parsed, or the findings that refuse it."""
    for path, data in source.read(paths):
        if isinstance(data, Finding):
            yield data
            continue
        try:
            yield parse(data, path, source.commit)
        except Refused as refused:
            yield from refused.findings


class Kept(Document):
    """A document whose text was judged before: its value is packed, its text read again if need be."""

    def __init__(self, source: Source, path: str, packed: bytes, start: tuple[int, int]) -> None:
        self.path, self.commit, self.start = path, source.commit, start
        self.packed, self._source = packed, source

    @cached_property
    def value(self) -> Any:
        """The value as it was parsed."""
        return msgspec.msgpack.decode(self.packed)

    @cached_property
    def text(self) -> str:  # type: ignore[override]
        """The text as it stands now; empty when it is gone or broken meanwhile."""
        (read,) = self._source.read([self.path])
        if isinstance(read.data, Finding):
            return ""
        try:
            return parse(read.data, self.path, self.commit).text
        except Refused:
            return ""


def convert(document: Document, kind: type[V]) -> V | Finding:
    """The document as a model value, or SD200 at the place where it does not fit."""
    try:
        if isinstance(document, Kept):
            return msgspec.msgpack.decode(document.packed, type=kind)
        return msgspec.convert(document.value, kind)
    except msgspec.ValidationError as error:
        return found("SD200", document.place(_path(str(error))))


def _path(message: str) -> Path:
    """The path in msgspec's message: "… - at `$.lead[0].body`"."""
    _, _, spot = message.rpartition("`$")
    return tuple(
        int(match["index"]) if match["index"] else match["key"]
        for match in _PATH.finditer(spot.rstrip("`"))
    )
