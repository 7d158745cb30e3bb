"""Paragraphs and runs as XML."""

from __future__ import annotations

from collections.abc import Iterable

from shudi_cli.document import Paragraph, Run
from shudi_cli.formats.xml import escape

AMBIGUOUS = frozenset("“”‘’—…×·①②③④⑤⑥⑦⑧⑨⑩→↓§°±÷")
"""Characters that Word sets in the Latin font unless told that they are Chinese."""
_HINT = '<w:rFonts w:hint="eastAsia"/>'
_STYLES = {"": "", "inserted": "Inserted", "deleted": "Deleted"}


def run(text: str, style: str = "") -> str:
    """One run; tabs and line breaks become their elements."""
    properties = (f'<w:rStyle w:val="{style}"/>' if style else "") + (
        _HINT if AMBIGUOUS.intersection(text) else ""
    )
    content = "<w:br/>".join(
        "<w:tab/>".join(
            f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in line.split("\t")
        )
        for line in text.splitlines() or [""]
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{content}</w:r>"


def paragraph(style: str, runs: Iterable[Run], before: str = "") -> str:
    """One paragraph in a named style; `before` are properties of its own."""
    text = "".join(run(r.text, _STYLES[r.mark]) for r in runs if r.text)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{before}</w:pPr>{text}</w:p>'


def plain(style: str, text: str, before: str = "") -> str:
    """One paragraph of unmarked text."""
    return paragraph(style, (Run(text),), before)


def of_role(role: Paragraph, styles: dict[str, str], before: str = "") -> str:
    """A paragraph in the style its role has in this place; `before` are properties of its own."""
    return paragraph(styles[role.role], role.runs, before)
