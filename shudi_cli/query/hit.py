"""How well one text of an index fits a question."""

from __future__ import annotations

from typing import Literal, NamedTuple

from shudi_cli.query.ranking import RANKING as R

By = Literal["id", "name", "alias", "term", "abbreviation", "pinyin", "text", "fuzzy"]


class Hit(NamedTuple):
    """How well a unit fits, by what, and which of its words; `cover` is what it says of each character.

    `barred` says that the question is about a thing or a purpose of which the unit says nothing.
    """

    unit: int
    score: float
    by: By
    text: str
    cover: tuple[float, ...] = ()
    barred: bool = False

    @property
    def uncertain(self) -> bool:
        """Whether it rests on a part of the question only."""
        return doubtful(self.by, self.score)


def doubtful(by: By, score: float) -> bool:
    """Whether a hit of this kind, worth so much, was found by a part of the question only."""
    return by in ("text", "term", "name", "alias", "pinyin") and score < R.sure
