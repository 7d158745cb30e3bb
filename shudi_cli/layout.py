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
SEARCHED = (MATTERS, BODIES, LAWS, ERRATA, TERMS, SETTINGS)
"""What answers about matters are made from; the folder of the lists comes first."""
MATTER_ID = "[a-z]{2,4}-[0-9]{2,4}"
"""The id of a matter, which is its file's stem, as a regular expression."""

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


def kind_name(path: str) -> str:
    """What the file at `path` is; "" for files that are no part of the data."""
    found = kind(path)
    return found.name if found else ""


def is_list_id(name: str) -> bool:
    """Whether a folder of this name below data/matters is a list: lower case, digits, single hyphens."""
    return _SLUG.issuperset(name) and "" not in name.split("-")


_OF_LISTS = ("matters", "adjustments", "errata")
_FOLDERS = (*_OF_LISTS, "bodies", "laws")


def is_folder(path: str) -> bool:
    """Whether there is a folder at `path` in any repository: data, data/bodies, data/matters/<list> …"""
    match path.split("/"):
        case ["data"]:
            return True
        case ["data", name]:
            return name in _FOLDERS
        case ["data", name, list_id]:
            return name in _OF_LISTS and "." not in list_id
    return False


def folder(list_id: str) -> str:
    """The folder of a list."""
    return f"{MATTERS}/{list_id}"


def matter(list_id: str, matter_id: str) -> str:
    """The path of a matter's file."""
    return f"{folder(list_id)}/{matter_id}.yaml"


def manifest(list_id: str) -> str:
    """The path of a list's manifest."""
    return f"{folder(list_id)}/list.yaml"


def adjustment(list_id: str, edition: str) -> str:
    """The path of an edition's adjustment record."""
    return f"{ADJUSTMENTS}/{list_id}/{edition}.yaml"


def errata(list_id: str, edition: str) -> str:
    """The folder of an edition's errata."""
    return f"{ERRATA}/{list_id}/{edition}"
