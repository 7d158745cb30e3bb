"""GitLab's code quality report: an array of issues, each with a fingerprint of its own.

Source: "Code Quality", section "Code Quality report format", docs.gitlab.com.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from shudi_cli.render.reports.told import Told, told
from shudi_cli.render.style import Style
from shudi_cli.validating import Report

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, _style: Style) -> str:
    """The report as JSON."""
    return (
        json.dumps([_issue(each, report) for each in told(report)], ensure_ascii=False, indent=2)
        + "\n"
    )


def _issue(each: Told, report: Report) -> dict[str, Any]:
    begin = {"line": each.place.line, "column": each.place.column}
    return {
        "type": "issue",
        "description": f"{each.message}{each.hint}",
        "check_name": f"{each.rule.id} {each.rule.code}",
        "fingerprint": _unique(each),
        "severity": _SEVERITIES[each.level],
        "location": {
            "path": report.file(each.place),
            "lines": {"begin": each.place.line},
            "positions": {"begin": begin, "end": begin},
        },
    }


def _unique(each: Told) -> str:
    """GitLab shows only one of several issues with one fingerprint."""
    if not each.ordinal:
        return each.fingerprint
    return sha256(f"{each.fingerprint} {each.ordinal}".encode()).hexdigest()[:16]
