"""`shudi import --force` on files people have written comments in."""

from __future__ import annotations

from pathlib import Path

import pytest
from office import xlsx_file
from support import Repo

from shudi_cli.yamlio import parse

PATH = "data/matters/shifan/aa-01.yaml"
OLD = """# yaml-language-server: $schema=../../../schemas/matter.schema.json
# 法制科 2020 年核对过
id: aa-01
name: 拆除违法建设
aliases: [违建]  # 热线常用
domain: aa

# 主体责任见会议纪要
lead:
  # 城区
  - body: 县综合行政执法局
    duties:
      - 立案查处  # 2019 年起
      - 强制拆除  # 须经责成
  - body: 县公安局  # 待定
    duties: [维护秩序]
basis:
  - law: 城乡规划法  # 只到条
    articles: ["64"]
since: 2019-07-31  # 首版
note: 旧的备注
# 完
"""
HEAD = ["编号", "领域", "事项名称", "主体责任", "依据"]
LEAD = "县综合行政执法局：\n1.立案查处\n2.督促拆除"


@pytest.fixture
def old(repo: Repo) -> Repo:
    repo.write(PATH, OLD)
    return repo


def table(folder: Path, lead: str, basis: str = "《城乡规划法》第六十四条、第六十五条") -> str:
    rows = [HEAD, ["aa-01", "综合治理", "拆除违法建设", lead, basis]]
    return str(xlsx_file(folder / "a.xlsx", rows))


def test_comments_stay_with_what_they_speak_of(old: Repo, tmp_path: Path) -> None:
    result = old.run("import", table(tmp_path, LEAD), "--force", "--write")
    text = old.read(PATH)
    for kept in (
        "# 法制科 2020 年核对过\n",
        "aliases: [违建]  # 热线常用\n",
        "\n\n# 主体责任见会议纪要\nlead:\n  # 城区\n  - body: 县综合行政执法局\n",
        "- 立案查处  # 2019 年起\n      - 督促拆除\n",
        '- law: 城乡规划法  # 只到条\n    articles: ["64", "65"]\n',
        "since: 2019-07-31  # 首版\n",
        "note: 旧的备注\n# 完\n",
    ):
        assert kept in text
    assert "# 须经责成" not in text
    assert "# 待定" not in text
    said = result.out.replace("\n    ", "")
    assert "“拆除违法建设”清单里已有，这些内容换成表里的：主体责任、依据。" in said
    for lost in ("# 须经责成", "# 待定"):
        assert f"覆盖时一起去掉：{lost}。" in said
    assert said.count("覆盖时一起去掉") == 2


def test_what_is_lost_is_said_before_anything_is_written(old: Repo, tmp_path: Path) -> None:
    file = table(tmp_path, LEAD)
    result = old.run("import", file, "--force", "--format", "json")
    assert old.read(PATH) == OLD
    lost = [r["text"] for r in result.json["remarks"] if r["kind"] == "comment-lost"]
    assert lost == ["# 须经责成", "# 待定"]


def test_equal_matters_are_left_as_they_are(old: Repo, tmp_path: Path) -> None:
    lead = "县综合行政执法局：\n1.立案查处\n2.强制拆除\n县公安局：维护秩序"
    file = table(tmp_path, lead, "《城乡规划法》第六十四条")
    result = old.run("import", file, "--force", "--write")
    assert "已有，不改 1" in result.out
    assert "加 --force" not in result.out
    assert old.read(PATH) == OLD


def test_a_workflow_that_stays_text_does_not_take_the_old_one_away(
    old: Repo, tmp_path: Path
) -> None:
    old.edit(PATH, "since:", "workflow:\n  steps:\n    - step: 发现\n      by: [县公安局]\nsince:")
    rows = [
        ["编号", "领域", "事项名称", "运行流程"],
        ["aa-01", "综合治理", "拆除违法建设", "详见附件"],
    ]
    file = str(xlsx_file(tmp_path / "a.xlsx", rows))
    result = old.run("import", file, "--force", "--write")
    value = parse(old.read(PATH).encode(), PATH).value
    assert value["workflow"] == {"steps": [{"step": "发现", "by": ["县公安局"]}]}
    assert value["note"] == "旧的备注\n运行流程：详见附件"
    assert "没有能够全部分成步骤" in result.out.replace("\n    ", "")


