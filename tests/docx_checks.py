"""What must hold in a .docx that goes into an official document, each fault with a name."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any

from lxml import etree

from shudi_cli.document import FOLLOWS, Document, flat, without_band
from shudi_cli.formats.chunks import CONTINUED
from shudi_cli.formats.docx.words import AMBIGUOUS
from shudi_cli.formats.options import Fonts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MM = 1440 / 25.4
PAGES = {
    "landscape": {"w": 297, "h": 210, "top": 28, "bottom": 26, "left": 35, "right": 37},
    "portrait": {"w": 210, "h": 297, "top": 37, "bottom": 35, "left": 28, "right": 26},
}


class Package:
    """The parts of a .docx, parsed."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.entries = archive.infolist()
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body = self.xml("word/document.xml")
        self.styles = {
            s.get(f"{W}styleId"): s for s in self.xml("word/styles.xml").iter(f"{W}style")
        }

    def xml(self, name: str) -> Any:
        return etree.fromstring(self.parts[name])


def text_of(node: Any) -> str:
    pieces = {f"{W}t": lambda n: n.text or "", f"{W}tab": lambda n: "\t", f"{W}br": lambda n: "\n"}
    return "".join(pieces[n.tag](n) for n in node.iter() if n.tag in pieces)


def faults(data: bytes, document: Document) -> list[str]:
    """The names of everything that is wrong."""
    package = Package(data)
    found: list[str] = []
    for check in (_page, _numbers, _fonts, _rows, _subrows, _grid, _text, _zip):
        found += check(package, document)
    return list(dict.fromkeys(found))


def _page(package: Package, document: Document) -> Iterator[str]:
    section = package.body.find(f".//{W}sectPr")
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    want = PAGES[document.page]
    if (size.get(f"{W}orient") == "landscape") != (document.page == "landscape"):
        yield "orientation"
    for name, millimetres in want.items():
        node = size if name in "wh" else margins
        if abs(int(node.get(f"{W}{name}")) / MM - millimetres) > 1:
            yield "page size" if name in "wh" else "margins"


def _numbers(package: Package, document: Document) -> Iterator[str]:
    kinds = {r.get(f"{W}type") for r in package.body.iter(f"{W}footerReference")}
    if kinds != {"default", "even"}:
        yield "two footers"
    if package.xml("word/settings.xml").find(f"{W}evenAndOddHeaders") is None:
        yield "two footers"
    for name in ("word/footer1.xml", "word/footer2.xml"):
        footer = package.xml(name)
        steps = [n.get(f"{W}fldCharType") for n in footer.iter(f"{W}fldChar")]
        code = "".join(n.text for n in footer.iter(f"{W}instrText"))
        if steps != ["begin", "separate", "end"] or code.strip() != "PAGE":
            yield "page field"
        if not (text_of(footer).startswith("— ") and text_of(footer).endswith(" —")):
            yield "page dashes"


def _fonts(package: Package, document: Document) -> Iterator[str]:
    known = set(Fonts())
    for name in ("word/document.xml", "word/styles.xml", "word/footer1.xml", "word/footer2.xml"):
        if b"Theme=" in package.parts[name]:
            yield "theme font"
    for name in ("word/document.xml", "word/footer1.xml", "word/footer2.xml"):
        for run in package.xml(name).iter(f"{W}r"):
            if _font(package, run) not in known:
                yield "font"
            if AMBIGUOUS.intersection(text_of(run)):
                fonts = run.find(f"{W}rPr/{W}rFonts")
                if fonts is None or fonts.get(f"{W}hint") != "eastAsia":
                    yield "hint"


def _font(package: Package, run: Any) -> str | None:
    """The East Asian font a run ends up with: its own style, else its paragraph's."""
    own = run.find(f"{W}rPr/{W}rStyle")
    paragraph = run.getparent().find(f"{W}pPr/{W}pStyle")
    for style in (own, paragraph):
        if style is None:
            continue
        fonts = package.styles[style.get(f"{W}val")].find(f"{W}rPr/{W}rFonts")
        if fonts is not None:
            return fonts.get(f"{W}eastAsia")
    return None


def _subrows(package: Package, document: Document) -> Iterator[str]:
    """Rows whose merged cell goes on below keep with the next one, in every paragraph."""
    for table in package.body.findall(f".//{W}tbl"):
        rows = table.findall(f"{W}tr")
        for row, below in pairwise(rows):
            goes_on = any(m.get(f"{W}val") != "restart" for m in below.iter(f"{W}vMerge"))
            kept = [p.find(f"{W}pPr/{W}keepNext") is not None for p in row.iter(f"{W}p")]
            if goes_on and not all(kept):
                yield "sub-row keeps with next"
            if not goes_on and any(m is not None for m in row.iter(f"{W}vMerge")) and any(kept):
                yield "last sub-row keeps with the next item"
        for row in rows if any(item.subrows for item in document.rows) else ():
            number = row.find(f"{W}tc")
            if not text_of(number) and number.find(f"{W}tcPr/{W}vMerge") is None:
                yield "merge within an item"


