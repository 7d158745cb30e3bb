"""Rules applied: those about one matter to each, the others to lists, changes and the whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from shudi_cli.comparing import Pair, records_between, up_to
from shudi_cli.diffing import Change, State, compare
from shudi_cli.editions import Snapshot
from shudi_cli.finding import Finding, Place
from shudi_cli.history import former
from shudi_cli.loading import layout
from shudi_cli.policy import chosen
from shudi_cli.rule import (
    ChangeCase,
    CitingCase,
    ListCase,
    MatterCase,
    RepositoryCase,
    Rule,
    Subject,
)
from shudi_cli.rules import rules
from shudi_cli.validating.errata import corrections
from shudi_cli.validating.issued import Standing, never_issued, standing
from shudi_cli.walk import citations, recorded

_OF_TODAY = ("SD4", "SD6", "SD7")
"""Groups about what is owed; a retired matter is kept as it was and owes nobody anything."""


def of_matters(snapshot: Snapshot, day: str) -> tuple[Rule, ...]:
    """The rules about one matter that the settings choose and that judge an edition of `day`."""
    return tuple(rule for rule in _chosen(snapshot, "matter", "citing") if rule.judges(day))


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
    citing = [case for of_list in lists for case in _citing(of_list)]
    for rule in _chosen(snapshot, "citing"):
        yield from _each(rule, ((case.day, case) for case in citing))
    errata = [case for of_list in lists for case in corrections(of_list, base)] if base else []
    for rule in _chosen(snapshot, "erratum"):
        yield from _each(rule, ((case.day, case) for case in errata))
    for rule in _chosen(snapshot, "change"):
        yield from _each(rule, ((case.day, case) for case in changes))


def _chosen(snapshot: Snapshot, *subjects: Subject) -> Iterator[Rule]:
    for rule in rules().values():
        if rule.check and rule.subject in subjects and chosen(snapshot.settings, rule.id):
            yield rule


def _citing(within: ListCase) -> Iterator[CitingCase]:
    """What cites beside the matters of the list: its records, and errata of other editions."""
    list_id, snapshot = within.list.manifest.id, within.repository.snapshot
    records = snapshot.adjustments.get(list_id, ())
    days = {record.edition: record.effective for record in records}
    for record in records:
        place = Place(layout.adjustment(list_id, record.edition))
        before = days.get(record.previous or "", record.effective)
        subject = f"{list_id}/{record.edition}"
        yield CitingCase(within, place, subject, (before, record.effective), recorded(record))
    days[within.list.manifest.edition] = within.day
    laid = {entry.place for entry in within.list.entries if entry.erratum}
    for edition, entries in snapshot.errata.get(list_id, {}).items():
        day = days.get(edition)
        for entry in entries if day else ():
            if day and entry.place not in laid:
                walk = ((entry.at(at), citation) for at, citation in citations(entry.matter))
                yield CitingCase(within, entry.place, entry.id, (day, day), walk)


def _change_cases(
    repository: RepositoryCase, lists: Iterable[ListCase], base: Snapshot
) -> Iterator[ChangeCase]:
    """Each list as it was last issued, beside what it is now; one never issued when it first is."""
    new = {case.list.manifest.id: case for case in lists}
    old = {found.manifest.id: found for found in base.lists}
    for list_id in dict.fromkeys([*old, *new]):
        case, before = new.get(list_id), standing(base, list_id, old.get(list_id))
        if case is not None:
            yield from _changed(case, before, base)
        elif before is not None:
            yield ChangeCase(repository, before.state, None, (), ())


def _changed(case: ListCase, stood: Standing | None, base: Snapshot) -> Iterator[ChangeCase]:
    """What changed in one list; nothing while it is the draft of a first edition."""
    repository, manifest = case.repository, case.list.manifest
    snapshot = repository.snapshot
    after = State(case.list, snapshot.bodies, snapshot.laws, snapshot.documents)
    if stood is None:
        if manifest.state == "issued":
            before = never_issued(after)
            records = up_to(snapshot.adjustments.get(manifest.id, ()), manifest)
            changes = compare(before, after)
            yield ChangeCase(repository, before, case, changes, records, base=base, first=True)
        return
    before = _readable(stood.state, snapshot)
    records = records_between(Pair(before, after, base, snapshot))
    changes = compare(before, after)
    gone = _gone(base.root, stood.commit, manifest.id, changes)
    yield ChangeCase(repository, before, case, changes, records, gone, base)


def _readable(before: State, snapshot: Snapshot) -> State:
    """Without the matters whose files cannot be read now: those are broken, not deleted.

    The file of a matter that an erratum corrects is not where its entry stands.
    """
    broken = {finding.place.path for finding in snapshot.findings}
    kept = tuple(
        e
        for e in before.list.entries
        if broken.isdisjoint((e.place.path, layout.matter(e.list, e.key)))
    )
    return before._replace(list=before.list._replace(entries=kept))


def _gone(
    root: Path | None, commit: str | None, list_id: str, changes: Iterable[Change]
) -> dict[str, str]:
    """The names that the ids of added matters had before that commit, where they had one."""
    added = [change.matter for change in changes if change.kind == "matter-added"]
    if not added or root is None or commit is None:
        return {}
    return {was.id: was.name for was in former(root, commit, list_id, added)}


def _each(
    rule: Rule, cases: Iterable[tuple[str, ListCase | ChangeCase | CitingCase]]
) -> Iterator[Finding]:
    for day, case in cases:
        if rule.check and rule.judges(day):
            yield from rule.check(case)
