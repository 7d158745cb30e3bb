"""The source lines that findings point at, for showing them."""

from __future__ import annotations

from collections.abc import Iterable

from shudi_cli.editions import Snapshot
from shudi_cli.finding import Finding
from shudi_cli.loading import layout
from shudi_cli.source import Source

LONGEST = 2_000
"""Characters of a line worth keeping; nobody reads further to the right."""


def excerpts(snapshot: Snapshot, findings: Iterable[Finding]) -> dict[tuple[str, int], str]:
    """Lines by path and number, read again from where the findings came from."""
    wanted: dict[Source, dict[str, set[int]]] = {}
    for finding in findings:
        path, line = finding.place.path, finding.place.line
        wanted.setdefault(_source(snapshot, path), {}).setdefault(path, set()).add(line)
    return {
        (read.path, number): line[:LONGEST]
        for source, files in wanted.items()
        for read in source.read(files)
        if not isinstance(read.data, Finding)
        for number, line in enumerate(_text(read.data).split("\n"), 1)
        if number in files[read.path]
    }


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
