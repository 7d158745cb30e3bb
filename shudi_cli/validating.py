"""Schema first, then rules, then the repository's settings; one sorted report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from shudi_cli.comparing import Pair, records_between
from shudi_cli.diffing import State, compare
from shudi_cli.editions import Snapshot
from shudi_cli.finding import Finding, order
from shudi_cli.loading import layout
from shudi_cli.model import Severity
from shudi_cli.policy import chosen, judged, levels
from shudi_cli.rule import ChangeCase, ListCase, MatterCase, RepositoryCase, Rule
from shudi_cli.rules import rules
from shudi_cli.schema import judge


class Report(NamedTuple):
    """What was looked at and what was found, in the order of files and lines."""

    files: int
    matters: int
    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    levels: Mapping[str, Severity]
    """The level of each rule in this repository."""

    def level(self, finding: Finding) -> Severity:
        """How much a finding weighs here."""
        return self.levels[finding.rule]

    def count(self, level: str) -> int:
        """How many findings are of that level."""
        return sum(self.level(finding) == level for finding in self.findings)


def validate(snapshot: Snapshot, today: str, base: Snapshot | None = None) -> Report:
    """Judge everything the snapshot holds, and against `base` how it came to be so.

    `today` is the day law and waivers are compared with where the snapshot is of no day itself.
    """
    case = RepositoryCase(snapshot, snapshot.on or today)
    read_all(snapshot)
    shape = list(_schema_findings(snapshot))
    told = {finding.place.path for finding in shape}
    unread = [f for f in snapshot.findings if f.rule != "SD200" or f.place.path not in told]
    result = judged(case, {*unread, *shape, *_rule_findings(case, base)})
    refused = {f.place.path for f in snapshot.findings} - set(snapshot.documents)
    matters = sum(_is_matter(path) for path in {*snapshot.documents, *refused})
    return Report(
        len(snapshot.documents) + len(refused),
        matters,
        tuple(sorted(result.findings, key=order)),
        tuple(sorted(result.waived, key=order)),
        levels(snapshot.settings),
    )


def read_all(snapshot: Snapshot) -> None:
    """Read every file there is, so that `documents` and `findings` are complete."""
    for part in (
        snapshot.settings,
        snapshot.bodies,
        snapshot.laws,
        snapshot.terms,
        snapshot.lists,
        snapshot.adjustments,
        snapshot.errata,
    ):
        del part


def _schema_findings(snapshot: Snapshot) -> Iterator[Finding]:
    for path, document in snapshot.documents.items():
        if kind := layout.kind(path):
            yield from judge(document, kind.name)


def _rule_findings(repository: RepositoryCase, base: Snapshot | None) -> Iterator[Finding]:
    snapshot = repository.snapshot
    lists = [ListCase(repository, matters) for matters in snapshot.lists]
    matters = [MatterCase(case, entry) for case in lists for entry in case.list.entries]
    changes = list(_change_cases(repository, lists, base)) if base else []
    for rule in rules().values():
        if rule.check is None or not chosen(snapshot.settings, rule.id):
            continue
        if rule.subject == "repository":
            yield from rule.check(repository)
        elif rule.subject == "list":
            yield from _each(rule, ((case.day, case) for case in lists))
        elif rule.subject == "change":
            yield from _each(rule, ((case.day, case) for case in changes))
        else:
            yield from _each(rule, ((case.within.day, case) for case in matters))


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


def _each(
    rule: Rule, cases: Iterable[tuple[str, ListCase | MatterCase | ChangeCase]]
) -> Iterator[Finding]:
    for day, case in cases:
        if rule.check and rule.judges(day):
            yield from rule.check(case)


def _is_matter(path: str) -> bool:
    kind = layout.kind(path)
    return kind is not None and kind.name == "matter"
