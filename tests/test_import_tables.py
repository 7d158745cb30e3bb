"""Tables as offices lay them out, read without losing a character."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from office import WRITERS, Merge, Rows, docx_file, part, repacked, xlsx_file
from support import Repo

from shudi_cli.yamlio import parse

HEAD = ["序号", "领域", "事项名称", "主体责任", "配合责任", "设定依据", "备注"]
LAW = "《中华人民共和国城乡规划法》第六十四条"

# A domain merged over its items; each item one row.
MERGED_DOMAIN: tuple[Rows, list[Merge]] = (
    [
        ["某县属地管理责任清单", "", "", "", "", "", ""],
        HEAD,
        ["1", "综合治理", "占道经营", "县综合行政执法局：1.巡查街面；2.查处占道。县公安局：维护秩序。", "乡镇人民政府（街道办事处）：1.劝导\n2.上报", LAW, "先行劝导"],
        ["2", "", "犬只管理", "县公安局：登记", "县农业农村局：免疫", "", ""],
        ["3", "城乡建设", "渣土运输", "县综合行政执法局：查处", "", "《关于渣土管理的意见》（×政发〔2019〕1号）", ""],
        ["注：未尽事宜由编办解释", "", "", "", "", "", ""],
    ],
    [(0, 0, 0, 6), (2, 1, 3, 1), (5, 0, 5, 6)],
)  # fmt: skip

# One sub-row for each department; number, name and basis merged over them. Bands for domains.
SUB_ROWS: tuple[Rows, list[Merge]] = (
    [
        ["序号", "事项名称", "责任类型", "责任单位", "职责", "依据"],
        ["一、综合治理（1项）", "", "", "", "", ""],
        ["1", "占道经营", "主体责任", "县综合行政执法局", "1.巡查街面\n2.查处占道", LAW],
        ["", "", "配合责任", "县公安局", "维护秩序", ""],
        ["", "", "", "县农业农村局", "提供种养信息", ""],
        ["二、城乡建设（1项）", "", "", "", "", ""],
        ["序号", "事项名称", "责任类型", "责任单位", "职责", "依据"],
        ["2", "渣土运输", "主体责任", "县综合行政执法局", "查处", ""],
    ],
    [(1, 0, 1, 5), (2, 0, 4, 0), (2, 1, 4, 1), (2, 5, 4, 5), (3, 2, 4, 2), (5, 0, 5, 5)],
)

# A header of two rows: each side has its bodies and their duties in columns of their own.
TWO_ROWS: tuple[Rows, list[Merge]] = (
    [
        ["某县清单（征求意见稿）", "", "", "", "", "", "", ""],
        ["单位：项", "", "", "", "", "", "", ""],
        ["序号", "类别", "事项名称", "主体责任", "", "配合责任", "", "设定依据"],
        ["", "", "", "单位", "职责", "单位", "职责", ""],
        ["1", "综合治理", "占道经营", "县综合行政执法局", "①巡查街面\n②查处占道", "县公安局", "维护秩序", LAW],
        ["2", "城乡建设", "渣土运输", "县综合行政执法局", "查处", "县公安局、县农业农村局", "县公安局：1.设卡\n2.检查\n县农业农村局：提供农田信息", ""],
    ],
    [(0, 0, 0, 7), (1, 0, 1, 7), (2, 0, 3, 0), (2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 2, 4), (2, 5, 2, 6), (2, 7, 3, 7)],
)  # fmt: skip

LAYOUTS = {"merged-domain": MERGED_DOMAIN, "sub-rows": SUB_ROWS, "two-rows": TWO_ROWS}
EXPECTED = {
    "占道经营": {
        "domain": "aa",
        "lead": {"县综合行政执法局": ["巡查街面", "查处占道"]},
        "basis": [{"law": "城乡规划法", "articles": ["64"]}],
    },
    "渣土运输": {"domain": "bb", "lead": {"县综合行政执法局": ["查处"]}},
}


def matters(repo: Repo, *argv: str) -> dict[str, dict[str, Any]]:
    """Import, write, and read every matter written, by its name."""
    result = repo.run("import", *argv, "--write", "--format", "json")
    assert result.code == 0, result.out + result.err
    paths = [m["path"] for m in result.json["matters"]]
    values = [parse(repo.read(path).encode(), path).value for path in paths]
    return {value["name"]: value for value in values}


def by_body(parts: list[dict[str, Any]]) -> dict[str, list[str]]:
    return {p["body"]: [d.rstrip("；。") for d in p.get("duties", [])] for p in parts}


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_is_understood(layout: str, kind: str, repo: Repo, tmp_path: Path) -> None:
    rows, merges = LAYOUTS[layout]
    file = WRITERS[kind](tmp_path / f"a.{kind}", rows, merges)
    found = matters(repo, str(file))
    for name, expected in EXPECTED.items():
        assert found[name]["domain"] == expected["domain"]
        lead = by_body(found[name]["lead"])
        assert lead["县综合行政执法局"] == expected["lead"]["县综合行政执法局"]
        assert found[name].get("basis", []) == expected.get("basis", found[name].get("basis", []))
    assert by_body(
        found["占道经营"]["support"] if layout != "merged-domain" else found["占道经营"]["lead"]
    )["县公安局"] == ["维护秩序"]
    assert repo.run("validate").code == 0


def test_names_beside_duties_by_department(repo: Repo, tmp_path: Path) -> None:
    rows, merges = TWO_ROWS
    found = matters(repo, str(docx_file(tmp_path / "a.docx", rows, merges)))
    assert by_body(found["渣土运输"]["support"]) == {
        "县公安局": ["设卡", "检查"],
        "县农业农村局": ["提供农田信息"],
    }


STRUCTURE = Counter("1234567890.:：；、，（）①②一二项《》〔〕第条六十四 \n")
"""What the layout itself is written with: numbers, marks, the words of citations."""


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_character_is_lost(layout: str, kind: str, repo: Repo, tmp_path: Path) -> None:
    """Whatever stood below the header stands in a matter, or is named in the report."""
    rows, merges = LAYOUTS[layout]
    file = WRITERS[kind](tmp_path / f"a.{kind}", rows, merges)
    result = repo.run("import", str(file), "--write", "--format", "json")
    header = next(i for i, row in enumerate(rows) if "事项名称" in row)
    height = 2 if layout == "two-rows" else 1
    body = [row for row in rows[header + height :] if row != rows[header]]
    source = Counter("".join(text for row in body for text in row))
    names = {
        d["code"]: d["name"]
        for d in parse(repo.read("data/matters/shifan/list.yaml").encode(), "").value["domains"]
    }
    written = Counter()
    for matter in result.json["matters"]:
        value = parse(repo.read(matter["path"]).encode(), "").value
        written += Counter(
            names[value["domain"]] + _text({k: v for k, v in value.items() if k != "domain"})
        )
        for citation in value.get("basis", []):
            written += Counter("中华人民共和国" if citation.get("law") else "")
    written += Counter("".join(r["text"] for r in result.json["remarks"]))
    lost = source - written - Counter(SAID_BY_PLACE[layout])
    assert {c: n for c, n in lost.items() if c not in STRUCTURE} == {}


SAID_BY_PLACE = {
    "merged-domain": "",
    "sub-rows": "主体责任配合责任主体责任",  # the side a part stands on
    "two-rows": "县公安局县农业农村局",  # named once above its duties and once beside them
}


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return "".join(map(_text, value.values()))
    return "".join(map(_text, value)) if isinstance(value, list) else str(value)


def test_the_first_duty_is_missed_if_a_character_goes(repo: Repo, tmp_path: Path) -> None:
    """The count above can fail: a text nobody placed is reported, not dropped."""
    rows = [HEAD, ["1", "综合治理", "占道经营", "组织实施有关工作", "", "", ""]]
    result = repo.run("import", str(docx_file(tmp_path / "a.docx", rows)), "--format", "json")
    (matter,) = result.json["matters"]
    assert matter["note"] == "主体责任原文：组织实施有关工作"
    assert {"no-body", "no-lead"} <= {r["kind"] for r in result.json["remarks"]}


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_text_under_a_merge(kind: str, repo: Repo, tmp_path: Path) -> None:
    """Word and other programs keep what a vertical merge hides; it is reported, never dropped."""
    rows = [
        HEAD,
        ["1", "综合治理", "甲", "县公安局：查", "", "", ""],
        ["2", "", "乙", "县公安局：管", "", "", ""],
    ]
    file = WRITERS[kind](tmp_path / f"a.{kind}", rows, [(1, 1, 2, 1)])
    if kind == "docx":
        xml = part(file, "word/document.xml")
        _, tail = (
            xml.split("<w:vMerge/>", 1)
            if "<w:vMerge/>" in xml
            else xml.split('<w:vMerge w:val="continue"/>', 1)
        )
        head = xml[: -len(tail)]
        repacked(
            file,
            {
                "word/document.xml": (
                    head + tail.replace("<w:p/>", "<w:p><w:r><w:t>盖住的字</w:t></w:r></w:p>", 1)
                ).encode()
            },
        )
    result = repo.run("import", str(file), "--format", "json").json
    assert [m["domain"] for m in result["matters"]] == ["aa", "aa"]
    hidden = [r["text"] for r in result["remarks"] if r["kind"] == "hidden"]
    assert hidden == (["盖住的字"] if kind == "docx" else [])


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_cell(
    repo: Repo, tmp_path: Path, paragraphs: str, extra: dict[str, bytes] | None = None
) -> Any:
    """Import a table whose 主体责任 cell holds this XML."""
    rows = [HEAD, ["1", "综合治理", "甲", "占位", "", "", ""]]
    file = docx_file(tmp_path / "a.docx", rows)
    xml = part(file, "word/document.xml")
    assert "<w:p><w:r><w:t>占位</w:t></w:r></w:p>" in xml
    xml = xml.replace("<w:p><w:r><w:t>占位</w:t></w:r></w:p>", paragraphs)
    repacked(file, {"word/document.xml": xml.encode(), **(extra or {})})
    return repo.run("import", str(file), "--format", "json").json


def p(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def r(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    "inside",
    [
        f"{r('县公安局：查')}<w:ins>{r('处')}</w:ins>",
        f"{r('县公安局：查处')}<w:del><w:r><w:delText>旧文</w:delText></w:r></w:del>",
        f"<w:sdt><w:sdtContent>{r('县公安局：查处')}</w:sdtContent></w:sdt>",
        f"<w:smartTag>{r('县公安局')}</w:smartTag>{r('：查处')}",
        f"<w:hyperlink>{r('县公安局：查处')}</w:hyperlink>",
        f"<w:fldSimple>{r('县公安局：查处')}</w:fldSimple>",
        f"{r('县公安局：')}<w:r><w:instrText>PAGE</w:instrText></w:r>{r('查处')}",
        "<w:r><w:t>县公安局：</w:t><w:br/><w:t>查处</w:t></w:r>",
        "<w:r><w:t>县公安局：</w:t><w:cr/><w:t>查&#8203;处</w:t></w:r>",
    ],
)
def test_what_a_reader_sees_is_read(inside: str, repo: Repo, tmp_path: Path) -> None:
    result = word_cell(repo, tmp_path, p(inside))
    assert result["matters"][0]["lead"] == ["县公安局"]
    assert result["matters"][0]["note"] is None
    kinds = {x["kind"] for x in result["remarks"]}
    assert ("deleted" in kinds) == ("旧文" in inside)
    assert ("revised" in kinds) == ("旧文" in inside or "<w:ins>" in inside)
    assert ("invisible" in kinds) == ("8203" in inside)


NUMBERING = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="FORMAT"/>
<w:lvlText w:val="TEXT"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>"""


