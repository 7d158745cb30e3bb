"""Files that are not what they say, or mean harm: a clear no, the next step, nothing on stdout."""

from __future__ import annotations

import shutil
import struct
import zipfile
from pathlib import Path

import pytest
from office import csv_file, docx_file, part, repacked, xlsx_file
from support import Repo

from shudi_cli.formats.reading import package, xlsx
from shudi_cli.process import office as process

HEAD = ["序号", "领域", "事项名称", "主体责任"]
ROWS = [HEAD, ["1", "综合治理", "甲", "县公安局：查处"]]


def refused(repo: Repo, file: Path, *says: str, code: int = 3) -> None:
    result = repo.run("import", str(file))
    assert (result.code, result.out) == (code, ""), result.out + result.err
    assert "Traceback" not in result.err
    assert len(result.err.splitlines()) == 2, "what is wrong, and the next step"
    for words in says:
        assert words in result.err


BYTES = {
    "empty": (b"", "文件是空的", "再导入"),
    "blank": (b" \n\n", "文件是空的", "再导入"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "PDF", "docx"),
    "rtf": (rb"{\rtf1\ansi", "RTF", "另存为"),
    "png": (b"\x89PNG\r\n\x1a\n", "图片", "原来的"),
    "html": (b"\xef\xbb\xbf <HTML><table>", "网页", "另存为"),
    "xml": (b"<?xml version='1.0'?><Workbook/>", "XML", "另存为"),
    "rar": (b"Rar!\x1a\x07", "压缩包", "解压"),
    "cut zip": (b"PK\x03\x04 broken", "已经损坏", "打开"),
    "ole": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "认不出", "另存为"),
    "locked": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码", "去掉密码"),
    "old macros": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT WordDocument".encode("utf-16-le"), "宏", "另存为"),
    "broken xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + bytes(2000), "xls", "另存为"),
    "binary": (bytes(range(256)) * 20, "认不出", "CSV UTF-8"),
    "half gbk": ("序号,事项名称".encode("gbk") + b"\xff\xff\n", "认不出", "CSV UTF-8"),
    "open quote": ('序号,事项名称\n1,"甲\n'.encode(), "引号", "xlsx"),
    "no table": ("今天天气很好\n".encode(), "没有找到清单表格", "--map"),
}  # fmt: skip


@pytest.mark.parametrize("name", BYTES)
@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".csv"])
def test_content_decides_not_the_name(name: str, suffix: str, repo: Repo, tmp_path: Path) -> None:
    data, *says = BYTES[name]
    file = tmp_path / f"清单{suffix}"
    file.write_bytes(data)
    refused(repo, file, *says)


@pytest.mark.parametrize("suffix", [".xls", ".txt", ""])
def test_a_wrong_suffix_does_no_harm(suffix: str, repo: Repo, tmp_path: Path) -> None:
    for make in (docx_file, xlsx_file, csv_file):
        made = make(tmp_path / "a", ROWS)
        assert repo.run("import", str(made.rename(tmp_path / f"b{suffix}"))).code == 0


def test_wrong_calls(repo: Repo, tmp_path: Path) -> None:
    refused(repo, tmp_path / "没有.docx", "没有这个文件", code=2)
    refused(repo, tmp_path, "不是一个文件", code=2)


@pytest.mark.parametrize("make", [docx_file, xlsx_file])
@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("word/vbaProject.bin", b"x", "宏"),
        ("xl/VBAProject.bin", b"x", "宏"),
        ("xl/_rels/w.rels", b'<Relationships><Relationship Id="r1" Type="http://x/externalLinkPath" Target="file:///c:/a.xlsx" TargetMode="External"/></Relationships>', "外部链接"),
        ("word/_rels/d.rels", b'<Relationships><Relationship TargetMode="External" Type="http://x/oleObject" Target="x"/></Relationships>', "外部链接"),
        ("word/_rels/d.rels", b"<Relationships><Relationship TargetMode = 'External' Type='http://x/oleObject' Target='x>'/></Relationships>", "外部链接"),
        ("word/_rels/d.rels", b"<Relationships><Relationship TargetMode='&#69;xternal' Id='Type=&quot;/image&quot;' Type='http://x/oleObject'/></Relationships>", "外部链接"),
    ],
)  # fmt: skip
def test_macros_and_outside_content(
    make, name: str, data: bytes, says: str, repo: Repo, tmp_path: Path
) -> None:
    refused(repo, repacked(make(tmp_path / "a", ROWS), {name: data}), says, "另存")


