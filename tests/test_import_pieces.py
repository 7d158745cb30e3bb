"""The small steps of the import, each on the words offices write."""

from __future__ import annotations

import pytest
from support import BASE

from shudi_cli.editions import Snapshot, open_snapshot
from shudi_cli.errors import WrongCall
from shudi_cli.importing.bodies import Names
from shudi_cli.importing.citations import citations
from shudi_cli.importing.days import day
from shudi_cli.importing.domains import domain
from shudi_cli.importing.durations import limit
from shudi_cli.importing.fields import aliases, duty_holders
from shudi_cli.importing.grid import expand, letters
from shudi_cli.importing.header import mapping
from shudi_cli.importing.headings import field
from shudi_cli.importing.numbering import joined, paragraphs
from shudi_cli.importing.shares import shares
from shudi_cli.importing.sides import side_of
from shudi_cli.importing.steps import workflow
from shudi_cli.model import Citation, Document, Step
from shudi_cli.numerals import number
from shudi_cli.source import Repository
from shudi_cli.text import numeral


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return open_snapshot(Repository(BASE), rev=None, on=None, only=None)


@pytest.fixture(scope="module")
def names(snapshot: Snapshot) -> Names:
    return Names(snapshot.bodies, snapshot.lists[0].manifest)


@pytest.mark.parametrize("value", [1, 9, 10, 11, 20, 64, 100, 101, 105, 110, 119, 120, 1000, 1260])
def test_numbers_in_all_digits(value: int) -> None:
    full = "".join(chr(ord("０") + int(d)) for d in str(value))
    assert number(str(value)) == number(full) == number(numeral(value)) == value


@pytest.mark.parametrize(
    ("text", "value"), [("1.0", 1), ("⑫", 12), ("一二〇", 120), ("第3", None), ("", None)]
)
def test_odd_numbers(text: str, value: int | None) -> None:
    assert number(text) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.巡查\n2.报告", ["巡查", "报告"]),
        ("1.巡查；2.报告。", ["巡查", "报告。"]),
        ("１、巡查\n２、报告", ["巡查", "报告"]),
        ("（1）巡查（2）报告", ["巡查（2）报告"]),
        ("（1）巡查；（2）报告", ["巡查", "报告"]),
        ("①巡查\n②报告", ["巡查", "报告"]),
        ("（一）巡查\n（二）报告", ["巡查", "报告"]),
        ("1.巡查，\n每周一次\n2.报告", ["巡查，每周一次", "报告"]),
        ("1.巡查：（1）道路；（2）河道\n2.报告", ["巡查：（1）道路；（2）河道", "报告"]),
        ("1.办理下列案件：1.盗窃；2.抢劫\n2.报告", ["办理下列案件：1.盗窃；2.抢劫", "报告"]),
        ("1.巡查；2.报告\n3.移送", ["巡查", "报告", "移送"]),
        ("1. 24小时内报告\n2. 3日内反馈", ["24小时内报告", "3日内反馈"]),
        ("职责如下：\n1.巡查\n2.报告", ["职责如下：", "巡查", "报告"]),
        ("办理：1.登记；2.核查", ["办理：1.登记；2.核查"]),
        ("巡查；（1）登记；（2）核查。", ["巡查；（1）登记；（2）核查。"]),
        ("职责如下：\n1.巡查；2.报告", ["职责如下：", "巡查", "报告"]),
        ("高度超过1.5米的，责令拆除", ["高度超过1.5米的，责令拆除"]),
        ("巡查第2、3号井", ["巡查第2、3号井"]),
        ("2.报告\n3.配合", ["2.报告", "3.配合"]),
        ("巡查\n报告", ["巡查", "报告"]),
        ("", []),
    ],
)
def test_numbered_duties(text: str, expected: list[str]) -> None:
    assert paragraphs(text).texts == expected


def test_lines_of_a_sentence_join_as_their_script_does() -> None:
    assert joined("核查 \n许可证") == "核查许可证"
    assert joined("Open\nXML") == "Open XML"


@pytest.mark.parametrize(
    ("heading", "above", "expected"),
    [
        ("事项名称", "", "name"),
        ("事 项\n名 称", "", "name"),
        ("主体责任（县级部门）", "", "lead"),
        ("县级部门主体责任", "", "lead"),
        ("乡镇（街道）配合责任", "", "support"),
        ("单位", "主体责任", "lead.body"),
        ("具体职责", "配合责任", "support.duties"),
        ("依据", "主体责任", "lead.basis"),
        ("主体责任", "责任分工", "lead"),
        ("牵头单位", "", "lead.body"),
        ("参与单位", "责任单位", "support.body"),
        ("设定依据", "", "basis"),
        ("完成时限", "", "label"),
        ("责任单位", "", "part.body"),
        ("廉洁情况", "", None),
        ("主体责任落实情况", "", None),
    ],
)
def test_headings(heading: str, above: str, expected: str | None) -> None:
    known = field(heading, above)
    assert (known.name if known else None) == expected


