"""Layouts that take simple values: the comparison table and the notice over several editions."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import msgspec
import pytest
from docx_checks import faults
from hypothesis import given
from hypothesis import strategies as st
from samples import written

from shudi_cli.comparing import Compared, Heading, Judged
from shudi_cli.diffing import KINDS, Change
from shudi_cli.document import Document, Paragraph, Run, flat, paragraph
from shudi_cli.layouts import Frame, Revised, Revisions, Sides, comparison, notice
from shudi_cli.layouts.blocks import aligned, blocks
from shudi_cli.layouts.revision import marked
from shudi_cli.model import Adjustment, Domain, Manifest

MANIFEST = msgspec.convert(
    {
        "id": "shifan", "title": "某县责任清单", "kind": "territorial", "nature": "official",
        "jurisdiction": {"code": "371323", "name": "某县", "level": "county"},
        "edition": "2020.2", "effective": "2020-03-27", "domains": [], "issuer": "某县人民政府",
    },
    Manifest,
)  # fmt: skip
OLD = Paragraph((Run("由"), Run("县环境保护局", "deleted"), Run("负责")))
NEW = Paragraph((Run("由"), Run("县生态环境局", "inserted"), Run("负责")))
COMPARED = Revisions(
    "2019.1版",
    "2020.2版",
    (
        Revised(
            "河道治理",
            "生态环境",
            "修改",
            (Sides((OLD,), (NEW,)), Sides((), (paragraph("巡查"),))),
            ("《水污染防治法》第四条", "机构改革"),
        ),
        Revised("养犬管理", "综合执法", "新增", (Sides((), (paragraph("登记"),)),), ("工作需要",)),
        Revised("秸秆禁烧", "生态环境", "取消", (Sides((paragraph("巡查"),)),)),
    ),
    ("县环境保护局统一更名为县生态环境局。",),
)


def table(document: Document) -> list[tuple[str, list[list[str]]]]:
    return [
        (s.title, [[c.text for c in line.cells] for r in s.rows for line in flat(r)])
        for s in document.sections
    ]


def test_the_comparison_table() -> None:
    document = comparison(MANIFEST, COMPARED, Frame("附件2"))
    assert document.title == "某县责任清单修订对照表"
    assert [p.text for p in document.front] == [
        "（2019.1版与2020.2版对照）",
        "县环境保护局统一更名为县生态环境局。",
    ]
    assert [c.title for c in document.columns] == [
        "序号", "领域", "事项名称", "调整类型", "原清单内容", "调整后内容", "调整依据及理由",
    ]  # fmt: skip
    assert table(document) == [
        ("生态环境（2项）", [
            ["1", "生态环境", "河道治理", "修改", "由县环境保护局负责", "由县生态环境局负责", "《水污染防治法》第四条\n机构改革"],
            ["1", "生态环境", "河道治理", "修改", "（无）", "巡查", "《水污染防治法》第四条\n机构改革"],
            ["2", "生态环境", "秸秆禁烧", "取消", "巡查", "（无）", ""],
        ]),
        ("综合执法（1项）", [["3", "综合执法", "养犬管理", "新增", "（无）", "登记", "工作需要"]]),
    ]  # fmt: skip
    assert document.notes[0].startswith("注：加删除线的为删去的内容")
    assert faults(written("docx", document), document) == []


def test_a_long_reason_goes_on_beside_the_changes_and_no_row_is_higher_than_a_page() -> None:
    reasons = tuple(f"第{n}项理由，{'法律修改后职责和依据相应调整' * 4}" for n in range(60))
    changes = tuple(Sides((paragraph(f"旧{n}"),), (paragraph(f"新{n}"),)) for n in range(3))
    revised = Revised("河道治理", "生态环境", "修改", changes, reasons)
    document = comparison(MANIFEST, Revisions("甲", "乙", (revised,)), Frame())
    xml = zipfile.ZipFile(BytesIO(written("docx", document))).read("word/document.xml").decode()
    rows = xml.partition("</w:tbl>")[0].split("<w:tr>")[3:]
    assert len(rows) > 5
    assert all("<w:cantSplit/>" in row for row in rows)
    assert all("河道治理" in row for row in rows if "<w:vMerge/>" not in row)
    column = [re.findall(">([^<>]+)</w:t>", row.split("<w:tc>")[-1]) for row in rows]
    assert "".join(t.removeprefix("（续）") for texts in column for t in texts) == "".join(reasons)


def record(edition: str, effective: str, *matters: str, **more: object) -> Adjustment:
    change = {"matters": matters, "kind": "basis", "reason": "law", "text": "依据更新", **more}
    approved = {"by": "某市人民政府", "document": "某政〔2020〕1号", "date": "2019-12-01"}
    return msgspec.convert(
        {"edition": edition, "effective": effective, "approved": approved, "changes": [change]},
        Adjustment,
    )


def manifest(edition: str, effective: str, **more: object) -> Manifest:
    return msgspec.structs.replace(MANIFEST, edition=edition, effective=effective, **more)


def change(
    kind: str, matter: str, name: str, domain: str = "hj", **more: tuple[str, ...]
) -> Judged:
    return Judged(Change(kind, "shifan", matter, name, domain, **more), KINDS[kind].level)


MANY = tuple(f"cc-{n:02}" for n in range(1, 7))
NOTICE = Compared(
    Heading(manifest("2019.1", "2019-07-31"), None, None),
    Heading(manifest("2020.3", "2020-05-01", domains=(Domain("hj", "生态环境"),)), None, "c" * 40),
    (
        change("body-renamed", "", "", "", old=("县环境保护局",), new=("县生态环境局",)),
        change("lead-to-support", "aa-01", "河道治理", old=("县水利局",)),
        change("basis-added", "aa-01", "河道治理", new=("4",)),
        change("matter-added", "bb-01", "养犬管理", "zf", new=("县公安局",)),
        *(change("basis-added", matter, f"事项{matter}") for matter in MANY),
        change("duty-moved-down", "dd-01", "秸秆禁烧", old=("县农业农村局",), new=("乡镇人民政府",)),
    ),
    (),
    frozenset(),
    (
        record("2020.1", "2020-01-01", "aa-01"),
        record("2020.2", "2020-03-27", "aa-01", reason="reorganisation", text="改由县生态环境局负责。",
               consulted=[{"body": "县水利局", "opinion": "agree"}, {"body": "县公安局"}]),
        record("2020.3", "2020-05-01", *MANY[:4], basis=[{"law": "水污染防治法", "articles": ["4"]}]),
        record("2020.3", "2020-05-01", *MANY[4:], basis=[{"law": "水污染防治法", "articles": ["4"]}]),
    ),
)  # fmt: skip


def test_the_notice_over_several_editions() -> None:
    document = notice(NOTICE, Frame("附件3"))
    assert document.title == "关于《某县责任清单》调整情况的说明"
    assert [(p.role, p.text) for p in document.front] == [
        ("name", "（2019.1版至2020.3版）"),
        ("heading", "一、总体情况"),
        ("text", "2019.1版自2019年7月31日起施行，2020.3版自2020年5月1日起施行。其间共有9个事项作了调整，"
                 "新增的1个（养犬管理），责任下移的1个（秸秆禁烧），主体责任单位变化的1个。"),
        ("text", "调整理由：因法律法规立改废释的3项，因机构职能调整的1项。"),
        ("text", "县环境保护局因机构改革改称县生态环境局，涉及 0 个事项。"),
        ("heading", "二、批准和施行"),
        ("text", "2020.1版自2020年1月1日起施行，2020.2版自2020年3月27日起施行，2020.3版自2020年5月1日起施行，"
                 "2020.3版自2020年5月1日起施行，均由某市人民政府批准（某政〔2020〕1号，2019年12月1日）。"),
        ("heading", "三、多个事项的统一调整"),
        ("text", "1.2020.3版：依据更新（依据《水污染防治法》第四条）。"
                 "涉及6个事项：事项cc-01、事项cc-02、事项cc-03、事项cc-04、事项cc-05、事项cc-06。"),
        ("heading", "四、分领域调整内容"),
        ("subheading", "（一）生态环境"),
        ("item", "1.河道治理（aa-01）"),
        ("text", "变化：县水利局由主体责任改为配合责任；另调整依据1处。"),
        ("text", "2020.1版：依据更新（法律法规立改废释）。"),
        ("text", "2020.2版：改由县生态环境局负责（机构职能调整；征求意见：县水利局（同意）；县公安局（未答复））。"),
        ("item", "2.秸秆禁烧（dd-01）"),
        ("text", "变化：职责下移：由县农业农村局移到乡镇人民政府：。"),
        ("text", "没有调整记录说明理由。"),
        ("subheading", "（二）zf"),
        ("item", "1.养犬管理（bb-01）"),
        ("text", "变化：新增事项，主体责任：县公安局。"),
        ("text", "没有调整记录说明理由。"),
    ]  # fmt: skip
    assert document.page == "portrait"
    assert document.origin.commit == ""
    assert faults(written("docx", document), document) == []


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_the_notice_is_prose_in_every_format_that_holds_prose(form: str) -> None:
    assert written(form, notice(NOTICE, Frame()))


TEXTS = st.lists(st.text(alphabet="县公安局水利。查处《法》1", min_size=1, max_size=12), max_size=6)


@given(TEXTS, TEXTS)
def test_without_marks_each_side_reads_as_its_own_text(old: list[str], new: list[str]) -> None:
    left, right = marked(
        [paragraph(t) for t in old], [paragraph(t) for t in new], {"县公安局", "水利局"}, {}
    )
    assert _subsequence([p.text for p in left], old)
    assert _subsequence([p.text for p in right], new)
    stayed = [[r.text for p in side for r in p.runs if not r.mark] for side in (left, right)]
    assert "".join(stayed[0]) == "".join(stayed[1])
    assert not [r for p in left for r in p.runs if r.mark == "inserted"]
    assert not [r for p in right for r in p.runs if r.mark == "deleted"]


def _subsequence(short: list[str], long: list[str]) -> bool:
    rest = iter(long)
    return all(text in rest for text in short)


def test_a_renamed_body_is_no_difference() -> None:
    old, new = [paragraph("由县环境保护局负责")], [paragraph("由县生态环境局负责")]
    assert marked(old, new, set(), {"县环境保护局": "县生态环境局"}) == ((), ())
    (left,), (right,) = marked(old, new, {"县环境保护局", "县生态环境局"}, {})
    assert [(r.text, r.mark) for r in left.runs] == [
        ("由", ""), ("县环境保护局", "deleted"), ("负责", ""),
    ]  # fmt: skip
    assert [(r.text, r.mark) for r in right.runs] == [
        ("由", ""), ("县生态环境局", "inserted"), ("负责", ""),
    ]  # fmt: skip


BODIES = (
    "【主体责任】县公安局：",
    "【配合责任】县公安局（查处）：",
    "【配合责任】县水利局：",
    "【依据】《水法》第一条",
)
CONTENT = st.lists(
    st.tuples(st.sampled_from(BODIES), st.lists(st.sampled_from(["查处", "巡查河道", "登记"]), max_size=3)),
    max_size=5,
).map(
    lambda parts: [
        p
        for head, duties in parts
        for p in (paragraph(head, "name" if "：" in head else "text"), *map(paragraph, duties))
    ]
)  # fmt: skip


@given(CONTENT, CONTENT)
def test_blocks_side_by_side_lose_nothing_and_rows_keep_their_texts(
    old: list[Paragraph], new: list[Paragraph]
) -> None:
    found = list(aligned(blocks(old), blocks(new), {}))
    assert sorted(p.text for was, _ in found for p in was) == sorted(p.text for p in old)
    assert [p.text for _, now in found for p in now] == [p.text for p in new]
    for was, now in found:
        left, right = marked(was, now, set(), {})
        assert _subsequence([p.text for p in left], [p.text for p in was])
        assert _subsequence([p.text for p in right], [p.text for p in now])
        if [p.text for p in was] == [p.text for p in now]:
            assert (left, right) == ((), ())
        if was and not now:
            assert [p.text for p in left] == [p.text for p in was]


def test_a_body_s_name_stands_once_above_its_changes() -> None:
    head = paragraph("【主体责任】县公安局：", "name")
    old = [head, *map(paragraph, ("查处", "登记", "巡查河道", "报告"))]
    new = [head, *map(paragraph, ("查处", "审批占用", "巡查河道", "移送"))]
    for side in marked(old, new, set(), {}):
        assert [p.text for p in side].count(head.text) == 1


def test_what_became_of_a_body_stands_beside_it() -> None:
    def block(head: str, *duties: str) -> list[Paragraph]:
        return [paragraph(head, "name"), *map(paragraph, duties)]

    police, water = (
        block("【配合责任】县公安局：", "维护秩序"),
        block("【配合责任】县水利局：", "维护秩序"),
    )
    staged = block("【配合责任】县公安局（查处）：", "立案")
    assert list(aligned([police], [water], {})) == [(police, water)]
    assert list(aligned([police], [water, staged], {})) == [((), water), (police, staged)]
    old_law, new_law = [paragraph("【依据】《水法》第一条")], [paragraph("【依据】《水法》第二条")]
    assert list(aligned([old_law, police], [new_law], {})) == [(old_law, new_law), (police, ())]
