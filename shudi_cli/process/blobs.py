"""Objects read through one `git cat-file --batch`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import IO, cast

from shudi_cli.process.git import command, environment

_AT_ONCE = 64
"""Names asked for at a time: 64 of at most some hundred bytes stay below any pipe's 16 KiB."""


class Blob:
    """One answer of `git cat-file --batch`: content, or None when it is absent or too large."""

    __slots__ = ("data", "name", "size")

    def __init__(self, name: str, size: int, data: bytes | None) -> None:
        self.name, self.size, self.data = name, size, data


class Blobs:
    """One `git cat-file --batch` process that answers many reads."""

    def __init__(self, folder: Path, largest: int) -> None:
        self._largest = largest
        from subprocess import DEVNULL, PIPE, Popen

        self._process = Popen(
            command(folder, "cat-file", "--batch"),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,
            env=environment(),
        )
        self._pipes = cast(tuple[IO[bytes], IO[bytes]], (self._process.stdin, self._process.stdout))

    def __enter__(self) -> Blobs:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for stream in self._pipes:
            stream.close()
        if self._process.poll() is None:
            self._process.terminate()
        self._process.wait()

    def read(self, names: Iterable[str]) -> Iterator[Blob]:
        """Each object of `names` (ids or `commit:path`) in turn.

        Names are handed over a few at a time: what git has not read yet must fit the pipe, or both
        would wait for the other.
        """
        waiting = iter(names)
        while some := list(islice(waiting, _AT_ONCE)):
            stdin = self._pipes[0]
            stdin.write("".join(f"{name}\n" for name in some).encode())
            stdin.flush()
            for name in some:
                yield self._answer(name)

    def _answer(self, name: str) -> Blob:
        stdout = self._pipes[1]
        header = stdout.readline().split(b" ")
        if len(header) < 3:
            return Blob(name, 0, None)
        size = int(header[-1])
        if size > self._largest:
            left = size + 1
            while left > 0:
                left -= len(stdout.read(min(left, 1 << 16)))
            return Blob(name, size, None)
        data = stdout.read(size)
        stdout.read(1)
        return Blob(name, size, data)
