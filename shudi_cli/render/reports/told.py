"""A finding with everything said about it: what every format is made from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from shudi_cli.finding import Place
from shudi_cli.model import Severity
from shudi_cli.rule import Rule
from shudi_cli.rules import rules
from shudi_cli.text import printable
from shudi_cli.validating import Report


class Told(NamedTuple):
    """One finding in words. `ordinal` tells findings of one fingerprint apart, from 0."""

    rule: Rule
    level: Severity
    message: str
    hint: str
    place: Place
    related: tuple[Place, ...]
    fingerprint: str
    ordinal: int

    @property
    def see(self) -> str:
        """Where the rule is explained."""
        return f"docs/rules/{self.rule.id}.md"


def told(report: Report) -> Iterator[Told]:
    """The report's findings in words, in their order."""
    known = rules()
    seen: dict[str, int] = {}
    for finding in report.findings:
        rule = known[finding.rule]
        ordinal = seen[finding.fingerprint] = seen.get(finding.fingerprint, -1) + 1
        yield Told(
            rule,
            report.level(finding),
            _harmless(rule.say(finding)),
            _harmless(rule.advise(finding)),
            finding.place,
            finding.related,
            finding.fingerprint,
            ordinal,
        )


def _harmless(text: str) -> str:
    """Messages repeat what files hold; escape sequences among it are shown, not obeyed."""
    return "\n".join(map(printable, text.split("\n")))
