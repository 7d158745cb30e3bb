"""One way to write each value: plain where that reads back the same, else in double quotes.

Plain is kept to what every YAML reader takes for the same text: `yes`, `0777`, `12:30` or `1_000`
are quoted, because editors and scripts of YAML 1.1 see something else in them. Dates stay plain:
the subset shudi reads has no date type (docs/data-model.md).
"""

from __future__ import annotations

import re

from shudi_cli.writing.tree import Scalar
from shudi_cli.yamlio import UNSAFE
from shudi_cli.yamlio.reader import plain_value

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_OTHER_READERS = re.compile(
    r"(?:y|yes|n|no|on|off|=|<<)\Z"
    r"|[-+]?(?:0[0-7_]+|0[xob][0-9a-f_]+|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|\.(?:inf|nan))\Z"
    r"|[-+]?[0-9][0-9_,]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?\Z"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t]|\Z)",
    re.IGNORECASE,
)
_BREAKS = frozenset("\r\x85")
_FIRST = frozenset(",[]{}#&*!|>'\"%@`-?:.=~<")
_INSIDE = re.compile(r": | #|:\Z|[\x00-\x1f\x7f-\xa0]")
_NOT_PLAIN = re.compile(f"{_INSIDE.pattern}|{UNSAFE.pattern}")
_IN_FLOW = frozenset(",[]{}:?")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ESCAPED = re.compile(f'[\\\\"\x00-\x1f\x7f-\xa0]|{UNSAFE.pattern}')


def written(scalar: Scalar, *, flow: bool, quoted: bool) -> str:
    """The scalar on one line; `quoted` asks for quotes around text even where plain would do."""
    if not scalar.style and not isinstance(plain_value(scalar.text), str):
        return _constant(scalar.text)
    if not quoted and is_plain(scalar.text, flow=flow):
        return scalar.text
    return f'"{_ESCAPED.sub(_escape, scalar.text)}"'


def block(scalar: Scalar, indent: int) -> list[str] | None:
    """Text of several lines as a literal block: its header, then its lines; None for all else."""
    text = scalar.text
    lines = text.removesuffix("\n").split("\n")
    if len(lines) < 2 and not text.endswith("\n"):
        return None
    if any(UNSAFE.search(line) or not _BREAKS.isdisjoint(line) for line in lines):
        return None
    if not lines[-1] or lines[0][:1] in ("", " ", "\t") or any(x != x.rstrip() for x in lines):
        return None
    header = "|" if text.endswith("\n") else "|-"
    return [header, *(" " * indent + line if line else "" for line in lines)]


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether the text can stand without quotes and is the same text to every reader."""
    if not text or text[0] in _FIRST or text != text.strip() or _NOT_PLAIN.search(text):
        return False
    if flow and not _IN_FLOW.isdisjoint(text):
        return False
    if text[0] > "\x7f":
        return True  # no constant, number or date
    if not isinstance(plain_value(text), str):
        return False
    return bool(_DATE.match(text)) or not _OTHER_READERS.match(text)


def _constant(text: str) -> str:
    value = plain_value(text)
    if value is None:
        return "null"
    return str(value).lower() if isinstance(value, bool) else text


def _escape(match: re.Match[str]) -> str:
    character = match.group()
    if character in _ESCAPES:
        return _ESCAPES[character]
    code = ord(character)
    if code <= 0xFF:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"
