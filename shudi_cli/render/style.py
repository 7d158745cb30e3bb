"""How text for a person is laid out: width and colour, decided once by the caller."""

from __future__ import annotations

from typing import NamedTuple

_BOLD, _DIM, _RED, _GREEN, _YELLOW, _CYAN = "1", "2", "31", "32", "33", "36"


class Style(NamedTuple):
    """Columns to fill and whether to colour. Text must read well without colour."""

    columns: int = 80
    color: bool = False
    today: str = ""
    """The day the answer is read on: an edition that starts later is said to be not yet in force."""

    def strong(self, text: str) -> str:
        """What the eye should find first."""
        return self._paint(_BOLD, text)

    def faint(self, text: str) -> str:
        """What backs the answer."""
        return self._paint(_DIM, text)

    def name(self, text: str) -> str:
        """The body that leads."""
        return self._paint(f"{_BOLD};{_CYAN}", text)

    def good(self, text: str) -> str:
        """A clean result."""
        return self._paint(_GREEN, text)

    def bad(self, text: str) -> str:
        """An error."""
        return self._paint(f"{_BOLD};{_RED}", text)

    def warn(self, text: str) -> str:
        """A warning."""
        return self._paint(_YELLOW, text)

    def gone(self, text: str) -> str:
        """Deleted words."""
        return self._paint(_RED, text)

    def come(self, text: str) -> str:
        """Inserted words."""
        return self._paint(_GREEN, text)

    def _paint(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.color and text else text
