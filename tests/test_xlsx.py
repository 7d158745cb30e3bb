"""Spreadsheets, opened with openpyxl."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from samples import SAMPLES, listing, row, written
from support import Repo
from xlsx_checks import A4, across, faults

from shudi_cli.document import CONTINUED, Document
from shudi_cli.formats import Options

TABLES = [name for name, document in SAMPLES.items() if document.columns]
TALL = listing(
    row(1, "治理", "很多职责", *[f"第{n}项职责，{'要写得比较长' * 6}" for n in range(38)]),
    row(2, "治理", "少", "一条"),
)
LONG = listing(
    row(1, "治理", "很多职责", *[f"第{n}项职责，{'要写得比较长' * 6}" for n in range(90)]),
    row(2, "治理", "少", "一条"),
)
HUGE = listing(
    row(1, "治理", "很多职责", *["查处"] * 60),
    *[row(n, "治理", "少", "一条") for n in range(2, 30)],
)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("split", [True, False])
@pytest.mark.parametrize("a4", [True, False])
def test_nothing_is_wrong(name: str, split: bool, a4: bool) -> None:
    data = written("xlsx", SAMPLES[name], Options(sheet_per_section=split, a4=a4))
    assert faults(data, SAMPLES[name]) == []


def _numbers(data: bytes) -> list[str | int | None]:
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    return [sheet.cell(r, 1).value for r in range(5, sheet.max_row + 1)]


@pytest.mark.parametrize(
    ("document", "a4", "numbers"),
    [
        (TALL, False, [1, 2]),
        (TALL, True, [1, "1（续）", "1（续）", 2]),
        (LONG, False, [1, "1（续）", "1（续）", 2]),
        (HUGE, False, [1, "1（续）", 2]),
    ],
    ids=["smaller type", "a sheet for A4", "no row is as high", "nor on a sheet like a page"],
)
def test_an_item_is_one_row_but_on_a4_and_where_no_row_is_high_enough(
    document: Document, a4: bool, numbers: list[str | int]
) -> None:
    data = written("xlsx", document, Options(a4=a4))
    assert faults(data, document) == []
    assert _numbers(data)[: len(numbers)] == numbers
    sheet = openpyxl.load_workbook(BytesIO(data)).active
    assert sheet.cell(3 + len(numbers), 3).value == "很多职责", "a continuation says whose it is"


def test_the_shipped_list_has_a_row_an_item(demo: Repo, tmp_path: Path) -> None:
    """Type is made smaller only where a row would be too high, and never too small to read."""
    target = tmp_path / "清单.xlsx"
    assert demo.run("export", "-o", str(target), "-q").code == 0
    sheet = openpyxl.load_workbook(target).active
    (top,) = (r for r in range(1, 12) if sheet.cell(r, 1).value == "序号")
    assert [sheet.cell(top + n, 1).value for n in range(1, 52)] == [*range(1, 52)]
    assert sheet.cell(top + 52, 1).value is None
    types = Counter(sheet.cell(top + n, 4).font.sz for n in range(1, 52))
    assert types.most_common(1)[0][0] == 9
    assert set(types) <= {9, 7.5, 6.5}
    assert sheet.freeze_panes == f"D{top + 1}", "the name stays where one scrolls to the right"


@pytest.mark.parametrize(
    ("options", "told"),
    [((), True), (("--a4",), False), (("--style", "catalogue"), False)],
    ids=["whole", "a4", "catalogue"],
)
def test_who_gets_a_wide_sheet_is_told_how_to_print_it(
    demo: Repo, tmp_path: Path, options: tuple[str, ...], told: bool
) -> None:
    done = demo.run("export", "-o", str(tmp_path / "清单.xlsx"), *options)
    assert done.code == 0
    assert ("打印在 A3 上是原大的 72%。要打印，加 --a4，或者导出 docx。" in done.err) == told
    assert ("A3" in done.err) == told


@pytest.mark.parametrize("option", ["--a4", "--by-domain"])
def test_what_only_spreadsheets_have_is_refused_for_others(demo: Repo, option: str) -> None:
    done = demo.run("export", option, "--to", "csv")
    assert done.code == 2
    assert f"{option} 只管电子表格，写成 csv 用不上。" in done.err


def test_a_sheet_for_each_domain_on_request() -> None:
    book = openpyxl.load_workbook(
        BytesIO(written("xlsx", SAMPLES["list"], Options(sheet_per_section=True)))
    )
    assert book.sheetnames == ["治理", "建设"]


def test_the_flow_is_a_sheet_of_its_own() -> None:
    sheet = openpyxl.load_workbook(BytesIO(written("xlsx", SAMPLES["flow"])))["流程图"]
    assert [[c.value or None for c in r] for r in sheet.iter_rows()] == [
        ["乡镇", "1.发现", "时限：1日内"],
        [None, "↓", "交县公安局"],
        ["县公安局", "2.查处", None],
    ]


def test_properties_and_remarks() -> None:
    book = openpyxl.load_workbook(BytesIO(written("xlsx", SAMPLES["list"])))
    assert book.properties.title == "某县责任清单"
    assert book.custom_doc_props["版次"].value == "2019.1"
    assert book.custom_doc_props["性质"].value == "示范"
    texts = [c.value for r in book.active.iter_rows() for c in r]
    for text in (
        "不是正式文件。",
        "注：第一个单位为主办单位。",
        "数据来源：清单 shifan，版次 2019.1。",
    ):
        assert text in texts


def test_marks_are_struck_and_underlined() -> None:
    book = openpyxl.load_workbook(BytesIO(written("xlsx", SAMPLES["compared"])), rich_text=True)
    old, new = (c.value for c in next(book.active.iter_rows(min_row=3, max_row=3)))
    assert [str(p) for p in old if getattr(getattr(p, "font", None), "strike", False)] == [
        "县环境保护局"
    ]
    assert [str(p) for p in new if getattr(getattr(p, "font", None), "u", None)] == ["县生态环境局"]


def test_a_paragraph_higher_than_rows_can_be_is_cut_and_nothing_is_lost() -> None:
    text = "一句话说完。" * 900
    sheet = openpyxl.load_workbook(
        BytesIO(written("xlsx", listing(row(1, "治理", "长", "查处", note=text)), Options(a4=True)))
    ).active
    cells = [sheet.cell(r, 5).value or "" for r in range(5, sheet.max_row - 2)]
    assert len(cells) > 1
    assert all(c.startswith(CONTINUED) for c in cells[1:])
    assert "".join(c.removeprefix(CONTINUED) for c in cells) == text
    assert all(cell.endswith("。") for cell in cells if cell)


BROKEN = {
    "frozen header": lambda s: setattr(s, "freeze_panes", None),
    "filter": lambda s: setattr(s.auto_filter, "ref", "A1:B2"),
    "print titles": lambda s: setattr(s, "print_title_rows", "1:1"),
    "landscape": lambda s: setattr(s.page_setup, "orientation", "portrait"),
    "fit to width": lambda s: setattr(s.sheet_properties.pageSetUpPr, "fitToPage", False),
    "header": lambda s: setattr(s["C4"], "value", "事项"),
    "vertical merge": lambda s: s.merge_cells("B5:B6"),
    "height": lambda s: setattr(s.row_dimensions[5], "height", None),
    "hidden lines": lambda s: setattr(s.row_dimensions[5], "height", 13),
    "number": lambda s: setattr(s["A5"], "value", "1"),
    "not text": lambda s: setattr(s["C5"], "value", "=1+1"),
    "quote prefix": lambda s: setattr(s["E5"], "value", "+1"),
    "wrap": lambda s: setattr(s["E5"], "alignment", openpyxl.styles.Alignment(wrap_text=False)),
    "text": lambda s: setattr(s["C5"], "value", "别的"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_the_checks_notice_a_file_broken_on_purpose(fault: str) -> None:
    document = SAMPLES["list"]
    book = openpyxl.load_workbook(BytesIO(written("xlsx", document)))
    BROKEN[fault](book.active)
    out = BytesIO()
    book.save(out)
    assert fault in faults(out.getvalue(), document)


@pytest.mark.parametrize("name", TABLES)
def test_a_page_is_as_wide_as_the_table_in_type_that_can_be_read(name: str) -> None:
    """Fitted to the width, nothing is shrunk below 9 points; rows do not differ in size."""
    data = written("xlsx", SAMPLES[name], Options(a4=True))
    sheet = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    assert across(sheet) <= A4
    top = len(SAMPLES[name].front) + 2
    last = top + len([row for item in SAMPLES[name].rows for row in item.subrows or [item]])
    sizes = {c.font.sz for r in sheet.iter_rows(min_row=top + 1, max_row=last) for c in r}
    assert sizes in ({9.0}, {10.5})
