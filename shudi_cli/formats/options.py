"""What can be chosen about how a format writes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from shudi_cli.formats.glyphs import Glyphs


class Fonts(NamedTuple):
    """The names GB/T 9704 practice uses; an office without them writes its own."""

    title: str = "方正小标宋简体"
    text: str = "仿宋_GB2312"
    kai: str = "楷体_GB2312"
    hei: str = "黑体"
    song: str = "宋体"


class Options(NamedTuple):
    """Each format takes what concerns it."""

    fonts: Fonts = Fonts()
    turned_numbers: bool = True
    """docx: page numbers of landscape pages stand at the left edge, turned with the page."""
    sheet_per_section: bool = False
    """xlsx: one sheet for each domain."""
    a4: bool = False
    """xlsx: as wide as a page of A4, long items cut in pieces; else one row an item."""
    bom: bool = False
    """csv: begin with a byte order mark, so that Excel and WPS read UTF-8."""
    source: bool = True
    """Whether pages say which list, edition and commit they come from; properties always do."""
    glyphs: Glyphs | None = None
    """docx, xlsx: told what is written, to say afterwards which characters the fonts lack."""
    remark: Callable[[str], None] = lambda _: None
    """Takes what the person who asked should know about the file."""
