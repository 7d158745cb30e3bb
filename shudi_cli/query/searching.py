"""A question to the texts that answer it: one matter, several likely ones, or none."""

from __future__ import annotations

from typing import NamedTuple

from shudi_cli.query import asking, complaint
from shudi_cli.query.hit import Hit
from shudi_cli.query.index import Lookup
from shudi_cli.query.normal import normal
from shudi_cli.query.ranking import RANKING as R
from shudi_cli.query.scoring import Within, hits


class Found(NamedTuple):
    """Hits that answer, best first; else the near ones."""

    best: tuple[Hit, ...]
    near: tuple[Hit, ...]
    several: bool = False


def search(lookup: Lookup, question: str, *, terms: bool = True, within: Within = None) -> Found:
    """The texts `within` the scope that a question is about: one matter, several likely ones, or the
    several it names.
    """
    asked = asking.core(normal(question))[: R.longest]
    scored = hits(lookup, asked, terms=terms, within=within)
    ranked = sorted(scored.values(), key=lambda h: (-h.score, h.unit in lookup.gone, h.unit))
    several = complaint.parts(lookup, question, asked, ranked, terms=terms, within=within)
    if several:
        return Found(several, (), several=True)
    best = [h for h in ranked if h.score >= R.threshold]
    if best:
        return Found(tuple(h for h in best if h.score >= best[0].score * R.keep), ())
    return Found((), tuple(h for h in ranked if h.score >= R.near))
