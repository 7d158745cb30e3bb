"""Which file is what: the layout of a repository (docs/data-model.md)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

MATTERS = "data/matters"
BODIES = "data/bodies"
LAWS = "data/laws"
TERMS = "data/terms.yaml"
ADJUSTMENTS = "data/adjustments"
ERRATA = "data/errata"
SETTINGS = "shudi.yaml"

_SLUG = "[a-z0-9]+(?:-[a-z0-9]+)*"
_KINDS = (
    ("list", re.compile(r"data/matters/(?P<list>" + _SLUG + r")/list\.yaml")),
    ("matter", re.compile(r"data/matters/(?P<list>" + _SLUG + r")/(?P<stem>[^/]+)\.yaml")),
    ("bodies", re.compile(r"data/bodies/(?P<stem>[^/]+)\.yaml")),
    ("laws", re.compile(r"data/laws/(?P<stem>[^/]+)\.yaml")),
    ("terms", re.compile(r"data/terms\.yaml")),
    ("adjustment", re.compile(r"data/adjustments/(?P<list>" + _SLUG + r")/(?P<stem>[^/]+)\.yaml")),
    ("erratum", re.compile(r"data/errata/(?P<list>" + _SLUG + r")/[^/]+/(?P<stem>[^/]+)\.yaml")),
    ("settings", re.compile(r"shudi\.yaml")),
)


class Kind(NamedTuple):
    """What a file is: its schema's short name, the list it belongs to, its stem."""

    name: str
    list: str
    stem: str


@cache
def kind(path: str) -> Kind | None:
    """The kind of the file at `path`; None for files that are no part of the data."""
    for name, pattern in _KINDS:
        if match := pattern.fullmatch(path):
            groups = match.groupdict()
            return Kind(name, groups.get("list", ""), groups.get("stem", ""))
    return None


def manifest(list_id: str) -> str:
    """The path of a list's manifest."""
    return f"{MATTERS}/{list_id}/list.yaml"
