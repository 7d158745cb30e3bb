"""Rules applied: those about one matter to each, the others to lists, changes and the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from shudi_cli.comparing import Pair, records_between
from shudi_cli.diffing import State, compare
from shudi_cli.editions import Snapshot
from shudi_cli.finding import Finding
from shudi_cli.policy import chosen
from shudi_cli.rule import ChangeCase, ListCase, MatterCase, RepositoryCase, Rule, Subject
from shudi_cli.rules import rules

_OF_TODAY = ("SD4", "SD6", "SD7")
"""Groups about what is owed; a retired matter is kept as it was and owes nobody anything."""


def of_matters(snapshot: Snapshot, day: str) -> tuple[Rule, ...]:
    """The rules about one matter that the settings choose and that judge an edition of `day`."""
    return tuple(rule for rule in _chosen(snapshot, "matter") if rule.judges(day))


def about_matter(case: MatterCase, rules: Iterable[Rule]) -> Iterator[Finding]:
    """What these rules find about one matter."""
    for rule in rules:
        if rule.check and (case.active or not rule.id.startswith(_OF_TODAY)):
            yield from rule.check(case)


def about_all(repository: RepositoryCase, base: Snapshot | None) -> Iterator[Finding]:
    """What the rules about lists, about the repository and, against `base`, about changes find."""
    snapshot = repository.snapshot
    lists = [ListCase(repository, matters) for matters in snapshot.lists]
    changes = list(_change_cases(repository, lists, base)) if base else []
    for rule in _chosen(snapshot, "repository"):
        if rule.check:
            yield from rule.check(repository)
    for rule in _chosen(snapshot, "list"):
        yield from _each(rule, ((case.day, case) for case in lists))
    for rule in _chosen(snapshot, "change"):
        yield from _each(rule, ((case.day, case) for case in changes))


def _chosen(snapshot: Snapshot, subject: Subject) -> Iterator[Rule]:
    for rule in rules().values():
        if rule.check and rule.subject == subject and chosen(snapshot.settings, rule.id):
            yield rule


def _change_cases(
    repository: RepositoryCase, lists: Iterable[ListCase], base: Snapshot
) -> Iterator[ChangeCase]:
    """Each list of the base beside what it is now."""
    new = {case.list.manifest.id: case for case in lists}
    for found in base.lists:
        before = State(found, base.bodies, base.laws, base.documents)
        case = new.get(found.manifest.id)
        if case is None:
            yield ChangeCase(repository, before, None, (), ())
            continue
        snapshot = repository.snapshot
        after = State(case.list, snapshot.bodies, snapshot.laws, snapshot.documents)
        records = records_between(Pair(before, after, base, snapshot))
        yield ChangeCase(repository, before, case, compare(before, after), records)


def _each(rule: Rule, cases: Iterable[tuple[str, ListCase | ChangeCase]]) -> Iterator[Finding]:
    for day, case in cases:
        if rule.check and rule.judges(day):
            yield from rule.check(case)
