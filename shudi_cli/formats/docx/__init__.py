"""Word documents after GB/T 9704: written as XML piece by piece, without a template.

Nothing in the package comes from a library's default document, whose theme fonts and Latin
spacing would have to be fought; the table is streamed, so that its length costs no memory.
"""

from __future__ import annotations

from typing import BinaryIO

from shudi_cli.document import Document
from shudi_cli.formats import widths
from shudi_cli.formats.docx import body, footer, parts, styles, table
from shudi_cli.formats.glyphs import Glyphs
from shudi_cli.formats.options import Options
from shudi_cli.formats.paper import ORDINARY
from shudi_cli.formats.xml import package


def write(document: Document, out: BinaryIO, options: Options) -> None:
    """The document as a .docx."""
    glyphs = options.glyphs or Glyphs(options.fonts)
    turned = options.turned_numbers and document.page == "landscape"
    plan = widths.plan(document, table.TWIPS[document.page]) if document.columns else None
    face = plan.face if plan else ORDINARY
    package(
        out,
        (
            ("[Content_Types].xml", [parts.CONTENT_TYPES]),
            ("_rels/.rels", [parts.RELATIONSHIPS]),
            ("word/_rels/document.xml.rels", [parts.DOCUMENT_RELATIONSHIPS]),
            ("word/document.xml", body.pieces(document, plan, options, glyphs)),
            ("word/styles.xml", [styles.styles(options.fonts, face)]),
            ("word/settings.xml", [parts.SETTINGS]),
            ("word/footer1.xml", [footer.footer(odd=True, turned=turned)]),
            ("word/footer2.xml", [footer.footer(odd=False, turned=turned)]),
            ("docProps/core.xml", [parts.core(document)]),
            ("docProps/app.xml", [parts.APPLICATION]),
            ("docProps/custom.xml", [parts.custom(document.origin)]),
        ),
    )
