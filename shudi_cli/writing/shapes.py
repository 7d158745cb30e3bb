"""How each kind of file is laid out, read from its schema.

The order of a schema's properties is the order of the keys. Its text with a pattern that begins
with a digit (articles, editions, codes) is quoted, so that no reader takes it for a number; dates
are not. Lists of short values stand on one line, lists of sentences one to a line.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from shudi_cli import resources

_LONGEST_NAME = 200
_ONE_LINE = frozenset(
    {"contact", "domains", "predecessors", "published", "repealed", "terms", "versions"}
)
"""Small tables that read best a row a line: the mappings under these keys stand in braces."""

Schema = Mapping[str, Any]
Steps = tuple[str, ...]
"""The way to a value: keys, and `*` for the items of a list."""

ITEM = "*"


class Shape(NamedTuple):
    """How one value is written. `keys` is the order of a mapping's keys.

    `quoted`: text always in quotes; `row`: a list or mapping on one line if nothing in it needs
    more; `pattern`: what its text has to match; `text`: the schema wants text.
    """

    keys: Mapping[str, int]
    quoted: bool = False
    row: bool = False
    pattern: str = ""
    text: bool = False


@cache
def shape(kind: str, steps: Steps) -> Shape:
    """The shape of the value at `steps` in files of `kind`; an unknown one has no order."""
    if kind == "erratum" and steps[:1] == ("matter",):
        return shape("matter", steps[1:])
    root: Schema = resources.schema(kind)
    schemas = [root]
    for step in steps:
        schemas = [found for schema in schemas for found in _children(root, schema, step)]
    branches = [branch for schema in schemas for branch in _branches(root, schema)]
    keys = dict.fromkeys(key for branch in branches for key in branch.get("properties", ()))
    pattern = next((b["pattern"] for b in branches if "pattern" in b), "")
    return Shape(
        keys={key: index for index, key in enumerate(keys)},
        quoted=pattern.startswith(("^[0-9]", "^[1-9]")) and not _is_date(branches),
        row=_is_row(root, branches, steps),
        pattern=pattern,
        text=any(branch.get("type") == "string" for branch in branches),
    )


def _is_row(root: Schema, branches: list[Schema], steps: Steps) -> bool:
    if any("items" in branch for branch in branches):
        items = [b for s in branches for c in _children(root, s, ITEM) for b in _branches(root, c)]
        return any(
            "enum" in item or "pattern" in item or item.get("maxLength", 1e9) <= _LONGEST_NAME
            for item in items
        ) and not any("properties" in item for item in items)
    names = [step for step in steps if step != ITEM]
    return bool(names) and names[-1] in _ONE_LINE


def _is_date(branches: list[Schema]) -> bool:
    return any(branch.get("format") == "date" for branch in branches)


def _children(root: Schema, schema: Schema, step: str) -> list[Schema]:
    found = []
    for branch in _branches(root, schema):
        if step == ITEM and "items" in branch:
            found.append(branch["items"])
        elif step in branch.get("properties", {}):
            found.append(branch["properties"][step])
    return found


def _branches(root: Schema, schema: Schema) -> list[Schema]:
    """The schema with its reference followed, and the alternatives it names."""
    merged = dict(schema)
    while reference := merged.pop("$ref", None):
        merged = {**root["$defs"][reference.rpartition("/")[2]], **merged}
    alternatives = [b for a in merged.get("oneOf", ()) for b in _branches(root, a)]
    return [merged, *alternatives]
