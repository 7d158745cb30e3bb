"""`shudi export` as its users run it."""

from __future__ import annotations

import csv
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import openpyxl
import pytest
from docx_checks import faults
from msgspec.structs import replace
from support import ROOT, Repo

from shudi_cli.cli.exporting import Asked
from shudi_cli.cli.exporting import document as exported
from shudi_cli.document import Document
from shudi_cli.editions import Snapshot, open_snapshot
from shudi_cli.formats import FORMATS
from shudi_cli.layouts.columns import COLUMNS
from shudi_cli.query import Known, using
from shudi_cli.source import find

WORKFLOW = """workflow:
  issuer: 某县人民政府
  since: 2019-08-31
  steps:
    - step: 发现、报告
      by: [乡镇人民政府]
      to: [县综合行政执法局]
      within: P1D
      limit_basis: 示范
      means: 抄告
    - step: 查处
      by: [县综合行政执法局]
      within: P5D
      workdays: true
      limit_basis: {law: 城乡规划法, articles: ["64"]}
      escalate: 逾期不处理的报县人民政府
"""
ADJUSTMENT = """format: 1
edition: "2019.1"
effective: 2019-07-31
changes:
  - {matters: [aa-01], kind: added, reason: work, text: 首次编制}
"""


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def asked(**options: str) -> Asked:
    base = {"domain": None, "body": None, "flow": None, "diff": None, "changelog": None, "columns": None,
            "style": "full", "rows": "item", "label": "附件"}  # fmt: skip
    return Asked(**(base | options))


def whole(snapshot: Snapshot, wanted: Asked, repo: Repo) -> Document:
    """The document with all of its rows, to be looked at when the index is closed."""

    def made(known: Known) -> Document:
        document = exported(known, wanted, repo.root)
        sections = (replace(s, rows=tuple(s.rows)) for s in document.sections)
        return replace(document, sections=tuple(sections))

    return using(snapshot, made)


@pytest.mark.parametrize(
    ("name", "hints"),
    [
        ("清单.pdf", ("-o 清单.docx", "另存为 PDF", "typst compile 清单.typ")),
        ("清单.DOC", ("-o 清单.docx", "另存为 doc")),
        ("清单.wps", ("-o 清单.docx",)),
        ("清单.odt", ("-o 清单.docx",)),
        ("清单.xls", ("-o 清单.xlsx",)),
        ("清单.et", ("-o 清单.xlsx",)),
        ("清单.ods", ("-o 清单.xlsx",)),
        ("清单.txt", ("-o 清单.md",)),
        ("清单.abc", ("--to",)),
    ],
)
def test_an_ending_no_format_has_names_the_nearest(
    repo: Repo, name: str, hints: tuple[str, ...]
) -> None:
    result = repo.run("export", "-o", name)
    assert (result.code, result.out) == (2, "")
    assert f"不能直接导出 {Path(name).suffix} 文件" in result.err
    for hint in hints:
        assert hint in result.err


@pytest.mark.parametrize("layout", ["--diff", "--changelog"])
@pytest.mark.parametrize("side", ["--rev=HEAD", "--on=2020-01-01"])
def test_a_comparison_names_both_of_its_sides_itself(repo: Repo, layout: str, side: str) -> None:
    result = repo.run("export", layout, "2019.1..2020.1", side, "-o", "a.docx")
    assert (result.code, result.out) == (2, "")
    assert f"{layout} 不看 --rev 和 --on" in result.err
    assert f"{layout} A..{side.partition('=')[2]}" in result.err


def test_a_booklet_of_one_domain(repo: Repo) -> None:
    found = repo.run("export", "--body", "县公安局", "--domain", "aa", "--to", "csv")
    assert [r["事项名称"] for r in rows(found.out)] == ["拆除违法建设"]
    none = repo.run("export", "--body", "县公安局", "--domain", "bb", "--to", "csv")
    assert (none.code, none.out) == (1, "")
    assert "县公安局在“" in none.err
    wrong = repo.run("export", "--flow", "拆违", "--domain", "aa", "--to", "csv")
    assert (wrong.code, wrong.out) == (2, "")


