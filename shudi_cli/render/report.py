"""A validation report as text and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from shudi_cli.finding import Finding
from shudi_cli.model import Severity
from shudi_cli.render.style import Style
from shudi_cli.rule import Rule
from shudi_cli.rules import rules
from shudi_cli.text import wrap
from shudi_cli.validating import Report

FORMAT = "shudi.validate/1"
LEVELS = {"error": "错误", "warning": "警告", "note": "提示"}


def text(report: Report, style: Style) -> str:
    """Findings grouped by file, then the totals."""
    return "\n".join(_lines(report, rules(), style)) + "\n"


def data(report: Report) -> dict[str, Any]:
    """The report as `shudi.validate/1` (schemas/validate.schema.json)."""
    known = rules()
    return {
        "format": FORMAT,
        "summary": {
            "files": report.files,
            "matters": report.matters,
            "errors": report.count("error"),
            "warnings": report.count("warning"),
            "notes": report.count("note"),
        },
        "findings": [_finding(f, known[f.rule], report.level(f)) for f in report.findings],
    }


def _lines(report: Report, known: Mapping[str, Rule], style: Style) -> Iterator[str]:
    for path, findings in groupby(report.findings, key=lambda f: f.place.path):
        yield style.strong(path)
        for finding in findings:
            yield from _paragraph(finding, known[finding.rule], report.level(finding), style)
        yield ""
    counts = [
        f"{report.count(level)} 个{name}" for level, name in LEVELS.items() if report.count(level)
    ]
    found = "、".join(counts) if counts else style.good("没有发现问题")
    waived = f"，另有 {len(report.waived)} 个按 shudi.yaml 豁免" if report.waived else ""
    yield f"检查了 {report.files} 个文件、{report.matters} 个事项：{found}{waived}。"


def _paragraph(finding: Finding, rule: Rule, level: Severity, style: Style) -> Iterator[str]:
    place = f"  {finding.place.line}:{finding.place.column} "
    paint = {"error": style.bad, "warning": style.warn, "note": style.faint}[level]
    name = LEVELS[level]
    first, *more = wrap(f"{name} {rule.id} {rule.say(finding)}", style.columns, place, "    ")
    yield first.replace(name, paint(name), 1)
    yield from more
    yield from wrap(rule.advise(finding), style.columns, "    → ", "      ")


def _finding(finding: Finding, rule: Rule, level: Severity) -> dict[str, Any]:
    place = finding.place
    return {
        "id": rule.id,
        "code": rule.code,
        "level": level,
        "message": rule.say(finding),
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "hint": rule.advise(finding),
        "see": f"docs/rules/{rule.id}.md",
        "fingerprint": finding.fingerprint,
    }