def test_a_finer_role_is_kept() -> None:
    assert field("牵头单位").role == "牵头"  # type: ignore[union-attr]
    assert field("参与单位").role == "参与"  # type: ignore[union-attr]
    assert field("主体责任单位").role is None  # type: ignore[union-attr]


def test_map_takes_titles_and_refuses_the_rest() -> None:
    assert mapping(["科 室=备注"])["科室"].name == "note"
    assert mapping(["a=b=备注"])["a=b"].name == "note"
    for wrong in ("科室", "科室=", "=备注", "科室=廉洁情况"):
        with pytest.raises(WrongCall, match="--map"):
            mapping([wrong])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("城乡建设", "bb"), ("bb", "bb"), ("城 乡\n建 设", "bb"), ("二、城乡建设领域（7项）", "bb"),
        ("（二）城乡建设类", "bb"), ("城乡建设（共7项）", "bb"), ("城乡建设和管理", None), ("", None),
    ],
)  # fmt: skip
def test_domains(text: str, code: str | None, snapshot: Snapshot) -> None:
    found = domain(text, snapshot.lists[0].manifest)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("text", "official"),
    [
        ("县公安局", ["县公安局"]),
        ("公安局", ["县公安局"]),
        ("某县公安局", ["县公安局"]),
        ("县城市管理局", ["县城市管理局"]),
        ("县城市管理行政执法局", ["县综合行政执法局"]),
        ("县公安局、农业农村局，县应急管理局：", ["县公安局", "县农业农村局", "县应急管理局"]),
        ("各镇街", ["乡镇人民政府（街道办事处）"]),
        ("属地乡镇政府（街道办事处）", ["乡镇人民政府（街道办事处）"]),
        ("乡(镇、办)", ["乡镇人民政府（街道办事处）"]),
        ("乡镇人民政府（街道办事处）（巡查）", ["乡镇人民政府（街道办事处）"]),
        ("县公安局等部门", ["县公安局"]),
        ("县公安局、县民宗局", ["县公安局", None]),
        ("配合县公安局", []),
        ("维护现场秩序", []),
        ("负责组织县公安局、县应急管理局", []),
    ],
)
def test_heads(text: str, official: list[str | None], names: Names) -> None:
    assert [n.official for n in names.head(text)] == official


def test_what_stands_beside_a_name_is_kept(names: Names) -> None:
    (body,) = names.head("县公安局（城区）")
    assert body.inside == "城区"
    (body,) = names.head("县公安局等部门")
    assert body.rest == "等部门"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县公安局：维护秩序。", [("县公安局", ["维护秩序。"])]),
        ("县公安局：1.侦查；2.移送。县应急管理局：1.救援", [("县公安局", ["侦查", "移送。"]), ("县应急管理局", ["救援"])]),
        ("县公安局\n1.侦查\n2.移送\n县应急管理局\n救援", [("县公安局", ["侦查", "移送"]), ("县应急管理局", ["救援"])]),
        ("1.县公安局：维护秩序\n2.县应急管理局：救援", [("县公安局", ["维护秩序"]), ("县应急管理局", ["救援"])]),
        ("（一）县公安局：1.侦查\n（二）县应急管理局：救援", [("县公安局", ["侦查"]), ("县应急管理局", ["救援"])]),
        ("县公安局：办理以下案件：1.盗窃；2.抢劫", [("县公安局", ["办理以下案件：1.盗窃；2.抢劫"])]),
        ("县公安局：1.侦查\n2.移送\n某某工作专班成员：\n1.值班\n2.备勤", [("县公安局", ["侦查", "移送"]), (None, ["值班", "备勤"])]),
        ("县公安局：1.侦查\n2.移送下列案件：（1）盗窃；（2）抢劫", [("县公安局", ["侦查", "移送下列案件：（1）盗窃；（2）抢劫"])]),
        ("县公安局：\n1.侦查；县应急管理局：救援\n2.移送", [("县公安局", ["侦查；县应急管理局：救援", "移送"])]),
        ("县公安局：侦查；县应急管理局：救援", [("县公安局", ["侦查；"]), ("县应急管理局", ["救援"])]),
        ("维护秩序", [("", ["维护秩序"])]),
        ("组织实施。\n县公安局：维护秩序", [("", ["组织实施。"]), ("县公安局", ["维护秩序"])]),
    ],
)  # fmt: skip
def test_shares(text: str, expected: list[tuple[str, list[str]]], names: Names) -> None:
    found = shares(text, names, "")
    assert [(s.bodies[0].official if s.bodies else "", list(s.duties)) for s in found] == expected


