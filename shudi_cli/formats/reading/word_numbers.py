"""Automatic paragraph numbers: Word keeps them apart from the text, so they are counted here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from shudi_cli.formats.reading.package import Element, Package
from shudi_cli.formats.reading.word_xml import child, value, w, whole
from shudi_cli.text import numeral

_CIRCLED = 20
_DEPTHS = 9
"""Levels Word knows."""
_LONGEST = 100
"""Characters of a number: it is said again before each paragraph."""
_ROMAN = 399
"""No document counts further in Roman numerals; beyond it they would grow with the number."""


def _letter(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26)


def _roman(number: int) -> str:
    if number > _ROMAN:
        return str(number)
    text = ""
    for size, sign in (
        (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ):  # fmt: skip
        while number >= size:
            text, number = text + sign, number - size
    return text


def _circled(number: int) -> str:
    return chr(ord("①") + number - 1) if 1 <= number <= _CIRCLED else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": str,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "chineseCounting": numeral,
    "chineseCountingThousand": numeral,
    "chineseLegalSimplified": numeral,
    "japaneseCounting": numeral,
    "ideographDigital": numeral,
    "taiwaneseCounting": numeral,
    "upperLetter": _letter,
    "lowerLetter": lambda n: _letter(n).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
}


class _Level(NamedTuple):
    start: int
    format: str
    text: str


class Numbers:
    """The numberings of one document, counted in reading order."""

    def __init__(self, package: Package) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._of_style: dict[str, tuple[str, int]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._shared: dict[str, str] = {}
        if "word/numbering.xml" in package.names:
            self._read_numbering(package.xml("word/numbering.xml"))
        if "word/styles.xml" in package.names:
            self._read_styles(package.xml("word/styles.xml"))

    def of(self, paragraph: Element) -> str:
        """The number Word would print before this paragraph, "" where it prints none."""
        numbered = self._numbering_of(paragraph)
        if numbered is None:
            return ""
        number_id, depth = numbered
        levels = self._levels.get(number_id, {})
        level = levels.get(depth)
        if level is None or level.format in ("none", "bullet"):
            return ""
        counts = self._counts.setdefault(self._shared.get(number_id, number_id), {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return self._label(level, levels, counts)

    @staticmethod
    def _label(level: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str:
        text = level.text
        for depth, shown in levels.items():
            number = counts.get(depth, shown.start)
            text = text.replace(f"%{depth + 1}", _FORMATS.get(shown.format, str)(number))
        return text

    def _numbering_of(self, paragraph: Element) -> tuple[str, int] | None:
        properties = child(paragraph, "pPr")
        own = child(properties, "numPr")
        styled = self._of_style.get(value(child(properties, "pStyle")))
        if own is None:
            return styled
        number_id = value(child(own, "numId")) or (styled[0] if styled else "")
        depth = value(child(own, "ilvl"))
        return (number_id, whole(depth, 0)) if number_id else None

    def _read_numbering(self, root: Element) -> None:
        abstract = {
            element.get(w("abstractNumId"), ""): dict(_levels(element))
            for element in root.iterchildren(w("abstractNum"))
        }
        for element in root.iterchildren(w("num")):
            number_id = element.get(w("numId"), "")
            shared = value(child(element, "abstractNumId"))
            levels = dict(abstract.get(shared, {}))
            overridden = list(element.iterchildren(w("lvlOverride")))
            for override in overridden:
                depth = whole(override.get(w("ilvl"), ""), 0)
                levels |= dict(_levels(override))
                if depth in levels:
                    start = whole(value(child(override, "startOverride")), levels[depth].start)
                    levels[depth] = levels[depth]._replace(start=start)
            self._levels[number_id] = levels
            self._shared[number_id] = f"num {number_id}" if overridden else f"abstract {shared}"

    def _read_styles(self, root: Element) -> None:
        for style in root.iterchildren(w("style")):
            numbered = child(child(style, "pPr"), "numPr")
            if number_id := value(child(numbered, "numId")):
                depth = whole(value(child(numbered, "ilvl")), 0)
                self._of_style[style.get(w("styleId"), "")] = (number_id, depth)


def _levels(parent: Element) -> Iterator[tuple[int, _Level]]:
    for element in parent.iterchildren(w("lvl")):
        level = _Level(
            whole(value(child(element, "start")), 1),
            value(child(element, "numFmt")) or "decimal",
            value(child(element, "lvlText"))[:_LONGEST],
        )
        if (depth := whole(element.get(w("ilvl"), ""), 0)) < _DEPTHS:
            yield depth, level
