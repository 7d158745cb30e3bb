"""The zip behind docx and xlsx, opened with suspicion: sizes bounded, nothing outside followed."""

from __future__ import annotations

import codecs
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeAlias

from shudi_cli.errors import NotReadable
from shudi_cli.formats.reading.sniff import macros

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_PARTS = 5_000
MAX_PART = 200 << 20
MAX_TAGS = 12_000_000
"""Tags of one part: what it takes in memory goes by these, not by its bytes."""
MAX_TOTAL = 300 << 20
_PIECE = 1 << 16
_HARMLESS = ("/hyperlink", "/image", "/attachedTemplate")
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([^\"']*)")


class Package:
    """The parts of one file. Opening it refuses bombs, macros and content from elsewhere."""

    def __init__(self, path: Path) -> None:
        self._zip = zipfile.ZipFile(path)
        self.names = frozenset(self._zip.namelist())
        self._refuse_bombs()
        if any(name.lower().endswith("vbaproject.bin") for name in self.names):
            raise macros()
        for name in sorted(self.names):
            if name.endswith(".rels"):
                _refuse_outside(self.read(name))

    def __enter__(self) -> Package:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def _refuse_bombs(self) -> None:
        parts = self._zip.infolist()
        sizes = [part.file_size for part in parts]
        if len(parts) > MAX_PARTS or sum(sizes) > MAX_TOTAL or max(sizes, default=0) > MAX_PART:
            raise _too_large()

    def read(self, name: str) -> bytes:
        """One part's bytes, never more than the limit whatever the directory says."""
        try:
            with self._zip.open(name) as stream:
                data = stream.read(MAX_PART + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            RuntimeError,
            KeyError,
            NotImplementedError,
        ):
            raise NotReadable(
                "文件已经损坏，或者被加密，读不出内容。",
                "请在 Word、Excel 或 WPS 里打开，另存一份再导入。",
            ) from None
        if len(data) > MAX_PART:
            raise _too_large()
        return data

    def xml(self, name: str) -> _Element:
        """One part parsed, without entities, without anything fetched."""
        from lxml import etree

        data = self.read(name)
        check(data)
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError:
            raise _damaged() from None


def check(data: bytes) -> None:
    """Refuse XML that declares anything of its own or is not in UTF-8, which office programs never
    write, and XML of nothing but tags.
    """
    if data.count(b"<") > MAX_TAGS:
        raise _too_large()
    text = data[:4096].removeprefix(codecs.BOM_UTF8).lstrip()
    if text and (not text.startswith(b"<") or text[1:2] == b"\0"):
        raise _damaged()
    encoding = _ENCODING.match(text)
    if (encoding and encoding[1].lower() not in (b"utf-8", b"us-ascii")) or any(
        declared in data for declared in (b"<!DOCTYPE", b"<!ENTITY")
    ):
        raise NotReadable(
            "文件里有可疑的 XML 声明，为安全起见不读取。", "请向提供文件的单位核实来源。"
        )


def attributes(data: bytes, name: str) -> Iterator[dict[str, str]]:
    """The attributes of every element of that local name, in XML that passed `check`.

    The parser reads piece by piece and makes no tree, so that looking costs little room.
    """
    from xml.parsers import expat

    found: list[dict[str, str]] = []
    parser = expat.ParserCreate(namespace_separator="}")

    def begin(tag: str, own: dict[str, str]) -> None:
        if tag.rpartition("}")[2] == name:
            found.append(own)

    parser.StartElementHandler = begin
    try:
        for start in range(0, len(data), _PIECE):
            parser.Parse(data[start : start + _PIECE], False)
            yield from found
            found.clear()
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise _damaged() from None


def _refuse_outside(rels: bytes) -> None:
    check(rels)
    for own in attributes(rels, "Relationship"):
        outside = own.get("TargetMode", "").lower() == "external"
        if outside and not own.get("Type", "").endswith(_HARMLESS):
            raise NotReadable(
                "文件的内容引用了别的文件（外部链接），单独读它会不完整，所以不读取。",
                "请在 Excel 或 WPS 里断开链接（数据 → 编辑链接 → 断开），另存后再导入。",
            )


def _damaged() -> NotReadable:
    return NotReadable(
        "文件的内容已经损坏，读不出来。", "请在 Word、Excel 或 WPS 里打开，另存一份再导入。"
    )


def _too_large() -> NotReadable:
    return NotReadable(
        "文件解压以后大得不正常，为安全起见不读取。",
        "请核实来源；确实很大的，删去图片和表外的空行空列，分成几个文件再导入。",
    )


Element: TypeAlias = "_Element"
"""An lxml element; lxml itself is loaded where a part is parsed."""
