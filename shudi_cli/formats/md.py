"""Markdown as GitHub and GitLab show it: a table for each domain, a mermaid flow."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape as html
from typing import BinaryIO

from shudi_cli.document import Box, Cell, Column, Document, Paragraph, Run, flat, without_band
from shudi_cli.formats.options import Options
from shudi_cli.formats.properties import below

_SPECIAL = re.compile(r"([\\`*_\[\]|~#<>&$])")
_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s|$)")
_TAGS = {"": ("", ""), "inserted": ("<ins>", "</ins>"), "deleted": ("<del>", "</del>")}


def write(document: Document, out: BinaryIO, options: Options) -> None:
    """The document as Markdown."""
    out.writelines(f"{line}\n".encode() for line in _lines(document, options))


def _lines(document: Document, options: Options) -> Iterator[str]:
    yield f"# {escape(document.title)}"
    for paragraph in document.front:
        yield ""
        yield _front(paragraph)
    columns, places = without_band(document)
    for section in document.sections:
        yield ""
        if section.title:
            yield from (f"## {escape(section.title)}", "")
        yield from _head(columns)
        for row in (line for item in section.rows for line in flat(item)):
            yield "| " + " | ".join(_cell(row.cells[place]) for place in places) + " |"
    if document.flow:
        yield ""
        yield from _flow(document.flow)
    for note in below(document, options):
        yield from ("", escape(note))


def _front(paragraph: Paragraph) -> str:
    text = _runs(paragraph)
    match paragraph.role:
        case "heading":
            return f"## {text}"
        case "subheading":
            return f"### {text}"
        case "item":
            return f"#### {text}"
        case "caution":
            return f"> {text}"
    return _START.sub(lambda m: m[0].replace(".", "\\."), text)


def _head(columns: Sequence[Column]) -> Iterator[str]:
    yield "| " + " | ".join(escape(column.title) for column in columns) + " |"
    yield "|" + "|".join(":-:" if column.centered else "---" for column in columns) + "|"


def _cell(cell: Cell) -> str:
    return "<br>".join(
        f"<b>{_runs(p)}</b>" if p.role == "name" else _runs(p) for p in cell.paragraphs
    )


def _runs(paragraph: Paragraph) -> str:
    return "".join(_run(run) for run in paragraph.runs)


def _run(run: Run) -> str:
    start, end = _TAGS[run.mark]
    return f"{start}{escape(run.text)}{end}"


def escape(text: str) -> str:
    """Text that Markdown and HTML leave alone."""
    return _SPECIAL.sub(
        lambda m: html(m[0]) if m[0] in "<>&" else f"\\{m[0]}", " ".join(text.split("\n"))
    )


def _flow(boxes: Sequence[Box]) -> Iterator[str]:
    yield from ("```mermaid", "flowchart TD")
    for number, box in enumerate(boxes, 1):
        lines = "<br/>".join(_label(text) for text in (f"{number}.{box.text}", box.by, *box.aside))
        yield f'  s{number}["{lines}"]'
    for number, box in enumerate(boxes[:-1], 1):
        onward = f'|"{_label(box.onward)}"|' if box.onward else ""
        yield f"  s{number} -->{onward} s{number + 1}"
    yield "```"


def _label(text: str) -> str:
    """Text inside a mermaid label; its own escapes are numeric entities."""
    return "".join(f"#{ord(c)};" if c in '"#<>&`;[]{}|' else c for c in text)
