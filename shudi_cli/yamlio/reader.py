"""One pass over parser events, building values and places and refusing what the subset excludes.

Going by events keeps hostile shapes out: depth is counted as it grows, an alias is refused before
it can expand, a duplicate key is seen before it can overwrite.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from shudi_cli.finding import Finding, Place, found
from shudi_cli.yamlio.diagnosis import syntax_finding, wide_colon
from shudi_cli.yamlio.document import Document, Entry, Node
from shudi_cli.yamlio.encoding import decode
from shudi_cli.yamlio.refusal import Refused

MAX_DEPTH = 64

_CONSTANTS: dict[str, object] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})\Z")
_FLOAT = re.compile(
    r"[-+]?(?:\.[0-9]{1,17}|(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{0,17})?)(?:[eE][-+]?[0-9]{1,3})?\Z"
)


def parse(data: bytes, path: str, commit: str | None = None) -> Document:
    """Read one YAML file of the strict subset.

    Raises `Refused` for anything else: another encoding than UTF-8, broken syntax, duplicate keys,
    anchors, tags, several documents, nesting beyond `MAX_DEPTH`. Size is the source's business.
    """
    text = decode(data, path, commit)
    return _Builder(text, path, commit).document()


class _Builder:
    """Turns the events of one text into values and nodes."""

    def __init__(self, text: str, path: str, commit: str | None) -> None:
        self.text, self.path, self.commit = text, path, commit
        self.next: Callable[[], Any] = events(text)
        self.duplicates: list[Finding] = []

    def document(self) -> Document:
        try:
            value, root = self._stream()
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line, mark.column) if mark else (0, 0)
            problem = error.problem or ""
            raise Refused(
                syntax_finding(self.text, self.path, self.commit, problem, line, column)
            ) from None
        if self.duplicates:
            raise Refused(*self.duplicates)
        if isinstance(value, str) and (slip := wide_colon(self.text, self.path, self.commit)):
            raise Refused(slip)
        return Document(self.path, self.commit, value, root)

    def _stream(self) -> tuple[Any, Node]:
        self.next()  # stream start
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            raise Refused(self._found("SD113", 0, 0))
        value, node = self._node(self.next(), 1)
        if value is None:
            raise Refused(self._found("SD113", 0, 0))
        self.next()  # document end
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise Refused(self._at("SD114", event))
        return value, node

    def _node(self, event: Any, depth: int) -> tuple[Any, Node]:
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            raise Refused(self._at("SD110", event, name=f"*{event.anchor}"))
        if event.anchor is not None:
            raise Refused(self._at("SD110", event, name=f"&{event.anchor}"))
        if event.tag is not None:
            raise Refused(self._at("SD111", event, tag=event.tag))
        if isinstance(event, yaml.ScalarEvent):
            value = event.value if event.style else plain_value(event.value)
            return value, Node(mark.line, mark.column)
        if depth > MAX_DEPTH:
            raise Refused(self._at("SD112", event, limit=str(MAX_DEPTH)))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(mark, depth)
        return self._sequence(mark, depth)

    def _mapping(self, mark: Any, depth: int) -> tuple[Any, Node]:
        values: dict[str, Any] = {}
        children: dict[str, Entry] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key, node = self._node(event, depth + 1)
            if not isinstance(event, yaml.ScalarEvent):
                raise Refused(self._at("SD105", event, reason="键必须是一个词，不能是列表或映射"))
            name = key if isinstance(key, str) else event.value
            if name.startswith("\u3000"):
                raise Refused(self._at("SD107", event, character="U+3000", plain="空格"))
            value, child = self._node(self.next(), depth + 1)
            if name in children:
                first = children[name]
                related = Place(self.path, first.line + 1, first.column + 1, self.commit)
                place = Place(self.path, node.line + 1, node.column + 1, self.commit)
                arguments = {"key": name, "first": str(first.line + 1)}
                self.duplicates.append(found("SD109", place, arguments, related=(related,)))
                continue
            values[name] = value
            children[name] = Entry(node.line, node.column, child)
        return values, Node(mark.line, mark.column, children)

    def _sequence(self, mark: Any, depth: int) -> tuple[Any, Node]:
        values: list[Any] = []
        children: list[Node] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            value, child = self._node(event, depth + 1)
            values.append(value)
            children.append(child)
        return values, Node(mark.line, mark.column, children)

    def _at(self, rule: str, event: Any, **arguments: str) -> Finding:
        return self._found(rule, event.start_mark.line, event.start_mark.column, **arguments)

    def _found(self, rule: str, line: int, column: int, **arguments: str) -> Finding:
        return found(rule, Place(self.path, line + 1, column + 1, self.commit), arguments)


def events(text: str) -> Callable[[], Any]:
    """The parser's events of `text`, one a call: libyaml's where PyYAML was built with it."""
    loader = yaml.CLoader if yaml.__with_libyaml__ else yaml.Loader
    next_event: Callable[[], Any] = loader(text).get_event
    return next_event


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
