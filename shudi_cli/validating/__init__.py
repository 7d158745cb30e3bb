"""Schema first, then rules, then the repository's settings; one sorted report."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from shudi_cli.editions import Snapshot
from shudi_cli.finding import Finding, order
from shudi_cli.loading import layout
from shudi_cli.model import Settings
from shudi_cli.policy import judged, levels
from shudi_cli.rule import RepositoryCase
from shudi_cli.schema import judge
from shudi_cli.store.verdicts import Verdicts
from shudi_cli.today import Today
from shudi_cli.validating.checks import about_all
from shudi_cli.validating.excerpts import excerpts
from shudi_cli.validating.gate import held_to
from shudi_cli.validating.narrowing import shown_for as shown_for
from shudi_cli.validating.reading import Progress as Progress
from shudi_cli.validating.reading import Reading
from shudi_cli.validating.report import Report as Report


def validate(
    snapshot: Snapshot,
    today: str,
    base: Snapshot | None = None,
    *,
    kept: Verdicts | None = None,
    progress: Progress = lambda _done, _total: None,
    quoting: bool = True,
) -> Report:
    """Judge everything the snapshot holds, and against `base` how it came to be so.

    `today` is the day law and waivers are compared with where the snapshot is of no day itself;
    `kept` remembers verdicts on files from run to run; `progress` is told how far it is; without
    `quoting` the report shows no lines of the files.
    """
    with _uncollected():
        case, report = _judged(snapshot, today, base, None, kept, progress)
        if base is not None and base.settings != case.snapshot.settings:

            def again(which: Snapshot, against: Snapshot | None, settings: Settings) -> Report:
                return _judged(which, today, against, settings, None, progress)[1]

            report = held_to(report, case, base, again)
        quoted = excerpts(snapshot, report.findings) if quoting else {}
        return report._replace(excerpts=quoted)


def _judged(
    snapshot: Snapshot,
    today: str,
    base: Snapshot | None,
    settings: Settings | None,
    kept: Verdicts | None,
    progress: Progress,
) -> tuple[RepositoryCase, Report]:
    """The report, with the case of what was read; by `settings` instead of the snapshot's own."""
    day = snapshot.on or today
    reading = Reading(snapshot, day, settings, kept, progress)
    whole = reading.whole
    case = RepositoryCase(whole, Today(day))
    read_all(whole)
    shape = list(_schema_findings(whole, reading))
    told = {finding.place.path for finding in shape}
    unread = [f for f in whole.findings if f.rule != "SD200" or f.place.path not in told]
    rules = [*about_all(case, base), *_matter_findings(whole, reading)]
    result = judged(case, {*unread, *shape, *rules})
    unsure = set(_resting_on_unread(whole))
    findings = sorted((f for f in result.findings if f.rule not in unsure), key=order)
    refused = {f.place.path for f in whole.findings} - set(whole.documents)
    report = Report(
        len(whole.documents) + len(refused),
        sum(_is_matter(path) for path in {*whole.documents, *refused}),
        tuple(findings),
        tuple(sorted(result.waived, key=order)),
        levels(whole.settings),
        {},
    )
    return case, report


def _resting_on_unread(snapshot: Snapshot) -> Iterator[str]:
    """The rules that ask whether a register has a name, where some of it cannot be read: each use of
    each name would be told.
    """
    for folder, names in ((layout.BODIES, ("SD301", "SD309")), (layout.LAWS, ("SD302",))):
        if snapshot.unread(folder):
            yield from names


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


def _schema_findings(snapshot: Snapshot, reading: Reading) -> Iterator[Finding]:
    for path, document in snapshot.documents.items():
        if path in reading.verdicts:
            yield from reading.verdicts[path].shape
        elif kind := layout.kind(path):
            yield from judge(document, kind.name)


def _matter_findings(snapshot: Snapshot, reading: Reading) -> Iterator[Finding]:
    """What was found about each matter; an erratum in force is judged now, in its matter's place."""
    for matters in snapshot.lists:
        for entry in matters.entries:
            path = entry.place.path
            if path in reading.verdicts:
                yield from reading.verdicts[path].rules
            else:
                yield from reading.desks[entry.list].about(entry, snapshot.documents[path])


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for cycles among the millions of small values made here: there are none, and the
    search takes a third of the time.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.freeze()
            gc.enable()


def _is_matter(path: str) -> bool:
    kind = layout.kind(path)
    return kind is not None and kind.name == "matter"
