"""Layouts that take simple values: the comparison table and the notice over several editions."""

from __future__ import annotations

import msgspec
import pytest
from docx_checks import faults
from hypothesis import given
from hypothesis import strategies as st
from samples import written

from shudi_cli.document import Document, Paragraph, Run, paragraph
from shudi_cli.layouts import Frame, Notice, Revised, Revisions, comparison, notice
from shudi_cli.layouts.revision import marked
from shudi_cli.model import Adjustment, Manifest

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
            "河道治理", "生态环境", "修改", (OLD,), (NEW,), ("《水污染防治法》第四条", "机构改革")
        ),
        Revised("养犬管理", "综合执法", "新增", (), (paragraph("登记"),), ("工作需要",)),
        Revised("秸秆禁烧", "生态环境", "取消", (paragraph("巡查"),), ()),
    ),
    ("县环境保护局统一更名为县生态环境局。",),
)


def table(document: Document) -> list[tuple[str, list[list[str]]]]:
    return [(s.title, [[c.text for c in r.cells] for r in s.rows]) for s in document.sections]


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
            ["2", "生态环境", "秸秆禁烧", "取消", "巡查", "（无）", ""],
        ]),
        ("综合执法（1项）", [["3", "综合执法", "养犬管理", "新增", "（无）", "登记", "工作需要"]]),
    ]  # fmt: skip
    assert document.notes[0].startswith("注：加删除线的为删去的内容")
    assert faults(written("docx", document), document) == []


def record(edition: str, effective: str, matter: str, **more: object) -> Adjustment:
    change = {"matters": [matter], "kind": "basis", "reason": "law", "text": "依据更新", **more}
    return msgspec.convert(
        {"edition": edition, "effective": effective, "changes": [change]}, Adjustment
    )


NOTICE = Notice(
    (
        record("2020.1", "2020-01-01", "aa-01"),
        record("2020.2", "2020-03-27", "bb-01", reason="reorganisation", text="改由县生态环境局负责。",
               consulted=[{"body": "县水利局", "opinion": "agree"}, {"body": "县公安局"}]),
    ),
    {"aa-01": ("河道治理", "生态环境")},
)  # fmt: skip


def test_the_notice_over_several_editions() -> None:
    document = notice(msgspec.structs.replace(MANIFEST, edition="2025.3"), NOTICE, Frame())
    assert [(p.role, p.text) for p in document.front] == [
        ("name", "（某县人民政府　2020.2版，草案，拟自2020年3月27日起施行）"),
        ("text", "某县责任清单2020.1版至2020.2版共调整2个事项。现将调整内容、理由和依据说明如下。"),
        ("heading", "一、2020.1版（自2020年1月1日起施行）"),
        ("subheading", "（一）生态环境"),
        ("text", "1.河道治理。依据更新。"),
        ("text", "调整理由：法律法规立改废释。"),
        ("heading", "二、2020.2版（自2020年3月27日起施行）"),
        ("subheading", "（一）其他"),
        ("text", "1.bb-01。改由县生态环境局负责。"),
        ("text", "调整理由：机构改革和职责调整；征求意见：县水利局（同意）；县公安局（未答复）。"),
    ]
    assert document.page == "portrait"
    assert faults(written("docx", document), document) == []


@pytest.mark.parametrize("form", ["docx", "html", "md"])
def test_the_notice_is_prose_in_every_format_that_holds_prose(form: str) -> None:
    assert written(form, notice(MANIFEST, NOTICE, Frame()))


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
