"""Texts parsed to values that can be kept: in this process, or half of them in a copy of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from shudi_cli.finding import Finding
from shudi_cli.loading import layout
from shudi_cli.loading.documents import convert, parsed_file
from shudi_cli.model import Value
from shudi_cli.process import aside
from shudi_cli.source import Read
from shudi_cli.store.documents import MODELS, decoded
from shudi_cli.store.texts import Row
from shudi_cli.yamlio import Document

_ENOUGH = 40
"""Texts from which on a second process pays: a text takes 1 ms, a process 5."""


class Fresh(NamedTuple):
    """A value, and as it is kept."""

    value: Value
    row: Row


Parsed = Fresh | list[Document | Finding]
"""What a text gives; not `Fresh` where it is refused, or not of the shape its model has."""


def parsed(reads: Sequence[Read], commit: str | None) -> list[Parsed]:
    """What each text gives, in the order of `reads`."""
    mine = len(reads) if len(reads) < _ENOUGH else len(reads) // 2
    others = reads[mine:]
    beside = aside(lambda: _rows(others, commit)) if others else None
    found = [_parsed(read, commit) for read in reads[:mine]]
    answer = beside.result() if beside else None
    rows = msgspec.msgpack.decode(answer, type=list[Row | None]) if answer else [None] * len(others)
    for read, row in zip(others, rows, strict=True):
        known = row and Fresh(decoded(row.value, MODELS[layout.kind_name(read.path)]), row)
        found.append(known or _parsed(read, commit))
    return found


def _rows(reads: Sequence[Read], commit: str | None) -> bytes:
    """In the copy: what can be kept; the rest is left to be parsed again where it is reported."""
    found = [_parsed(read, commit) for read in reads]
    return msgspec.msgpack.encode([it.row if isinstance(it, Fresh) else None for it in found])


def _parsed(read: Read, commit: str | None) -> Parsed:
    document = parsed_file(read, commit)
    if isinstance(document, list):
        return [*document]
    kind = MODELS.get(layout.kind_name(read.path))
    value = convert(document, kind) if kind else None
    if not isinstance(value, Value):
        return [document]
    return Fresh(value, Row(*document.start, msgspec.msgpack.encode(value)))
