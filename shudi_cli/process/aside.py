"""Work in a copy of this process, while the parent does something else."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import NoReturn


class Aside:
    """Work begun in a copy of this process; its result comes through a pipe."""

    def __init__(self, child: int, pipe: int) -> None:
        self._child, self._pipe = child, pipe

    def result(self) -> bytes | None:
        """What the work gave; None where it failed. To be asked once."""
        with os.fdopen(self._pipe, "rb") as stream:
            data = stream.read()
        _, status = os.waitpid(self._child, 0)
        return data if status == 0 else None


def aside(work: Callable[[], bytes]) -> Aside | None:
    """Begin `work` beside this process; None where the system cannot copy processes.

    Not for a program that has threads. `work` leaves alone whatever is open: files and programs are
    the parent's.
    """
    if not hasattr(os, "fork"):
        return None
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return None
    if child == 0:
        _serve(work, writing)
    os.close(writing)
    return Aside(child, reading)


def _serve(work: Callable[[], bytes], pipe: int) -> NoReturn:
    """In the copy: do the work, hand over the result, and end without any of the parent's farewells."""
    status = 1
    try:
        with os.fdopen(pipe, "wb") as stream:
            stream.write(work())
        status = 0
    finally:
        os._exit(status)
