"""`shudi validate --base`: adjustment records, who decided, and that they stay as they are."""

from __future__ import annotations

import pytest
from changing import (
    AGREED,
    DEPARTMENT,
    LIST,
    MATTER,
    PATROL,
    RECORD,
    edition,
    found,
    law,
    record,
    shift,
)
from support import Repo


def test_records_of_several_editions_are_covered_together(branch: Repo) -> None:
    edition(branch)
    shift(branch)
    record(branch, extra=AGREED)
    branch.commit("2020.1")
    branch.edit(LIST, '"2020.1"', '"2021.1"')
    branch.edit(LIST, "2020-02-01", "2021-01-01")
    text = branch.read(RECORD).replace("2020.1", "2021.1").replace("2019.1", "2020.1")
    text = text.replace("2020-02-01", "2021-01-01").partition("    consulted")[0]
    branch.write("data/adjustments/shifan/2021.1.yaml", text)
    branch.edit(MATTER, "body: 县公安局", "body: 县应急管理局")
    branch.commit("2021.1")
    assert found(branch) == []


INCOMPLETE = {
    "law without basis": ({"reason": "law"}, "说法律变动引起调整，却没有写依据"),
    "no approval": ({"approved": False, "extra": AGREED}, "没有批准机关和文件"),
}


@pytest.mark.parametrize(("options", "problem"), INCOMPLETE.values(), ids=INCOMPLETE)
def test_an_incomplete_record(branch: Repo, options: dict[str, object], problem: str) -> None:
    edition(branch)
    record(branch, **options)  # type: ignore[arg-type]
    assert ("SD505", f"2020.1 版的调整记录{problem}。") in found(branch)


RECORDS = {
    "consent made up": ("replied: 2020-01-10", "replied: 2020-01-11", "改了征求意见"),
    "approval": ("某政发〔2020〕1号", "某政发〔2020〕2号", "改了批准"),
    "reason": ("reason: work", "reason: reorganisation", "改了原因"),
    "both": ("[aa-01]\n    kind: duty\n    reason: work", "[]\n    kind: duty\n    reason: law", "改了涉及的事项、原因"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "says"), RECORDS.values(), ids=RECORDS)
def test_the_record_of_an_issued_edition_is_fixed(
    shifted: Repo, old: str, new: str, says: str
) -> None:
    shifted.edit(RECORD, old, new)
    assert ("SD509", f"2020.1 版已经印发，它的调整记录{says}。") in found(shifted)


def test_a_record_is_not_deleted_but_its_words_may_be_mended(shifted: Repo) -> None:
    shifted.edit(RECORD, "巡查工地由乡镇承担", "巡查工地，由乡镇承担")
    assert found(shifted) == []
    shifted.edit(RECORD, "巡查工地，", "查处违法建设，")
    says = "2020.1 版已经印发，它的调整记录第 1 处改了说明（text）。"
    assert found(shifted) == [("SD519", says)]
    assert shifted.run("validate", "--base", "main").code == 0, "a wrong word may be mended"
    (shifted.root / RECORD).unlink()
    assert found(shifted) == [("SD509", "2020.1 版已经印发，它的调整记录不见了。")]


DECISIONS = {
    "approved by a department": ("by: 某市人民政府", "by: 县公安局", "由“县公安局”批准，它不是编制清单的政府"),
    "approved by the township": ("by: 某市人民政府", "by: 乡镇人民政府", "由“乡镇人民政府”批准，它不是编制清单的政府"),
    "approved late": ("date: 2020-01-20", "date: 2020-03-01", "批准日期 2020-03-01 晚于施行日期 2020-02-01"),
    "approved by somebody": ("by: 某市人民政府", "by: 随便写", "由“随便写”批准，它不是编制清单的政府"),
    "approved by an office nobody registered": ("by: 某市人民政府", "by: 某县城管局", "由“某县城管局”批准，它不是编制清单的政府"),
    "answered late": ("replied: 2020-01-10", "replied: 2020-01-25", "里“乡镇人民政府”的回函（2020-01-25）晚于批准、施行（2020-01-20）"),
    "answered early": ("replied: 2020-01-10", "replied: 2020-01-01", "里“乡镇人民政府”的回函（2020-01-01）早于发函（2020-01-02）"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "problem"), DECISIONS.values(), ids=DECISIONS)
def test_who_decided_and_when(branch: Repo, old: str, new: str, problem: str) -> None:
    edition(branch)
    shift(branch)
    record(branch, extra=AGREED)
    branch.edit(RECORD, old, new)
    assert found(branch) == [("SD505", f"2020.1 版的调整记录{problem}。")]