def _rows(package: Package, document: Document) -> Iterator[str]:
    table = package.body.find(f".//{W}tbl")
    if table is None:
        return
    for number, row in enumerate(table.findall(f"{W}tr")):
        head = row.find(f"{W}trPr/{W}tblHeader") is not None
        if head != (number == 0):
            yield "header row"
        if row.find(f"{W}trPr/{W}cantSplit") is None:
            yield "cantSplit"
        cells = row.findall(f"{W}tc")
        if len(cells) == 1:
            for paragraph in cells[0].iter(f"{W}p"):
                style = package.styles[paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val")]
                if style.find(f"{W}pPr/{W}keepNext") is None:
                    yield "band keeps with next"
    after = table.getnext()
    if after is None or after.tag != f"{W}p":
        yield "paragraph after table"


def _grid(package: Package, document: Document) -> Iterator[str]:
    want = {"landscape": 225, "portrait": 156}[document.page]
    for table in package.body.findall(f".//{W}tbl"):
        grid = [int(c.get(f"{W}w")) for c in table.findall(f"{W}tblGrid/{W}gridCol")]
        if abs(sum(grid) / MM - want) > 0.5:
            yield "grid width"
        if table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") != "fixed":
            yield "fixed layout"
        for row in table.findall(f"{W}tr"):
            spans = 0
            for cell in row.findall(f"{W}tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                spans += int(span.get(f"{W}val")) if span is not None else 1
                merge = cell.find(f"{W}tcPr/{W}vMerge")
                if merge is not None and merge.get(f"{W}val") != "restart" and text_of(cell):
                    yield "text under a merge"
            if spans != len(grid):
                yield "spans"


def _text(package: Package, document: Document) -> Iterator[str]:
    if without_repeats([text for text in _shown(package) if text]) != list(expected(document)):
        yield "text"
    struck = [text_of(r) for r in package.body.iter(f"{W}r") if _mark(r) == "Deleted"]
    added = [text_of(r) for r in package.body.iter(f"{W}r") if _mark(r) == "Inserted"]
    runs = [
        r
        for item in document.rows
        for row in flat(item)
        for c in row.cells
        for p in c.paragraphs
        for r in p.runs
    ]
    if struck != [r.text for r in runs if r.mark == "deleted"]:
        yield "deletions"
    if added != [r.text for r in runs if r.mark == "inserted"]:
        yield "insertions"


def _shown(package: Package) -> Iterator[str]:
    """All texts in order, rows cut in pieces joined again."""
    for block in package.body.find(f"{W}body"):
        if block.tag == f"{W}p":
            yield text_of(block).replace("\n", "")
            continue
        items: list[list[list[str]]] = []
        for row in block.findall(f"{W}tr"):
            cells = [[text_of(p) for p in c.findall(f"{W}p")] for c in row.findall(f"{W}tc")]
            if items and CONTINUED in cells[0] and cells[0][:-1] == items[-1][0]:
                items[-1] = [_joined(*pair) for pair in zip(items[-1], cells, strict=True)]
            else:
                items.append(cells)
        yield from (text for item in items for cell in item for text in cell)


def _joined(above: list[str], rest: list[str]) -> list[str]:
    """A cell and its continuation, which may repeat it or begin within a paragraph."""
    if rest in (above, [*above, CONTINUED], [""]):
        return above
    first, *more = rest
    if first.startswith(CONTINUED):
        return [*above[:-1], above[-1] + first.removeprefix(CONTINUED), *more]
    return [*above, first.removeprefix(FOLLOWS), *more]


def without_repeats(texts: list[str]) -> list[str]:
    """The texts without the number and name that an item's continuation repeats."""
    while CONTINUED in texts:
        at = texts.index(CONTINUED)
        texts = texts[: at - 2] + texts[at + 1 :]
    return texts


def _mark(run: Any) -> str | None:
    style = run.find(f"{W}rPr/{W}rStyle")
    return None if style is None else style.get(f"{W}val")


def expected(document: Document) -> Iterator[str]:
    """Every text once and in order."""
    texts = [document.label, document.title, *(p.text for p in document.front)]
    columns, places = without_band(document)
    texts += [c.title for c in columns]
    for section in document.sections:
        texts.append(section.title)
        for row in section.rows:
            lines = [[row.cells[place] for place in places]]
            if row.subrows:
                lines = [[line[place] for place in places] for line in row.subrows]
                shared = [i for i, column in enumerate(columns) if column.shared]
                for i in shared:
                    lines[0][i] = row.cells[places[i]]
            texts += [p.text for line in lines for cell in line for p in cell.paragraphs]
    texts += [*document.notes, document.foot]
    if document.flow:
        texts.append("流程图")
        for number, box in enumerate(document.flow, 1):
            texts += [box.by, f"{number}.{box.text}", *box.aside]
            texts += ["↓", box.onward] if number < len(document.flow) else []
    return (text for text in texts if text)


def _zip(package: Package, document: Document) -> Iterator[str]:
    if any(entry.date_time != (1980, 1, 1, 0, 0, 0) for entry in package.entries):
        yield "zip dates"
    if package.entries[0].filename != "[Content_Types].xml":
        yield "content types first"
