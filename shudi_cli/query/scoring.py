"""How well each text of an index fits a question. Pure: an index and a question in, hits out."""

from __future__ import annotations

from collections.abc import Iterable

from shudi_cli.query import by_name, by_text
from shudi_cli.query.hit import Hit
from shudi_cli.query.index import Lookup
from shudi_cli.query.ranking import RANKING as R

Within = frozenset[int] | None
"""The units a question is put to; None for all of them."""
_NAMING = ("name", "alias", "pinyin")
"""A retired matter is found only where its name is said: its text says nothing of today."""


def hits(
    lookup: Lookup, asked: str, *, terms: bool = True, within: Within = None
) -> dict[int, Hit]:
    """The best hit of every unit `within` the scope that fits at all.

    `asked` is normalised, without asking words, and no longer than the table of constants says. What
    is out of scope is left out before anything is measured against the best hit.
    """
    found: dict[int, Hit] = {}
    if asked.isascii():
        for hit in _scoped(by_name.typed(lookup, asked), within):
            _keep(found, hit)
        if found and max(h.score for h in found.values()) >= R.threshold:
            return found
    plain = (*by_name.exact(lookup, asked), *by_text.texts(lookup, asked, terms=terms))
    for hit in _scoped(plain, within):
        _keep(found, hit)
    if not found or max(h.score for h in found.values()) < R.abbreviation:
        further = (
            *by_name.alike(lookup, asked),
            *by_name.misheard(lookup, asked),
            *by_name.abbreviated(lookup, asked),
            *by_name.slipped(lookup, asked, found),
        )
        for hit in _scoped(further, within):
            _keep(found, hit)
    gone = lookup.gone
    return {unit: h for unit, h in found.items() if unit not in gone or h.by in _NAMING}


def _scoped(found: Iterable[Hit], within: Within) -> Iterable[Hit]:
    return found if within is None else (hit for hit in found if hit.unit in within)


def _keep(found: dict[int, Hit], hit: Hit) -> None:
    best = found.get(hit.unit)
    if best is None or (hit.score > best.score and not best.barred):
        found[hit.unit] = hit if hit.cover or best is None else hit._replace(cover=best.cover)
