"""Which text of a cell becomes whose duty, and what is said where that is not plain."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import docx_file, xlsx_file
from support import Repo

from shudi_cli.importing.numbering import paragraphs, split
from shudi_cli.yamlio import parse

HEAD = ["序号", "领域", "事项名称", "主体责任单位", "主体责任职责", "配合责任"]


def imported(repo: Repo, file: Path) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """The one matter written, and the remarks by kind."""
    said = repo.run("import", str(file), "--write", "--format", "json").json
    (matter,) = said["matters"]
    remarks: dict[str, list[str]] = {}
    for remark in said["remarks"]:
        remarks.setdefault(remark["kind"], []).append(remark["message"])
    return parse(repo.read(matter["path"]).encode(), "").value, remarks


def test_semicolons_between_numbers_are_dropped_and_counted(repo: Repo, tmp_path: Path) -> None:
    row = [
        "1",
        "综合治理",
        "甲",
        "县公安局",
        "1.巡查；2.查处；3.移送；",
        "街道办事处：1.上报；2.劝导。",
    ]
    value, remarks = imported(repo, xlsx_file(tmp_path / "a.xlsx", [HEAD, row]))
    assert value["lead"][0]["duties"] == ["巡查", "查处", "移送；"]
    assert value["support"][0]["duties"] == ["上报", "劝导。"]
    assert remarks["separators"] == ["去掉了写在一行里的编号之间的分号 3 个（“1.……；2.……”）。"]


def test_marks_at_the_end_of_lines_are_kept(repo: Repo, tmp_path: Path) -> None:
    row = ["1", "综合治理", "甲", "县公安局", "1.巡查；\n2.查处；\n3.移送。", ""]
    value, remarks = imported(repo, xlsx_file(tmp_path / "a.xlsx", [HEAD, row]))
    assert value["lead"][0]["duties"] == ["巡查；", "查处；", "移送。"]
    assert "separators" not in remarks


def test_duties_that_several_bodies_share_are_said(repo: Repo, tmp_path: Path) -> None:
    row = [
        "1",
        "综合治理",
        "甲",
        "县公安局、县农业农村局",
        "1.巡查\n2.查处",
        "街道办事处、村民委员会：上报",
    ]
    value, remarks = imported(repo, docx_file(tmp_path / "a.docx", [HEAD, row]))
    assert [part["duties"] for part in value["lead"]] == [["巡查", "查处"]] * 2
    assert remarks["shared-duties"] == [
        "县公安局、县农业农村局共用一格职责，已分别写入，请核对分工。",
        "街道办事处、村民委员会共用一格职责，已分别写入，请核对分工。",
    ]


UNKNOWN = {
    "县公安局：1.登记；2.开展日常巡查。县自燃资源局：1.查处无证采矿。": (
        ["登记", "开展日常巡查。"],
        "县自燃资源局",
        ["查处无证采矿。"],
    ),
    "县公安局：登记\n县供销社：负责归口管理。": (["登记"], "县供销社", ["负责归口管理。"]),
    "县公安局：登记\n县文旅集团：经营": (["登记"], "县文旅集团", ["经营"]),
    "县公安局：1.登记；文旅集团：（1）经营；（2）养护": (["登记；"], "文旅集团", ["经营", "养护"]),
    "县公安局：登记。县文旅集团：经营": (["登记。"], "县文旅集团", ["经营"]),
    "县公安局：登记\n供水站：抢修": (["登记"], "供水站", ["抢修"]),
    "县公安局：登记\n县文旅集团（城区内）：经营": (["登记"], "县文旅集团", ["经营"]),
}


@pytest.mark.parametrize("cell", UNKNOWN)
@pytest.mark.parametrize("side", ["lead", "support"])
def test_a_body_nobody_registered_keeps_its_own_duties(
    repo: Repo, tmp_path: Path, cell: str, side: str
) -> None:
    own, name, others = UNKNOWN[cell]
    head = ["领域", "事项名称", "主体责任" if side == "lead" else "配合责任"]
    file = xlsx_file(tmp_path / "a.xlsx", [head, ["综合治理", "甲", cell]])
    value, remarks = imported(repo, file)
    first, second = value[side]
    assert (first["body"], first["duties"]) == ("县公安局", own)
    assert (second["body"], second["duties"]) == (name, others)
    assert second.get("when") == ("城区内" if "（城区内）" in cell else None)
    assert "note" not in value
    (said,) = remarks["unknown-body"]
    assert said.startswith(f"不认识的单位“{name}”，照原样写进{head[2]}。")
    assert said.endswith("请改正表里的写法，或者先在 data/bodies 登记再导入。")
    found = repo.run("validate", "--format", "json").json["findings"]
    assert "SD301" in {finding["id"] for finding in found}


def test_an_unknown_body_is_told_with_its_row_and_what_it_may_be(
    repo: Repo, tmp_path: Path
) -> None:
    rows = [["领域", "事项名称", "主体责任"], ["综合治理", "甲", "县自燃资源和规划局：查处"]]
    result = repo.run("import", str(xlsx_file(tmp_path / "a.xlsx", rows)))
    assert result.code == 1
    assert (
        "照原样写入，要改正（1）\n  工作表“清单”第 2 行第 C 列：不认识的单位“县自燃资源和规划局”"
    ) in result.out
    assert "是不是“县自然资源和规划局”？请改正" in result.out.replace("\n    ", "")


def test_two_unknown_bodies_in_columns_of_names_stay_two(repo: Repo, tmp_path: Path) -> None:
    head = ["领域", "事项名称", "主体责任单位", "主体责任职责"]
    row = ["综合治理", "甲", "县文旅集团", "县供销社：归口管理"]
    value, _ = imported(repo, xlsx_file(tmp_path / "a.xlsx", [head, row]))
    assert value["lead"] == [
        {"body": "县文旅集团"},
        {"body": "县供销社", "duties": ["归口管理"]},
    ]


@pytest.mark.parametrize(
    "duty",
    [
        "查处下列情形：1.甲；2.乙",
        "巡查。包括：1.甲；2.乙",
        "巡查时间：8：00至9：00",
        "经营场所：检查消防",
        "巡查。下列单位：（1）甲（2）乙",
        "巡查。县级有关部门：（1）甲（2）乙",
        "通知。向县文旅集团：（1）甲（2）乙",
    ],
)
def test_a_colon_within_a_duty_begins_no_body(repo: Repo, tmp_path: Path, duty: str) -> None:
    rows = [["领域", "事项名称", "主体责任"], ["综合治理", "甲", f"县公安局：登记\n{duty}"]]
    value, remarks = imported(repo, xlsx_file(tmp_path / "a.xlsx", rows))
    assert value["lead"] == [{"body": "县公安局", "duties": ["登记", duty]}]
    assert "unknown-body" not in remarks
    assert "unplaced-body" not in remarks


_TEXT = st.text("巡查督促登记核查，；。：", min_size=1).filter(lambda t: t.strip("，；。： "))
_INNER = st.sampled_from(
    [
        "（1）甲；（2）乙",
        "：1.甲；2.乙",
        "①甲②乙",
        "；（一）甲；（二）乙",
        "1.5米",
        "：一、甲；二、乙",
    ]
)


@given(st.lists(st.tuples(_TEXT, _INNER, _TEXT).map("".join), min_size=2, max_size=5))
def test_inner_enumerations_stay_inside_numbered_duties(duties: list[str]) -> None:
    text = "\n".join(f"{number}.{duty}" for number, duty in enumerate(duties, 1))
    assert paragraphs(text).texts == duties
    assert split(text).separators == 0


@given(_TEXT, _INNER, _TEXT)
def test_a_single_duty_with_an_enumeration_is_one(before: str, inner: str, after: str) -> None:
    assert paragraphs(before + inner + after).texts == [before + inner + after]
