"""Word documents: everything an office would send back, and that the checks would notice it."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import docx
import pytest
from docx_checks import faults
from msgspec.structs import replace
from samples import SAMPLES, compared, listing, row, written

from shudi_cli.document import Cell, Document, paragraph
from shudi_cli.formats import Fonts, Options
from shudi_cli.formats.titles import lines
from shudi_cli.formats.xml import package


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("turned", [True, False])
def test_nothing_is_wrong(name: str, turned: bool) -> None:
    data = written("docx", SAMPLES[name], Options(turned_numbers=turned))
    assert faults(data, SAMPLES[name]) == []


@pytest.mark.parametrize("name", SAMPLES)
def test_python_docx_opens_it(name: str) -> None:
    opened = docx.Document(BytesIO(written("docx", SAMPLES[name])))
    assert opened.core_properties.title == SAMPLES[name].title
    assert opened.core_properties.version == "2019.1"
    assert str(opened.core_properties.modified)[:10] == "2019-07-31"
    for table in opened.tables:
        assert all(len(r._tr.tc_lst) in (1, len(table.columns)) for r in table.rows)


def test_properties_name_the_edition_and_the_commit() -> None:
    archive = zipfile.ZipFile(BytesIO(written("docx", SAMPLES["list"])))
    custom = archive.read("docProps/custom.xml").decode()
    assert ">2019.1<" in custom
    assert ">示范<" in custom
    assert "c" * 40 in custom


def test_marks_survive_black_and_white() -> None:
    styles = zipfile.ZipFile(BytesIO(written("docx", compared()))).read("word/styles.xml").decode()
    assert "<w:strike/>" in styles
    assert '<w:u w:val="single"/>' in styles


def test_fonts_can_be_chosen() -> None:
    data = written("docx", SAMPLES["list"], Options(fonts=Fonts(text="仿宋")))
    styles = zipfile.ZipFile(BytesIO(data)).read("word/styles.xml").decode()
    assert 'w:eastAsia="仿宋"' in styles
    assert "仿宋_GB2312" not in styles


def numbered(document: Document) -> list[str]:
    """The first cell of each row of the table, below the header and the band."""
    (table,) = docx.Document(BytesIO(written("docx", document))).tables
    return [row._tr.tc_lst[0].xpath("string(.)") for row in table.rows][2:]


def test_an_item_higher_than_a_page_goes_on_under_its_number_and_only_that() -> None:
    low = row(1, "治理", "低", *["职责"] * 8)
    high = row(2, "治理", "高", *["职责"] * 60)
    middling = row(1, "治理", "中", *["职责"] * 16)
    assert numbered(listing(low, high)) == ["1", "2", "2（续）", "2（续）"]
    assert numbered(listing(low, middling)) == ["1", "1"]
    assert numbered(listing(middling, low)) == ["1", "1（续）", "1"], "no title alone on its page"
    data = written("docx", listing(low, high, middling))
    assert faults(data, listing(low, high, middling)) == []


def test_duties_do_not_stand_apart_from_the_name_above_them() -> None:
    """A page ends above a body's name where one is near."""
    parts = [Cell((paragraph(f"{n}局：", "name"), *[paragraph("职责")] * 4)) for n in range(20)]
    own = Cell(tuple(p for part in parts for p in part.paragraphs))
    item = row(1, "治理", "长")
    document = listing(replace(item, cells=(*item.cells[:3], own, item.cells[4])))
    (table,) = docx.Document(BytesIO(written("docx", document))).tables
    firsts = [r._tr.tc_lst[2].p_lst[0].text for r in list(table.rows)[2:]]
    assert len(firsts) > 3
    assert all(text.endswith("局：") for text in firsts)
    assert faults(written("docx", document), document) == []


def test_a_table_of_long_items_is_set_in_smaller_type() -> None:
    def size(document: Document) -> str:
        styles = _parts(written("docx", document))["word/styles.xml"]
        return re.search(r'styleId="TableText".*?<w:sz w:val="(\d+)"', styles)[1]

    low, high = row(1, "治理", "低", "职责"), row(2, "治理", "高", *["职责"] * 60)
    assert size(listing(low, low, high)) == "21"
    assert size(listing(low, high, high)) == "18"


