"""Every constant that decides between hits, in one table; scores run from 0 to 1 and are comparable.

What only bounds the work (how long a word may be, how many units are looked at) stands where it is
used.
"""

from __future__ import annotations

from typing import Final


class RANKING:
    """What a kind of hit is worth (docs/who.md says why)."""

    exact: Final = 1.0
    """The question is the id, the name or an alias."""
    term: Final = 0.95
    """The question is a word of terms.yaml."""
    sound: Final = 0.9
    """The question sounds like a name: pinyin typed, or other characters with its sounds."""
    slip: Final = 0.82
    """As `sound`, after common mistypes were made equal."""
    prefix: Final = 0.75
    """The pinyin is the beginning of a name."""
    begun: Final = 0.22
    """As `prefix`, for a single syllable: enough to be near, not to answer."""
    initials: Final = 0.7
    abbreviation: Final = 0.66
    """The question's characters stand in a name in their order."""
    partly: Final = 0.8
    """What `prefix` and `abbreviation` are worth of theirs for the beginning alone; the rest of a
    name that is said adds the rest."""
    second: Final = 0.95
    """What `abbreviation` of an alias is worth, against one of the official name."""
    fuzzy: Final = 0.6
    """One character away from a name."""

    in_name: Final = 1.0
    in_alias: Final = 0.97
    in_summary: Final = 0.55
    only_mentioned: Final = 0.6
    """A question that no name says anything of, only summaries and duties."""
    in_duty: Final = 0.3
    by_term: Final = 0.92
    by_sign: Final = 0.7
    """As `by_term`, where people's word is a single character."""
    lone: Final = 0.4
    """A single character found in a name, against a pair."""
    told: Final = 0.18
    """A character of a telling word (半夜, 邻居), against one of the thing itself."""
    light: Final = 0.5
    """A character of an everyday word (修, 公司)."""
    setting: Final = 0.8
    """A character of a word that says where (饭店, 河里), also where a list knows the word."""
    brief: Final = 12
    """A question of so many characters says one thing, and each word of it has to be answered."""
    outside: Final = 0.2
    """What a fit is worth at most where a brief question says a thing known to be on no list."""
    owed: Final = 0.64
    few: Final = 5
    """Of a question of so many characters at most, the share `owed` has to be answered: it is a
    keyword, and what is left of it is another thing."""
    less: Final = 0.1
    """What each further character takes off that share."""
    named: Final = 0.75
    """How much of that share it owes where one of its names stands in the question."""
    short: Final = 4.0
    """Weight of a question up to which every character counts fully; beyond it, `beyond` of it."""
    beyond: Final = 0.25
    full: Final = 0.8
    """Text scores above it are bent, so that they keep their order below an exact hit."""
    part: Final = 0.3
    """What a term loses for a unit that holds only some of the words it means."""
    known: Final = 0.9
    """A character of such a word where it belongs to a name or a term."""
    rare: Final = 40.0
    """A pair found in one of so many texts says all it can."""
    background: Final = 30
    """Texts of other lists assumed beside the ones at hand, so that small lists have weights too."""
    enough: Final = 1.15
    """Weight of evidence from which more adds little."""
    little: Final = 0.5
    """What a fit counts where there is next to no evidence for it; half as much again at `enough`."""
    shown: Final = 0.25
    """Characters covered at least so far are answered, and quoted as what was found."""
    led: Final = 0.5
    """Share of all that is covered a term has to cover to be called what was found."""
    beside_names: Final = 0.8
    """What a word that a term means is worth where no name holds it."""
    common: Final = 0.05
    """What a pair that every text holds still says."""
    floor: Final = (0.0, 0.0, 0.52, 0.58, 0.66, 0.72)
    """What a whole name inside the question is worth at least, by its length."""

    threshold: Final = 0.26
    """Below it the question is off the list."""
    sure: Final = 0.6
    """Answers found by their text alone are marked as uncertain below it."""
    keep: Final = 0.6
    """Answers are shown beside the best one down to this share of its score."""
    margin: Final = 0.06
    """Answers closer than this to the best one fit as well."""
    several: Final = 0.55
    """What each matter of a complaint that holds several must fit at least."""
    sharing: Final = 0.75
    """What a matter must say of each character it is to answer for in a complaint of several."""
    plainly: Final = 3
    """So many matters make a complaint of several even where one of them fits well by itself."""
    shared: Final = 0.8
    """Share of the characters all of them must answer for together."""
    own: Final = 2
    """Characters each of them must answer for beyond those before it."""
    near: Final = 0.16
    near_most: Final = 3
    longest: Final = 80
    """Characters looked at of a question, or of each clause, once its asking words are out."""
    read: Final = 600
    """Characters of a question that are read at all."""
    most_clauses: Final = 40