@pytest.mark.parametrize(
    ("form", "text"),
    [("decimal", "%1."), ("decimal", "（%1）"), ("chineseCounting", "（%1）"), ("decimalEnclosedCircle", "%1"), ("bullet", "●")],
)  # fmt: skip
def test_automatic_numbers_are_read_as_printed(
    form: str, text: str, repo: Repo, tmp_path: Path
) -> None:
    def numbered(words: str, number: int) -> str:
        properties = (
            f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        )
        return p(properties + r(words))

    inside = p(r("县公安局：")) + numbered("侦查", 1) + p(r("并按规定")) + numbered("移送", 1)
    inside += p(r("县应急管理局：")) + numbered("救援", 2) + numbered("评估", 2)
    xml = NUMBERING.replace("FORMAT", form).replace("TEXT", text).encode()
    rows = [HEAD, ["1", "综合治理", "甲", "占位", "", "", ""]]
    file = docx_file(tmp_path / "a.docx", rows)
    document = part(file, "word/document.xml").replace(
        "<w:p><w:r><w:t>占位</w:t></w:r></w:p>", inside
    )
    repacked(file, {"word/document.xml": document.encode(), "word/numbering.xml": xml})
    found = matters(repo, str(file))
    first = ["侦查", "并按规定", "移送"] if form == "bullet" else ["侦查并按规定", "移送"]
    assert by_body(found["甲"]["lead"]) == {"县公安局": first, "县应急管理局": ["救援", "评估"]}


