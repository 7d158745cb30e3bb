"""The document as data (schemas/document.schema.json)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec
from msgspec.structs import replace

from shudi_cli.document import Document, Section
from shudi_cli.errors import NotReadable
from shudi_cli.formats.options import Options

FORMAT = "shudi.document/1"


class _File(msgspec.Struct, frozen=True):
    format: str
    document: Document


def write(document: Document, out: BinaryIO, options: Options) -> None:  # noqa: ARG001 - the common shape
    """The document as indented JSON, Chinese readable; sections come last, row by row."""
    head = _pretty(_File(FORMAT, replace(document, sections=())), 0)
    if not document.sections:
        out.write(head + b"\n")
        return
    out.write(head.removesuffix(b"\n  }\n}") + b',\n    "sections": [')
    for number, section in enumerate(document.sections):
        out.write(b",\n      " if number else b"\n      ")
        out.writelines(_section(section))
    out.write(b"\n    ]\n  }\n}\n")


def read(data: bytes) -> Document:
    """The document back; raises `NotReadable` for anything else."""
    try:
        file = msgspec.json.decode(data, type=_File)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise NotReadable(
            f"不是 shudi 导出的 JSON：{error}", "用 shudi export --to json 生成。"
        ) from None
    if file.format != FORMAT:
        raise NotReadable(f"JSON 的格式是“{file.format}”，应为 {FORMAT}。")
    sections = (replace(section, rows=tuple(section.rows)) for section in file.document.sections)
    return replace(file.document, sections=tuple(sections))


def _section(section: Section) -> Iterator[bytes]:
    yield b'{\n        "title": ' + _pretty(section.title, 8) + b',\n        "rows": ['
    for number, row in enumerate(section.rows):
        yield b",\n          " if number else b"\n          "
        yield _pretty(row, 10)
    yield b"\n        ]\n      }" if section.rows else b"]\n      }"


def _pretty(value: Any, indent: int) -> bytes:
    data = msgspec.json.format(msgspec.json.encode(value), indent=2)
    return data.replace(b"\n", b"\n" + b" " * indent)
