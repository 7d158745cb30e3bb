"""Which file is what: the layout of a repository (docs/data-model.md)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

MATTERS = "data/matters"
BODIES = "data/bodies"
LAWS = "data/laws"
TERMS = "data/terms.yaml"
ADJUSTMENTS = "data/adjustments"
ERRATA = "data/errata"
SETTINGS = "shudi.yaml"

_SINGLE = {TERMS: "terms", SETTINGS: "settings"}
_BELOW = {"matters": "matter", "bodies": "bodies", "laws": "laws", "adjustments": "adjustment"}
_DEPTH = {"matter": 2, "bodies": 1, "laws": 1, "adjustment": 2, "erratum": 3}
_SLUG = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


class Kind(NamedTuple):
    """What a file is: its schema's short name, the list it belongs to, its stem."""

    name: str
    list: str
    stem: str


@cache
def kind(path: str) -> Kind | None:
    """The kind of the file at `path`; None for files that are no part of the data."""
    if path in _SINGLE:
        return Kind(_SINGLE[path], "", "")
    top, _, below = path.partition("/")
    folder, *rest = below.split("/")
    name = "erratum" if folder == "errata" else _BELOW.get(folder, "")
    if top != "data" or len(rest) != _DEPTH.get(name) or not rest[-1].endswith(".yaml"):
        return None
    stem = rest[-1].removesuffix(".yaml")
    list_id = rest[0] if len(rest) > 1 else ""
    if not stem or not stem.isprintable() or (list_id and not is_list_id(list_id)):
        return None
    if name == "matter" and stem == "list":
        return Kind("list", list_id, "")
    return Kind(name, list_id, stem)


def is_list_id(name: str) -> bool:
    """Whether a folder of this name below data/matters is a list: lower case, digits, single hyphens."""
    return _SLUG.issuperset(name) and "" not in name.split("-")


def matter(list_id: str, matter_id: str) -> str:
    """The path of a matter's file."""
    return f"{MATTERS}/{list_id}/{matter_id}.yaml"


def manifest(list_id: str) -> str:
    """The path of a list's manifest."""
    return f"{MATTERS}/{list_id}/list.yaml"
