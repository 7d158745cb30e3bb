"""Names that a full-width comma made one: `aliases: [甲，乙]` is well-formed, and one alias."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from shudi_cli.finding import Finding, found
from shudi_cli.yamlio import Document, Path

_MARKS = {"matter": "，、", "erratum": "，、", "bodies": "，", "terms": "，"}
"""Official names of bodies have “、” in them (乡、镇人民政府)."""
_WHERE: dict[str, tuple[Path, ...]] = {
    "matter": (("aliases",),),
    "erratum": (("matter", "aliases"),),
    "bodies": (("bodies", "*", "aliases"), ("bodies", "*", "also")),
    "terms": (("terms", "*", "say"), ("terms", "*", "mean")),
}


def joined(document: Document, kind: str) -> Iterator[Finding]:
    """SD107 for each name with such a mark in it, unless it stands in quotation marks."""
    for way in _WHERE.get(kind, ()):
        for path, name in _names(document.value, (*way, "*"), ()):
            mark = next((m for m in _MARKS[kind] if isinstance(name, str) and m in name), None)
            if mark and not _is_quoted(document, path):
                yield found("SD107", document.place(path), {"character": mark, "plain": ","})


def _names(value: Any, way: Path, at: Path) -> Iterator[tuple[Path, Any]]:
    """What stands on `way`, where `*` is every item of a list."""
    if not way:
        yield at, value
    elif way[0] == "*":
        for index, item in enumerate(value if isinstance(value, list) else ()):
            yield from _names(item, way[1:], (*at, index))
    elif isinstance(value, dict) and way[0] in value:
        yield from _names(value[way[0]], way[1:], (*at, way[0]))


def _is_quoted(document: Document, path: Path) -> bool:
    place = document.place(path)
    line = document.text.splitlines()[place.line - 1 : place.line]
    return bool(line) and line[0][place.column - 1 : place.column] in ('"', "'")
