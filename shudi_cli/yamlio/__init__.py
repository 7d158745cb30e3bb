"""YAML read as a strict subset, every value with its place (docs/data-model.md)."""

from __future__ import annotations

from shudi_cli.yamlio.document import Document as Document
from shudi_cli.yamlio.document import Path as Path
from shudi_cli.yamlio.encoding import UNSAFE as UNSAFE
from shudi_cli.yamlio.encoding import decode as decode
from shudi_cli.yamlio.refusal import Refused as Refused


def parse(data: bytes, path: str, commit: str | None = None) -> Document:
    """Read one YAML file of the strict subset.

    Raises `Refused` for anything else: another encoding than UTF-8, broken syntax, duplicate keys,
    anchors, tags, several documents, too deep nesting. Size is the source's business.
    """
    from shudi_cli.yamlio.reader import document  # yaml takes 10 ms; what is kept is not parsed

    return document(data, path, commit)