@pytest.mark.parametrize("form", ["html", "md", "typst"])
def test_pages_without_their_source_keep_the_caution(repo: Repo, form: str) -> None:
    assert "数据来源：" in repo.run("export", "--to", form).out
    without = repo.run("export", "--to", form, "--no-source").out
    assert "数据来源：" not in without
    assert "不是任何机关印发的正式文件" in without


def test_office_files_without_their_source_keep_it_in_their_properties(
    repo: Repo, tmp_path: Path
) -> None:
    word, sheet = tmp_path / "a.docx", tmp_path / "a.xlsx"
    for file in (word, sheet):
        assert repo.run("export", "-o", str(file), "--no-source").code == 0
    opened = docx.Document(str(word))
    assert not [p for p in opened.paragraphs if "数据来源" in p.text]
    assert "数据来源：清单 shifan" in opened.core_properties.comments
    book = openpyxl.load_workbook(sheet)
    assert "2019.1" not in (book.active.oddFooter.left.text or "")
    assert not [c for r in book.active.iter_rows() for c in r if "数据来源" in str(c.value)]
    assert book.custom_doc_props["版次"].value == "2019.1"


def test_the_key_to_the_table_stands_above_it(repo: Repo, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    repo.run("export", "-o", str(file))
    body = docx.Document(str(file)).element.body
    texts = ["".join(n.itertext()) for n in body if n.tag.endswith("}p")]
    before = [n.tag for n in body].index(body.tbl_lst[0].tag)
    assert any("排在第一的为主办单位" in text for text in texts[:before])


# what is printed


def test_the_full_list(repo: Repo) -> None:
    (row,) = rows(repo.run("export", "--to", "csv").out)
    assert list(row) == ["序号", "领域", "事项名称", "主体责任", "配合责任", "依据", "备注", "来源"]
    assert row["主体责任"].splitlines() == [
        "县综合行政执法局（查处）：",
        "适用：城市、镇规划区内",
        "责令停止建设、限期拆除违法建筑",
        "依据：《城乡规划法》第六十四条",
        "乡镇人民政府（查处）：",
        "适用：乡、村庄规划区内",
        "责令停止建设、限期改正，逾期不改正的拆除",
        "依据：《城乡规划法》第六十五条",
    ]
    assert row["配合责任"] == "县公安局：\n维护拆除现场的秩序"
    assert row["来源"] == "示范清单 shifan 2019.1，自 2019-07-31 起施行"


def test_brief_leaves_out_each_parts_basis(repo: Repo) -> None:
    (row,) = rows(repo.run("export", "--to", "csv", "--style", "brief").out)
    assert "备注" not in row
    assert "依据：" not in row["主体责任"]
    assert row["依据"].endswith("第六十四条、第六十五条")


def test_the_catalogue_names_bodies_only(repo: Repo) -> None:
    result = repo.run("export", "--to", "csv", "--style", "catalogue")
    (row,) = rows(result.out)
    assert row["主体责任单位"] == "县综合行政执法局、乡镇人民政府"
    assert row["配合责任单位"] == "县公安局"


def test_one_row_a_department(repo: Repo) -> None:
    found = rows(repo.run("export", "--to", "csv", "--rows", "department").out)
    assert list(found[0]) == [
        "序号",
        "领域",
        "事项名称",
        "责任类型",
        "责任单位",
        "职责",
        "依据",
        "来源",
    ]
    assert {(r["序号"], r["领域"], r["事项名称"]) for r in found} == {
        ("1", "综合治理", "拆除违法建设")
    }
    assert [(r["责任类型"], r["责任单位"]) for r in found] == [
        ("主体责任\n（主办）", "县综合行政执法局"),
        ("主体责任", "乡镇人民政府"),
        ("配合责任", "县公安局"),
        ("事项依据", ""),
    ]
    assert found[0]["职责"].splitlines() == [
        "环节：查处", "适用：城市、镇规划区内", "责令停止建设、限期拆除违法建筑",
    ]  # fmt: skip
    assert found[0]["依据"] == "《城乡规划法》第六十四条"
    html = repo.run("export", "--to", "html", "--rows", "department").out
    assert html.count("<p>拆除违法建设</p>") == 1
    assert html.count("rowspan=4") == 2
    assert html.count("<tr class=more>") == 3


def test_one_row_a_department_prints_every_duty_of_the_demonstration(demo: Repo) -> None:
    snapshot = open_snapshot(find(demo.root), rev=None, on=None, only=None)
    made = whole(snapshot, asked(rows="department"), demo)
    printed = {row.cells[2].text: row.subrows for row in made.rows}
    for entry in snapshot.lists[0].active():
        matter = entry.matter
        parts = (*matter.lead, *matter.support)
        lines = printed[matter.name]
        assert len(parts) <= len(lines) <= len(parts) + 1
        for part, line in zip(parts, lines, strict=False):
            assert all(duty in line[5].text for duty in part.duties), (matter.id, part.body)


def test_columns_of_ones_own(repo: Repo) -> None:
    result = repo.run("export", "--to", "csv", "--columns", "编号，别名,吹哨")
    assert rows(result.out) == [
        {"编号": "aa-01", "别名": "拆违拆临、违建", "吹哨": "综合执法（要吹哨）",
         "来源": "示范清单 shifan 2019.1，自 2019-07-31 起施行"}
    ]  # fmt: skip
    assert list(rows(repo.run("export", "--to", "csv", "--columns", "all").out)[0]) == [
        *COLUMNS,
        "来源",
    ]


def test_a_domain_is_a_band_or_a_column_never_both(repo: Repo) -> None:
    banded = repo.run("export", "--to", "md").out
    assert "## 综合治理（1项）" in banded
    assert "| 领域 |" not in banded
    chosen = repo.run("export", "--to", "md", "--columns", "领域,事项名称").out
    assert "| 领域 | 事项名称 |" in chosen
    assert "（1项）" not in chosen


def test_every_duty_of_the_demonstration_is_printed_once_and_in_order(demo: Repo) -> None:
    snapshot = open_snapshot(find(demo.root), rev=None, on=None, only=None)
    made = whole(snapshot, asked(), demo)
    cells = {row.cells[2].text: row.cells for row in made.rows}
    for entry in snapshot.lists[0].active():
        matter = entry.matter
        for place, parts in ((3, matter.lead), (4, matter.support)):
            rest = cells[matter.name][place].text
            for duty in (d for part in parts for d in part.duties):
                _, found, rest = rest.partition(duty)
                assert found, (matter.id, duty)


@pytest.mark.parametrize("kind", ["item", "department"])
@pytest.mark.parametrize("style", ["full", "brief", "catalogue"])
def test_word_documents_of_the_demonstration_are_sound(
    demo: Repo, tmp_path: Path, style: str, kind: str
) -> None:
    target = tmp_path / "清单.docx"
    chosen = ("--style", style, "--rows", kind, "--label", "附件1")
    assert demo.run("export", "-o", str(target), *chosen).code == 0
    snapshot = open_snapshot(find(demo.root), rev=None, on=None, only=None)
    made = whole(snapshot, asked(style=style, rows=kind, label="附件1"), demo)
    assert faults(target.read_bytes(), made) == []
    assert (
        "不是任何机关印发的正式文件" in [p.text for p in docx.Document(str(target)).paragraphs][4]
    )


def test_an_official_list_says_nothing_of_a_demonstration(repo: Repo) -> None:
    repo.edit("data/matters/shifan/list.yaml", "nature: demonstration", "nature: official")
    assert "示范" not in repo.run("export", "--to", "html").out


def test_the_booklet_of_a_department(repo: Repo) -> None:
    text = repo.run("export", "--to", "md", "--body", "城管局").out
    assert text.startswith("# 测试清单部门分册\n\n县综合行政执法局\n")
    assert "## 一、主体责任（1项）" in text
    assert "查处：</b><br>适用：城市、镇规划区内<br>责令停止建设" in text
    assert "主体：乡镇人民政府<br>配合：县公安局" in text
    assert "配合责任（" not in text
    (row,) = rows(repo.run("export", "--to", "csv", "--body", "城管局").out)
    assert row["责任类型"] == "主体责任"


def test_the_booklet_of_a_township_shows_what_the_county_carries(repo: Repo) -> None:
    text = repo.run("export", "--to", "md", "--body", "乡镇人民政府").out
    assert "# 测试清单乡镇分册" in text
    assert "| 序号 | 领域 | 事项名称 | 乡镇（街道）职责 | 县级单位主体责任 | 吹哨 | 依据 |" in text
    assert "责令停止建设、限期拆除违法建筑" in text
    assert "综合执法（要吹哨）" in text


def test_several_parts_of_a_body_in_one_matter_are_one_row(repo: Repo) -> None:
    repo.edit("data/matters/shifan/aa-01.yaml", "body: 县公安局", "body: 县综合行政执法局")
    text = repo.run("export", "--to", "md", "--body", "县综合行政执法局").out
    assert "## 一、主体责任（1项）" in text
    assert "## 二、配合责任（1项）" in text


def test_the_workflow_sheet(repo: Repo) -> None:
    path = repo.root / "data/matters/shifan/aa-01.yaml"
    path.write_text(path.read_text("utf-8") + WORKFLOW, "utf-8")
    text = repo.run("export", "--to", "md", "--flow", "拆违").out
    assert "# 拆除违法建设运行流程" in text
    assert "流程由某县人民政府确定，自2019年8月31日起执行。" in text
    assert "| 1 | 发现、报告 | 乡镇人民政府 | 县综合行政执法局 | 抄告 | 1日内 | 示范 |  |" in text
    assert (
        "| 5个工作日内 | 《中华人民共和国城乡规划法》第六十四条 | 逾期不处理的报县人民政府 |"
        in text
    )
    assert 's1 -->|"交县综合行政执法局"| s2' in text


def test_a_matter_without_workflow_has_no_sheet(repo: Repo) -> None:
    result = repo.run("export", "--to", "md", "--flow", "拆违")
    assert (result.code, result.out) == (1, "")
    assert "“拆除违法建设”还没有确定运行流程。" in result.err


def test_the_comparison_table_marks_words_and_keeps_names_whole(repo: Repo) -> None:
    first = repo.commit()
    path = "data/matters/shifan/aa-01.yaml"
    repo.edit(path, "责令停止建设、限期拆除违法建筑", "责令停止建设、限期拆除全部违法建筑")
    repo.edit(path, "body: 县公安局", "body: 县应急管理局")
    repo.write(
        "data/adjustments/shifan/2019.2.yaml",
        ADJUSTMENT.replace("2019.1", "2019.2")
        .replace("2019-07-31", "2019-09-01")
        .replace("首次编制", "按三定规定调整"),
    )
    repo.edit("data/matters/shifan/list.yaml", '"2019.1"', '"2019.2"')
    repo.edit("data/matters/shifan/list.yaml", "effective: 2019-07-31", "effective: 2019-09-01")
    second = repo.commit()
    text = repo.run("export", "--to", "md", "--diff", f"{first}..{second}").out
    assert "（2019.1版与2019.2版对照）" in text
    assert "责令停止建设、限期拆除<ins>全部</ins>违法建筑" in text
    assert "<b>【配合责任】<del>县公安局</del>：</b>" in text
    assert "<b>【配合责任】<ins>县应急管理局</ins>：</b>" in text
    assert "【依据】" not in text, "what stayed is not shown"
    assert "| 按三定规定调整 |" in text


def test_nothing_changed_is_said(repo: Repo) -> None:
    commit = repo.commit()
    result = repo.run("export", "--to", "md", "--diff", f"{commit}..{commit}")
    assert (result.code, result.out) == (1, "")
    assert "都没有变化" in result.err


# where it goes


@pytest.mark.parametrize("form", FORMATS)
def test_the_file_name_tells_the_format(repo: Repo, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"清单{FORMATS[form].suffix}"
    result = repo.run("export", "-o", str(target))
    assert (result.code, result.out) == (0, "")
    assert f"已写入 {target}" in result.err
    first = target.read_bytes()
    target.unlink()
    repo.run("export", "--to", form, "-o", str(target), "--quiet")
    assert target.read_bytes() == first


@pytest.mark.parametrize("form", FORMATS)
def test_a_day_that_is_none_ends_no_export(repo: Repo, tmp_path: Path, form: str) -> None:
    repo.edit("data/matters/shifan/list.yaml", "effective: 2019-07-31", "effective: <待定>")
    repo.edit(
        "data/matters/shifan/aa-01.yaml",
        "since: 2019-07-31\n",
        WORKFLOW.replace("2019-08-31", "待定"),
    )
    for which in ([], ["--flow", "拆违"]):
        target = tmp_path / f"{len(which)}{FORMATS[form].suffix}"
        result = repo.run("export", *which, "--to", form, "-o", str(target))
        assert (result.code, target.exists()) == (0, True), result.err
        if form in ("docx", "xlsx"):
            with zipfile.ZipFile(target) as package:
                core = ElementTree.fromstring(package.read("docProps/core.xml"))
            days = {e.text for e in core if e.tag.endswith(("}created", "}modified"))}
            assert days == ({"1980-01-01T00:00:00Z"} if form == "xlsx" else set())


@pytest.mark.parametrize("form", [name for name, about in FORMATS.items() if not about.binary])
def test_text_goes_to_stdout(repo: Repo, form: str) -> None:
    result = repo.run("export", "--to", form)
    assert result.code == 0
    assert "拆除违法建设" in result.out
    assert result.err == ""


def test_csv_files_are_made_for_excel_and_pipes_are_not(repo: Repo, tmp_path: Path) -> None:
    target = tmp_path / "清单.csv"
    repo.run("export", "-o", str(target))
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert not repo.run("export", "--to", "csv").out.startswith("\ufeff")
    repo.run("export", "-o", str(target), "--no-bom", "--force")
    assert not target.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_sheet_for_each_domain(demo: Repo, tmp_path: Path) -> None:
    target = tmp_path / "清单.xlsx"
    demo.run("export", "-o", str(target), "--by-domain", "--style", "catalogue")
    assert openpyxl.load_workbook(target).sheetnames[:2] == ["自然资源", "生态环境"]


def test_what_stands_there_is_not_lost(repo: Repo, tmp_path: Path) -> None:
    target = tmp_path / "清单.md"
    repo.run("export", "-o", str(target))
    assert repo.run("export", "-o", str(target)).code == 0, "the same bytes again"
    target.write_text("手工修改过", "utf-8")
    refused = repo.run("export", "-o", str(target))
    assert refused.code == 2
    assert "已经存在，内容和这次导出的不同" in refused.err
    assert "--force" in refused.err
    assert target.read_text("utf-8") == "手工修改过"
    assert repo.run("export", "-o", str(target), "--force").code == 0
    assert "拆除违法建设" in target.read_text("utf-8")
    assert list(tmp_path.glob(".*")) == [], "no half-written file is left"


WRONG = {
    "没有写导出成什么格式": (),
    "和文件名 x.docx 的后缀不一致": ("--to", "xlsx", "-o", "x.docx"),
    "文件夹不对": ("-o", "/nowhere/x.md"),
    "不能和 --columns 一起用": ("--to", "md", "--rows", "department", "--columns", "序号"),
    "不能和 --flow 一起用": ("--to", "md", "--rows", "department", "--flow", "拆违"),
    "没有列“瞎写”": ("--to", "md", "--columns", "瞎写"),
    "没有领域“瞎写”": ("--to", "md", "--domain", "瞎写"),
    "--body 和 --flow 只能用一个": ("--to", "md", "--body", "县公安局", "--flow", "拆违"),
    "--body 的列是固定的": ("--to", "md", "--body", "县公安局", "--style", "brief"),
    "调整说明是文字，不能写成 csv": ("--to", "csv", "--changelog", "2019.1"),
    "--font 瞎写 写得不对": ("--to", "md", "--font", "瞎写"),
    "只能是 docx、xlsx": ("--to", "doc"),
}


def test_a_document_is_not_shown_on_a_terminal(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shudi_cli.cli.output.on_terminal", lambda: True)
    result = repo.run("export", "--to", "docx")
    assert (result.code, result.out) == (2, "")
    assert "不是文本，不能显示在屏幕上" in result.err
    assert "-o 清单.docx" in result.err


@pytest.mark.parametrize("form", ["docx", "xlsx", "csv"])
@pytest.mark.parametrize("asked", [(), ("-o", "-")])
def test_a_document_goes_into_a_pipe(
    repo: Repo, tmp_path: Path, form: str, asked: tuple[str, ...]
) -> None:
    target = tmp_path / f"x.{form}"
    repo.run("export", "-o", str(target), "--no-bom")
    done = subprocess.run(
        [sys.executable, "-m", "shudi_cli", "export", "--repo", str(repo.root), "--to", form, *asked],
        cwd=ROOT, capture_output=True, check=True,
    )  # fmt: skip
    assert done.stdout == target.read_bytes()


@pytest.mark.parametrize("message", WRONG)
def test_a_wrong_call_says_what_is_wrong(repo: Repo, message: str) -> None:
    result = repo.run("export", *WRONG[message])
    assert (result.code, result.out) == (2, "")
    assert message in result.err
    assert len(result.err.strip().splitlines()) >= 1


def test_one_document_is_one_list(repo: Repo) -> None:
    manifest = repo.read("data/matters/shifan/list.yaml").replace("id: shifan", "id: other")
    repo.write("data/matters/other/list.yaml", manifest)
    result = repo.run("export", "--to", "md")
    assert result.code == 2
    assert "--list 选一个：other、shifan" in result.err
    assert repo.run("export", "--to", "md", "--list", "shifan").code == 0


# where it comes from


def test_the_commit_is_the_last_one_that_touched_the_data(repo: Repo) -> None:
    commit = repo.commit()
    first = repo.run("export", "--to", "html").out
    assert f"数据来源：清单 shifan，版次 2019.1，数据提交 {commit[:12]}。" in first
    assert f'content="{commit}"' in first
    repo.write("README.md", "别的")
    assert repo.run("export", "--to", "html").out == first, "only data counts"
    repo.commit("no data")
    assert repo.run("export", "--to", "html").out == first
    assert repo.run("export", "--to", "html", "--rev", commit).out == first
    assert repo.run("export", "--to", "html", "--on", "2020-01-01").out == first


def test_uncommitted_changes_are_said(repo: Repo) -> None:
    repo.commit()
    repo.edit("data/matters/shifan/aa-01.yaml", "查处和拆除", "查处")
    assert "另有未提交的修改" in repo.run("export", "--to", "md").out


def test_without_git_there_is_no_commit(repo: Repo) -> None:
    assert "数据来源：清单 shifan，版次 2019.1。" in repo.run("export", "--to", "md").out


def test_a_booklet_names_nobody_among_its_own_others(demo: Repo) -> None:
    """The police lead 散乱污 through a collective and support it by name."""
    told = rows(demo.run("export", "--body", "县公安局", "--to", "csv").out)
    both = [row["责任类型"] for row in told if row["事项名称"] == "“散乱污”企业整治"]
    assert both == ["主体责任", "配合责任"]
    for row in told:
        names = re.split("[：、\n]", row["其他责任单位"])
        assert "县公安局" not in names, row["事项名称"]
