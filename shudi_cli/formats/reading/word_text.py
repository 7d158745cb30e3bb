"""The text a reader sees in a paragraph: insertions in, deletions out, numbers and fields resolved."""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.formats.reading.package import Element, Package
from shudi_cli.formats.reading.word_numbers import Numbers
from shudi_cli.formats.reading.word_xml import child, local, w
from shudi_cli.importing.remark import Remark

_CHARACTERS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
_SKIPPED = frozenset({"pPr", "rPr", "instrText", "delText", "sdtPr", "tcPr", "rt", "fldData"})


class Words:
    """Reads paragraphs of one document; what readers of the printed page do not see is remarked on."""

    def __init__(self, package: Package) -> None:
        self.numbers = Numbers(package)
        self.remarks: list[Remark] = []
        self.revised = False
        self._footnotes = _notes(package)

    def block(self, element: Element, spot: str) -> str:
        """All paragraphs of a cell, one a line; of tables inside it too."""
        return "\n".join(self.paragraph(p, spot) for p in paragraphs(element))

    def paragraph(self, paragraph: Element, spot: str) -> str:
        """One paragraph with its automatic number."""
        text = "".join(self._pieces(paragraph, spot))
        return self.numbers.of(paragraph) + text if text.strip() else text

    def _pieces(self, element: Element, spot: str) -> Iterator[str]:
        for part in element:
            name = local(part)
            if name == "t":
                yield part.text or ""
            elif name in _CHARACTERS:
                yield _CHARACTERS[name]
            elif name in ("del", "moveFrom"):
                self._unread("deleted", part, spot)
            elif name == "txbxContent":
                self._unread("textbox", part, spot)
            elif name in ("footnoteReference", "endnoteReference"):
                self._footnote(name, part, spot)
            elif name == "AlternateContent":
                yield from self._pieces(part[0], spot) if len(part) else ()
            elif name not in _SKIPPED:
                self.revised = self.revised or name in ("ins", "moveTo")
                yield from self._pieces(part, spot)

    def _unread(self, kind: str, element: Element, spot: str) -> None:
        text = "".join(e.text or "" for e in element.iter(w("t"), w("delText")))
        self.revised = self.revised or kind == "deleted"
        if text.strip():
            self.remarks.append(Remark(kind, spot, text))

    def _footnote(self, kind: str, reference: Element, spot: str) -> None:
        note = self._footnotes.get((kind[:4], reference.get(w("id"), "")), "")
        if note.strip():
            self.remarks.append(Remark("textbox", spot, note))


def paragraphs(element: Element) -> Iterator[Element]:
    """The paragraphs below an element in reading order; not those of text boxes."""
    for part in element:
        if local(part) == "p":
            yield part
        elif local(part) not in ("pPr", "tcPr", "sdtPr", "trPr", "tblPr"):
            yield from paragraphs(part)


def _notes(package: Package) -> dict[tuple[str, str], str]:
    notes: dict[tuple[str, str], str] = {}
    for name in ("footnote", "endnote"):
        path = f"word/{name}s.xml"
        if path in package.names:
            for note in package.xml(path).iterchildren(w(name)):
                text = "".join(e.text or "" for e in note.iter(w("t")))
                notes[name[:4], note.get(w("id"), "")] = text
    return notes


def is_deleted(row: Element) -> bool:
    """Whether a table row is a tracked deletion."""
    properties = child(row, "trPr")
    return properties is not None and child(properties, "del") is not None
