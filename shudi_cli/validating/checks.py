"""Rules applied: those about one matter to each, the others to lists and to the whole."""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.editions import Snapshot
from shudi_cli.finding import Finding
from shudi_cli.rule import ListCase, MatterCase, RepositoryCase
from shudi_cli.rules import rules


def about_matter(case: MatterCase) -> Iterator[Finding]:
    """What the rules about one matter find."""
    for rule in rules().values():
        if rule.check and rule.subject == "matter":
            yield from rule.check(case)


def about_all(snapshot: Snapshot) -> Iterator[Finding]:
    """What the rules about lists and about the repository find."""
    repository = RepositoryCase(snapshot)
    lists = [ListCase(repository, matters) for matters in snapshot.lists]
    for rule in rules().values():
        if rule.check and rule.subject == "repository":
            yield from rule.check(repository)
        elif rule.check and rule.subject == "list":
            for case in lists:
                yield from rule.check(case)
