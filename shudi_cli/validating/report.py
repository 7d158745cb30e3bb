"""What one validation looked at and found."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from shudi_cli.finding import Finding, Place
from shudi_cli.model import Severity


class Report(NamedTuple):
    """What was looked at and what was found, in the order of files and lines.

    `waived` are findings let pass; `levels` is the level of each rule in this repository;
    `excerpts` holds the source lines that findings point at; `hidden` counts findings left out
    because only some files were asked about; `held` are findings held to another level than their
    rule's, because the change that brings them lowered it; `below` is where in its git checkout the
    repository lies ("lists/", empty at the top).
    """

    files: int
    matters: int
    findings: tuple[Finding, ...]
    waived: tuple[Finding, ...]
    levels: Mapping[str, Severity]
    excerpts: Mapping[tuple[str, int], str]
    hidden: int = 0
    below: str = ""
    held: Mapping[Finding, Severity] = MappingProxyType({})

    def level(self, finding: Finding) -> Severity:
        """How much a finding weighs here."""
        return self.held.get(finding) or self.levels[finding.rule]

    def file(self, place: Place) -> str:
        """A place's file as a server that looks at the whole checkout knows it."""
        return self.below + place.path

    def count(self, level: Severity) -> int:
        """How many findings are of that level."""
        return sum(self.level(finding) == level for finding in self.findings)

    def excerpt(self, place: Place) -> str | None:
        """The source line a finding points at, where there is one to show."""
        return self.excerpts.get((place.path, place.line))
