"""Tables for a terminal: tabulate, with widths that count Chinese characters as two."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from math import ceil

from shudi_cli.render.style import Style
from shudi_cli.text import width, wrap

_SAMPLE = 200
"""Rows that settle the widths."""
_BESIDE_HEADER = 2
"""tabulate draws a column at least this much wider than its header."""


def table(headers: Sequence[str], rows: Sequence[Sequence[str]], style: Style) -> list[str]:
    """Lines of a table that fits `style.columns`; the last columns give way and wrap.

    Numbers stay as written (`1.10` is an edition, not 1.1).
    """
    from tabulate import tabulate  # 40 ms, so only where a table is drawn

    if not rows:
        return []
    widths = _widths(headers, rows, style.columns)
    cells = [["\n".join(wrap(c, w)) for c, w in zip(row, widths, strict=True)] for row in rows]
    text = tabulate(cells, headers=headers, tablefmt="simple", disable_numparse=True)
    return [line.rstrip() for line in text.splitlines()]


def _widths(headers: Sequence[str], rows: Sequence[Sequence[str]], columns: int) -> list[int]:
    """Natural widths where they fit; else the widest columns shrink to what is left."""
    natural = [
        max(width(header) + _BESIDE_HEADER, *map(width, cells))
        for header, *cells in zip(headers, *rows, strict=True)
    ]
    room = columns - 2 * (len(natural) - 1)
    wraps = sum(natural) > room
    while sum(natural) > room and max(natural) > 8:
        widest = natural.index(max(natural))
        others = sorted(natural)[-2]
        natural[widest] = max(
            8, min(natural[widest] - 1, max(others, natural[widest] - (sum(natural) - room)))
        )
    if wraps:
        _settle(natural, headers, rows)
    return natural


def _settle(widths: list[int], headers: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Move width from column to column as long as that saves lines."""
    step = max(1, len(rows) // _SAMPLE)
    cells = [[width(cell) for cell in row] for row in rows[::step]]
    least = [max(8, width(header) + _BESIDE_HEADER) for header in headers]
    best = _lines(cells, widths)
    while True:
        tried = []
        for give, take in permutations(range(len(widths)), 2):
            if widths[give] - 2 >= least[give]:
                moved = list(widths)
                moved[give], moved[take] = moved[give] - 2, moved[take] + 2
                tried.append((_lines(cells, moved), moved))
        if not tried or min(tried)[0] >= best:
            return
        best, widths[:] = min(tried)


def _lines(cells: Sequence[Sequence[int]], widths: Sequence[int]) -> int:
    """Lines of the rows; a line of Chinese cannot fill an odd width."""
    return sum(
        max(max(1, ceil(cell / (size - size % 2))) for cell, size in zip(row, widths, strict=True))
        for row in cells
    )
