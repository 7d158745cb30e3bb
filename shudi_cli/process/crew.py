"""Work on many files shared out among copies of this process."""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")
R = TypeVar("R")

WORKERS = 2


def crew(
    work: Callable[[B], R],
    batches: Iterable[B],
    begin: Callable[[A], None],
    told: A,
    start: str,
) -> Iterator[R]:
    """What `work` gives for each batch, in their order; each worker is told once by `begin(told)`.

    `start` is a way of multiprocessing to start a worker; `fork` gives it what cannot be sent, but
    must not be used with an open database.
    """
    with ProcessPoolExecutor(WORKERS, get_context(start), _begin, (begin, told)) as pool:
        try:
            yield from pool.map(work, batches)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _begin(begin: Callable[[A], None], told: A) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the parent, which ends us
    gc.disable()  # as in the parent: see __main__
    begin(told)
