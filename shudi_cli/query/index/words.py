"""What of a matter can be searched for, and where a mention of it belongs to another matter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from shudi_cli.model import Matter
from shudi_cli.query.normal import bigrams, normal

NAME, ALIAS, SUMMARY, DUTY = 3, 2, 1, 0
"""Fields, the weightiest last; two bits of a posting."""

_CLAUSE = re.compile(r"[；。;]")
_SEE = re.compile(r"(?:的)?(?:看|见|参见|按)“")
_TITLE = re.compile(r"“([^“”]+)”")
_NOT_HERE = re.compile(r"不在本|不在此|不属|不含|不包括|不适用|除外|另有其|由其他事项")


class Words(NamedTuple):
    """The searchable texts of one matter, normalised."""

    names: tuple[str, ...]
    shown: tuple[str, ...]
    summary: tuple[str, ...]
    duties: tuple[str, ...]

    def encoded(self) -> str:
        """As text, equal exactly when the words are."""
        return json.dumps(self, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def of(cls, encoded: str) -> Words:
        """The words `encoded` was made from."""
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
    for clause in _CLAUSE.split(summary or ""):
        see = _SEE.search(clause)
        if _NOT_HERE.search(clause) or bool(see) != others:
            continue
        text = clause[: see.start()] if see else clause
        found.append((text, _TITLE.findall(clause[see.start() :]) if see else []))
    return found
