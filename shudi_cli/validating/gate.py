"""A change does not loosen the settings it is judged by.

What the change itself brings is judged by the stricter of the settings before and after it; what
stood at the base already, by those after it. So a change that loosens the settings and nothing
else passes with a warning that names what it lets pass, and takes effect once it is merged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from shudi_cli.editions import Snapshot
from shudi_cli.finding import Finding, found, order
from shudi_cli.loading import layout
from shudi_cli.model import Settings
from shudi_cli.policy import about_settings
from shudi_cli.policy.loosening import loosenings, strictest
from shudi_cli.rule import RepositoryCase
from shudi_cli.rules import rules
from shudi_cli.validating.report import Report

Judge = Callable[[Snapshot, Snapshot | None, Settings], Report]
"""Judges a snapshot against a base by other settings than its own."""


def held_to(report: Report, case: RepositoryCase, base: Snapshot, judge: Judge) -> Report:
    """The report on `case`'s snapshot, with what its change of the settings would have hidden."""
    old, new = base.settings, case.snapshot.settings
    told = [
        found("SD313", case.place(layout.SETTINGS, loosening.at), {"what": loosening.what})
        for loosening in loosenings(old, new)
    ]
    if not told:
        return report
    strict = strictest(old, new)
    strictly = judge(case.snapshot, base, strict)
    held = {f: strictly.level(f) for f in _brought(strictly, judge(base, None, strict))}
    held |= {finding: strictly.levels[finding.rule] for finding in told}
    return report._replace(
        findings=tuple(sorted({*report.findings, *held}, key=order)),
        waived=tuple(finding for finding in report.waived if finding not in held),
        held=held,
    )


def _brought(now: Report, before: Report) -> Iterator[Finding]:
    """The findings of `now` that the change brings: those about it, and those not there before."""
    known = {finding.fingerprint for finding in (*before.findings, *before.waived)}
    for finding in now.findings:
        is_new = (
            rules()[finding.rule].subject in ("change", "erratum")
            or finding.fingerprint not in known
        )
        if is_new and not about_settings(finding):
            yield finding
