"""Schema first, then rules; one sorted report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from shudi_cli.editions import Snapshot
from shudi_cli.finding import Finding, order
from shudi_cli.loading import layout
from shudi_cli.rule import ListCase, MatterCase, RepositoryCase
from shudi_cli.rules import rules
from shudi_cli.schema import judge


class Report(NamedTuple):
    """What was looked at and what was found, in the order of files and lines."""

    files: int
    matters: int
    findings: tuple[Finding, ...]

    def count(self, level: str) -> int:
        """How many findings are of that level."""
        return sum(rules()[finding.rule].level == level for finding in self.findings)


def validate(snapshot: Snapshot) -> Report:
    """Judge everything the snapshot holds."""
    read_all(snapshot)
    shape = list(_schema_findings(snapshot))
    told = {finding.place.path for finding in shape}
    unread = [f for f in snapshot.findings if f.rule != "SD200" or f.place.path not in told]
    findings = sorted({*unread, *shape, *_rule_findings(snapshot)}, key=order)
    refused = {f.place.path for f in snapshot.findings} - set(snapshot.documents)
    matters = sum(_is_matter(path) for path in {*snapshot.documents, *refused})
    return Report(len(snapshot.documents) + len(refused), matters, tuple(findings))


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


def _rule_findings(snapshot: Snapshot) -> Iterator[Finding]:
    repository = RepositoryCase(snapshot)
    lists = [ListCase(repository, matters) for matters in snapshot.lists]
    matters = [MatterCase(case, entry) for case in lists for entry in case.list.entries]
    cases: dict[str, Iterable[object]] = {
        "repository": [repository],
        "list": lists,
        "matter": matters,
    }
    for rule in rules().values():
        if rule.check:
            for case in cases[rule.subject]:
                yield from rule.check(case)


def _is_matter(path: str) -> bool:
    kind = layout.kind(path)
    return kind is not None and kind.name == "matter"
