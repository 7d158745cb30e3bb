"""From a path in a document to the Chinese words for it, by the schema's titles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from shudi_cli.yamlio import Path

Schema = Mapping[str, Any]


def where(root: Schema, path: Path) -> str:
    """“主体责任第 1 项的单位（body）” for `("lead", 0, "body")`; empty for the whole file."""
    words = ""
    schema: Schema = root
    last = ""
    for step in path:
        schema = _child(root, schema, step)
        if isinstance(step, int):
            words += f"第 {step + 1} 项"
            continue
        last = step
        words += ("的" if words else "") + str(schema.get("title", step))
    return f"{words}（{last}）" if last and isinstance(path[-1], str) else words


def at(root: Schema, path: Path) -> Schema:
    """The subschema that judges the value at `path`, with the annotations of its `$ref`s merged."""
    schema: Schema = _resolved(root, root)
    for step in path:
        schema = _child(root, schema, step)
    return schema


def _child(root: Schema, schema: Schema, step: str | int) -> Schema:
    schema = _resolved(root, schema)
    for branch in schema.get("oneOf", ()):
        branch = _resolved(root, branch)
        if isinstance(step, str) and step in branch.get("properties", {}):
            schema = branch
    child = (
        schema.get("items", {})
        if isinstance(step, int)
        else schema.get("properties", {}).get(step, {})
    )
    return _resolved(root, child)


def _resolved(root: Schema, schema: Schema) -> Schema:
    merged = dict(schema)
    while reference := merged.pop("$ref", None):
        target = root["$defs"][reference.rpartition("/")[2]]
        merged = {**target, **merged}
    return merged
