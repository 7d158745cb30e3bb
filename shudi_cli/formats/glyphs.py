"""Characters a document's fonts have no glyph for: those of GB 2312 hold 6,763 Chinese characters.

Where a glyph is missing, Word and WPS take another font without a word, and the name of a village
or a person stands out of its line in print.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from shudi_cli.formats.options import Fonts

_HAN = re.compile("[〇\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_LIMITED = ("_GB2312", "简体")  # 仿宋_GB2312, 楷体_GB2312, 方正小标宋简体
_WIDER = {
    "title": ("标题", "方正小标宋_GBK"),
    "text": ("正文", "仿宋"),
    "kai": ("楷体", "楷体"),
    "song": ("宋体", "宋体"),
}
_SHOWN = 3


class Missing(NamedTuple):
    """A character, where it stands first, and in how many places."""

    character: str
    places: tuple[str, ...]
    times: int


class Glyphs:
    """Watches what a format writes, piece by piece; every common character is judged once."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts._asdict()
        self._common: set[str] = set()
        self._places: dict[str, list[str]] = {}
        self._uses: set[str] = set()

    def see(self, written: str, uses: tuple[str, ...], where: Callable[[], str]) -> None:
        """Look at text set in the fonts of `uses` (names in `Fonts`); `where` names its place."""
        limited = [use for use in uses if self._fonts[use].endswith(_LIMITED)]
        if not limited:
            return
        for character in sorted(set(written) - self._common):
            if not _HAN.match(character) or _in_gb2312(character):
                self._common.add(character)
                continue
            self._uses.update(limited)
            self._places.setdefault(character, []).append(where())

    @property
    def missing(self) -> tuple[Missing, ...]:
        """What was seen, in the order of its first place."""
        return tuple(
            Missing(character, tuple(dict.fromkeys(places))[:_SHOWN], len(places))
            for character, places in self._places.items()
        )

    @property
    def fonts(self) -> tuple[str, ...]:
        """The fonts that lack them."""
        return tuple(self._fonts[use] for use in self._fonts if use in self._uses)

    @property
    def options(self) -> str:
        """What to write behind the command for fonts that have more."""
        chosen = (_WIDER[use] for use in _WIDER if use in self._uses)
        return " ".join(f"--font {use}={font}" for use, font in chosen)


def _in_gb2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