def test_links_one_may_click_are_harmless(repo: Repo, tmp_path: Path) -> None:
    rels = b'<Relationships><Relationship Id="r1" Type="http://x/hyperlink" Target="http://x/" TargetMode="External"/></Relationships>'
    file = repacked(docx_file(tmp_path / "a.docx", ROWS), {"word/_rels/d.rels": rels})
    assert repo.run("import", str(file)).code == 0


@pytest.mark.parametrize("make", [docx_file, xlsx_file])
def test_bombs_are_refused_before_they_grow(make, repo: Repo, tmp_path: Path, monkeypatch) -> None:
    file = repacked(make(tmp_path / "a", ROWS), {"docProps/thumbnail.bin": bytes(3 << 20)})
    assert repo.run("import", str(file)).code == 0
    monkeypatch.setattr(package, "MAX_PART", 2 << 20)
    refused(repo, file, "大得不正常", "再导入")
    monkeypatch.setattr(package, "MAX_PART", 80 << 20)
    monkeypatch.setattr(package, "MAX_PARTS", 3)
    refused(repo, file, "大得不正常")


def test_a_zip_that_lies_about_its_sizes(repo: Repo, tmp_path: Path, monkeypatch) -> None:
    """The directory promises ten bytes; reading stops at the limit all the same."""
    file = repacked(docx_file(tmp_path / "a.docx", ROWS), {"word/footnotes.xml": b" " * (1 << 20)})
    data = bytearray(file.read_bytes())
    size = struct.pack("<I", 1 << 20)
    for _ in range(data.count(size)):
        at = data.find(size)
        data[at : at + 4] = struct.pack("<I", 10)
    file.write_bytes(bytes(data))
    monkeypatch.setattr(package, "MAX_PART", 1 << 19)
    result = repo.run("import", str(file))
    assert result.code in (0, 3)
    assert "程序内部出错" not in result.err


@pytest.mark.parametrize(
    ("make", "name"), [(docx_file, "word/document.xml"), (xlsx_file, "xl/worksheets/sheet1.xml")]
)
def test_entities_are_refused(make, name: str, repo: Repo, tmp_path: Path) -> None:
    file = make(tmp_path / "a", ROWS)
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    xml = part(file, name)
    head, _, rest = xml.partition("?>")
    late = f"<!--{'x' * 5_000}-->"
    for before in (bomb, late + bomb):
        changed = {name: f"{head}?>{before}{rest}".encode()}
        refused(repo, repacked(file, changed), "可疑的 XML", "来源")


@pytest.mark.parametrize(
    ("make", "name"), [(docx_file, "word/document.xml"), (xlsx_file, "xl/worksheets/sheet1.xml")]
)
@pytest.mark.parametrize(
    ("encoding", "says"),
    [("utf-16", "已经损坏"), ("utf-16-le", "已经损坏"), ("utf-7", "可疑的 XML")],
)
def test_xml_in_other_encodings_is_refused(
    make, name: str, encoding: str, says: str, repo: Repo, tmp_path: Path
) -> None:
    """What it declares or merges could not be seen in its bytes."""
    file = make(tmp_path / "a", ROWS)
    text = f'<?xml version="1.0" encoding="{encoding}"?>{part(file, name).partition("?>")[2] or part(file, name)}'
    data = (
        text.encode("ascii", "xmlcharrefreplace") if encoding == "utf-7" else text.encode(encoding)
    )
    refused(repo, repacked(file, {name: data}), says)


