"""`shudi validate --base`: workflows and the words around responsibilities give nobody work unseen."""

from __future__ import annotations

import pytest
from changing import (
    AGREED,
    MATTER,
    PATROL,
    RECORD,
    TOWNSHIP,
    edition,
    found,
    law,
    onto_main,
    record,
)
from support import Repo

FLOW = """\
workflow:
  steps:
    - step: 发现、报告
      by: [县综合行政执法局, 乡镇人民政府]
      to: [县综合行政执法局]
      within: P1D
      limit_basis: 示范
    - step: 认定违法情形
      by: [县综合行政执法局]
      to: [县公安局]
      within: P5D
      limit_basis: 示范
      means: 书面认定
      escalate: 有争议的，报县人民政府确定
    - step: 复核、销号
      by: [县综合行政执法局]
      every: P1M
      limit_basis: 示范
whistle:
"""
NOTE = "note: 乡、村庄规划区内由乡镇人民政府查处，城区由县综合行政执法局查处。\n"


@pytest.fixture
def flowing(branch: Repo) -> Repo:
    """main holds 2019.1 with a workflow and a note; edition 2020.1 is begun."""
    branch.edit(MATTER, "whistle:\n", FLOW)
    branch.write(MATTER, branch.read(MATTER) + NOTE)
    onto_main(branch, "with a workflow")
    edition(branch)
    record(branch, kind="workflow duty")
    return branch


EASED = {
    "longer": ("within: P5D", "within: P50D", "认定违法情形", "放宽了部门的时限（P5D → P50D）"),
    "in working days": ("within: P5D", "within: P5D\n      workdays: true", "认定违法情形", "放宽了部门的时限（P5D → P5D，工作日）"),
    "none": ("      within: P5D\n      limit_basis: 示范\n", "", "认定违法情形", "放宽了部门的时限（P5D → 没有时限）"),
    "rarer": ("every: P1M", "every: P1Y", "复核、销号", "放宽了部门的时限（每 P1M → 每 P1Y）"),
    "department leaves": ("by: [县综合行政执法局, 乡镇人民政府]", "by: [乡镇人民政府]", "发现、报告", "不再由县综合行政执法局一起办，只剩乡镇人民政府"),
    "handed down": ("to: [县公安局]", "to: [乡镇人民政府]", "认定违法情形", "办完改交乡镇人民政府"),
    "no flow": (FLOW.removesuffix("whistle:\n"), "", "全部步骤", "全部取消了"),
    "step dropped": (
        "    - step: 复核、销号\n      by: [县综合行政执法局]\n      every: P1M\n      limit_basis: 示范\n",
        "",
        "复核、销号",
        "取消了，原来由县综合行政执法局办",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "step", "what"), EASED.values(), ids=EASED)
def test_a_flow_is_not_eased_unseen(
    flowing: Repo, old: str, new: str, step: str, what: str
) -> None:
    flowing.edit(MATTER, old, new)
    told = [m for rule, m in found(flowing) if rule == "SD514"]
    assert [m.partition("，会不会")[0] for m in told] == [f"“拆除违法建设”的流程“{step}”{what}"]
    assert flowing.run("validate", "--base", "main").code == 0
    record(flowing, kind="workflow", extra=AGREED)
    assert found(flowing) == []
    record(flowing, kind="workflow", reason="law", extra=law("14", "土地管理法"))
    assert found(flowing) == []


TIGHTENED = {
    "shorter": ("within: P5D", "within: PT72H"),
    "given one": ("      by: [县综合行政执法局, 乡镇人民政府]\n      to", "      by: [县综合行政执法局, 乡镇人民政府]\n      every: P1M\n      to"),
    "another department": ("to: [县公安局]", "to: [县应急管理局]"),
    "joined": ("by: [县综合行政执法局]\n      to", "by: [县综合行政执法局, 县公安局]\n      to"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), TIGHTENED.values(), ids=TIGHTENED)
def test_a_flow_made_tighter_is_no_easing(flowing: Repo, old: str, new: str) -> None:
    flowing.edit(MATTER, old, new)
    assert "SD514" not in dict(found(flowing))


def test_a_limit_of_a_step_the_township_does_is_told_once(flowing: Repo) -> None:
    flowing.edit(MATTER, "within: P1D", "within: P3D")
    assert [rule for rule, _ in found(flowing) if rule != "SD520"] == ["SD512"]


def test_a_flow_is_recorded_as_one(flowing: Repo) -> None:
    flowing.edit(MATTER, "by: [县综合行政执法局]\n      to", "by: [县应急管理局]\n      to")
    record(flowing, kind="basis lead")
    says = "“拆除违法建设”的运行流程变了（kind 里没有 workflow），调整记录里没有写。"
    assert dict(found(flowing))["SD504"] == says


WORDS = {
    "note": (NOTE, NOTE[:-1] + "城区的由街道办事处负责拆除。\n", "备注", "由街道办事处负责"),
    "summary": ("的查处和拆除。", "的查处和拆除，由属地乡镇兜底。", "说明", "由属地乡镇兜底"),
    "escalate": ("报县人民政府确定", "乡镇负责查处", "流程“认定违法情形”的办理要求", "乡镇负责"),
    "means": ("means: 书面认定", "means: 乡镇核查、书面认定", "流程“认定违法情形”的办理要求", "乡镇核查"),
    "step's name": ("step: 认定违法情形", "step: 乡镇认定违法情形", "流程步骤", "乡镇认定"),
    "a department's duty": (PATROL, PATROL[:-1] + "，交由乡镇人民政府办理\n", "县综合行政执法局的职责", "由乡镇人民政府办理"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "where", "words"), WORDS.values(), ids=WORDS)
def test_words_give_no_work_unseen(
    flowing: Repo, old: str, new: str, where: str, words: str
) -> None:
    flowing.edit(MATTER, old, new)
    told = [m.partition("：")[0] for rule, m in found(flowing) if rule == "SD515"]
    assert len(told) == 1
    assert told[0].startswith(f"“拆除违法建设”的{where}里新写了“")
    assert words in told[0]
    assert flowing.run("validate", "--base", "main").code == 0
    record(flowing, kind="workflow duty", extra=AGREED)
    assert "SD515" not in dict(found(flowing))


def test_a_note_is_looked_at_within_an_edition_too(flowing: Repo) -> None:
    flowing.git("checkout", "-q", "--", ".")
    (flowing.root / RECORD).unlink()
    onto_main(flowing, "issued")
    flowing.edit(MATTER, NOTE, NOTE[:-1] + "城区的由街道办事处负责拆除。\n")
    assert [rule for rule, _ in found(flowing)] == ["SD515"]


ORDINARY = {
    "a typo": (NOTE, NOTE.replace("城区由", "城区的由")),
    "what it is not": (NOTE, NOTE[:-1] + "强制拆除不由乡镇、村组织。\n"),
    "no power": (NOTE, NOTE[:-1] + "乡镇人民政府没有处罚权。\n"),
    "told": ("报县人民政府确定", "报县人民政府确定，告知乡镇人民政府"),
    "township's own duty": (TOWNSHIP, TOWNSHIP.replace("责令", "由乡镇人民政府责令")),
}


@pytest.mark.parametrize(("old", "new"), ORDINARY.values(), ids=ORDINARY)
def test_ordinary_words_are_no_work(flowing: Repo, old: str, new: str) -> None:
    flowing.edit(MATTER, old, new)
    assert "SD515" not in dict(found(flowing))
