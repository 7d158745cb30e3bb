"""A report on everything, shown for some files only: references still resolve over the whole."""

from __future__ import annotations

from collections.abc import Collection

from shudi_cli.finding import Finding
from shudi_cli.validating.report import Report


def narrowed(report: Report, paths: Collection[str]) -> Report:
    """The findings in these files and below these folders, and those whose cause lies there.

    Paths are relative to the repository with `/`; "" is all of it.
    """
    if "" in paths:
        return report
    folders = tuple(f"{path}/" for path in paths)
    chosen = frozenset(paths)

    def concerns(finding: Finding) -> bool:
        places = (finding.place, *finding.related)
        return any(p.path in chosen or p.path.startswith(folders) for p in places)

    shown = tuple(filter(concerns, report.findings))
    return report._replace(findings=shown, hidden=len(report.findings) - len(shown))
