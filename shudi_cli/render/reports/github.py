"""Workflow commands of GitHub Actions: each finding becomes an annotation beside its line.

Source: "Workflow commands for GitHub Actions", docs.github.com.
"""

from __future__ import annotations

from shudi_cli.render.reports.told import Told, told
from shudi_cli.render.style import Style
from shudi_cli.text import printable
from shudi_cli.validating import Report

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, _style: Style) -> str:
    """One command a line; nothing where nothing was found."""
    return "".join(f"{_command(each, report)}\n" for each in told(report))


def _command(each: Told, report: Report) -> str:
    properties = {
        "file": printable(report.file(each.place)),
        "line": str(each.place.line),
        "col": str(each.place.column),
        "title": f"{each.rule.id} {each.rule.code}",
    }
    joined = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = _data(f"{each.message}\n{each.hint}")
    return f"::{_COMMANDS[each.level]} {joined}::{message}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
