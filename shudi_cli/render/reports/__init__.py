"""Every way a validation report is written: one module each, named like the format."""

from __future__ import annotations

from enum import StrEnum
from importlib import import_module
from typing import Protocol, cast

from shudi_cli.render.style import Style
from shudi_cli.validating import Report


class ReportFormat(StrEnum):
    """The registry: a member is a module of this package with a `render`."""

    text = "text"
    json = "json"
    github = "github"
    sarif = "sarif"
    junit = "junit"
    gitlab = "gitlab"

    @property
    def is_for_server(self) -> bool:
        """Whether a server reads it that sees the whole git checkout, not the list's folder."""
        return self not in (ReportFormat.text, ReportFormat.json)


class _Module(Protocol):
    def render(self, report: Report, style: Style) -> str: ...


def render(report: Report, form: ReportFormat, style: Style) -> str:
    """The report as text in that format."""
    module = cast(_Module, import_module(f"{__name__}.{form}"))
    return module.render(report, style)
