"""Files to documents, documents to model values; what does not fit is a finding."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

import msgspec

from shudi_cli.finding import Finding, found
from shudi_cli.model import Value
from shudi_cli.source import Read, Source

if TYPE_CHECKING:
    from shudi_cli.yamlio import Document, Path

V = TypeVar("V", bound=Value)
Reader = Callable[[Source, Iterable[str]], Iterator["Document | Finding"]]
"""How files become documents: `documents`, or something that remembers."""

_PATH = r"\.(?P<key>[^.\[\]`]+)|\[(?P<index>[0-9]+)\]"


def documents(source: Source, paths: Iterable[str]) -> Iterator[Document | Finding]:
    """Each file parsed, or the findings that refuse it."""
    for read in source.read(paths):
        parsed = parsed_file(read, source.commit)
        if isinstance(parsed, list):
            yield from parsed
        else:
            yield parsed


def parsed_file(read: Read, commit: str | None) -> Document | list[Finding]:
    """One file parsed, or the findings that refuse it."""
    from shudi_cli.yamlio import Refused, parse  # yaml takes 10 ms; a warm `who` parses nothing

    if isinstance(read.data, Finding):
        return [read.data]
    try:
        return parse(read.data, read.path, commit)
    except Refused as refused:
        return list(refused.findings)


def convert(document: Document, kind: type[V]) -> V | Finding:
    """The document as a model value, or SD200 at the place where it does not fit."""
    try:
        return document.into(kind)
    except msgspec.ValidationError as error:
        return found("SD200", document.place(_path(str(error))), {"problem": _problem(str(error))})


_KINDS = {
    "int": "整数",
    "float": "小数",
    "str": "文字",
    "bool": "true 或 false",
    "array": "列表",
    "object": "一组“键: 值”",
}
_EXPECTED = re.compile(r"Expected `([^`]*)`, got `([^`]*)`")


def _problem(message: str) -> str:
    """msgspec's message in Chinese: “laws[0].versions[0].articles 应当是整数，现在是小数”."""
    said, _, spot = message.partition(" - at `$")
    where = spot.rstrip("`").lstrip(".") or "整个文件"
    if match := _EXPECTED.match(said):
        wanted, actual = (
            "或者".join(
                _KINDS.get(kind.strip(), kind.strip())
                for kind in group.split("|")
                if kind.strip() != "null"
            )
            for group in match.groups()
        )
        return f"{where} 应当是{wanted}，现在是{actual}"
    return f"{where}（{said}）"


def _path(message: str) -> Path:
    """The path in msgspec's message: "… - at `$.lead[0].body`"."""
    _, _, spot = message.rpartition("`$")
    return tuple(
        int(match["index"]) if match["index"] else match["key"]
        for match in re.finditer(_PATH, spot.rstrip("`"))
    )
