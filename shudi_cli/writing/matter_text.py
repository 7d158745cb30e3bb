"""A matter as the text of its file, in the one layout."""

from __future__ import annotations

import msgspec

from shudi_cli.model import Matter
from shudi_cli.writing.kept import NotKept
from shudi_cli.writing.values import rendered
from shudi_cli.yamlio import Refused, parse

_HEAD = "yaml-language-server: $schema=../../../schemas/matter.schema.json"


def matter_text(matter: Matter) -> bytes:
    """The file's bytes, read again before they are handed out.

    Raises `NotKept` for a value that would not read back the same.
    """
    value = matter_value(matter)
    data = rendered(value, "matter", [_HEAD])
    try:
        again = parse(data, f"{matter.id}.yaml").value
    except Refused:
        again = None
    if again != value:
        raise NotKept(
            f"事项“{matter.name}”的内容写进文件再读出来会有变化，没有写入。",
            "请在原表里删去这个事项的特殊符号；还不行的，把表发给维护者。",
        )
    return data


def matter_value(matter: Matter) -> dict[str, object]:
    """The matter as a file says it, what is not said left out."""
    value: dict[str, object] = msgspec.json.decode(msgspec.json.encode(matter))
    return value
