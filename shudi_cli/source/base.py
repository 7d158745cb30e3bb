"""The one door through which files are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from shudi_cli.finding import Finding

MAX_BYTES = 1 << 20
"""Larger files are refused: a matter takes a few kilobytes."""


class Read(NamedTuple):
    """One file: its bytes, or the finding that says why there are none."""

    path: str
    data: bytes | Finding


class Source(Protocol):
    """A state of a repository. Paths are relative to its root, with `/`."""

    @property
    def commit(self) -> str | None:
        """The full commit id; None for the working tree."""
        ...

    def names(self, under: str) -> list[str]:
        """Every file below the folder `under`, sorted; empty where there is no such folder."""
        ...

    def folders(self, under: str) -> list[str]:
        """The names of the folders directly below `under`, sorted."""
        ...

    def exists(self, path: str) -> bool:
        """Whether there is a file at `path`."""
        ...

    def read(self, paths: Iterable[str]) -> Iterator[Read]:
        """The files, in the order asked for. A file that cannot be read is a finding, not an error."""
        ...
