"""Many files judged: in this process, or by two workers where there are enough of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from shudi_cli.store.verdicts import Row
from shudi_cli.validating.inspection import Desk

ENOUGH = 2_000
"""Files from which on starting workers pays: it takes about 50 ms."""
_BATCH = 100
START = "fork" if sys.platform == "linux" else "spawn"

_desks: Sequence[Desk] = ()
"""In a worker: what its batches refer to by number."""


class Batch(NamedTuple):
    """Files of one desk."""

    desk: int
    paths: tuple[str, ...]


class Inspected(NamedTuple):
    """One file's verdict, packed as it is kept."""

    path: str
    row: Row


def judge_all(
    desks: Sequence[Desk], work: Sequence[tuple[int, Sequence[str]]]
) -> Iterator[Inspected]:
    """The verdict on every file of `work`: numbers of desks, each with paths."""
    batches = [
        Batch(desk, tuple(paths[first : first + _BATCH]))
        for desk, paths in work
        for first in range(0, len(paths), _BATCH)
    ]
    if sum(len(batch.paths) for batch in batches) >= ENOUGH:
        yield from _shared_out(desks, batches)
    else:
        for batch in batches:
            yield from _judge(desks[batch.desk], batch.paths)


def _shared_out(desks: Sequence[Desk], batches: Iterable[Batch]) -> Iterator[Inspected]:
    from shudi_cli.process.crew import crew  # 20 ms, and only many files need one

    for judged in crew(_work, batches, _begin, desks, START):
        yield from judged


def _begin(desks: Sequence[Desk]) -> None:
    global _desks  # noqa: PLW0603 - a worker is told once what it works on
    _desks = desks


def _work(batch: Batch) -> list[Inspected]:
    return list(_judge(_desks[batch.desk], batch.paths))


def _judge(desk: Desk, paths: Iterable[str]) -> Iterator[Inspected]:
    for read in desk.source.read(paths):
        yield Inspected(
            read.path, Row(desk.stamp(read), msgspec.msgpack.encode(desk.inspect(read)))
        )