BROKEN = {
    "orientation": ("word/document.xml", ' w:orient="landscape"', ""),
    "page size": ("word/document.xml", 'w:w="16838"', 'w:w="16600"'),
    "margins": ("word/document.xml", 'w:left="1984"', 'w:left="1800"'),
    "two footers": ("word/settings.xml", "<w:evenAndOddHeaders/>", ""),
    "page field": ("word/footer2.xml", 'w:fldCharType="end"', 'w:fldCharType="separate"'),
    "page dashes": ("word/footer1.xml", "— </w:t>", "</w:t>"),
    "theme font": ("word/styles.xml", "w:eastAsia=", "w:eastAsiaTheme="),
    "font": ("word/styles.xml", 'w:eastAsia="黑体"', 'w:eastAsia="微软雅黑"'),
    "hint": ("word/document.xml", '<w:rFonts w:hint="eastAsia"/>', ""),
    "header row": ("word/document.xml", "<w:tblHeader/>", ""),
    "cantSplit": ("word/document.xml", "<w:cantSplit/>", ""),
    "band keeps with next": ("word/styles.xml", "<w:keepNext/>", ""),
    "paragraph after table": ("word/document.xml", "</w:tbl><w:p>", "</w:tbl><w:sdt/><w:p>"),
    "grid width": ("word/document.xml", "<w:gridCol ", '<w:gridCol w:w="900"/><w:gridCol '),
    "fixed layout": ("word/document.xml", 'w:type="fixed"', 'w:type="autofit"'),
    "spans": ("word/document.xml", '<w:gridSpan w:val="4"/>', '<w:gridSpan w:val="3"/>'),
    "text under a merge": ("word/document.xml", '<w:gridSpan w:val="4"/>', '<w:gridSpan w:val="4"/><w:vMerge/>'),
    "text": ("word/document.xml", "拆除违法建设", "拆除合法建设"),
}  # fmt: skip


BROKEN_SUBROWS = {
    "sub-row keeps with next": ('<w:pStyle w:val="TableCentre"/><w:keepNext/>', '<w:pStyle w:val="TableCentre"/>'),
    "last sub-row keeps with the next item": ('<w:pStyle w:val="TableText"/>', '<w:pStyle w:val="TableText"/><w:keepNext/>'),
    "text under a merge": ("<w:vMerge/>", '<w:vMerge w:val="x"/>'),
    "merge within an item": ("<w:vMerge/>", ""),
    "text": ("（续）", ""),
}  # fmt: skip


@pytest.mark.parametrize("fault", BROKEN_SUBROWS)
def test_the_checks_notice_sub_rows_broken_on_purpose(fault: str) -> None:
    old, new = BROKEN_SUBROWS[fault]
    parts = _parts(written("docx", SAMPLES["departments"]))
    xml = parts["word/document.xml"]
    assert old in xml
    broken = xml.replace(old, new)
    if fault == "text under a merge":
        after = broken.rindex('<w:vMerge w:val="x"/>')
        at = broken.index("</w:p>", after)
        broken = f"{broken[:at]}<w:r><w:t>藏</w:t></w:r>{broken[at:]}"
    out = BytesIO()
    package(out, [(n, [broken if n == "word/document.xml" else t]) for n, t in parts.items()])
    assert fault in faults(out.getvalue(), SAMPLES["departments"])


def test_a_long_item_goes_on_under_its_name() -> None:
    xml = _parts(written("docx", SAMPLES["departments"]))["word/document.xml"]
    assert xml.count("很长的事项") > 1
    assert xml.count("很长的事项") == xml.count("（续）") + 1
    assert xml.count("拆除违法建设") == 1


@pytest.mark.parametrize("fault", BROKEN)
def test_the_checks_notice_a_file_broken_on_purpose(fault: str) -> None:
    part, old, new = BROKEN[fault]
    sample = listing(row(1, "治理", "拆除违法建设", "“查处”"))
    parts = _parts(written("docx", sample))
    assert old in parts[part]
    out = BytesIO()
    package(out, [(n, [t.replace(old, new) if n == part else t]) for n, t in parts.items()])
    assert fault in faults(out.getvalue(), sample)


def test_the_checks_notice_lost_marks_and_clock() -> None:
    parts = _parts(written("docx", compared()))
    plain = parts["word/document.xml"].replace('<w:rStyle w:val="Deleted"/>', "")
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in {**parts, "word/document.xml": plain}.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text)
    assert set(faults(out.getvalue(), compared())) == {"deletions", "zip dates"}


def _parts(data: bytes) -> dict[str, str]:
    archive = zipfile.ZipFile(BytesIO(data))
    return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("某县责任清单", ["某县责任清单"]),
        (
            "县乡属地管理事项主体责任和配合责任清单调整说明",
            ["县乡属地管理事项主体责任和", "配合责任清单调整说明"],
        ),
        ("字" * 25, ["字" * 19, "字" * 6]),
    ],
)
def test_titles_break_by_sense(title: str, expected: list[str]) -> None:
    assert lines(title, 19) == expected
