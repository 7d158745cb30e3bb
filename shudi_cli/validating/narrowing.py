"""A report on everything, shown for some files only: references still resolve over the whole."""

from __future__ import annotations

from collections.abc import Collection

from shudi_cli.finding import Finding
from shudi_cli.validating.report import Report


def shown_for(report: Report, paths: Collection[str]) -> Report:
    """The findings in these files and below these folders, and those whose cause lies there.

    Paths are relative to the repository with `/`; "" is all of it.
    """

    def concerns(finding: Finding) -> bool:
        return any(lies_in(place.path, chosen) for place in (finding.place, *finding.related))

    chosen = frozenset(paths)
    shown = tuple(filter(concerns, report.findings))
    return report._replace(findings=shown, hidden=len(report.findings) - len(shown))


def lies_in(path: str, chosen: Collection[str]) -> bool:
    """Whether a file is one of these paths or lies below one; "" is all of the repository."""
    folders = (path[:at] for at, letter in enumerate(path) if letter == "/")
    return "" in chosen or path in chosen or any(folder in chosen for folder in folders)
