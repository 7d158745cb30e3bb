"""Column widths that keep the rows low, and how many lines text takes in them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from math import ceil
from typing import NamedTuple

from shudi_cli.document import Column, Document, Row, flat, without_band
from shudi_cli.formats.cutting import height
from shudi_cli.formats.paper import ORDINARY, PAGE, SMALL, Face
from shudi_cli.text import width

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
    face: Face = ORDINARY,
    sample: Sequence[Row] | None = None,
) -> list[int]:
    """Whole widths of `columns` that sum to `total`, in whatever unit, on `across` millimetres.

    A column that does not grow keeps its millimetres; the others never fall below theirs and
    share the rest so that the rows, each as high as its longest cell, are lowest together.
    """
    page = across or PAGE[document.page]
    growing = [i for i, column in enumerate(columns) if column.grows] or list(range(len(columns)))
    least = [float(column.width) for column in columns]
    texts = _texts(document.sample(SAMPLE) if sample is None else sample, places)
    sizes = _start(least, growing, texts, page)
    _settle(sizes, least, growing, texts, face)
    return _whole([size * total / page for size in sizes], total)


class Plan(NamedTuple):
    """How a table is set: the columns drawn and their places in a row, widths, type."""

    columns: tuple[Column, ...]
    places: tuple[int, ...]
    sizes: list[int]
    rooms: list[int]
    """Half-width characters on a line of each column."""
    face: Face


def plan(document: Document, total: int) -> Plan:
    """The table on a page `total` units wide, in small type if most of its items need pages.

    So is a table of steps longer than a page: notes and the drawn flow stand below it.
    """
    columns, places = without_band(document)
    room = PAGE[document.page] / total
    sample = document.sample(SAMPLE)
    for face in (ORDINARY, SMALL):
        sizes = widths(document, columns, places, total, face=face, sample=sample)
        rooms = [characters(size * room, face) for size in sizes]
        page = face.lines(document)
        highs = [_high(item, places, rooms) for item in sample]
        long = sum(high > page for high in highs)
        crowded = bool(document.flow) and sum(highs) > page
        if long * 2 <= len(sample) and not crowded:
            break
    return Plan(columns, places, sizes, rooms, face)


def _high(item: Row, places: Sequence[int], rooms: Sequence[int]) -> int:
    return sum(height([row.cells[place] for place in places], rooms) for row in flat(item))


def characters(room: float, face: Face) -> int:
    """Half-width characters on a line of a column of `room` millimetres."""
    return max(2, int((room - PADDING) / face.half) // 2 * 2)


def line_count(texts: Sequence[int], room: float, face: Face = ORDINARY) -> int:
    """Lines that paragraphs of these widths take in a column of `room` millimetres."""
    across = characters(room, face)
    return sum(max(1, ceil(text / across)) for text in texts)


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
    face: Face,
) -> None:
    """Move width from column to column as long as the rows get lower; steps halve at the end."""
    heights = [
        [line_count(cell, size, face) for cell, size in zip(row, sizes, strict=True)]
        for row in rows
    ]
    cost = sum(map(max, heights))
    step = 8.0
    for _ in range(_STEPS):
        best = cost, -1, -1
        for give, take in permutations(growing, 2):
            if sizes[give] - step >= least[give]:
                found = _cost(
                    face, rows, heights, (give, sizes[give] - step), (take, sizes[take] + step)
                )
                best = min(best, (found, give, take))
        if best[0] == cost:
            if step <= 1:
                break
            step /= 2
            continue
        cost, give, take = best
        sizes[give], sizes[take] = sizes[give] - step, sizes[take] + step
        for row, high in zip(rows, heights, strict=True):
            high[give] = line_count(row[give], sizes[give], face)
            high[take] = line_count(row[take], sizes[take], face)


def _cost(
    face: Face,
    rows: Sequence[Sequence[Sequence[int]]],
    heights: Sequence[Sequence[int]],
    *changes: tuple[int, float],
) -> int:
    total = 0
    for row, high in zip(rows, heights, strict=True):
        tried = list(high)
        for column, size in changes:
            tried[column] = line_count(row[column], size, face)
        total += max(tried)
    return total


def _texts(items: Sequence[Row], places: Sequence[int]) -> list[list[list[int]]]:
    """The widths of all paragraphs of these items."""
    return [
        [[width(p.text) for p in row.cells[place].paragraphs] for place in places]
        for item in items
        for row in flat(item)
    ]


def _whole(sizes: Sequence[float], total: int) -> list[int]:
    whole = [int(size) for size in sizes]
    whole[whole.index(max(whole))] += total - sum(whole)
    return whole
