"""Every constant of the ranking, in one table. Scores run from 0 to 1 and are comparable."""

from __future__ import annotations

from typing import NamedTuple


class Ranking(NamedTuple):
    """What a kind of hit is worth (docs/who.md says why)."""

    exact: float = 1.0
    """The question is the id, the name or an alias."""
    term: float = 0.95
    """The question is a word of terms.yaml."""
    sound: float = 0.9
    """The question sounds like a name: pinyin typed, or other characters with its sounds."""
    slip: float = 0.82
    """As `sound`, after common mistypes were made equal."""
    prefix: float = 0.75
    """The pinyin is the beginning of a name."""
    initials: float = 0.7
    abbreviation: float = 0.66
    """The question's characters stand in a name in their order."""
    fuzzy: float = 0.6
    """One character away from a name."""

    in_name: float = 1.0
    in_alias: float = 0.97
    in_summary: float = 0.55
    in_duty: float = 0.3
    by_term: float = 0.92
    lone: float = 0.4
    """A single character found in a name, against a pair."""
    told: float = 0.18
    """A character of a telling word (半夜, 邻居), against one of the thing itself."""
    light: float = 0.5
    """A character of an everyday word (修, 公司)."""
    known: float = 0.9
    """A character of such a word where it belongs to a name or a term."""
    rare: float = 40.0
    """A pair found in one of so many texts says all it can."""
    background: int = 30
    """Texts of other lists assumed beside the ones at hand, so that small lists have weights too."""
    enough: float = 1.15
    """Weight of evidence from which more adds nothing."""
    floor: tuple[float, ...] = (0.0, 0.0, 0.52, 0.58, 0.66, 0.72)
    """What a whole name inside the question is worth at least, by its length."""

    threshold: float = 0.35
    """Below it the question is off the list."""
    keep: float = 0.6
    """Answers are shown beside the best one down to this share of its score."""
    margin: float = 0.06
    """Answers closer than this to the best one fit as well."""
    several: float = 0.55
    """What each matter of a complaint that holds several must fit at least."""
    near: float = 0.16
    near_most: int = 3
    longest: int = 80
    """Characters of a question that are looked at."""


RANKING = Ranking()
