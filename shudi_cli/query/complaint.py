"""One complaint that holds several matters: 楼下烧烤油烟噪声占道."""

from __future__ import annotations

from collections.abc import Sequence

from shudi_cli.query import asking
from shudi_cli.query.hit import Hit
from shudi_cli.query.index import Lookup
from shudi_cli.query.normal import normal
from shudi_cli.query.ranking import RANKING as R
from shudi_cli.query.scoring import Within, hits


def parts(
    lookup: Lookup,
    question: str,
    asked: str,
    ranked: Sequence[Hit],
    *,
    terms: bool,
    within: Within = None,
) -> tuple[Hit, ...]:
    """The hits for each matter of the complaint, in its order; empty when it is about one."""
    by_clause = _clauses(lookup, question, terms=terms, within=within)
    return by_clause if len(by_clause) > 1 else _together(asked, ranked)


def _clauses(lookup: Lookup, question: str, *, terms: bool, within: Within) -> tuple[Hit, ...]:
    found: dict[int, Hit] = {}
    clauses = [
        asking.core(normal(clause))[: R.longest]
        for clause in asking.clauses(question)[: R.most_clauses]
    ]
    if len(clauses) < 2 or question.isascii():
        return ()
    for clause in clauses:
        found_here = hits(lookup, clause, terms=terms, within=within).values()
        best = max(found_here, key=lambda h: h.score, default=None)
        if (
            best
            and best.score >= R.several
            and (best.unit not in found or best.score > found[best.unit].score)
        ):
            found[best.unit] = best
    return tuple(found.values())


def _together(asked: str, ranked: Sequence[Hit]) -> tuple[Hit, ...]:
    """Matters that answer for different characters of one unbroken run of words."""
    weight = asking.weights(asked, told=R.told, light=R.light)
    matter = [i for i, w in enumerate(weight) if w == 1.0]
    taken: set[int] = set()
    found: list[tuple[int, Hit]] = []
    sure = [
        (h, {i for i in matter if h.cover and h.cover[i] >= R.sharing})
        for h in ranked[:40]
        if h.score >= R.threshold
    ]
    while sure:
        hit, own = max(sure, key=lambda pair: (len(pair[1] - taken), pair[0].score))
        if len(own - taken) < R.own:
            break
        found.append((min(own - taken), hit._replace(score=max(hit.score, R.several))))
        taken |= own
    one_fits = bool(ranked) and ranked[0].score >= R.abbreviation
    if len(found) < (R.plainly if one_fits else 2) or len(taken) < R.shared * len(matter):
        return ()
    return tuple(hit for _, hit in sorted(found))
