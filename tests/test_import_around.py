"""What a document says around its tables is named, though it is not read: nothing is lost silently."""

from __future__ import annotations

from pathlib import Path

import docx
import openpyxl
from office import repacked
from support import Repo

HEAD = ["序号", "领域", "事项名称", "主体责任"]
ROW = ["1", "综合治理", "渣土运输", "县公安局：查处"]
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_BOX = (
    f'<w:r xmlns:w="{_W}"><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
_NOTES = f'<w:{{0}}s xmlns:w="{_W}"><w:{{0}} w:id="2"><w:p><w:r><w:t>{{1}}</w:t></w:r></w:p></w:{{0}}></w:{{0}}s>'
_REFERENCE = f'<w:r xmlns:w="{_W}"><w:{{}}Reference w:id="2"/></w:r>'


def remarks(repo: Repo, path: Path) -> list[tuple[str, str]]:
    said = repo.run("import", str(path), "--format", "json").json
    assert [m["name"] for m in said["matters"]] == ["渣土运输"]
    return [(r["kind"], r["text"]) for r in said["remarks"]]


def test_word_headers_text_boxes_and_notes(repo: Repo, tmp_path: Path) -> None:
    from lxml import etree

    document = docx.Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "征求意见稿"
    section.footer.paragraphs[0].text = "第 1 页 共 3 页"
    section.different_first_page_header_footer = True
    section.first_page_footer.paragraphs[0].text = "县委编办印制"
    before = document.add_paragraph("某县清单")
    table = document.add_table(rows=2, cols=4)
    for row, values in zip(table.rows, (HEAD, ROW), strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    inner = table.rows[1].cells[3].paragraphs[0]
    for paragraph, box, note in ((before, "附图说明", "footnote"), (inner, "以此为准", "endnote")):
        paragraph._p.append(etree.fromstring(_BOX.format(box)))
        paragraph._p.append(etree.fromstring(_REFERENCE.format(note)))
    document.save(str(tmp_path / "a.docx"))
    repacked(
        tmp_path / "a.docx",
        {
            f"word/{name}s.xml": _NOTES.format(name, text).encode()
            for name, text in (("footnote", "依据三定规定"), ("endnote", "试行一年"))
        },
    )
    found = remarks(repo, tmp_path / "a.docx")
    assert sorted(text for kind, text in found if kind == "textbox") == sorted(
        ["附图说明", "以此为准", "依据三定规定", "试行一年"]
    )
    assert [text for kind, text in found if kind == "margin"] == ["县委编办印制", "征求意见稿"]


def test_excel_headers_and_footers(repo: Repo, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for values in (HEAD, ROW):
        book.active.append(values)
    book.active.oddHeader.center.text = "&B征求意见稿"
    book.active.oddFooter.center.text = "第 &P 页，共 &N 页"
    book.active.oddFooter.right.text = "县委编办印制 &D"
    book.save(tmp_path / "a.xlsx")
    found = remarks(repo, tmp_path / "a.xlsx")
    assert [text for kind, text in found if kind == "margin"] == ["征求意见稿", "县委编办印制"]