@pytest.mark.parametrize("name", ["word/document.xml", "word/numbering.xml", "word/styles.xml"])
@pytest.mark.parametrize("data", [b"", b"<w:document", b"\x00\x01", b"<a><b></a>"])
def test_broken_word_parts(name: str, data: bytes, repo: Repo, tmp_path: Path) -> None:
    file = repacked(docx_file(tmp_path / "a.docx", ROWS), {name: data})
    refused(repo, file, "损坏", "另存")


@pytest.mark.parametrize(
    "name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"]
)
@pytest.mark.parametrize("data", [b"", b"<worksheet", b"<a/>"])
def test_broken_excel_parts(name: str, data: bytes, repo: Repo, tmp_path: Path) -> None:
    file = repacked(xlsx_file(tmp_path / "a.xlsx", ROWS), {name: data})
    result = repo.run("import", str(file))
    assert result.code in (0, 3)
    assert "程序内部出错" not in result.err


def test_a_document_without_a_table(repo: Repo, tmp_path: Path) -> None:
    import docx

    docx.Document().save(str(tmp_path / "a.docx"))
    refused(repo, tmp_path / "a.docx", "没有表格", "表格里")


def test_a_sheet_without_end(repo: Repo, tmp_path: Path, monkeypatch) -> None:
    """A single cell at the far corner: refused before anything walks over the empty millions."""
    file = xlsx_file(tmp_path / "a.xlsx", ROWS)
    xml = part(file, "xl/worksheets/sheet1.xml")
    far = (
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row></sheetData>'
    )
    refused(
        repo,
        repacked(file, {"xl/worksheets/sheet1.xml": xml.replace("</sheetData>", far).encode()}),
        "太大",
        "空行空列",
    )
    monkeypatch.setattr(xlsx, "MAX_SHEET", 100)
    refused(repo, xlsx_file(tmp_path / "b.xlsx", ROWS), "太大")


@pytest.mark.parametrize(
    "own",
    [
        'ref="A3:XFD1048576"', "ref='A3:XFD3000'", "ref = '$a$3:$xfd$3000'", 'REF="B2:C3" ref="A3:XFD3000"',
        'x="&gt;" ref="A3:&#88;FD3000"', 'x=">" ref="A3:XFD3000"',
    ],
)  # fmt: skip
def test_merges_without_end(own: str, repo: Repo, tmp_path: Path) -> None:
    """openpyxl would make sixteen thousand million cells of the first."""
    file = xlsx_file(tmp_path / "a.xlsx", ROWS)
    merge = f'</sheetData><mergeCells count="1"><mergeCell {own}/></mergeCells>'
    xml = part(file, "xl/worksheets/sheet1.xml").replace("</sheetData>", merge)
    refused(repo, repacked(file, {"xl/worksheets/sheet1.xml": xml.encode()}), "太大", "空行空列")


def test_a_sheet_under_another_name(repo: Repo, tmp_path: Path) -> None:
    file = xlsx_file(tmp_path / "a.xlsx", ROWS)
    merge = '</sheetData><mergeCells count="1"><mergeCell ref="A3:XFD3000"/></mergeCells>'
    xml = part(file, "xl/worksheets/sheet1.xml").replace("</sheetData>", merge)
    rels = part(file, "xl/_rels/workbook.xml.rels").replace("worksheets/sheet1.xml", "sheet.png")
    changed = {"xl/sheet.png": xml.encode(), "xl/_rels/workbook.xml.rels": rels.encode()}
    refused(repo, repacked(file, changed), "太大", "空行空列")


