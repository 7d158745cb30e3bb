"""`shudi import` as its users run it: preview, write, existing matters, what it says."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from office import csv_file, docx_file, xlsx_file
from support import Repo, left_behind

from shudi_cli import resources
from shudi_cli.text import width
from shudi_cli.writing import files as writing
from shudi_cli.yamlio import parse

HEAD = ["序号", "领域", "事项名称", "主体责任", "配合责任", "依据", "备注"]
ROWS = [
    ["某县责任清单"],
    HEAD,
    ["1", "综合治理", "占道经营查处", "县综合执法局：1.巡查；2.查处。", "各镇街：上报", "《城乡规划法》第六十四条", "试行"],
    ["2", "综合治理", "拆除违法建设", "县公安局：查处", "", "", ""],
    ["3", "城乡建设", "渣土运输", "县公安局：路面检查\n县渣土办：管理", "县城市管理行政执法局：处罚", "《某某条例》第三条", ""],
]  # fmt: skip


@pytest.fixture
def table(tmp_path: Path) -> str:
    return str(docx_file(tmp_path / "清单.docx", [[*r, *[""] * (7 - len(r))] for r in ROWS]))


def files(repo: Repo) -> dict[str, bytes]:
    return {
        p.relative_to(repo.root).as_posix(): p.read_bytes()
        for p in repo.root.rglob("*")
        if p.is_file()
    }


def value(repo: Repo, name: str) -> Any:
    return parse(repo.read(f"data/matters/shifan/{name}.yaml").encode(), name).value


def test_a_preview_writes_nothing(repo: Repo, table: str) -> None:
    before = files(repo)
    result = repo.run("import", table)
    assert result.code == 1  # 县渣土办 is in no register: SD301
    assert files(repo) == before
    assert "新增 2，已有，不改 1" in result.out
    assert result.out.endswith("这是预览，没有写入任何文件。核对无误后，加 --write 写入。\n")


def test_a_preview_shows_what_each_matter_becomes(
    repo: Repo, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for columns in (80, 120):
        monkeypatch.setenv("COLUMNS", str(columns))
        result = repo.run("import", table)
        assert max(map(width, result.out.splitlines())) <= columns
        assert (
            "已有，不改　aa-01　拆除违法建设　综合治理\n"
            "新增　bb-01　渣土运输　城乡建设\n  主体责任（2 个单位，2 条职责）\n    县公安局：路面检查\n    县渣土办：管理\n"
            "  配合责任（1 个单位，1 条职责）\n    县综合行政执法局：处罚\n  有备注\n"
        ) in result.out
    first, *_ = repo.run("import", table, "--format", "json").json["matters"][-1:]
    assert (first["duties"], first["steps"]) == ({"lead": 2, "support": 1}, 0)


def test_json_shows_the_parts_as_they_are_written(repo: Repo, tmp_path: Path) -> None:
    lead = "县公安局（主办）：\n适用：城区内\n依据：《城乡规划法》第六十四条\n1.巡查\n2.查处"
    rows = [HEAD, ["1", "综合治理", "甲", lead, "县农业农村局：配合", "", ""]]
    file = str(xlsx_file(tmp_path / "a.xlsx", rows))
    (told,) = repo.run("import", file, "--format", "json").json["matters"]
    repo.run("import", file, "--write")
    made = value(repo, "aa-02")
    for side in ("lead", "support"):
        written = {"role": None, "stage": None, "when": None, "otherwise": False}
        written |= {"authority": "statute", "through": None, "basis": []} | made[side][0]
        if written["basis"]:
            written["basis"] = ["《城乡规划法》第六十四条"]
        assert told["parts"][side] == [written]
    assert [p["duties"] for p in told["parts"]["lead"]] == [["巡查", "查处"]]


def test_a_preview_shows_where_the_duties_of_each_body_begin(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lead = "县公安局：\n1.巡查\n2." + "对违法行为依法查处" * 9 + "\n县农业农村局"
    rows = [HEAD, ["1", "综合治理", "甲", lead, "", "", ""]]
    out = repo.run("import", str(xlsx_file(tmp_path / "a.xlsx", rows))).out
    start = out.index("  主体责任（2 个单位，2 条职责）\n")
    _, first, second = out[start:].splitlines()[:3]
    assert first.startswith("    县公安局：1.巡查 2.对违法行为依法查处")
    assert first.endswith("……")
    assert 70 < width(first) <= 80
    assert second == "    县农业农村局"


def test_a_long_preview_is_a_screenful(repo: Repo, tmp_path: Path) -> None:
    rows = [
        HEAD,
        *([f"{n}", "综合治理", f"事项{n}号", "县公安局：查", "", "", ""] for n in range(1, 41)),
    ]
    file = str(xlsx_file(tmp_path / "a.xlsx", rows))
    result = repo.run("import", file)
    assert "其余 30 项，用 --format json 查看全部。" in result.out
    assert result.out.count("新增　") == 10
    assert len(repo.run("import", file, "--format", "json").json["matters"]) == 40


def test_writing_adds_new_matters_and_leaves_the_old(repo: Repo, table: str) -> None:
    before = files(repo)
    result = repo.run("import", table, "--write")
    assert result.code == 1
    after = files(repo)
    assert set(after) - set(before) == {
        "data/matters/shifan/aa-02.yaml",
        "data/matters/shifan/bb-01.yaml",
    }
    assert {path: after[path] for path in before} == before
    assert "已写入 2 个文件" in result.out
    found = repo.run("validate", "--format", "json").json["findings"]
    assert [f["id"] for f in found if f["level"] == "error"] == ["SD301"]
    assert repo.run("who", "占道经营查处").code == 0


def test_ctrl_c_while_files_are_renamed_does_not_hide_that_they_are_written(
    repo: Repo, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = writing._create

    def pressed(temporary: Path, path: Path) -> None:
        signal.raise_signal(signal.SIGINT)
        real(temporary, path)

    monkeypatch.setattr(writing, "_create", pressed)
    result = repo.run("import", table, "--write")
    assert (result.code, result.err) == (1, "")
    assert "已写入 2 个文件" in result.out
    assert value(repo, "bb-01")["name"] == "渣土运输"
    assert left_behind(repo.root) == []


def test_ctrl_c_while_files_are_staged_writes_none(
    repo: Repo, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(repo)
    real = writing._filled

    def pressed(path: Path, writer: Any) -> Path:
        signal.raise_signal(signal.SIGINT)
        return real(path, writer)

    monkeypatch.setattr(writing, "_filled", pressed)
    result = repo.run("import", table, "--write")
    assert (result.code, result.out, result.err) == (130, "", "shudi：已中断。\n")
    assert files(repo) == before


def test_what_a_matter_becomes(repo: Repo, table: str) -> None:
    repo.run("import", table, "--write")
    assert value(repo, "aa-02") == {
        "id": "aa-02",
        "name": "占道经营查处",
        "domain": "aa",
        "lead": [{"body": "县综合行政执法局", "duties": ["巡查", "查处。"]}],
        "support": [{"body": "乡镇人民政府（街道办事处）", "duties": ["上报"]}],
        "basis": [{"law": "城乡规划法", "articles": ["64"]}],
        "note": "试行",
    }
    assert value(repo, "bb-01") == {
        "id": "bb-01",
        "name": "渣土运输",
        "domain": "bb",
        "lead": [
            {"body": "县公安局", "duties": ["路面检查"]},
            {"body": "县渣土办", "duties": ["管理"]},
        ],
        "support": [{"body": "县综合行政执法局", "duties": ["处罚"]}],
        "note": "依据原文：《某某条例》第三条",
    }
    assert repo.read("data/matters/shifan/aa-02.yaml").startswith(
        "# yaml-language-server: $schema="
    )


def test_everything_unplaced_is_named(repo: Repo, table: str) -> None:
    out = repo.run("import", table).out.replace("\n    ", "")
    for said in (
        "不认识的单位“县渣土办”，照原样写进主体责任。请改正表里的写法，或者先在 data/bodies 登记",
        "法律登记册里没有《某某条例》",
        "“县城市管理行政执法局”是原名称，现在是“县综合行政执法局”",
        "“各镇街”按登记册写成“乡镇人民政府（街道办事处）”",
        "表外的文字没有写入：“某县责任清单”",
        "表1第 5 行第 4 列",
    ):
        assert said in out


def test_force_overwrites_what_the_table_has_and_keeps_the_rest(repo: Repo, table: str) -> None:
    repo.run("import", table, "--write", "--force")
    old = value(repo, "aa-01")
    assert old["lead"] == [{"body": "县公安局", "duties": ["查处"]}]
    assert "support" not in old
    assert "basis" not in old
    assert old["aliases"] == ["拆违拆临", "违建"], "the table has no column for aliases"
    assert old["since"] == "2019-07-31"


def test_importing_twice_changes_nothing(repo: Repo, table: str) -> None:
    repo.run("import", table, "--write")
    before = files(repo)
    result = repo.run("import", table, "--write")
    assert files(repo) == before
    assert "已有，不改 3" in result.out
    assert "加 --force" in result.out


@pytest.mark.parametrize("argv", [(), ("--write",)])
def test_json_obeys_its_schema(argv: tuple[str, ...], repo: Repo, table: str) -> None:
    result = repo.run("import", table, "--format", "json", *argv)
    Draft202012Validator(resources.schema("import")).validate(result.json)
    assert result.json["written"] is bool(argv)
    assert [m["action"] for m in result.json["matters"]] == ["create", "keep", "create"]


BLOCKED = {
    "unknown-domain": (["1", "航天", "甲", "县公安局：查", "", "", ""], "清单没有领域“航天”"),
    "no-name": (["1", "综合治理", "", "县公安局：查", "", "", ""], "没有事项名称"),
    "no-domain": (["1", "", "甲", "县公安局：查", "", "", ""], "“甲”没有写领域"),
}


@pytest.mark.parametrize("kind", BLOCKED)
def test_a_blocked_matter_holds_back_the_whole_file(kind: str, repo: Repo, tmp_path: Path) -> None:
    row, says = BLOCKED[kind]
    later = ["2", "综合治理", "乙", "县公安局：管", "", "", ""]
    file = str(csv_file(tmp_path / "a.csv", [HEAD, row, later]))
    before = files(repo)
    result = repo.run("import", file, "--write")
    assert result.code == 1
    assert files(repo) == before
    assert says in result.out.replace("\n    ", "")
    if kind != "no-name":
        assert repo.run("import", file, "--domain", "城乡建设", "--write").code == 0
        assert value(repo, "bb-01")["name"] == "甲"


def test_names_and_ids_used_twice_are_blocked(repo: Repo, tmp_path: Path) -> None:
    head = ["编号", "领域", "事项名称", "主体责任"]
    rows = [
        head,
        ["aa-07", "综合治理", "甲", "县公安局：查"],
        ["aa-07", "综合治理", "乙", "县公安局：查"],
        ["", "综合治理", "甲", "县公安局：查"],
    ]
    result = repo.run("import", str(xlsx_file(tmp_path / "a.xlsx", rows)))
    assert result.code == 1
    assert "编号“aa-07”在表里用了两次" in result.out
    assert "“甲”在表里出现了两次" in result.out


def test_the_id_of_a_deleted_matter_is_not_given_again(repo: Repo, tmp_path: Path) -> None:
    old = repo.read("data/matters/shifan/aa-01.yaml")
    repo.write("data/matters/shifan/aa-06.yaml", old.replace("aa-01", "aa-06"))
    repo.commit()
    (repo.root / "data/matters/shifan/aa-06.yaml").unlink()
    repo.commit()
    rows = [HEAD, ["1", "综合治理", "甲", "县公安局：查", "", "", ""]]
    assert repo.run("import", str(csv_file(tmp_path / "a.csv", rows)), "--write").code == 0
    assert value(repo, "aa-07")["name"] == "甲"
    assert not (repo.root / "data/matters/shifan/aa-06.yaml").exists()


@pytest.mark.parametrize("odd", ["abc", "aa-1x", "aa-00001"])
def test_an_odd_id_in_the_list_is_no_obstacle(odd: str, repo: Repo, tmp_path: Path) -> None:
    old = repo.read("data/matters/shifan/aa-01.yaml")
    repo.write(f"data/matters/shifan/{odd}.yaml", old.replace("aa-01", odd).replace("拆除", "看"))
    rows = [HEAD, ["1", "综合治理", "甲", "县公安局：查", "", "", ""]]
    result = repo.run("import", str(csv_file(tmp_path / "a.csv", rows)), "--write")
    assert (result.code, result.err) == (0, "")
    assert value(repo, "aa-02")["name"] == "甲"


def test_ids_of_the_table_are_kept(repo: Repo, tmp_path: Path) -> None:
    rows = [
        ["编号", "领域", "事项名称", "主体责任"],
        ["", "综合治理", "甲", "县公安局：查"],
        ["AA-02", "综合治理", "乙", "县公安局：查"],
        ["3701", "综合治理", "丙", "县公安局：查"],
    ]
    result = repo.run("import", str(xlsx_file(tmp_path / "a.xlsx", rows)), "--format", "json").json
    assert [(m["id"], m["note"]) for m in result["matters"]] == [
        ("aa-03", None),
        ("aa-02", None),
        ("aa-04", "编号：3701"),
    ]


def test_an_unknown_column_is_an_error_that_shows_the_way(repo: Repo, tmp_path: Path) -> None:
    rows = [
        ["事项名称", "领域", "主体责任", "廉洁情况", ""],
        ["甲", "综合治理", "县公安局：查", "好", "多出来的"],
    ]
    file = str(xlsx_file(tmp_path / "a.xlsx", rows))
    result = repo.run("import", file)
    assert (result.code, result.out) == (2, "")
    assert "不认识这些栏：“廉洁情况”、“（工作表“清单”第 2 行第 E 列，没有标题）”" in result.err
    assert '--map "廉洁情况=备注"' in result.err
    rows[0][4] = "附件"
    file = str(xlsx_file(tmp_path / "a.xlsx", rows))
    assert (
        repo.run("import", file, "--map", "廉洁情况=备注", "--map", "附件=不导入", "--write").code
        == 0
    )
    assert value(repo, "aa-02")["note"] == "好"


def test_columns_that_name_no_side_are_not_guessed(repo: Repo, tmp_path: Path) -> None:
    rows = [
        ["事项名称", "领域", "涉及部门", "职责分工"],
        ["甲", "综合治理", "县公安局", "1.查\n2.管"],
    ]
    file = str(xlsx_file(tmp_path / "a.xlsx", rows))
    result = repo.run("import", file)
    assert result.code == 2
    assert "看不出“涉及部门”、“职责分工”栏是主体责任还是配合责任" in result.err
    maps = ("--map", "涉及部门=主体责任单位", "--map", "职责分工=主体责任职责")
    assert repo.run("import", file, *maps, "--write").code == 0
    assert value(repo, "aa-02")["lead"] == [{"body": "县公安局", "duties": ["查", "管"]}]


def test_a_list_has_to_be_chosen(repo: Repo, table: str) -> None:
    repo.write(
        "data/matters/other/list.yaml",
        repo.read("data/matters/shifan/list.yaml").replace("shifan", "other"),
    )
    result = repo.run("import", table)
    assert (result.code, result.out) == (2, "")
    assert "用 --list 指明：other、shifan" in result.err
    repo.run("import", table, "--list", "other", "--write")
    assert (repo.root / "data/matters/other/aa-01.yaml").is_file()


def test_the_bundled_list_is_not_written_to(
    table: str, tmp_path: Path, monkeypatch, capsys
) -> None:
    from shudi_cli.cli import main

    monkeypatch.chdir(tmp_path)
    assert main(["import", table, "--write", "--map", "备注=备注"]) == 3
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "这里没有清单" in captured.err


def test_what_validate_would_say_is_said_before_writing(repo: Repo, tmp_path: Path) -> None:
    """A lead without duties is an error of the list, known from the preview."""
    rows = [["事项名称", "领域", "主体责任单位"], ["甲", "综合治理", "县公安局"]]
    file = str(xlsx_file(tmp_path / "a.xlsx", rows))
    result = repo.run("import", file, "--format", "json")
    assert result.code == 1
    told = {(f["id"], f["path"], f["line"]) for f in result.json["findings"]}
    assert ("SD402", "data/matters/shifan/aa-02.yaml") in {t[:2] for t in told}
    repo.run("import", file, "--write")
    found = repo.run("validate", "--format", "json").json["findings"]
    assert told == {(f["id"], f["path"], f["line"]) for f in found if "aa-02" in f["path"]}


def test_a_failing_disk_leaves_nothing_half_written(repo: Repo, table: str, monkeypatch) -> None:
    calls: list[int] = []

    def failing(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr("shudi_cli.writing.files.os.fsync", failing)
    before = files(repo)
    result = repo.run("import", table, "--write")
    assert (result.code, result.out) == (3, "")
    assert files(repo) == before


def test_a_link_in_the_way_is_not_followed(repo: Repo, table: str, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("id: x\n")
    (repo.root / "data/matters/shifan/aa-02.yaml").symlink_to(outside)
    assert repo.run("import", table, "--write", "--force").code == 3
    assert outside.read_text() == "id: x\n"


@pytest.mark.parametrize("columns", [70, 80, 100])
def test_the_preview_fits_the_window(columns: int, repo: Repo, table: str, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = repo.run("import", table).out
    assert max(map(width, out.splitlines())) <= columns
