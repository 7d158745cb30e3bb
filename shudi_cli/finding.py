"""What was found wrong and where: frozen values; their text is made when printing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

_LONGEST = 500
"""Characters of one argument: a sentence quotes a value, it does not repeat a file."""


class Place(msgspec.Struct, frozen=True, order=True):
    """A spot in a file.

    `path` is relative to the repository with `/`; line and column are 1-based, in code
    points; `commit` names the revision the file was read from, None for the working tree.
    """

    path: str
    line: int = 1
    column: int = 1
    commit: str | None = None

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Finding(msgspec.Struct, frozen=True):
    """One violation of one rule.

    `arguments` fill the rule's message; `subject` is `list/matter` (or the path of a file that
    is no matter); `related` are further places the reader needs, such as the first of two
    duplicate keys.
    """

    rule: str
    place: Place
    arguments: tuple[tuple[str, str], ...] = ()
    subject: str = ""
    related: tuple[Place, ...] = ()

    @property
    def fingerprint(self) -> str:
        """16 hex digits that stay the same when lines move or messages are reworded."""
        parts = (
            self.rule,
            self.subject or self.place.path,
            *(f"{k}={v}" for k, v in self.arguments),
        )
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def found(
    rule: str,
    place: Place,
    arguments: Mapping[str, object] | None = None,
    *,
    subject: str = "",
    related: tuple[Place, ...] = (),
) -> Finding:
    """Make a finding with its arguments as text, in the order of their names."""
    texts = tuple(sorted((name, _short(str(value))) for name, value in (arguments or {}).items()))
    return Finding(rule, place, texts, subject, related)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def order(finding: Finding) -> tuple[Place, str, tuple[tuple[str, str], ...]]:
    """Total order for reports: by place, then rule, then arguments."""
    return finding.place, finding.rule, finding.arguments