def test_a_file_changed_meanwhile_is_not_replaced(
    old: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shudi_cli.writing import importing

    judged = importing.validate

    def meanwhile(*arguments: object, **named: object) -> object:
        old.write(PATH, OLD + "# 刚改的\n")
        return judged(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "validate", meanwhile)
    result = old.run("import", table(tmp_path, LEAD), "--force", "--write")
    assert (result.code, result.out) == (3, "")
    assert "刚刚被别的程序改过" in result.err
    assert old.read(PATH) == OLD + "# 刚改的\n"


NY = "data/matters/shifan/bb-02.yaml"
ROWS = ["编号", "领域", "事项名称", "备注"]


@pytest.fixture
def two(old: Repo) -> Repo:
    old.write(
        NY,
        OLD.replace("aa-01", "bb-02")
        .replace("拆除违法建设", "乱占耕地")
        .replace("[违建]", "[占地]"),
    )
    return old


@pytest.mark.parametrize("force", [("--force",), ()])
@pytest.mark.parametrize(
    ("rows", "kind", "said"),
    [
        (
            [["", "综合治理", "拆除违法建设", "甲"], ["", "综合治理", "违建", "乙"]],
            "same-matter",
            "“违建”和另一行是清单里的同一个事项 aa-01“拆除违法建设”（另一处：工作表“清单”第 2 行）。",
        ),
        (
            [["aa-01", "综合治理", "新名称", "甲"], ["", "综合治理", "违建", "乙"]],
            "same-matter",
            "“违建”和另一行是清单里的同一个事项 aa-01“拆除违法建设”（另一处：工作表“清单”第 2 行）。",
        ),
        (
            [["aa-01", "综合治理", "乱占耕地", "甲"]],
            "two-matters",
            "“乱占耕地”和它的编号在清单里是不同的事项：aa-01“拆除违法建设”、bb-02“乱占耕地”。",
        ),
        (
            [["aa-01", "综合治理", "占地", "甲"]],
            "two-matters",
            "“占地”和它的编号在清单里是不同的事项：aa-01“拆除违法建设”、bb-02“乱占耕地”。",
        ),
        (
            [["aa-77", "综合治理", "违建", "甲"]],
            "other-id",
            "清单里没有编号“aa-77”，名称却是 aa-01“拆除违法建设”的。",
        ),
    ],
)  # fmt: skip
def test_a_row_that_may_mean_another_matter_is_blocked(
    two: Repo, tmp_path: Path, rows: list[list[str]], kind: str, said: str, force: tuple[str, ...]
) -> None:
    before = [two.read(PATH), two.read(NY)]
    file = xlsx_file(tmp_path / "a.xlsx", [ROWS, *rows])
    result = two.run("import", str(file), *force, "--write", "--format", "json")
    (remark,) = [r for r in result.json["remarks"] if r["level"] == "block"]
    assert (result.code, result.json["written"]) == (1, False)
    assert (remark["kind"], remark["spot"]) == (kind, f"工作表“清单”第 {len(rows) + 1} 行")
    assert remark["message"].startswith(said)
    assert "请在原表里" in remark["message"]
    assert result.json["matters"][-1]["action"] == "blocked"
    assert [two.read(PATH), two.read(NY)] == before


def test_an_alias_that_two_matters_have_names_neither(two: Repo, tmp_path: Path) -> None:
    two.edit(NY, "[占地]", "[违建]")
    rows = [ROWS, ["", "综合治理", "违建", "甲"]]
    file = str(xlsx_file(tmp_path / "a.xlsx", rows))
    result = two.run("import", file, "--force", "--write")
    said = result.out.replace("\n    ", "")
    assert "“违建”在清单里是几个事项的名称：aa-01“拆除违法建设”、bb-02“乱占耕地”。" in said
    assert result.code == 1


@pytest.mark.parametrize("identity", ["", "aa-01"])
def test_an_alias_finds_its_matter_and_never_renames_it(
    two: Repo, tmp_path: Path, identity: str
) -> None:
    file = xlsx_file(tmp_path / "a.xlsx", [ROWS, [identity, "综合治理", "违建", "新的备注"]])
    result = two.run("import", str(file), "--force", "--write")
    value = parse(two.read(PATH).encode(), PATH).value
    assert (value["name"], value["note"]) == ("拆除违法建设", "新的备注")
    assert "“违建”是 aa-01“拆除违法建设”的别名，名称仍用清单里的。" in result.out


def test_an_id_renames_its_matter(two: Repo, tmp_path: Path) -> None:
    file = xlsx_file(tmp_path / "a.xlsx", [ROWS, ["aa-01", "综合治理", "拆除违建", "甲"]])
    two.run("import", str(file), "--force", "--write")
    assert parse(two.read(PATH).encode(), PATH).value["name"] == "拆除违建"
