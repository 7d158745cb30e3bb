"""docx: the grid of every table straight from the XML, which no library gives without loss."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from shudi_cli.errors import NotReadable
from shudi_cli.formats.reading.clean import clean
from shudi_cli.formats.reading.margins import margins
from shudi_cli.formats.reading.package import Element, Package
from shudi_cli.formats.reading.word_text import Words, is_deleted
from shudi_cli.formats.reading.word_xml import STRICT, child, local, value, w, whole
from shudi_cli.importing.grid import Block, Grid, Reading, expand
from shudi_cli.importing.remark import Remark

MAX_ROWS = 50_000
"""Rows; those that go on from one page to the next count as well."""
MAX_COLUMNS = 200
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})


def read(path: Path) -> Reading:
    """The tables of a document, with the paragraphs that stand before each."""
    with Package(path) as package:
        root = package.xml("word/document.xml")
        if root.tag.startswith(f"{{{STRICT}}}"):
            raise NotReadable(
                "这是“严格 Open XML”格式的文档，不能导入。",
                "请另存为普通的“Word 文档 (*.docx)”再导入。",
            )
        words = Words(package)
        body = child(root, "body")
        grids, after = _tables(body, words) if body is not None else ([], [])
        around = [*_comments(package), *_margins(package)]
    remarks = [*words.remarks, *around]
    if words.revised:
        remarks.append(Remark("revised", "文档里"))
    if not grids:
        raise NotReadable(
            "文档里没有表格。",
            "清单要放在表格里：一行一个事项，第一行是“事项名称、主体责任、配合责任”等栏目。",
        )
    return Reading("docx", tuple(grids), tuple(remarks), tuple(after))


def _tables(body: Element, words: Words) -> tuple[list[Grid], list[str]]:
    """Every table, and the paragraphs below the last."""
    grids: list[Grid] = []
    before: list[str] = []
    for element in _unwrapped(body):
        if local(element) == "tbl":
            grids.append(_Table(element, words, f"表{len(grids) + 1}").grid(before))
            before = []
        elif local(element) == "p":
            text = clean(words.paragraph(element, "正文"), "正文", words.remarks)
            before += [text] if text.strip() else []
    return grids, before


def _comments(package: Package) -> list[Remark]:
    """What stands in the margin; nothing of it is part of the list."""
    if "word/comments.xml" not in package.names:
        return []
    found = package.xml("word/comments.xml").iterchildren(w("comment"))
    texts = ("".join(t.text or "" for t in comment.iter(w("t"))) for comment in found)
    return [Remark("comment", "", text) for text in texts if text.strip()]


def _margins(package: Package) -> list[Remark]:
    """What stands above and below every page."""
    parts = sorted(name for name in package.names if _MARGIN.fullmatch(name))
    words = Words(package)
    texts = [words.block(package.xml(name), "页眉、页脚") for name in parts]
    return [*margins(texts, ""), *words.remarks]


def _unwrapped(element: Element) -> Iterator[Element]:
    """Children, with content controls and insertions opened."""
    for part in element:
        if local(part) in _WRAPPERS:
            yield from _unwrapped(part)
        else:
            yield part


class _Table:
    """One table being laid out: texts by place, merged blocks, vertical merges still open."""

    def __init__(self, table: Element, words: Words, name: str) -> None:
        self.table, self.words, self.name = table, words, name
        self.texts: dict[tuple[int, int], str] = {}
        self.merged: list[Block] = []
        self.open_: dict[int, int] = {}
        self.width = 0

    def grid(self, before: list[str]) -> Grid:
        rows = (part for part in _unwrapped(self.table) if local(part) == "tr")
        for row, element in enumerate(self._present(rows)):
            if row >= MAX_ROWS:
                raise _too_large()
            self._row(row, element)
        return Grid(self.name, expand(self.texts, self.merged, self.width), tuple(before))

    def _present(self, rows: Iterator[Element]) -> Iterator[Element]:
        for row in rows:
            if is_deleted(row):
                text = self.words.block(row, self.name)
                self.words.remarks.append(Remark("deleted", self.name, text))
            else:
                yield row

    def _row(self, row: int, element: Element) -> None:
        column = _number(child(element, "trPr"), "gridBefore", 0)
        for cell in _unwrapped(element):
            if local(cell) != "tc":
                continue
            properties = child(cell, "tcPr")
            width = max(1, _number(properties, "gridSpan", 1))
            if column + width > MAX_COLUMNS:
                raise _too_large()
            spot = f"{self.name}第 {row + 1} 行第 {column + 1} 列"
            text = clean(self.words.block(cell, spot), spot, self.words.remarks)
            self._place(row, column, width, _merge(properties), text, spot)
            column += width
        self.width = max(self.width, column)

    def _place(self, row: int, column: int, width: int, merge: str, text: str, spot: str) -> None:
        if merge == "continue" and column in self.open_:
            index = self.open_[column]
            top, left, _, right = self.merged[index]
            self.merged[index] = (top, left, row, max(right, column + width - 1))
            if text.strip():
                self.words.remarks.append(Remark("hidden", spot, text))
            return
        self.texts[row, column] = text
        self.merged.append((row, column, row, column + width - 1))
        self.open_.pop(column, None)
        if merge:
            self.open_[column] = len(self.merged) - 1


def _merge(properties: Element | None) -> str:
    """restart, continue, or "" for a cell of its own."""
    element = child(properties, "vMerge")
    return "" if element is None else value(element) or "continue"


def _number(properties: Element | None, name: str, default: int) -> int:
    return whole(value(child(properties, name)), default)


def _too_large() -> NotReadable:
    return NotReadable(
        f"文档里的表格超过了 {MAX_ROWS} 行或者 {MAX_COLUMNS} 列。", "请分成几个文件再导入。"
    )
