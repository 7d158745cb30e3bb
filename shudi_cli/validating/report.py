"""What one validation looked at and found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from shudi_cli.finding import Finding, Place
from shudi_cli.rule import Level
from shudi_cli.rules import rules


class Report(NamedTuple):
    """What was looked at and what was found, in the order of files and lines.

    `excerpts` holds the source lines that findings point at; `hidden` counts findings left out
    because only some files were asked about.
    """

    files: int
    matters: int
    findings: tuple[Finding, ...]
    excerpts: Mapping[tuple[str, int], str]
    hidden: int = 0

    def level(self, finding: Finding) -> Level:
        """How much a finding weighs."""
        return rules()[finding.rule].level

    def count(self, level: Level) -> int:
        """How many findings are of that level."""
        return sum(self.level(finding) == level for finding in self.findings)

    def excerpt(self, place: Place) -> str | None:
        """The source line a finding points at, where there is one to show."""
        return self.excerpts.get((place.path, place.line))
