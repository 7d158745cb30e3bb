"""A matter as the text of its file, in the one layout."""

from __future__ import annotations

import json

import msgspec

from shudi_cli.model import Matter
from shudi_cli.writing.fmt import formatted

FIRST_LINE = "# yaml-language-server: $schema=../../../schemas/matter.schema.json\n"


def matter_text(matter: Matter) -> bytes:
    """The file's bytes: JSON is YAML too, so the formatter lays it out and reads it back.

    Raises `NotKept` for a value that would not read back the same.
    """
    value = json.dumps(msgspec.to_builtins(matter), ensure_ascii=False)
    return formatted(f"{FIRST_LINE}{value}\n".encode(), f"{matter.id}.yaml", "matter")
