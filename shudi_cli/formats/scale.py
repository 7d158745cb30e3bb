"""How large a spreadsheet is set: for the screen one row an item, or as wide as a page of A4.

No row of a spreadsheet is higher than 409 points, and the long items of real lists are higher than
two pages. Either the sheet is wide and its longest rows are in small type, so that rows can be
counted, sorted and filtered; or it is as wide as a page, and long items are cut in pieces.
"""

from __future__ import annotations

from typing import NamedTuple

from shudi_cli.document import Document, flat
from shudi_cli.formats.heights import LONGEST, suits
from shudi_cli.formats.paper import Face
from shudi_cli.formats.widths import SAMPLE, widths

A4, A3 = 9, 8
"""Paper sizes as spreadsheets number them."""
_PAGES = {A4: 264, A3: 387}
"""Millimetres across a landscape page, less than its margins leave: what fits prints unshrunk."""
_WIDE = (360, 420, 480, 540, 600, 680, 760, 860, 980, 1100, 1200)
"""Millimetres of sheets for the screen, tried one after the other."""
_UNIT, _EDGE = 8 * 25.4 / 96, 6 * 25.4 / 96
"""Millimetres of a unit of column width, a digit of 宋体 11, and what each column has besides."""
_WIDEST = 255
_TYPES = (10.5, 9.0, 7.5, 6.5)
"""五号, 小五, 六号, 小六."""
_PRINTED, _SHOWN = _TYPES[:2], _TYPES[1:3]
"""Type nearly all rows have to fit in on a page and on a wide sheet."""
_HALF = 225.0
"""Points of a piece on a page: two stand below the header."""


class Scale(NamedTuple):
    """Widths of the columns, and what becomes of a row that is too high in them."""

    sizes: list[int]
    types: tuple[float, ...]
    """Points, the largest first; a row stands in the first one it fits in."""
    piece: float
    """Points of each piece of a row that fits in none."""
    paper: int
    shrunk: float
    """What a page shows of the sheet's size in print: 1 where nothing is shrunk."""


def scale(document: Document, *, printed: bool) -> Scale:
    """The sheet as wide as a page where its rows fit or it is to be `printed`, else wider."""
    sample = document.sample(SAMPLE)
    rows = [row for item in sample for row in flat(item)]
    places = range(len(document.columns))

    def sizes(across: int, points: float) -> list[int]:
        total = int((across - len(places) * _EDGE) / _UNIT)
        face = Face(points, points * 1.5)
        found = widths(document, document.columns, places, total, across, face=face, sample=sample)
        return [min(size, _WIDEST) for size in found]

    for points in _PRINTED:
        found = sizes(_PAGES[A4], points)
        if suits(rows, found, points):
            below = (points,) if printed else _TYPES[_TYPES.index(points) :]
            return Scale(found, below, _HALF if printed else LONGEST, A4, 1)
    if printed:
        return Scale(found, _PRINTED[-1:], _HALF, A4, 1)
    for across in _WIDE:
        found = sizes(across, _SHOWN[-1])
        if suits(rows, found, _SHOWN[-1]):
            break
    return Scale(found, _TYPES[1:], LONGEST, A3, _PAGES[A3] / across)
