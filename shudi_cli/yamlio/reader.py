"""One pass over parser events, building values and refusing what the subset excludes.

Going by events keeps hostile shapes out: depth is counted as it grows, an alias is refused before
it can expand, a duplicate key is seen before it can overwrite.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from yaml import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    MarkedYAMLError,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from shudi_cli.finding import Finding, Place, found
from shudi_cli.yamlio.diagnosis import syntax_finding, wide_colon
from shudi_cli.yamlio.document import Document
from shudi_cli.yamlio.encoding import UNSAFE, decode
from shudi_cli.yamlio.events import events
from shudi_cli.yamlio.refusal import Refused

MAX_DEPTH = 64
MOST_DUPLICATES = 20
"""Findings about one file from which on more of them help nobody."""

_CONSTANTS: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\Z")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]{1,17}|(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{0,17})?)(?:[eE][-+]?[0-9]{1,3})?\Z"
)


def document(data: bytes, path: str, commit: str | None) -> Document:
    """What `shudi_cli.yamlio.parse` gives."""
    text = decode(data, path, commit)
    return _Builder(text, path, commit).document()


class _Builder:
    """Turns the events of one text into values."""

    def __init__(self, text: str, path: str, commit: str | None) -> None:
        self.text, self.path, self.commit = text, path, commit
        self.next = events(text)
        self.duplicates: list[Finding] = []

    def document(self) -> Document:
        try:
            value = self._stream()
        except MarkedYAMLError as error:
            late = "could not find expected ':'" in (error.problem or "")
            mark = (error.context_mark if late else None) or error.problem_mark
            line, column = (mark.line, mark.column) if mark else (0, 0)
            problem = error.problem or ""
            raise Refused(
                syntax_finding(self.text, self.path, self.commit, problem, line, column)
            ) from None
        if self.duplicates:
            raise Refused(*self.duplicates)
        if isinstance(value, str) and (slip := wide_colon(self.text, self.path, self.commit)):
            raise Refused(slip)
        return Document(self.path, self.commit, value, self.text, self.start)

    def _stream(self) -> Any:
        self.next()  # stream start
        if type(self.next()) is StreamEndEvent:
            raise Refused(self._found("SD113", 0, 0))
        event = self.next()
        self.start = event.start_mark.line, event.start_mark.column
        value = self._value(event, 1)
        if value is None:
            raise Refused(self._found("SD113", 0, 0))
        self.next()  # document end
        event = self.next()
        if type(event) is not StreamEndEvent:
            raise Refused(self._at("SD114", event))
        return value

    def _value(self, event: Any, depth: int) -> Any:
        """One value. Exact types are compared because this runs four hundred times a matter."""
        kind = type(event)
        if kind is AliasEvent or event.anchor is not None or event.tag is not None:
            raise Refused(self._excluded(event))
        if kind is ScalarEvent:
            if event.style == '"' and (match := UNSAFE.search(event.value)):
                raise Refused(self._at("SD104", event, character=f"U+{ord(match.group()):04X}"))
            return event.value if event.style else plain_value(event.value)
        if depth > MAX_DEPTH:
            raise Refused(self._at("SD112", event, limit=str(MAX_DEPTH)))
        following = self.next
        if kind is MappingStartEvent:
            return self._mapping(following, depth + 1)
        values: list[Any] = []
        while type(event := following()) is not SequenceEndEvent:
            values.append(self._value(event, depth + 1))
        return values

    def _mapping(self, following: Callable[[], Any], depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        marks: dict[str, Any] = {}
        while type(event := following()) is not MappingEndEvent:
            if type(event) is not ScalarEvent or event.anchor is not None or event.tag is not None:
                raise Refused(self._no_key(event, depth))
            name = event.value
            if event.style == '"' and UNSAFE.search(name):
                self._value(event, depth)
            if name[:1] == "\u3000":
                raise Refused(self._at("SD107", event, character="U+3000", plain="空格"))
            value = self._value(following(), depth)
            if name in values:
                self.duplicates.append(self._duplicate(name, marks[name], event))
                if len(self.duplicates) == MOST_DUPLICATES:
                    raise Refused(*self.duplicates)
                continue
            values[name] = value
            marks[name] = event.start_mark
        return values

    def _no_key(self, event: Any, depth: int) -> Finding:
        """Why a mapping's key is refused: what is inside it comes first."""
        self._value(event, depth)
        return self._at("SD105", event, reason="键必须是一个词，不能是列表或映射")

    def _excluded(self, event: Any) -> Finding:
        if isinstance(event, AliasEvent):
            return self._at("SD110", event, name=f"*{event.anchor}")
        if event.anchor is not None:
            return self._at("SD110", event, name=f"&{event.anchor}")
        return self._at("SD111", event, tag=event.tag)

    def _duplicate(self, name: str, first: Any, event: Any) -> Finding:
        mark = event.start_mark
        place = Place(self.path, mark.line + 1, mark.column + 1, self.commit)
        related = Place(self.path, first.line + 1, first.column + 1, self.commit)
        arguments = {"key": name, "first": str(first.line + 1)}
        return found("SD109", place, arguments, related=(related,))

    def _at(self, rule: str, event: Any, **arguments: str) -> Finding:
        return self._found(rule, event.start_mark.line, event.start_mark.column, **arguments)

    def _found(self, rule: str, line: int, column: int, **arguments: str) -> Finding:
        return found(rule, Place(self.path, line + 1, column + 1, self.commit), arguments)


def plain_value(text: str) -> object:
    """A plain scalar by the YAML 1.2 core schema: no dates, no octals, no yes/no."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] in "+-.0123456789":
        if _INTEGER.match(text):
            return int(text)
        if _FLOAT.match(text):
            return float(text)
    return text
