"""Matters in MessagePack: thousands of them wait for one another, and unpacked weigh four times that."""

from __future__ import annotations

from typing import Any

import msgspec

from shudi_cli.model import Matter

Held = Matter | bytes | None
"""A matter that is somebody else's, or one packed here."""

_DECODER = msgspec.msgpack.Decoder(Matter)


def packed(matter: Matter) -> bytes:
    """The matter's packed value."""
    return msgspec.msgpack.encode(matter)


def unpacked(held: Held) -> Matter | None:
    """The matter; None for none."""
    return _DECODER.decode(held) if isinstance(held, bytes) else held


class Packed:
    """Some fields of a matter that has no name of its own yet."""

    __slots__ = ("_data", "_fields")

    def __init__(self, values: dict[str, Any]) -> None:
        self._fields = tuple(values)
        self._data = packed(Matter("", "", "", **values))

    def values(self) -> dict[str, Any]:
        """The fields that were given."""
        matter = _DECODER.decode(self._data)
        return {name: getattr(matter, name) for name in self._fields}
