"""Every style by name: five fonts, exact line spacing, no grid, nothing from a theme."""

from __future__ import annotations

from shudi_cli.formats.docx.parts import W
from shudi_cli.formats.options import Fonts
from shudi_cli.formats.paper import Face
from shudi_cli.formats.xml import HEAD, escape

_LANG = '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>'
_LINE = 579  # 22 lines on 225 mm
_NOTE = 280


def styles(fonts: Fonts, face: Face) -> str:
    """styles.xml; tables are set in `face`, by exact lines: the same pages under whatever font."""
    return (
        f"{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr>{_font(fonts.text)}"
        f'<w:kern w:val="2"/>{_size(32)}{_LANG}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        f'<w:snapToGrid w:val="0"/></w:pPr></w:pPrDefault></w:docDefaults>'
        f"{_paragraphs(fonts, face)}{_marks(fonts)}</w:styles>"
    )


def _paragraphs(fonts: Fonts, face: Face) -> str:
    small, row = round(face.points * 2), round(face.pitch * 20)
    indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
    centre = '<w:jc w:val="center"/>'
    left = '<w:jc w:val="left"/>'
    keep = "<w:keepNext/>"
    return "".join(
        (
            _style("Normal", "Normal", fonts.text, 32, line=_LINE, default=True),
            _style("Label", "附件", fonts.hei, 32, line=_LINE, after=left),
            _style("Title", "Title", fonts.title, 44, line=700, after=centre),
            _style("Issue", "题注", fonts.kai, 32, line=_LINE, after=centre),
            _style("Text", "正文段落", fonts.text, 32, line=_LINE, after=indent),
            _style("Heading1", "heading 1", fonts.hei, 32, line=_LINE, before=keep,
                   after=indent + '<w:outlineLvl w:val="0"/>'),
            _style("Heading2", "heading 2", fonts.kai, 32, line=_LINE, before=keep,
                   after=indent + '<w:outlineLvl w:val="1"/>'),
            _style("Heading3", "heading 3", fonts.text, 32, line=_LINE, before=keep, bold=True,
                   after=indent + '<w:outlineLvl w:val="2"/>'),
            _style("Caution", "声明", fonts.kai, 24, line=420, after=centre, below=160),
            _style("Remark", "表前说明", fonts.text, 24, line=420, after=indent, below=160),
            _style("TableHead", "表头", fonts.hei, small, line=row, after=centre),
            _style("TableText", "表格正文", fonts.text, small, line=row, after=left),
            _style("TableCentre", "表格居中", fonts.text, small, line=row, after=centre),
            _style("TableName", "表格单位", fonts.kai, small, line=row, after=left),
            _style("Band", "领域", fonts.hei, small, line=row, before=keep, after=left),
            _style("Note", "注", fonts.text, 18, line=_NOTE, after=left),
            _style("Step", "流程环节", fonts.text, 21, line=340, before=keep, after=centre),
            _style("StepBy", "流程单位", fonts.kai, 21, line=340, before=keep,
                   after='<w:jc w:val="right"/>'),
            _style("StepAside", "流程时限", fonts.text, 18, line=300, before=keep, after=left),
            _style("PageNumber", "页码", fonts.song, 28, line=400),
        )
    )  # fmt: skip


def _marks(fonts: Fonts) -> str:
    return (
        '<w:style w:type="character" w:styleId="Inserted"><w:name w:val="新增文字"/><w:rPr>'
        f'{_font(fonts.hei)}<w:u w:val="single"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Deleted"><w:name w:val="删去文字"/><w:rPr>'
        "<w:strike/></w:rPr></w:style>"
    )


def _style(
    key: str, name: str, font: str, half_points: int, *, line: int,
    before: str = "", after: str = "", below: int = 0, default: bool = False,
    bold: bool = False,
) -> str:  # fmt: skip
    """One paragraph style; `before` and `after` are its properties around the spacing."""
    chosen = ' w:default="1"' if default else ""
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{chosen} w:styleId="{key}"><w:name w:val="{name}"/>{based}'
        f'<w:qFormat/><w:pPr>{before}<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="{below}" '
        f'w:line="{line}" w:lineRule="exact"/>{after}</w:pPr><w:rPr>{_font(font)}'
        f"{'<w:b/>' if bold else ''}{_size(half_points)}</w:rPr></w:style>"
    )


def _font(name: str) -> str:
    name = escape(name)
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def _size(half_points: int) -> str:
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
