"""The document as data (schemas/document.schema.json)."""

from __future__ import annotations

from typing import BinaryIO

import msgspec

from shudi_cli.document import Document
from shudi_cli.errors import NotReadable
from shudi_cli.formats.options import Options

FORMAT = "shudi.document/1"


class _File(msgspec.Struct, frozen=True):
    format: str
    document: Document


def write(document: Document, out: BinaryIO, options: Options) -> None:  # noqa: ARG001 - the common shape
    """The document as indented JSON, Chinese readable."""
    data = msgspec.json.encode(_File(FORMAT, document))
    out.write(msgspec.json.format(data, indent=2) + b"\n")


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
    return file.document