@pytest.mark.parametrize("own", ['ref="3:3000"', 'ref="A:XFD"', 'ref="x"', "", 'ref="B3:A2"'])
def test_merges_of_nothing(own: str, repo: Repo, tmp_path: Path) -> None:
    file = xlsx_file(tmp_path / "a.xlsx", ROWS)
    merge = f'</sheetData><mergeCells count="1"><mergeCell {own}/></mergeCells>'
    xml = part(file, "xl/worksheets/sheet1.xml").replace("</sheetData>", merge)
    refused(repo, repacked(file, {"xl/worksheets/sheet1.xml": xml.encode()}), "不完整", "另存")


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = (
    f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
)
_DIGITS = "9" * 5_000


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('startOverride w:val="1"', 'startOverride w:val="99999999999"'),
        ('startOverride w:val="1"', 'startOverride w:val="999999999"'),
        ('startOverride w:val="1"', f'startOverride w:val="{_DIGITS}"'),
        ('w:start w:val="1"', f'w:start w:val="{_DIGITS}"'),
        ('lvlOverride w:ilvl="0"', 'lvlOverride w:ilvl="二"'),
        ('lvlOverride w:ilvl="0"', f'lvlOverride w:ilvl="{_DIGITS}"'),
        ('w:lvl w:ilvl="0"', 'w:lvl w:ilvl="-1"'),
        ('w:lvl w:ilvl="0"', f'w:lvl w:ilvl="{_DIGITS}"'),
        ('w:lvlText w:val="%1."', f'w:lvlText w:val="{"%1" * 50_000}"'),
        ('<w:tcW w:type="dxa" w:w="2160"/>', f'<w:gridSpan w:val="{_DIGITS}"/>'),
        ('<w:numPr><w:ilvl w:val="0"/>', f'<w:numPr><w:ilvl w:val="{_DIGITS}"/>'),
    ],
    ids=lambda text: text[:50],
)
def test_numbers_without_end(old: str, new: str, repo: Repo, tmp_path: Path) -> None:
    """A Roman numeral of a thousand million has ten million letters: the test would not end."""
    number = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    file = docx_file(tmp_path / "a.docx", ROWS)
    document = part(file, "word/document.xml")
    words = "<w:p><w:r><w:t>县公安局：查处"
    assert words in document
    parts = {
        "word/document.xml": document.replace(words, words.replace("<w:p>", f"<w:p>{number}")),
        "word/numbering.xml": NUMBERING,
    }
    assert any(old in text for text in parts.values())
    made = {name: text.replace(old, new, 1).encode() for name, text in parts.items()}
    result = repo.run("import", str(repacked(file, made)))
    assert result.code in (0, 1), result.err