def test_a_name_within_a_duty_is_said(names: Names) -> None:
    (share,) = shares("县公安局：\n1.侦查；县应急管理局：救援", names, "")
    assert share.inner == ("县应急管理局",)


def test_labelled_lines_are_not_duties(names: Names) -> None:
    (share,) = shares(
        "县公安局（查处）：\n适用：城区\n1.侦查\n2.移送\n依据：《城乡规划法》", names, ""
    )
    assert share.duties == ("侦查", "移送")
    assert share.labels == (("when", "城区"), ("basis", "《城乡规划法》"))


FULL = "《中华人民共和国城乡规划法》"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (FULL, [("城乡规划法", (), ())]),
        (f"{FULL}第六十四条", [("城乡规划法", ("64",), ())]),
        ("《城乡规划法》第64条、第65条", [("城乡规划法", ("64", "65"), ())]),
        ("《城乡规划法》第６４条", [("城乡规划法", ("64",), ())]),
        ("《城乡规划法》第六十四、六十五条", [("城乡规划法", ("64", "65"), ())]),
        ("《城乡规划法》第六十四条至第六十六条", [("城乡规划法", ("64", "65", "66"), ())]),
        (f"{FULL}第六十四条、第六十五条第二款", [("城乡规划法", ("64",), ()), ("城乡规划法", ("65",), ("2",))]),
        ("《城乡规划法》第六十五条第一款第（二）项、第三款", [("城乡规划法", ("65",), ("1(2)", "3"))]),
        ("《城乡规划法》第十二条之一", [("城乡规划法", ("12之1",), ())]),
        ("1.《城乡规划法》第六十四条；\n2.《土地管理法》第七十八条。", [("城乡规划法", ("64",), ()), ("土地管理法", ("78",), ())]),
        ("《城乡规划法》和《土地管理法》", [("城乡规划法", (), ()), ("土地管理法", (), ())]),
    ],
)  # fmt: skip
def test_citations(text: str, expected: list[object], snapshot: Snapshot) -> None:
    cited = citations(text, snapshot.laws, "")
    assert [(c.law, c.articles, c.items) for c in cited.citations] == expected
    assert cited.left == ()


def test_documents_are_cited_with_their_number(snapshot: Snapshot) -> None:
    cited = citations("《关于推进综合执法的意见》（×政发〔2019〕1号）", snapshot.laws, "")
    (citation,) = cited.citations
    assert citation.document == Document("关于推进综合执法的意见", "×政发〔2019〕1号")


@pytest.mark.parametrize(
    ("bracket", "expected"),
    [
        ("×编办发〔2019〕3号，县委编办，2019年5月1日", Document("三定", "×编办发〔2019〕3号", "县委编办", "2019-05-01")),
        ("县人民政府办公室，2019-05-01", Document("三定", None, "县人民政府办公室", "2019-05-01")),
        ("国务院令第397号", Document("三定", "国务院令第397号")),
        ("2019年5月1日", Document("三定", None, None, "2019-05-01")),
    ],
)  # fmt: skip
def test_a_document_tells_who_and_when(
    bracket: str, expected: Document, snapshot: Snapshot
) -> None:
    cited = citations(f"《三定》（{bracket}）；《城乡规划法》", snapshot.laws, "")
    assert cited.left == ()
    assert cited.citations == (Citation(document=expected), Citation("城乡规划法"))


@pytest.mark.parametrize("bracket", ["试行", "县公安局，县委编办", "×编办发〔2019〕3号，试行"])
def test_a_bracket_that_says_more_is_left_whole(bracket: str, snapshot: Snapshot) -> None:
    line = f"《三定》（{bracket}）"
    assert citations(line, snapshot.laws, "").left == (line,)


@pytest.mark.parametrize("said", ["2019年修正", "2019年4月23日通过", "2019年4月23日修正"])
def test_a_version_is_found_by_day_or_year(said: str, snapshot: Snapshot) -> None:
    (cited,) = citations(f"《城乡规划法》（{said}）第六十四条", snapshot.laws, "").citations
    assert (cited.version, cited.articles) == ("2019-04-23", ("64",))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("《某省某某条例》第三条", "unknown-law"),
        ("《某某法》", "unknown-law"),
        ("《城乡规划法》第六十四条：未取得许可证的，责令停止建设。", "basis-text"),
        ("谁发证谁监管", "basis-text"),
        ("《城乡规划法》（2001年修正）第六十四条", "basis-text"),
        ("《城乡规划法》（2019年4月修正）第六十四条", "basis-text"),
    ],
)
def test_what_citations_cannot_say_is_left_whole(text: str, kind: str, snapshot: Snapshot) -> None:
    cited = citations(text, snapshot.laws, "A")
    assert cited.left == (text,)
    assert kind in [r.kind for r in cited.remarks]
    assert all(c.law == "城乡规划法" for c in cited.citations)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2019-07-31", "2019-07-31"), ("2019年7月31日", "2019-07-31"), ("2019.7.1", "2019-07-01"), ("2019-13-01", None), ("试行", None)],
)  # fmt: skip
def test_days(text: str, expected: str | None) -> None:
    assert day(text) == expected


