"""Bytes to text: UTF-8 only, everything else named as what it is."""

from __future__ import annotations

import codecs
import re

from shudi_cli.finding import Place, found
from shudi_cli.yamlio.refusal import Refused

# What YAML 1.2 calls non-printable, and the characters that change the direction or the look of
# what stands around them (Unicode TR36).
UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
    "\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\U000e0000-\U000e007f]"
)
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes, path: str, commit: str | None) -> str:
    """The text of `data`, without BOM; raises `Refused` with the place of the first bad byte."""
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        good = data[: error.start].decode("utf-8")
        place = _at(good, len(good), path, commit)
        raise Refused(found("SD103", place, {"encoding": _guess(data)})) from None
    if unsafe := UNSAFE.search(text):
        if "\x00" in text[:4] or text.count("\x00") > len(text) // 3:
            raise Refused(found("SD103", Place(path, 1, 1, commit), {"encoding": "UTF-16"}))
        place = _at(text, unsafe.start(), path, commit)
        raise Refused(found("SD104", place, {"character": f"U+{ord(unsafe.group()):04X}"}))
    return text


def _at(text: str, offset: int, path: str, commit: str | None) -> Place:
    before = text[:offset].replace("\r\n", "\n")
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"), commit)


def _guess(data: bytes) -> str:
    if data.startswith(_UTF16):
        return "UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "不是文本，或者已经损坏"
    return "GBK"
