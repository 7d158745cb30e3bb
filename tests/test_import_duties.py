"""Which text of a cell becomes whose duty, and what is said where that is not plain."""

from __future__ import annotations

from pathlib import Path
from typing import Any

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
