"""For programs: `shudi.validate/1` (schemas/validate.schema.json)."""

from __future__ import annotations

import json
from typing import Any

from shudi_cli.render.reports.told import Told, told
from shudi_cli.render.style import Style
from shudi_cli.validating import Report

FORMAT = "shudi.validate/1"


def render(report: Report, _style: Style) -> str:
    """The report as JSON, Chinese readable."""
    return json.dumps(data(report), ensure_ascii=False, indent=2) + "\n"


def data(report: Report) -> dict[str, Any]:
    """The report as plain data."""
    return {
        "format": FORMAT,
        "summary": {
            "files": report.files,
            "matters": report.matters,
            "errors": report.count("error"),
            "warnings": report.count("warning"),
            "notes": report.count("note"),
        },
        "findings": [_finding(each) for each in told(report)],
    }


def _finding(each: Told) -> dict[str, Any]:
    return {
        "id": each.rule.id,
        "code": each.rule.code,
        "level": each.level,
        "message": each.message,
        "path": each.place.path,
        "line": each.place.line,
        "column": each.place.column,
        "hint": each.hint,
        "see": each.see,
        "fingerprint": each.fingerprint,
    }
