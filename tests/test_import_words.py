"""The words offices write over columns and for townships, taken for what they mean or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import docx_file, xlsx_file
from support import BASE, ROOT, Repo

from shudi_cli.editions import open_snapshot
from shudi_cli.importing.bodies import Names
from shudi_cli.importing.headings import field
from shudi_cli.source import Repository

HEADINGS = {
    "lead": "主体责任 主体责任（牵头单位） 县直部门主体责任 主体责任单位及其职责 责任主体及职责 主体责任部门及职责分工",
    "lead.body": "主办单位 县级主管部门 行业主管部门 主体（牵头）责任单位 第一责任单位 实施主体",
    "lead.duties": "主体责任单位职责 主要责任单位职责 主管部门责任 上级部门职责",
    "lead.body 牵头": "牵头单位 牵头责任部门 牵头主体",
    "lead.duties 牵头": "牵头单位职责 牵头部门主要职责 牵头单位工作任务",
    "lead 牵头": "牵头单位及责任 牵头单位及其职责",
    "support": "配合责任（配合单位） 镇街配合职责 乡镇街道配合责任",
    "support.body": "配合（协同）单位 责任（配合）单位 协作部门 联动单位",
    "support.duties": "配合单位职责 配合部门职责 配合单位工作任务分工",
    "support.duties 参与": "参与单位职责",
    "support.duties 协办": "协办单位职责",
    "part.duties": "责任单位职责 责任单位及职责 乡镇（街道）职责 职责分工",
    "basis": "法律法规依据 设定依据（条款） 执法依据",
    "workflow": "运行程序 办理流程及时限",
    "label": "完成时限 责任科室 监督电话 法律责任",
    "None": "廉洁情况 责任任务 监管部门 承办单位 主管部门监管职责 配合任务",
}


@pytest.mark.parametrize("expected", HEADINGS)
def test_headings_as_offices_write_them(expected: str) -> None:
    for heading in HEADINGS[expected].split():
        found = field(heading)
        said = " ".join(filter(None, found)) if found else "None"
        assert said == expected, heading


NAMES = {
    "乡镇人民政府（街道办事处）": (
        "各乡镇（街道） 各镇（街道） 各镇街道 镇街 各镇（街） 属地镇街 有关镇街 乡（镇、办） 乡（镇、街道） 各镇、街道 街道、乡镇 "
        "各乡镇（街道办事处） 镇人民政府（街道办事处） 各镇人民政府、各街道办事处 所在镇（街道） 乡镇（街道）政府 各镇（街道、园区）"
    ),
    "乡镇人民政府": "各镇 各乡镇 各乡（镇） 乡镇政府 乡（镇）人民政府 当地乡镇政府 各镇人民政府 乡镇党委、政府",
    "街道办事处": "街道 各街道 各街道办事处 各街道办",
    "村民委员会": "各村 村委会",
}  # fmt: skip


@pytest.mark.parametrize("official", NAMES)
def test_townships_and_villages_as_offices_write_them(official: str) -> None:
    snapshot = open_snapshot(Repository(BASE), rev=None, on=None, only=None)
    names = Names(snapshot.bodies, snapshot.lists[0].manifest)
    for text in NAMES[official].split():
        assert [n.official for n in names.head(text)] == [official], text
    assert names.head("各镇（街道、园区）")[0].rest == "园区"


def test_words_that_name_nobody_are_not_guessed() -> None:
    snapshot = open_snapshot(Repository(BASE), rev=None, on=None, only=None)
    names = Names(snapshot.bodies, snapshot.lists[0].manifest)
    for text in ("属地政府", "村民", "各镇街党（工）委", "村（居）", "有关部门"):
        assert not [n.official for n in names.head(text) if n.official], text


def test_every_pair_of_registered_names_is_read_as_both() -> None:
    """乡镇人民政府、街道办事处 are two bodies, though the register has a collective of both."""
    snapshot = open_snapshot(Repository(ROOT), rev=None, on=None, only=None)
    names = Names(snapshot.bodies, snapshot.lists[0].manifest)
    register = list(dict.fromkeys(body.name for body in snapshot.bodies.all))
    assert {"乡镇人民政府", "街道办事处", "乡镇人民政府（街道办事处）"} <= set(register)
    for one in register:
        for other in register:
            if one != other:
                assert [n.official for n in names.head(f"{one}、{other}")] == [one, other]


def test_everything_unclear_is_said_at_once(repo: Repo, tmp_path: Path) -> None:
    rows = [
        ["事项名称", "领域", "涉及部门", "职责分工", "廉洁情况"],
        ["甲", "综合治理", "县公安局", "查", "好"],
    ]
    result = repo.run("import", str(xlsx_file(tmp_path / "a.xlsx", rows)))
    assert (result.code, result.out) == (2, "")
    assert "不认识这些栏：“廉洁情况”" in result.err
    assert "看不出“涉及部门”、“职责分工”栏是主体责任还是配合责任" in result.err
    maps = ("廉洁情况=备注", "涉及部门=主体责任单位", "职责分工=主体责任职责")
    assert "例如 " + " ".join(f'--map "{m}"' for m in maps) in result.err
    argv = [word for m in maps for word in ("--map", m)]
    assert repo.run("import", str(tmp_path / "a.xlsx"), *argv).code == 0


def test_two_columns_of_names_are_not_joined(repo: Repo, tmp_path: Path) -> None:
    rows = [["事项名称", "主要任务", "领域", "主体责任"], ["甲", "乙", "综合治理", "县公安局：查"]]
    file = str(docx_file(tmp_path / "a.docx", rows))
    result = repo.run("import", file)
    assert (result.code, result.out) == (2, "")
    assert "“事项名称”、“主要任务”栏都像事项名称" in result.err
    said = repo.run("import", file, "--map", "主要任务=说明", "--format", "json").json
    assert [m["name"] for m in said["matters"]] == ["甲"]


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_missing_component_is_told_with_its_command(
    kind: str, repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Double quotes: the command prompt of Windows takes single ones for a part of the name."""
    from office import WRITERS

    from shudi_cli.formats import reading

    def missing(name: str) -> None:
        raise ModuleNotFoundError(name, name="lxml")

    file = WRITERS[kind](tmp_path / f"a.{kind}", [["事项名称", "领域"], ["甲", "综合治理"]])
    monkeypatch.setattr(reading, "import_module", missing)
    result = repo.run("import", str(file))
    assert (result.code, result.out) == (3, "")
    assert 'pip install "shudi[office]"' in result.err
