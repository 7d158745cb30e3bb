"""What a repository's settings make of findings: which rules count, at which level, what is waived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from shudi_cli.finding import Finding, found
from shudi_cli.loading import layout
from shudi_cli.model import Profile, Settings, Severity, Waiver
from shudi_cli.rule import RepositoryCase
from shudi_cli.rules import rules

PROFILES: dict[Profile, str] = {"trial": "试用", "internal": "内部", "public": "公示"}
LEVELS: dict[Severity, str] = {"error": "错误", "warning": "警告", "note": "提示"}
_READABLE = ("SD1", "SD2", "SD3")
"""Groups that hold in every profile: a list nobody can read is no list."""
_ABOUT_SETTINGS = frozenset({"SD310", "SD311", "SD312", "SD313"})
"""Findings about the settings themselves; no setting hides them."""


class Sifted(NamedTuple):
    """Findings that count, and those a waiver lets pass."""

    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]


def chosen(settings: Settings, rule: str) -> bool:
    """Whether the settings use a rule: in `select` (all where it is empty) and not in `ignore`."""
    if rule in _ABOUT_SETTINGS:
        return True
    return _named(rule, settings.select or ("SD",)) and not _named(rule, settings.ignore)


def levels(settings: Settings) -> Mapping[str, Severity]:
    """The level of every rule: its own, moved by the profile, then what `levels` says."""
    return {identity: _level(settings, identity, own.level) for identity, own in rules().items()}


def _level(settings: Settings, rule: str, own: Severity) -> Severity:
    named = [key for key in settings.levels if rule.startswith(key)]
    if named:
        return settings.levels[max(named, key=len)]
    if settings.profile == "trial" and not rule.startswith(_READABLE):
        return "warning" if own == "error" else "note"
    if settings.profile == "public" and own == "warning":
        return "error"
    return own


def judged(case: RepositoryCase, findings: Iterable[Finding]) -> Sifted:
    """Drop what the settings do not ask for, set aside what is waived, report bad waivers."""
    settings = case.snapshot.settings
    counted = [f for f in findings if chosen(settings, f.rule) or about_settings(f)]
    alive = {
        (w.rule, w.path)
        for w in settings.waivers
        if w.reason.strip() and not case.today.passed(w.until)
    }
    kept: list[Finding] = []
    waived: list[Finding] = []
    for finding in counted:
        (waived if _met(finding) in alive else kept).append(finding)
    return Sifted((*kept, *_waivers(case, settings.waivers, counted)), tuple(waived))


def _waivers(
    case: RepositoryCase, waivers: Iterable[Waiver], findings: Iterable[Finding]
) -> Iterator[Finding]:
    """A finding for each waiver that is past its day or lets nothing pass any more."""
    if case.snapshot.on is not None:
        return  # a past day is asked about: today's waivers are not its business
    met = {_met(finding) for finding in findings}
    for index, waiver in enumerate(waivers):
        place = case.place(layout.SETTINGS, ("waivers", index))
        arguments = {"rule": waiver.rule, "path": waiver.path, "until": waiver.until}
        if case.today.passed(waiver.until):
            yield found("SD311", place, arguments)
        elif _was_read(case, waiver) and (waiver.rule, waiver.path) not in met:
            yield found("SD312", place, arguments)


def _was_read(case: RepositoryCase, waiver: Waiver) -> bool:
    """Whether the waiver could have met a finding: its rule ran, its file was read or is gone.

    Change rules run only beside a base, so that a waiver of theirs is never called idle.
    """
    rule = rules().get(waiver.rule)
    read = waiver.path in case.snapshot.documents or not case.snapshot.base.exists(waiver.path)
    ran = rule is not None and rule.subject not in ("change", "erratum")
    return read and ran and chosen(case.snapshot.settings, waiver.rule)


def _met(finding: Finding) -> tuple[str, str] | None:
    """The rule and path of the waivers that let a finding pass; None where none may."""
    return None if about_settings(finding) else (finding.rule, finding.place.path)


def about_settings(finding: Finding) -> bool:
    """A broken setting is told whatever the settings say."""
    return finding.place.path == layout.SETTINGS


def _named(rule: str, prefixes: Iterable[str]) -> bool:
    return rule.startswith(tuple(prefixes))
