"""What stands below the items of a table is reported and never written as a matter."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import WRITERS
from support import Repo

HEAD = ["序号", "领域", "事项名称", "主体责任", "配合责任", "依据", "备注"]
ROW = ["1", "综合治理", "渣土运输", "县公安局：1.巡查；2.查处。", "街道办事处：上报", "", ""]
FEET = (
    "合计||5项", "合计||5", "||合计|5项", "||合计：5项", "共5项", "||共5项", "共 5 项||共 5 项", "总计|5项",
    "|小计||5|3", "填表人：张三||联系电话：0539-123456", "填表人|张三|联系电话|0539-123456",
    "填表人：×××　审核人：×××", "||填表人：×××　审核人：×××", "||||联系电话：0539-123456",
    "||||||联系电话：0539-123456", "制表日期：2024年3月5日", "||制表日期|2024年3月5日", "单位（盖章）：||县委编办",
    "填报单位（盖章）：某县|||||2024年3月5日", "单位负责人：张三||填表人：李四||填表日期：2024年3月5日",
    "||2024年3月5日", "||||||2024年3月5日", "|||||（盖章）", "经办人：张三||复核人：李四||负责人：王五",
    "制表：张三||审核：李四", "抄送：县委办公室", "统计时间：2024年3月", "说明：1.共5项；\n2.由编办解释。",
    "||说明：1.由编办解释。", "说明||1.由编办解释。", "注|由编办解释。", "备注：||由编办解释", "第1页，共3页",
)  # fmt: skip
ITEMS = ("填表人员管理", "合计收费监管", "联系电话公示", "共享单车停放", "审核认定", "说明书监管")


def _row(text: str) -> list[str]:
    return [*text.split("|"), *[""] * 7][:7]


@pytest.mark.parametrize("foot", FEET)
def test_a_foot_is_reported(foot: str, repo: Repo, tmp_path: Path) -> None:
    file = WRITERS["csv"](tmp_path / "a.csv", [HEAD, ROW, _row(foot)])
    said = repo.run("import", str(file), "--format", "json").json
    (matter,) = said["matters"]
    assert (matter["support"], matter["basis"], matter["note"]) == (["街道办事处"], [], None)
    (remark,) = [r for r in said["remarks"] if r["kind"] == "table-note"]
    assert remark["text"].split() == " ".join(_row(foot)).split()


@pytest.mark.parametrize("kind", WRITERS)
def test_a_merged_foot_and_what_follows_it(kind: str, repo: Repo, tmp_path: Path) -> None:
    rows = [HEAD, ROW, _row("合计||1项"), _row("注：|1.由编办解释。"), _row("|2.自印发之日起施行")]
    file = WRITERS[kind](tmp_path / f"a.{kind}", rows, [(2, 0, 2, 1)])
    said = repo.run("import", str(file), "--format", "json").json
    assert [m["name"] for m in said["matters"]] == ["渣土运输"]
    assert sum(r["kind"] == "table-note" for r in said["remarks"]) == 3


@pytest.mark.parametrize("name", ITEMS)
@pytest.mark.parametrize("number", ["2", ""])
def test_an_item_with_such_a_name_is_an_item(
    name: str, number: str, repo: Repo, tmp_path: Path
) -> None:
    row = _row(f"{number}|综合治理|{name}|县公安局：查处")
    file = WRITERS["csv"](tmp_path / "a.csv", [HEAD, ROW, row])
    said = repo.run("import", str(file), "--format", "json").json
    assert [m["name"] for m in said["matters"]] == ["渣土运输", name]


def test_a_duty_in_a_row_of_its_own_is_no_signature(repo: Repo, tmp_path: Path) -> None:
    row = _row("|||审核：材料是否齐全")
    file = WRITERS["csv"](tmp_path / "a.csv", [HEAD, ROW, row])
    said = repo.run("import", str(file), "--format", "json").json
    assert not [r for r in said["remarks"] if r["kind"] == "table-note"]