def test_a_table_cut_in_two_is_one(repo: Repo, tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    for rows in (
        [HEAD, ["1", "综合治理", "甲", "县公安局：查", "", "", ""]],
        [["2", "城乡建设", "乙", "县公安局：管", "", "", ""]],
    ):
        table = document.add_table(rows=len(rows), cols=7)
        for row, values in zip(table.rows, rows, strict=True):
            for cell, value in zip(row.cells, values, strict=True):
                cell.text = value
        document.add_paragraph("续表")
    document.save(str(tmp_path / "a.docx"))
    assert list(matters(repo, str(tmp_path / "a.docx"))) == ["甲", "乙"]


def test_headings_between_tables_and_sheet_names_give_the_domain(
    repo: Repo, tmp_path: Path
) -> None:
    rows = [["序号", "事项名称", "主体责任"], ["1", "甲", "县公安局：查"]]
    found = matters(repo, str(docx_file(tmp_path / "a.docx", rows, before=["二、城乡建设（1项）"])))
    assert found["甲"]["domain"] == "bb"
    rows[1][1] = "乙"
    found = matters(repo, str(xlsx_file(tmp_path / "a.xlsx", rows, title="城乡建设")))
    assert found["乙"]["domain"] == "bb"


def test_spreadsheet_values(repo: Repo, tmp_path: Path) -> None:
    """Numbers as 1.0, dates as dates, formulas by their results, what has none reported."""
    import datetime

    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["序号", "领域", "事项名称", "主体责任", "列入日期", "备注"])
    sheet.append([1.0, "综合治理", "甲", "县公安局：查", datetime.datetime(2019, 7, 31), "=A1&B1"])
    hidden = book.create_sheet("旧表")
    hidden.append(["序号", "领域", "事项名称", "主体责任"])
    hidden.append([1, "综合治理", "旧", "县公安局：查"])
    hidden.sheet_state = "hidden"
    book.create_sheet("说明").append(["填表说明"])
    book.save(tmp_path / "a.xlsx")
    result = repo.run("import", str(tmp_path / "a.xlsx"), "--format", "json").json
    assert [m["name"] for m in result["matters"]] == ["甲"]
    spots = {x["kind"]: x["spot"] for x in result["remarks"]}
    assert spots == {
        "hidden-sheet": "工作表“旧表”",
        "no-header": "工作表“说明”",
        "date-cell": "工作表“清单”第 2 行第 E 列".replace("清单", sheet.title),
        "no-value": f"工作表“{sheet.title}”第 2 行第 F 列",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_encodings(encoding: str, repo: Repo, tmp_path: Path) -> None:
    rows = [
        ["序号", "领域", "事项名称", "主体责任", "备注"],
        ["1", "综合治理", "犇犇", "县公安局：查", "'=1+1"],
    ]
    found = matters(repo, str(WRITERS["csv"](tmp_path / "a.csv", rows, encoding=encoding)))  # type: ignore[call-arg]
    assert found["犇犇"]["note"] == "=1+1"


def said(result: Any) -> dict[str, str]:
    """The last text of each kind of remark."""
    return {r["kind"]: r["text"] for r in result["remarks"]}


def test_rows_that_are_no_items(repo: Repo, tmp_path: Path) -> None:
    """Page numbers, totals and signatures between and below the items; columns left empty."""
    rows = [["", "责任清单"], *[[""]] * 9, [""], [x for h in HEAD for x in ("", h)]]
    below = (
        ["1.0", "综合治理", "甲", "县公安局：查"], ["第1页 共3页"], [""], HEAD, ["2", "", "乙", "县公安局：管"],
        ["合计", "2"], ["", "", "填表人：张三"], ["说明：本表一式两份。"],
    )  # fmt: skip
    rows += [[x for v in values for x in ("", v)] for values in below]
    result = repo.run("import", str(xlsx_file(tmp_path / "a.xlsx", rows)), "--format", "json").json
    assert [m["name"] for m in result["matters"]] == ["甲", "乙"]
    notes = [r["text"] for r in result["remarks"] if r["kind"] == "table-note"]
    assert notes == ["第1页 共3页", "合计 2", "填表人：张三", "说明：本表一式两份。"]


def test_what_is_out_of_sight_is_named(repo: Repo, tmp_path: Path) -> None:
    import openpyxl
    from openpyxl.comments import Comment

    book = openpyxl.Workbook()
    sheet = book.active
    for row in (HEAD, [1, "综合治理", "甲", "县公安局：查"], [2, "综合治理", "乙", "县公安局：管"]):
        sheet.append(row)
    sheet["D2"].comment = Comment("待核实", "张")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["G"].hidden = True
    book.save(tmp_path / "a.xlsx")
    drawing = (
        b'<xdr:wsDr xmlns:xdr="x" xmlns:a="y"><a:t>\xe7\xbc\x96\xe5\x8a\x9e &amp; </a:t></xdr:wsDr>'
    )
    repacked(tmp_path / "a.xlsx", {"xl/drawings/drawing9.xml": drawing})
    result = repo.run("import", str(tmp_path / "a.xlsx"), "--format", "json").json
    assert [m["name"] for m in result["matters"]] == ["甲", "乙"]
    told = said(result)
    assert told["comment"] == "待核实"
    assert told["hidden-rows"] == "第 3 行、第 G 列"
    assert told["textbox"] == "编办 & "


def test_other_tables_and_tables_in_cells(repo: Repo, tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    table = document.add_table(rows=2, cols=4)
    for row, values in zip(
        table.rows, ([*HEAD[:4]], ["1", "综合治理", "甲", "县公安局："]), strict=True
    ):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    inner = table.rows[1].cells[3].add_table(1, 2)
    inner.rows[0].cells[0].text, inner.rows[0].cells[1].text = "1.巡查", "2.查处"
    document.add_paragraph("联络员名单")
    other = document.add_table(rows=1, cols=3)
    for cell, value in zip(other.rows[0].cells, ("李四", "123", "办公室"), strict=True):
        cell.text = value
    document.save(str(tmp_path / "a.docx"))
    comments = f'<w:comments {W}><w:comment w:id="0">{p(r("再核"))}</w:comment></w:comments>'
    repacked(tmp_path / "a.docx", {"word/comments.xml": comments.encode()})
    result = repo.run("import", str(tmp_path / "a.docx"), "--write", "--format", "json").json
    told = said(result)
    assert (told["no-header"], told["outside"], told["comment"]) == (
        "李四 123 办公室", "联络员名单", "再核",
    )  # fmt: skip
    path = result["matters"][0]["path"]
    value = parse(repo.read(path).encode(), path).value
    assert by_body(value["lead"]) == {"县公安局": ["巡查", "查处"]}


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_csv_of_other_systems(separator: str, end: str, repo: Repo, tmp_path: Path) -> None:
    rows = [["序号", "领域", "事项名称", "主体责任"], ["1", "综合治理", "甲", "县公安局：查，处"]]
    text = end.join(separator.join(row) for row in rows)
    (tmp_path / "a.csv").write_bytes(text.encode("gbk"))
    assert by_body(matters(repo, str(tmp_path / "a.csv"))["甲"]["lead"]) == {"县公安局": ["查，处"]}
