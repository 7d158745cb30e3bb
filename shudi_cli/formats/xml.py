"""Text inside XML, and zip packages whose bytes depend on their content only."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable
from typing import BinaryIO

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3


def escape(text: str) -> str:
    """Text for XML; what XML cannot hold becomes the replacement character."""
    text = _FORBIDDEN.sub("\ufffd", text)
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def package(out: BinaryIO, parts: Iterable[tuple[str, Iterable[str]]]) -> None:
    """Write parts to a zip in the order given, piece by piece, with fixed dates and attributes."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in parts:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = 0o644 << 16
            with archive.open(entry, "w", force_zip64=False) as part:
                for piece in pieces:
                    part.write(piece.encode())
