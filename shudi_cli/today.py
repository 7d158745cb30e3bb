"""The day of a run: the one clock, and a day known only by what it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

NEVER = "9999-12-31"
_AFTER = "\0"
"""Put behind a day, it sorts after that day and before the next."""


_clock: Callable[[], date] = date.today


def today() -> str:
    """The date here and now; the only clock in the program that an answer depends on."""
    return _clock().isoformat()


class Today:
    """Says which days have come, and remembers for which other days it would have said the same.

    What was concluded from its answers since `begin` holds on every day `since` ≤ day < `until`.
    That is why nobody is told the day itself: whoever knew it could use it in ways unseen.
    """

    def __init__(self, day: str) -> None:
        self._day = day
        self.begin()

    def begin(self) -> None:
        """Forget what was asked."""
        self.since, self.until = "", NEVER

    def reached(self, day: str) -> bool:
        """Whether a day (ISO) is today or before."""
        if day <= self._day:
            self.since = max(self.since, day)
            return True
        self.until = min(self.until, day)
        return False

    def passed(self, day: str) -> bool:
        """Whether a day lies before today."""
        return self.reached(day + _AFTER)

    def latest(self, days: Iterable[str]) -> str:
        """The latest of these days that has come; empty where none has."""
        return max((day for day in days if self.reached(day)), default="")

    def lies_in(self, since: str, until: str) -> bool:
        """Whether conclusions that hold in that time hold today."""
        return since <= self._day < until
