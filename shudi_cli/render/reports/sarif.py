"""SARIF 2.1.0 (OASIS), which code hosts and editors take in.

Paths are relative to %SRCROOT%, the top of the git checkout; columns count code points, as everywhere in shudi.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import shudi_cli
from shudi_cli.finding import Place
from shudi_cli.render.reports.told import Told, told
from shudi_cli.render.style import Style
from shudi_cli.rule import Rule
from shudi_cli.validating import Report

VERSION = "2.1.0"
SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render(report: Report, _style: Style) -> str:
    """The report as JSON."""
    return json.dumps(data(report), ensure_ascii=False, indent=2) + "\n"


def data(report: Report) -> dict[str, Any]:
    """One run, with the rules that found something."""
    findings = list(told(report))
    rules = {each.rule.id: each.rule for each in findings}
    numbers = {identity: number for number, identity in enumerate(sorted(rules))}
    driver = {
        "name": "shudi",
        "version": shudi_cli.__version__,
        "rules": [_rule(rules[identity]) for identity in numbers],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each, numbers[each.rule.id], report) for each in findings],
    }
    return {"$schema": SCHEMA, "version": VERSION, "runs": [run]}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.id,
        "name": rule.code,
        "shortDescription": {"text": rule.title},
        "help": {"text": rule.manual, "markdown": rule.manual},
        "defaultConfiguration": {"level": rule.level},
    }


def _result(each: Told, number: int, report: Report) -> dict[str, Any]:
    result = {
        "ruleId": each.rule.id,
        "ruleIndex": number,
        "level": each.level,
        "message": {"text": f"{each.message}\n{each.hint}"},
        "locations": [_location(report, each.place)],
        "partialFingerprints": {"shudi/v1": each.fingerprint},
    }
    if each.related:
        result["relatedLocations"] = [
            {"id": number, **_location(report, place)} for number, place in enumerate(each.related)
        ]
    return result


def _location(report: Report, place: Place) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": place.line, "startColumn": place.column}
    if excerpt := report.excerpt(place):
        region["snippet"] = {"text": excerpt}
    artifact = {"uri": quote(report.file(place)), "uriBaseId": "%SRCROOT%"}
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}
