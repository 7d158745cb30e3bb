"""Page numbers “— 1 —” in 四号宋体: outer corners upright, or turned with a landscape page.

On a landscape page of an upright document the number stays where the other pages have it: at the
left edge, turned, lower on odd and upper on even pages (GB/T 9704 §8). A floating table of one
cell with vertical text does that without drawing objects.
"""

from __future__ import annotations

from shudi_cli.formats.docx.parts import R, W
from shudi_cli.formats.docx.words import run
from shudi_cli.formats.xml import HEAD

_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    "<w:r><w:t>1</w:t></w:r>"
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_BOX = 1900, 400  # twips down the page and across it
_LEFT = 1250  # from the paper's edge: 7 mm outside the text
_TOP, _BOTTOM = 1900, 8250


def footer(*, odd: bool, turned: bool) -> str:
    """The footer of odd or even pages."""
    number = f"{run('— ')}{_FIELD}{run(' —')}"
    content = _turned(number, odd=odd) if turned else _upright(number, odd=odd)
    return f"{HEAD}<w:ftr {W} {R}>{content}</w:ftr>"


def _upright(number: str, *, odd: bool) -> str:
    side = "right" if odd else "left"
    indent = f'<w:ind w:{side}="280" w:{side}Chars="100"/>'
    return f'<w:p><w:pPr><w:pStyle w:val="PageNumber"/>{indent}<w:jc w:val="{side}"/></w:pPr>{number}</w:p>'


def _turned(number: str, *, odd: bool) -> str:
    height, width = _BOX
    side = "right" if odd else "left"
    none = "".join(
        f'<w:{edge} w:val="nil"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" '
        f'w:horzAnchor="page" w:tblpX="{_LEFT}" w:tblpY="{_BOTTOM if odd else _TOP}"/>'
        f'<w:tblOverlap w:val="never"/><w:tblW w:w="{width}" w:type="dxa"/><w:tblBorders>{none}'
        '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid><w:tr><w:trPr><w:cantSplit/>'
        f'<w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr><w:tc><w:tcPr>'
        f'<w:tcW w:w="{width}" w:type="dxa"/><w:textDirection w:val="tbRl"/>'
        '<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="PageNumber"/><w:jc w:val="{side}"/></w:pPr>{number}</w:p>'
        "</w:tc></w:tr></w:tbl>"
        '<w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr></w:p>'
    )