def test_small_fields(snapshot: Snapshot) -> None:
    assert aliases("拆违、违建；违建\n乱搭") == ("拆违", "违建", "乱搭")
    holders = duty_holders(
        "建设单位：\n1.申请许可\n2.按证建设\n依据：《城乡规划法》第四十条", snapshot.laws, ""
    )
    assert holders is not None
    assert (holders[0].name, holders[0].duties) == ("建设单位", ("申请许可", "按证建设"))
    assert holders[0].basis[0].articles == ("40",)
    assert duty_holders("没有名称的一段话", snapshot.laws, "") is None
    assert [side_of(t) for t in ("主体责任", "配合", "牵头部门", "其他", "牵头配合")] == [
        "lead", "support", "lead", None, None,
    ]  # fmt: skip


def test_a_merged_block_stands_everywhere_it_covers() -> None:
    rows = expand({(0, 0): "甲", (1, 1): "乙", (9, 9): ""}, [(0, 0, 1, 0)])
    assert [[c.text for c in row] for row in rows] == [["甲", ""], ["甲", "乙"]]
    assert rows[0][0] == rows[1][0]
    assert [letters(i) for i in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


TWO = (Step("发现", ("县公安局",), within="P1D"), Step("查处", ("县应急管理局",)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.发现（县公安局，1日内）\n2.查处（县应急管理局）", TWO),
        ("1.发现（县公安局，1日内）→2.查处（县应急管理局）", TWO),
        ("发现（公安局，一日内） → 查处（应急管理局）", TWO),
        ("1.发现（县公安局，1日内）→\n2.查处（县应急管理局）。", TWO),
        ("（1）发现（县公安局，1天内）；（2）查处（县应急管理局）", TWO),
        ("①县公安局：发现（1日内）\n②县应急管理局：查处", TWO),
        ("第一步：发现（县公安局）\n时限：1日内\n第二步：查处（县应急管理局）", TWO),
        ("1.发现（县公安局，5个工作日内，每月一次）", (Step("发现", ("县公安局",), within="P5D", every="P1M", workdays=True),)),
        ("1.核查（复核）（县公安局）\n移交对象：乡镇人民政府（街道办事处）\n时限依据：《城乡规划法》第六十四条", (
            Step("核查（复核）", ("县公安局",), ("乡镇人民政府（街道办事处）",), limit_basis=Citation("城乡规划法", ("64",))),
        )),
    ],
)  # fmt: skip
def test_workflows(text: str, expected: tuple[Step, ...], names: Names, snapshot: Snapshot) -> None:
    read = workflow(text, names, snapshot.laws, "")
    assert read.workflow is not None
    assert read.workflow.steps == expected


@pytest.mark.parametrize(
    "text",
    [
        "发现→核查→处置",
        "详见流程图",
        "1.发现（县渣土办）",
        "1.发现（县公安局，立即）",
        "1.发现（县公安局）→3.查处（县公安局）",
        "说明如下\n1.发现（县公安局）",
        "1.发现（县公安局（城区））",
        "1.发现（县公安局）\n时限依据：谁发证谁监管",
        "1.发现（县公安局，1日内，2日内）",
        "（自明天起执行）\n1.发现（县公安局）",
    ],
)
def test_a_workflow_is_placed_whole_or_not_at_all(
    text: str, names: Names, snapshot: Snapshot
) -> None:
    assert workflow(text, names, snapshot.laws, "").workflow is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5个工作日内", ("within", "P5D", True)), ("３日内", ("within", "P3D", False)), ("十五日", ("within", "P15D", False)),
        ("24小时以内", ("within", "PT24H", False)), ("1年6个月内", ("within", "P1Y6M", False)), ("每季度一次", ("every", "P3M", False)),
        ("每 1 个月一次", ("every", "P1M", False)), ("1日12小时内", ("within", "P1DT12H", False)), ("立即", None), ("", None), ("内", None),
    ],
)  # fmt: skip
def test_limits(text: str, expected: tuple[str, str, bool] | None) -> None:
    assert limit(text) == expected
