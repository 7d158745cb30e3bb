"""What `who` answers with."""

from __future__ import annotations

from typing import NamedTuple

from shudi_cli.finding import Finding
from shudi_cli.model import Law, Manifest
from shudi_cli.query.body import BodyAnswer
from shudi_cli.query.hit import By, doubtful
from shudi_cli.query.ranking import RANKING as R
from shudi_cli.query.towns import Town
from shudi_cli.query.view import MatterView


class Match(NamedTuple):
    """A matter, how well it fits, and by which of its words.

    `former` is the retired matter that was asked about, where this one carries it on; `heirs`
    (id and name) carry this one on from the day it ends.
    """

    view: MatterView
    score: float
    by: By
    text: str
    former: MatterView | None = None
    heirs: tuple[str, ...] = ()

    @property
    def uncertain(self) -> bool:
        """Whether only a part of the question was found in it: some of its text, one of its names."""
        return doubtful(self.by, self.score)


class Group(NamedTuple):
    """The lists in which the same bodies lead on a matter; `example` is the first of them.

    `ending` are those of the lists in which it has an end to come, each with that day.
    """

    matter: str
    lead: str
    lists: tuple[str, ...]
    example: Match
    ending: tuple[tuple[str, str], ...] = ()


class Searched(NamedTuple):
    """Where the answer was looked for: how many lists, and the manifests of the first few."""

    lists: int
    manifests: tuple[Manifest, ...]


class Answer(NamedTuple):
    """Matters above the threshold, best first; `near` only when there are none.

    `several` says that the question holds several matters, each of which is answered. `groups`
    is there instead of one match a list where many lists have the matter; `matches` then holds
    one example of each. `ended` are retired matters the question names that nobody carries on.
    `laws` bear the name of a thing that is off the list.
    """

    query: str
    on: str | None
    revision: str | None
    searched: Searched
    matches: tuple[Match, ...] = ()
    near: tuple[Match, ...] = ()
    groups: tuple[Group, ...] = ()
    several: bool = False
    ended: tuple[MatterView, ...] = ()
    asked_body: BodyAnswer | None = None
    laws: tuple[Law, ...] = ()
    town: Town | None = None
    unread: tuple[Finding, ...] = ()

    @property
    def off_list(self) -> bool:
        """Whether the list has no such matter."""
        return not self.matches and self.asked_body is None

    @property
    def ambiguous(self) -> bool:
        """Whether the second answer fits about as well as the first."""
        return (
            not self.several
            and not self.groups
            and len(self.matches) > 1
            and self.matches[0].score - self.matches[1].score < R.margin
        )
