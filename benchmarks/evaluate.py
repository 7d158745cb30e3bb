"""How well `who` understands: python benchmarks/evaluate.py [--part PART] [--show].

Prints top-1, top-3, mean reciprocal rank and the false-answer rate, also without the alias a
question matches and without terms.yaml. Its parts (docs/search.md): `tuning`, `tuning2` (odd lines
to tune on, even ones to check: --half) and `checking` may be looked at; `reporting` (words and short
questions), `complaints` (whole sentences that tell a story), `fresh` (as people speak), `unseen` and
`strangers` (written from the names of the matters alone) are for reporting only, and no alias or
term may be taken from them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from shudi_cli.editions import open_snapshot
from shudi_cli.query.asking import core
from shudi_cli.query.index import Lookup, Row
from shudi_cli.query.index.build import Postings, add_words, remove_words
from shudi_cli.query.index.words import Words
from shudi_cli.query.normal import normal
from shudi_cli.query.opening import Known, indexed
from shudi_cli.query.searching import Found, search
from shudi_cli.source import find

HERE = Path(__file__).parent
OFF = "-"
PARTS = ("reporting", "complaints", "fresh", "unseen", "strangers", "tuning", "tuning2", "checking")


class Question(NamedTuple):
    """A question and the ids that answer it; none where it is off the list."""

    answers: frozenset[str]
    text: str


class Result(NamedTuple):
    """What came back: the ranked ids, or none for an off-list answer; `marked` as uncertain."""

    question: Question
    ids: tuple[str, ...]
    marked: bool = False

    @property
    def rank(self) -> int | None:
        """The place of the first right id, from 1."""
        places = (i for i, found in enumerate(self.ids, 1) if found in self.question.answers)
        return next(places, None)


def questions(part: str) -> list[Question]:
    """One part of the set."""
    lines = (HERE / "questions" / f"{part}.tsv").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines)
    return [Question(frozenset(ids.split(",")) - {OFF}, text) for ids, text in pairs]


class Figures(NamedTuple):
    """Shares of the questions; `mean` is the mean reciprocal rank.

    `unmarked` are the false answers that do not say that they are uncertain.
    """

    first: float
    third: float
    mean: float
    false: float
    unmarked: float
    on: int
    off: int


def run(lookup: Lookup, asked: list[Question], *, terms: bool = True) -> list[Result]:
    """Every question put to the index."""
    found = ((q, search(lookup, q.text, terms=terms)) for q in asked)
    return [result(lookup, question, answer) for question, answer in found]


def without_alias(known: Known, asked: list[Question]) -> list[Result]:
    """Each question put to lists from which every alias it holds, or that holds it, was taken."""
    return [result(lookup, q, search(lookup, q.text)) for q, lookup in _bared(known, asked)]


def result(lookup: Lookup, question: Question, found: Found) -> Result:
    """What a search came to."""
    return Result(question, ids(lookup, found), bool(found.best) and found.best[0].uncertain)


def _bared(known: Known, asked: list[Question]) -> Iterator[tuple[Question, Lookup]]:
    connection = known.lookup.connection
    if connection.in_transaction:
        connection.execute("COMMIT")
    for question in asked:
        connection.execute("BEGIN")
        text = core(normal(question.text))
        rows = connection.execute(
            "SELECT id, words FROM unit WHERE state = ?", (known.lookup.state,)
        )
        for unit, encoded in rows.fetchall():
            _bare(known.lookup, unit, Words.of(encoded), text)
        yield question, known.lookup
        connection.execute("ROLLBACK")


def _bare(lookup: Lookup, unit: int, words: Words, text: str) -> None:
    """Take the matched aliases of one unit out of the index, as if nobody had written them."""
    kept = [
        i for i, key in enumerate(words.names) if i == 0 or (key not in text and text not in key)
    ]
    if len(kept) == len(words.names):
        return
    bare = words._replace(
        names=tuple(words.names[i] for i in kept), shown=tuple(words.shown[i] for i in kept)
    )
    postings = Postings(lookup.connection, lookup.state)
    postings.remove(unit, words)
    postings.add(unit, bare)
    postings.flush()
    remove_words(lookup.connection, lookup.state, unit, words)
    add_words(lookup.connection, lookup.state, unit, bare)


def ids(lookup: Lookup, found: Found) -> tuple[str, ...]:
    """Matter ids, best first."""
    rows: dict[int, Row] = {row.unit: row for row in lookup.rows([h.unit for h in found.best])}
    return tuple(rows[h.unit].matter for h in found.best if h.unit in rows)


def figures(results: list[Result]) -> Figures:
    """What a run comes to."""
    on = [r for r in results if r.question.answers]
    off = [r for r in results if not r.question.answers]
    return Figures(
        sum(r.rank == 1 for r in on) / len(on),
        sum(r.rank is not None and r.rank <= 3 for r in on) / len(on),
        sum(1 / r.rank for r in on if r.rank) / len(on),
        sum(bool(r.ids) for r in off) / len(off),
        sum(bool(r.ids) and not r.marked for r in off) / len(off),
        len(on),
        len(off),
    )


def report(title: str, results: list[Result]) -> None:
    """One line of figures."""
    it = figures(results)
    print(
        f"{title:<24} top-1 {it.first:6.1%}  top-3 {it.third:6.1%}  MRR {it.mean:.3f}"
        f"  false answers {it.false:6.1%}, unmarked {it.unmarked:6.1%}  ({it.on} on the list, {it.off} off it)"
    )


def show(results: list[Result]) -> None:
    """The questions that went wrong."""
    for result in results:
        wrong = result.rank != 1 if result.question.answers else bool(result.ids)
        if wrong:
            print(
                f"  {result.question.text}  {sorted(result.question.answers)} <- {result.ids[:4]}"
            )


def main() -> None:
    """Evaluate the list of a repository."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repo", type=Path, default=HERE.parent)
    parser.add_argument("--part", choices=PARTS)
    parser.add_argument("--half", choices=("odd", "even"), help="of the lines")
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    snapshot = open_snapshot(find(options.repo), rev=None, on=None, only=None)
    with indexed(snapshot) as known:
        for part in [options.part] if options.part else PARTS:
            halves = {"odd": slice(0, None, 2), "even": slice(1, None, 2), None: slice(None)}
            asked = questions(part)[halves[options.half]]
            full = run(known.lookup, asked)
            report(part, full)
            report("  no terms.yaml", run(known.lookup, asked, terms=False))
            report("  no matched alias", without_alias(known, asked))
            if options.show:
                show(full)


if __name__ == "__main__":
    main()
