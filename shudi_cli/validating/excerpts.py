"""The source lines that findings point at, for showing them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from shudi_cli.editions import Snapshot
from shudi_cli.finding import Finding
from shudi_cli.loading import layout
from shudi_cli.source import Source

LONGEST = 2_000
"""Characters of a line worth keeping; nobody reads further to the right."""


def excerpts(snapshot: Snapshot, findings: Iterable[Finding]) -> dict[tuple[str, int], str]:
    """Lines by path and number, read again from where the findings came from."""
    lines: dict[tuple[str, int], str] = {}
    for path, group in groupby(findings, key=lambda finding: finding.place.path):
        wanted = {finding.place.line for finding in group}
        lines.update(((path, n), line) for n, line in _lines(snapshot, path) if n in wanted)
    return lines


def _lines(snapshot: Snapshot, path: str) -> Iterator[tuple[int, str]]:
    for read in _source(snapshot, path).read([path]):
        if not isinstance(read.data, Finding):
            for number, line in enumerate(_text(read.data).split("\n"), 1):
                yield number, line[:LONGEST]


def _text(data: bytes) -> str:
    """What an editor would show, whatever the encoding: mostly UTF-8, at times GBK."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    return text.replace("\r\n", "\n")


def _source(snapshot: Snapshot, path: str) -> Source:
    kind = layout.kind(path)
    if kind and kind.name in ("list", "matter"):
        return dict(snapshot.sources).get(kind.list, snapshot.base)
    return snapshot.base
