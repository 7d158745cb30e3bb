"""Formats that write a document, one file each, and where they can read it back.

A format module defines `write(document, out, options)`, which streams bytes to `out`. The same
document gives the same bytes: no clock, no order that depends on memory.
"""

from __future__ import annotations

from importlib import import_module
from typing import BinaryIO, NamedTuple, Protocol, cast

from shudi_cli.document import Document
from shudi_cli.formats.options import Fonts as Fonts
from shudi_cli.formats.options import Options as Options


class Writer(Protocol):
    """What every format module offers."""

    def write(self, document: Document, out: BinaryIO, options: Options) -> None:
        """The document as bytes."""
        ...


class Format(NamedTuple):
    """One format: its module below `shudi_cli.formats`, its title for people, what it can do."""

    title: str
    suffix: str
    binary: bool = False
    tabular: bool = False
    """Whether it holds tables only, so that a notice in prose cannot be written."""


FORMATS = {
    "docx": Format("Word、WPS 文字", ".docx", binary=True),
    "xlsx": Format("Excel、WPS 表格", ".xlsx", binary=True, tabular=True),
    "html": Format("网页，单个文件，可搜索、可打印", ".html"),
    "md": Format("Markdown", ".md"),
    "csv": Format("逗号分隔的表格", ".csv", tabular=True),
    "typst": Format("Typst 源文件，排成 PDF", ".typ"),
    "json": Format("给程序读的数据", ".json"),
}


def write(name: str, document: Document, out: BinaryIO, options: Options) -> None:
    """Write `document` in the format called `name`, loading what that format needs."""
    module = cast(Writer, import_module(f"shudi_cli.formats.{name}"))
    module.write(document, out, options)


def by_suffix(suffix: str) -> str | None:
    """The format a file name's ending asks for."""
    return next((n for n, f in FORMATS.items() if f.suffix == suffix.lower()), None)
