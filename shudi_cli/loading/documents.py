"""Files to documents, documents to model values; what does not fit is a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from shudi_cli.finding import Finding, found
from shudi_cli.model import Value
from shudi_cli.source import Source
from shudi_cli.yamlio import Document, Path, Refused, parse

V = TypeVar("V", bound=Value)

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


def convert(document: Document, kind: type[V]) -> V | Finding:
    """The document as a model value, or SD200 at the place where it does not fit."""
    try:
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
