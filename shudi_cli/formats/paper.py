"""A4 as GB/T 9704 fills it: how wide its text is, how many lines of a table stand on a page."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

from shudi_cli.document import Document
from shudi_cli.formats.titles import CAUTION, TITLE, lines
from shudi_cli.text import width

PAGE = {"landscape": 225, "portrait": 156}
"""Millimetres of text across a page (版心 156 × 225)."""
_DOWN = {"landscape": 156, "portrait": 225}
_POINT = 72 / 25.4
PADDING = 2.8
"""Points a row is higher than its lines."""
_LABEL, _TITLE, _ISSUE, _REMARK = 58, 35, 29, 21
_GAP = 8


class Face(NamedTuple):
    """Type of a table and the distance of its lines, in points."""

    points: float
    pitch: float

    @property
    def half(self) -> float:
        """Millimetres of a half-width character."""
        return self.points / 2 / _POINT

    def down(self, document: Document) -> float:
        """Points a page has below the header row, less a line for what was counted wrong."""
        return _DOWN[document.page] * _POINT - 2 * self.pitch - PADDING

    def first(self, document: Document) -> float:
        """Points left on the first page, below the title and the header."""
        return max(4 * self.pitch, self.down(document) - _above(document))

    def lines(self, document: Document) -> int:
        """Lines of the highest row a page holds."""
        return int((self.down(document) - PADDING) / self.pitch)


ORDINARY = Face(10.5, 17)
"""五号."""
SMALL = Face(9, 14)
"""小五, for tables most of whose items would be longer than a page."""


def _above(document: Document) -> float:
    used: float = _LABEL if document.label else 0
    used += len(lines(document.title, TITLE[document.page])) * _TITLE
    for piece in document.front:
        if piece.role == "name":
            used += _ISSUE
        elif piece.role == "caution":
            used += len(lines(piece.text, CAUTION[document.page])) * _REMARK + _GAP
        else:
            across = PAGE[document.page] * _POINT / 6  # half-width characters of 小四
            used += ceil((width(piece.text) + 4) / across) * _REMARK + _GAP
    return used