def test_nothing_but_tags(repo: Repo, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(package, "MAX_TAGS", 1000)
    file = docx_file(tmp_path / "a.docx", ROWS)
    xml = part(file, "word/document.xml").replace("<w:body>", "<w:body>" + "<w:p/>" * 1000)
    refused(repo, repacked(file, {"word/document.xml": xml.encode()}), "大得不正常")


@pytest.mark.parametrize(
    "text", ["（" * 30_000, "1." * 30_000, "《" * 30_000, "县公安局：查\n" * 5_000]
)
def test_endless_cells_take_no_endless_time(text: str, repo: Repo, tmp_path: Path) -> None:
    """A pattern that looks ahead from every bracket takes minutes here: the test would not end."""
    head = ["序号", "领域", "事项名称", "主体责任", "依据", "运行流程"]
    rows = [head, ["1", "综合治理", "甲", f"县公安局：{text}", text, text]]
    result = repo.run("import", str(csv_file(tmp_path / "a.csv", rows)))
    assert result.code in (0, 1)
    assert "程序内部出错" not in result.err


def test_a_table_without_end(repo: Repo, tmp_path: Path) -> None:
    file = docx_file(tmp_path / "a.docx", ROWS)
    xml = part(file, "word/document.xml").replace(
        "<w:tcPr>", '<w:tcPr><w:gridSpan w:val="999999999"/>'
    )
    refused(repo, repacked(file, {"word/document.xml": xml.encode()}), "200 列", "分成")
    refused(
        repo,
        csv_file(tmp_path / "a.csv", [HEAD, *[["1", "综合治理", "甲", "x"]] * 20_001]),
        "20000 行",
        "分成",
    )


def test_other_packages(repo: Repo, tmp_path: Path) -> None:
    for name, says in (
        ("content.xml", "OpenDocument"),
        ("a.txt", "压缩包"),
        ("xl/workbook.bin", "xlsb"),
    ):
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
            archive.writestr("mimetype", "x")
            archive.writestr(name, "x")
        refused(repo, tmp_path / "a.zip", says)


def test_hostile_text_is_neutral_when_shown(repo: Repo, tmp_path: Path) -> None:
    rows = [HEAD, ["1", "综合治理", "甲\x1b[31m红\u202e", "县公安局：=cmd|' /C calc'!A0"]]
    result = repo.run("import", str(csv_file(tmp_path / "a.csv", rows)))
    assert result.code == 0
    assert not {"\x1b", "\u202e"} & set(result.out + result.err)
    assert "U+001B、U+202E" in result.out


def test_a_missing_component_is_named(repo: Repo, tmp_path: Path, monkeypatch) -> None:
    import sys

    file = docx_file(tmp_path / "a.docx", ROWS)
    monkeypatch.setitem(sys.modules, "lxml", None)
    refused(repo, file, "组件 lxml", "pip install")


OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + bytes(2000)


def test_old_word_without_libreoffice(repo: Repo, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "a.doc").write_bytes(OLD)
    monkeypatch.setattr(process.shutil, "which", lambda _: None)
    refused(repo, tmp_path / "a.doc", "LibreOffice", "另存为 docx")


@pytest.mark.parametrize("output", [None, ROWS])
def test_old_word_through_libreoffice(output, repo: Repo, tmp_path: Path, monkeypatch) -> None:
    """A stand-in for soffice: it ends with 0 also when it made nothing."""
    made = docx_file(tmp_path / "made.docx", output) if output else tmp_path / "none"
    script = tmp_path / "soffice"
    script.write_text(
        f'#!/bin/sh\nfor last; do :; done\nwhile [ "$1" != --outdir ]; do shift; done\nmkdir -p "$2"\ncp {made} "$2/source.docx" 2>/dev/null\nexit 0\n'
    )
    script.chmod(0o755)
    monkeypatch.setattr(process.shutil, "which", lambda _: str(script))
    (tmp_path / "a.doc").write_bytes(OLD)
    if output is None:
        refused(repo, tmp_path / "a.doc", "没有能够转换", "另存为 docx")
    else:
        assert repo.run("import", str(tmp_path / "a.doc")).code == 0


@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice here")
def test_real_old_files(repo: Repo, tmp_path: Path) -> None:
    """.xls and .doc as LibreOffice writes them say the same as the files they came from.

    It drops a table that is all there is in a .doc, so paragraphs stand around it.
    """
    rows, merges = [*ROWS, ["2", "", "乙", "县应急管理局：救援"]], [(1, 1, 2, 1)]
    document = docx_file(tmp_path / "a.docx", rows, merges, before=["清单"], after=["（完）"])
    sheet = xlsx_file(tmp_path / "b.xlsx", rows, merges)
    for source, suffix in ((document, "doc"), (sheet, "xls")):
        folder = tmp_path / suffix
        folder.mkdir()
        old = process.converted(source, suffix, folder)
        first, second = (
            repo.run("import", str(f), "--format", "json").json["matters"] for f in (source, old)
        )
        assert [m["name"] for m in first] == ["甲", "乙"]
        assert first == second
        wps = old.rename(tmp_path / {"doc": "a.wps", "xls": "a.et"}[suffix])
        assert repo.run("import", str(wps), "--format", "json").json["matters"] == first
