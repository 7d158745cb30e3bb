"""Planned matters laid out as files: here, or by two workers where there are enough of them."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from shudi_cli.importing.packed import Held, unpacked
from shudi_cli.importing.plan import Planned
from shudi_cli.model import Matter
from shudi_cli.writing.matter_text import matter_text, matter_value
from shudi_cli.writing.merged import merged

ENOUGH = 2_000
"""Matters from which on starting workers pays."""
_BATCH = 100
_START = "fork" if sys.platform == "linux" else "spawn"
_FAST = 1
"""A third of the size, for a tenth of what laying the file out costs."""


class Wanted(NamedTuple):
    """A file to lay out: its path, its matter, and its bytes where it is there already."""

    path: str
    held: Held
    old: bytes | None


class LaidOut(NamedTuple):
    """A file as it would be written, compressed, and the comments that went with what they spoke of."""

    path: str
    packed: bytes
    lost: tuple[str, ...]


def lay_out(matters: Sequence[Planned], before: Mapping[str, bytes]) -> Iterator[LaidOut]:
    """The files of these matters, in their order, each read back; those of `before` with their
    comments. Raises `NotKept` for text that no file can hold.
    """
    wanted = [Wanted(it.path, it.held, before.get(it.path)) for it in matters]
    if len(wanted) < ENOUGH:
        yield from map(_laid_out, wanted)
        return
    from shudi_cli.process.crew import crew  # 20 ms, and only many matters need one

    batches = [wanted[first : first + _BATCH] for first in range(0, len(wanted), _BATCH)]
    for batch in crew(_work, batches, _begin, None, _START):
        yield from batch


def _begin(_: None) -> None:
    """A worker needs to be told nothing."""


def _work(batch: Iterable[Wanted]) -> list[LaidOut]:
    return [_laid_out(wanted) for wanted in batch]


def _laid_out(wanted: Wanted) -> LaidOut:
    matter = cast(Matter, unpacked(wanted.held))
    lost: tuple[str, ...] = ()
    if wanted.old is None:
        data = matter_text(matter)
    else:
        data, lost = merged(wanted.old, wanted.path, "matter", matter_value(matter))
    return LaidOut(wanted.path, zlib.compress(data, _FAST), lost)


class Files(Mapping[str, bytes]):
    """Contents by path, in the order they were laid out; they wait compressed until they are written."""

    def __init__(self, laid: Iterable[LaidOut]) -> None:
        self._files = {it.path: it.packed for it in laid}

    def __getitem__(self, path: str) -> bytes:
        return zlib.decompress(self._files[path])

    def __contains__(self, path: object) -> bool:
        return path in self._files

    def __len__(self) -> int:
        return len(self._files)

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)
