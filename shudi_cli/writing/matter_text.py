"""A matter as the text of its file, in the layout every matter file has.

Keys in the schema's order, short lists on one line, sentences one to a line, quotes only where
plain text would read back as something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from shudi_cli.model import Matter
from shudi_cli.yamlio import parse

FIRST_LINE = "# yaml-language-server: $schema=../../../schemas/matter.schema.json\n"
_ROWS = frozenset({"aliases", "articles", "items", "by", "to", "replaced_by"})
_QUOTED = frozenset({"articles", "items"})
_SPECIAL = re.compile(
    r"""[\s\-?:,\[\]{}#&*!|>'"%@`~=<]|.*(?:: |:$| #)|.*\s$|[-+.]?[0-9][0-9_.,:eE+-]*$"""
    r"|(?i:y|yes|n|no|on|off|true|false|null)$"
)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}$")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def matter_text(matter: Matter) -> bytes:
    """The file's bytes. They are read back before they are handed out: what cannot be written so
    that it reads the same raises `ValueError`.
    """
    value = msgspec.to_builtins(matter)
    ordered = {key: value[key] for key in Matter.__struct_fields__ if key in value}
    named = {"id": ordered.pop("id"), "name": ordered.pop("name")}
    aliases = {"aliases": ordered.pop("aliases")} if "aliases" in ordered else {}
    text = FIRST_LINE + "\n".join(_mapping({**named, **aliases, **ordered}, 0)) + "\n"
    data = text.encode()
    if msgspec.convert(parse(data, f"{matter.id}.yaml").value, Matter) != matter:
        raise ValueError(matter.id)
    return data


def _mapping(values: dict[str, Any], indent: int) -> Iterator[str]:
    for key, value in values.items():
        head, *rest = _value(key, value, indent)
        yield f"{' ' * indent}{key}:{' ' if head else ''}{head}"
        yield from rest


def _value(key: str, value: Any, indent: int) -> list[str]:
    """What stands behind the key, then the lines below."""
    if isinstance(value, dict):
        return ["", *_mapping(value, indent + 2)]
    if isinstance(value, list | tuple):
        if key in _ROWS:
            return [f"[{', '.join(_scalar(v, flow=True, quoted=key in _QUOTED) for v in value)}]"]
        return ["", *_items(value, indent + 2)]
    if isinstance(value, str) and _is_block(value):
        return ["|-", *(" " * (indent + 2) + line for line in value.split("\n"))]
    return [_scalar(value)]


def _items(values: Sequence[Any], indent: int) -> Iterator[str]:
    for value in values:
        if isinstance(value, dict):
            first, *rest = _mapping(value, indent + 2)
            yield f"{' ' * indent}- {first.lstrip()}"
            yield from rest
        else:
            yield f"{' ' * indent}- {_scalar(value)}"


def _is_block(text: str) -> bool:
    """Several lines that a literal block keeps as they are."""
    lines = text.split("\n")
    return len(lines) > 1 and all(line and line == line.strip() for line in lines)


def _scalar(value: Any, *, flow: bool = False, quoted: bool = False) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    special = not value or "\n" in value or _SPECIAL.match(value)
    if quoted or (special and not _DATE.match(value)) or (flow and set(value) & set(",[]{}:")):
        return '"' + "".join(_ESCAPES.get(c, c) for c in value) + '"'
    return value