def test_the_record_names_the_edition_before_and_bears_its_own_name(shifted: Repo) -> None:
    shifted.write(
        "data/adjustments/shifan/2021.1.yaml",
        shifted.read(RECORD).replace("2020.1", "2021.1").replace("2020-02-01", "2021-02-01"),
    )
    shifted.edit(LIST, '"2020.1"', '"2021.1"')
    shifted.edit(LIST, "2020-02-01", "2021-02-01")
    says = "2021.1 版的调整记录写的前一版次是 2019.1，紧接着的前一个是 2020.1。"
    assert dict(found(shifted))["SD505"] == says
    copied = shifted.read(RECORD)
    shifted.write("data/adjustments/shifan/2020.1-copy.yaml", copied)
    findings = shifted.run("validate", "--format", "json").json["findings"]
    assert "文件名是 2020.1-copy，编号却是 2020.1。" in [f["message"] for f in findings]


DECIDING = [
    "某县人民政府",
    "县人民政府",
    "中共某市委员会",
    "某市人民政府办公室",
    "某市机构编制委员会办公室",
    "示范",
]


@pytest.mark.parametrize("name", DECIDING)
def test_who_may_decide(branch: Repo, name: str) -> None:
    edition(branch)
    shift(branch)
    record(branch, extra=AGREED)
    branch.edit(RECORD, "by: 某市人民政府", f"by: {name}")
    assert found(branch) == []


REWORDED = {
    "basis": ("    consulted:", law("65") + "    consulted:", "依据（basis）"),
    "kind": ("kind: duty", "kind: lead duty", "内容（kind）"),
    "both": (
        "kind: duty",
        "kind: lead\n    basis: [{law: 城乡规划法}]",
        "依据（basis）、内容（kind）",
    ),
}


@pytest.mark.parametrize(("old", "new", "fields"), REWORDED.values(), ids=REWORDED)
def test_the_words_of_an_issued_record_are_mended_in_sight(
    shifted: Repo, old: str, new: str, fields: str
) -> None:
    shifted.edit(RECORD, old, new)
    told = dict(found(shifted))
    assert told["SD519"] == f"2020.1 版已经印发，它的调整记录第 1 处改了{fields}。"


def test_a_record_tells_of_nothing_that_did_not_happen(branch: Repo) -> None:
    edition(branch)
    branch.edit(MATTER, PATROL, "")
    record(branch, kind="duty support workflow whistle", extra=AGREED)
    says = "2020.1 版的调整记录写了 aa-01 的变化（kind: workflow whistle），和前一版比较，没有这样的变化。"
    assert found(branch) == [("SD520", says)]
    assert branch.run("validate", "--base", "main").code == 0
    record(branch, extra=AGREED)
    assert found(branch) == []
    branch.edit(MATTER, DEPARTMENT, DEPARTMENT + PATROL)
    says = "2020.1 版的调整记录写了 aa-01 的变化，和前一版比较，没有这样的变化。"
    assert found(branch) == [("SD520", says)]
    branch.edit(LIST, "state: issued", "state: draft")
    assert found(branch) == [], "a draft is still being written"


def test_a_law_looked_at_that_changed_nothing_else_may_be_recorded(branch: Repo) -> None:
    edition(branch)
    branch.edit(MATTER, "reviewed: 2019-07-31", "reviewed: 2020-01-31")
    record(branch, kind="basis", reason="law", extra=law("14", "土地管理法"))
    assert found(branch) == []


def test_what_two_records_tell_may_have_been_undone(shifted: Repo) -> None:
    shifted.git("branch", "-f", "main", "HEAD~1")
    back = shifted.read(RECORD).replace("2020.1", "2021.1").replace("2019.1", "2020.1")
    shifted.write("data/adjustments/shifan/2021.1.yaml", back.replace("2020-02-01", "2021-02-01"))
    shifted.write(MATTER, shifted.git("show", f"main:{MATTER}"))
    shifted.edit(LIST, '"2020.1"', '"2021.1"')
    shifted.edit(LIST, "2020-02-01", "2021-02-01")
    assert "SD520" not in dict(found(shifted))


def test_a_record_of_no_edition_is_told(branch: Repo) -> None:
    record(branch, extra=AGREED)
    says = "有 2020.1 版的调整记录，清单现在是 2019.1 版，还没有 2020.1 版。"
    assert found(branch) == [("SD523", says)]
    assert branch.run("validate", "--base", "main").code == 0
    assert "SD523" not in branch.run("validate", "--on", "2019-12-31", "--format", "json").out
    edition(branch)
    assert "SD523" not in dict(found(branch))
