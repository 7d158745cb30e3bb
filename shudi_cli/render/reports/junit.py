"""JUnit XML, which most CI servers show: a test case a finding, failed where it is an error.

JUnit knows no warnings: they are cases that pass and say what was found. A clean list is one case
that passes, so that the server sees that something ran.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from shudi_cli.policy import LEVELS
from shudi_cli.render.reports.told import Told, told
from shudi_cli.render.style import Style
from shudi_cli.text import printable
from shudi_cli.validating import Report


def render(report: Report, _style: Style) -> str:
    """The report as an XML document."""
    cases = [_case(each, report) for each in told(report)] or [_clean(report)]
    totals = {"tests": str(len(cases)), "failures": str(report.count("error")), "errors": "0"}
    root = Element("testsuites", {"name": "shudi validate", **totals})
    suite = SubElement(root, "testsuite", {"name": "shudi validate", **totals, "skipped": "0"})
    suite.extend(cases)
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _case(each: Told, report: Report) -> Element:
    path, line, column = report.file(each.place), each.place.line, each.place.column
    name = f"{each.rule.id} {each.rule.code} {line}:{column}"
    case = Element("testcase", {"classname": printable(path), "name": name})
    case.set("file", printable(path))
    case.set("line", str(line))
    text = printable(f"{each.place} {LEVELS[each.level]} {each.rule.id} {each.message}{each.hint}")
    if each.level == "error":
        SubElement(
            case, "failure", {"message": printable(each.message), "type": "error"}
        ).text = text
    else:
        SubElement(case, "system-out").text = text
    return case


def _clean(report: Report) -> Element:
    name = f"检查了 {report.files} 个文件、{report.matters} 个事项，没有发现问题"
    return Element("testcase", {"classname": "shudi", "name": name})
