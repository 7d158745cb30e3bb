"""A progress bar on stderr, for work that takes longer than a second and a person who watches."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.progress import Progress, TaskID

PATIENCE = 1.0
"""Seconds before anything is shown."""


@contextmanager
def progress(title: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A function to tell how many of how many are done; draws nothing off a terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    bar = _Bar(title)
    try:
        yield bar.tell
    finally:
        bar.stop()


class _Bar:
    def __init__(self, title: str) -> None:
        self._title, self._begun = title, monotonic()
        self._shown: tuple[Progress, TaskID] | None = None

    def tell(self, done: int, total: int) -> None:
        if self._shown is None:
            if done >= total or monotonic() - self._begun < PATIENCE:
                return
            self._shown = self._start(total)
        shown, task = self._shown
        shown.update(task, completed=done, total=total)

    def _start(self, total: int) -> tuple[Progress, TaskID]:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        shown = Progress(
            *columns,
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        shown.start()
        return shown, shown.add_task(self._title, total=total)

    def stop(self) -> None:
        if self._shown:
            self._shown[0].stop()
