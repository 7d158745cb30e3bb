"""Comma-separated values: one row an item, nothing a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from shudi_cli.document import Document, flat
from shudi_cli.formats.formula import RISKY
from shudi_cli.formats.options import Options

_SOURCE = "来源"
_RISKY = re.compile(f"'*[{re.escape(''.join(RISKY))}]")


def write(document: Document, out: BinaryIO, options: Options) -> None:
    """Header and rows with CRLF; the last column says where each row comes from."""
    text = io.TextIOWrapper(
        out, "utf-8-sig" if options.bom else "utf-8", newline="", write_through=True
    )
    writer = csv.writer(text)
    writer.writerows([guard(value) for value in row] for row in _rows(document))
    text.detach()


def guard(value: str) -> str:
    """`value` with a ' before what a spreadsheet would run; `unguard` takes exactly that away."""
    return f"'{value}" if _RISKY.match(value) else value


def unguard(value: str) -> str:
    """The text as it was before `guard`; formats/reading/csv.py takes every cell through here."""
    return value[1:] if value.startswith("'") and _RISKY.match(value[1:]) else value


def _rows(document: Document) -> Iterator[list[str]]:
    yield [*(column.title for column in document.columns), _SOURCE]
    source = _source(document)
    for item in document.rows:
        for row in flat(item):
            yield [*(cell.text for cell in row.cells), source]


def _source(document: Document) -> str:
    origin = document.origin
    kind = "示范清单" if origin.nature == "demonstration" else "清单"
    commit = f"，提交 {origin.commit[:12]}" if origin.commit else ""
    return f"{kind} {origin.list} {origin.edition}，自 {origin.effective} 起施行{commit}"
