"""Bytes to text: UTF-8 only, everything else named as what it is."""

from __future__ import annotations

import codecs
import re

from shudi_cli.finding import Place, found
from shudi_cli.text import UNSEEN
from shudi_cli.yamlio.refusal import Refused

UNSAFE = re.compile(UNSEEN)
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
    if match := UNSAFE.search(text):
        if "\x00" in text[:4] or text.count("\x00") > len(text) // 3:
            raise Refused(found("SD103", Place(path, 1, 1, commit), {"encoding": "UTF-16"}))
        place = _at(text, match.start(), path, commit)
        raise Refused(found("SD104", place, {"character": f"U+{ord(match.group()):04X}"}))
    return text


def unsafe(text: str) -> str | None:
    """The first control, invisible or direction-changing character of `text`, as U+XXXX."""
    match = UNSAFE.search(text)
    return f"U+{ord(match.group()):04X}" if match else None


def _at(text: str, offset: int, path: str, commit: str | None) -> Place:
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"), commit)


def _guess(data: bytes) -> str:
    if data.startswith(_UTF16):
        return "UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "未知的（不是文本，或者已经损坏）"
    return "GBK"
