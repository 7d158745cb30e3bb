"""What of a matter can be searched for, and where a mention of it belongs to another matter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from shudi_cli.model import Matter
from shudi_cli.query.normal import bigrams, normal

NAME, ALIAS, SUMMARY, DUTY = 3, 2, 1, 0
"""Fields, the weightiest last; two bits of a posting."""

_SEE = ("看“", "见“", "参见“", "按“")
_NOT_HERE = ("不在本", "不在此", "不属", "不含", "不包括", "不适用", "除外", "另有其", "由其他事项")


class Words(NamedTuple):
    """The searchable texts of one matter, normalised."""

    names: tuple[str, ...]
    shown: tuple[str, ...]
    summary: tuple[str, ...]
    duties: tuple[str, ...]

    def encoded(self) -> str:
        """As text, equal exactly when the words are."""
        import json

        return json.dumps(self, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def of(cls, encoded: str) -> Words:
        """The words `encoded` was made from."""
        import json

        return cls(*map(tuple, json.loads(encoded)))

    def grams(self) -> dict[str, int]:
        """Every character and pair, each with the weightiest field it stands in."""
        found: dict[str, int] = {}
        fields = (
            (DUTY, self.duties),
            (SUMMARY, self.summary),
            (ALIAS, self.names[1:]),
            (NAME, self.names[:1]),
        )
        for field, texts in fields:
            for text in texts:
                for gram in bigrams(text):
                    found[gram] = field
                if field >= ALIAS:
                    for character in text:
                        found[character] = field
        return found


def words(matter: Matter, mentions: Iterable[str]) -> Words:
    """The words of a matter; `mentions` is what other summaries say is to be looked up here."""
    shown = tuple(dict.fromkeys(matter.names))
    own = [clause for clause, _ in _clauses(matter.summary)]
    duties = [duty for part in (*matter.lead, *matter.support) for duty in part.duties]
    return Words(
        tuple(normal(name) for name in shown),
        shown,
        tuple(dict.fromkeys(filter(None, map(normal, (*own, *mentions))))),
        tuple(sorted(set(filter(None, map(normal, duties))))),
    )


def mentions(matters: Iterable[Matter]) -> Mapping[str, list[str]]:
    """By matter name: what the summaries of a list send there (“烧烤摊占道看‘占道经营…’”)."""
    found: dict[str, list[str]] = {}
    for matter in matters:
        for clause, titles in _clauses(matter.summary, others=True):
            for title in titles:
                found.setdefault(title, []).append(clause)
    return found


def _clauses(summary: str | None, *, others: bool = False) -> list[tuple[str, list[str]]]:
    """The clauses of a summary that speak of the matter itself, or those that send elsewhere."""
    found = []
    for clause in (summary or "").replace(";", "；").replace("。", "；").split("；"):
        sees = [clause.find(mark) for mark in _SEE if mark in clause]
        if bool(sees) != others or any(mark in clause for mark in _NOT_HERE):
            continue
        end = min(sees, default=len(clause))
        titles = [piece.partition("”")[0] for piece in clause[end:].split("“")[1:]]
        found.append((clause[:end], titles))
    return found
