"""document.xml: label, title, front matter, table, flow, notes, page."""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.document import Document
from shudi_cli.formats.docx import flow, table
from shudi_cli.formats.docx.parts import EVEN_FOOTER, ODD_FOOTER, R, W
from shudi_cli.formats.docx.words import of_role, plain
from shudi_cli.formats.glyphs import Glyphs
from shudi_cli.formats.options import Options
from shudi_cli.formats.properties import below
from shudi_cli.formats.titles import CAUTION, TITLE, lines
from shudi_cli.formats.widths import Plan
from shudi_cli.formats.xml import HEAD

_FRONT = {
    "text": "Text",
    "name": "Issue",
    "heading": "Heading1",
    "subheading": "Heading2",
    "item": "Heading3",
    "caution": "Caution",
}
_WITH_TABLE = {**_FRONT, "text": "Remark"}
_SECTION = {
    "landscape": (
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
        '<w:pgMar w:top="1587" w:right="2098" w:bottom="1474" w:left="1984" '
        'w:header="851" w:footer="850" w:gutter="0"/>'
    ),
    "portrait": (
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" '
        'w:header="851" w:footer="1304" w:gutter="0"/>'
    ),
}


def pieces(
    document: Document, plan: Plan | None, options: Options, glyphs: Glyphs
) -> Iterator[str]:
    """The part, piece by piece; a table of any length is never whole in memory."""
    yield f"{HEAD}<w:document {W} {R}><w:body>"
    yield from _heading(document)
    glyphs.see(document.title, ("title",), lambda: "标题")
    where = "表外文字" if document.columns else "正文"
    yield from _seen(_front(document), glyphs, where)
    if plan:
        yield from table.pieces(document, plan, glyphs)
        yield plain("Note", "")
    yield from _seen(_back(document, options), glyphs, where)
    yield (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{ODD_FOOTER}"/>'
        f'<w:footerReference w:type="even" r:id="{EVEN_FOOTER}"/>{_SECTION[document.page]}'
        '<w:cols w:space="425"/></w:sectPr></w:body></w:document>'
    )


def _seen(written: Iterator[str], glyphs: Glyphs, where: str) -> Iterator[str]:
    for piece in written:
        glyphs.see(piece, ("text", "kai"), lambda: where)
        yield piece


def _heading(document: Document) -> Iterator[str]:
    if document.label:
        yield plain("Label", document.label)
        yield plain("Normal", "")
    yield plain("Title", "\n".join(lines(document.title, TITLE[document.page])))


def _front(document: Document) -> Iterator[str]:
    for piece in document.front:
        if piece.role == "caution":
            yield plain("Caution", "\n".join(lines(piece.text, CAUTION[document.page])))
        else:
            yield of_role(piece, _WITH_TABLE if document.columns else _FRONT)


def _back(document: Document, options: Options) -> Iterator[str]:
    for note in below(document, options):
        yield plain("Note", note)
    if document.flow:
        yield from flow.pieces(document.flow)
