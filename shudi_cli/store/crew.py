"""The many files of a first run, read and parsed by workers while this process writes them down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shudi_cli.process.crew import crew
from shudi_cli.source import Source
from shudi_cli.store.documents import Made, made

_BATCH = 100
_source: Source | None = None
"""In a worker: where its files are."""


def made_all(source: Source, paths: Sequence[str]) -> Iterator[Made]:
    """`made` for all these files, in their order. Workers are not forked: a database is open."""
    batches = [paths[first : first + _BATCH] for first in range(0, len(paths), _BATCH)]
    for batch in crew(_work, batches, _begin, source, "spawn"):
        yield from batch


def _begin(source: Source) -> None:
    global _source  # noqa: PLW0603 - a worker is told once what it works on
    _source = source


def _work(paths: Sequence[str]) -> list[Made]:
    return list(made(_source, paths)) if _source else []
