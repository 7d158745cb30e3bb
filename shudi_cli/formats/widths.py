"""Column widths that keep the rows low, and how many lines text takes in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from math import ceil

from shudi_cli.document import Cell, Column, Document, flat
from shudi_cli.text import width

PAGE = {"landscape": 225, "portrait": 156}
"""Millimetres of text across a page (GB/T 9704: 版心 156 × 225)."""
LINES = {"landscape": 24, "portrait": 35}
"""Lines of 17 pt that a page holds below the header row."""
FIRST = {"landscape": 12, "portrait": 20}
"""Lines left on the first page, below the title: a first row that needs more begins there and is
torn, so that no title stands on a page of its own."""
HALF = 1.85
"""Millimetres of a half-width character of 五号 type."""
PADDING = 3.2
SAMPLE = 120
"""Rows whose texts settle the widths."""
_STEPS = 60


def widths(
    document: Document,
    columns: Sequence[Column],
    places: Sequence[int],
    total: int,
    across: float | None = None,
) -> list[int]:
    """Whole widths of `columns` that sum to `total`, in whatever unit, on `across` millimetres.

    A column that does not grow keeps its millimetres; the others never fall below theirs and
    share the rest so that the rows, each as high as its longest cell, are lowest together.
    """
    page = across or PAGE[document.page]
    growing = [i for i, column in enumerate(columns) if column.grows] or list(range(len(columns)))
    least = [float(column.width) for column in columns]
    texts = _texts(document, places)
    sizes = _start(least, growing, texts, page)
    _settle(sizes, least, growing, texts)
    return _whole([size * total / page for size in sizes], total)


def line_count(texts: Sequence[int], room: float) -> int:
    """Lines that paragraphs of these widths take in a column of `room` millimetres."""
    across = max(2, int((room - PADDING) / HALF) // 2 * 2)
    return sum(max(1, ceil(text / across)) for text in texts)


def fits(cells: Sequence[Cell], room: Sequence[float], lines: int) -> bool:
    """Whether a row of these cells, so many millimetres wide, has room on a page of `lines`.

    One that has not begins where the last one ended instead of leaving a page half empty.
    """
    return lines_of(cells, room) <= lines


def lines_of(cells: Sequence[Cell], room: Sequence[float]) -> int:
    """Lines of the highest of these cells, so many millimetres wide."""
    return max(
        line_count([width(p.text) for p in cell.paragraphs], size)
        for cell, size in zip(cells, room, strict=True)
    )


def _start(
    least: Sequence[float],
    growing: Sequence[int],
    rows: Sequence[Sequence[Sequence[int]]],
    page: float,
) -> list[float]:
    """What is left of the page, in proportion to the text in each column: nearly the best already.

    Columns that have no room together are all made narrower alike.
    """
    if sum(least) >= page:
        return [size * page / sum(least) for size in least]
    amounts = {i: 1 + sum(sum(row[i]) for row in rows) for i in growing}
    total = sum(amounts.values())
    room = sum(least[i] for i in growing) + page - sum(least)
    wanted = {i: max(least[i], room * amounts[i] / total) for i in growing}
    above = sum(wanted[i] - least[i] for i in growing)
    spare = (page - sum(least)) / above
    return [
        size + (wanted[i] - size) * spare if i in wanted else size for i, size in enumerate(least)
    ]


def _settle(
    sizes: list[float],
    least: Sequence[float],
    growing: Sequence[int],
    rows: Sequence[Sequence[Sequence[int]]],
) -> None:
    """Move width from column to column as long as the rows get lower; steps halve at the end."""
    heights = [
        [line_count(cell, size) for cell, size in zip(row, sizes, strict=True)] for row in rows
    ]
    cost = sum(map(max, heights))
    step = 8.0
    for _ in range(_STEPS):
        best = cost, -1, -1
        for give, take in permutations(growing, 2):
            if sizes[give] - step >= least[give]:
                found = _cost(rows, heights, (give, sizes[give] - step), (take, sizes[take] + step))
                best = min(best, (found, give, take))
        if best[0] == cost:
            if step <= 1:
                break
            step /= 2
            continue
        cost, give, take = best
        sizes[give], sizes[take] = sizes[give] - step, sizes[take] + step
        for row, height in zip(rows, heights, strict=True):
            height[give] = line_count(row[give], sizes[give])
            height[take] = line_count(row[take], sizes[take])


def _cost(
    rows: Sequence[Sequence[Sequence[int]]],
    heights: Sequence[Sequence[int]],
    *changes: tuple[int, float],
) -> int:
    total = 0
    for row, height in zip(rows, heights, strict=True):
        tried = list(height)
        for column, size in changes:
            tried[column] = line_count(row[column], size)
        total += max(tried)
    return total


def _texts(document: Document, places: Sequence[int]) -> list[list[list[int]]]:
    """The widths of all paragraphs of rows spread evenly over the document."""
    return [
        [[width(p.text) for p in row.cells[place].paragraphs] for place in places]
        for item in document.sample(SAMPLE)
        for row in flat(item)
    ]


def _whole(sizes: Sequence[float], total: int) -> list[int]:
    whole = [int(size) for size in sizes]
    whole[whole.index(max(whole))] += total - sum(whole)
    return whole
