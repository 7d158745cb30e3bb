"""Why a file was not read, as findings."""

from __future__ import annotations

from shudi_cli.finding import Finding


class Refused(Exception):
    """The file breaks the subset; `findings` says how and where, at least once."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__(findings[0].rule)
        self.findings = findings
