"""`shudi diff`: the ways to ask, what counts, the three formats."""

from __future__ import annotations

import jsonschema
import pytest
from support import Repo, Result

from shudi_cli import resources

MATTER = "data/matters/shifan/aa-01.yaml"
LIST = "data/matters/shifan/list.yaml"


@pytest.fixture
def past(repo: Repo) -> Repo:
    """Two editions: in the second the township takes over what the county bureau did."""
    repo.commit("first")
    repo.edit(LIST, '"2019.1"', '"2020.1"')
    repo.edit(LIST, "effective: 2019-07-31", "effective: 2020-01-01")
    repo.edit(MATTER, "限期拆除违法建筑", "限期改正")
    repo.write(
        "data/adjustments/shifan/2020.1.yaml",
        """edition: "2020.1"
previous: "2019.1"
effective: 2020-01-01
approved: {by: 某县人民政府, document: 某政〔2020〕1号}
changes:
  - matters: [aa-01]
    kind: duty
    reason: law
    text: 先责令改正，再拆除
    basis: [{law: 城乡规划法, articles: ["64"]}]
""",
    )
    repo.commit("second")
    return repo


def kinds(result: Result) -> list[str]:
    assert result.code == 0, result.err
    return [change["kind"] for change in result.json["changes"]]


@pytest.mark.parametrize(
    "words",
    [
        ["HEAD~1..HEAD"], ["HEAD~1"], ["HEAD~1.."], ["HEAD~1...HEAD"], ["HEAD~1", "HEAD"],
        ["2019.1..2020.1"], ["2019.1..2020-02-01"], ["2019-08-01..2020-01-01"], ["2019.1.."],
        ["edition:2019.1..rev:HEAD"], ["date:2019-08-01", "edition:2020.1"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_ways_to_ask(past: Repo, words: list[str]) -> None:
    result = past.run("diff", *words, "--format", "json")
    assert kinds(result) == ["lead-duty-reworded"]
    assert (result.json["old"]["edition"], result.json["new"]["edition"]) == ("2019.1", "2020.1")


def test_nothing_said_is_head_and_the_working_tree(past: Repo) -> None:
    assert kinds(past.run("diff", "--format", "json")) == []
    past.edit(MATTER, "县公安局", "县应急管理局")
    past.write(
        "data/matters/shifan/aa-02.yaml",
        past.read(MATTER).replace("aa-01", "aa-02").replace("拆", "查"),
    )
    result = past.run("diff", "--format", "json")
    assert sorted(set(kinds(result))) == ["matter-added", "support-changed"]
    assert result.json["new"]["commit"] is None


def test_backwards_is_told_backwards(past: Repo) -> None:
    (change,) = past.run("diff", "2020.1..2019.1", "--format", "json").json["changes"]
    assert change["old"] == "责令停止建设、限期改正"
    assert change["new"] == "责令停止建设、限期拆除违法建筑"


def test_two_lists_are_matched_by_upstream_and_name(repo: Repo) -> None:
    repo.write("data/matters/xian/list.yaml", repo.read(LIST).replace("id: shifan", "id: xian"))
    theirs = repo.read(MATTER).replace("id: aa-01", "id: cc-07").replace("县公安局", "县应急管理局")
    repo.write("data/matters/xian/cc-07.yaml", theirs)
    for words in (["list:shifan", "list:xian"], ["shifan..xian"]):
        assert kinds(repo.run("diff", *words, "--format", "json")) == ["support-changed"]
    folders = [str(repo.root / "data" / "matters" / name) for name in ("shifan", "xian")]
    assert kinds(repo.run("diff", *folders, "--format", "json")) == ["support-changed"]


def test_one_list_alone_cannot_be_compared(repo: Repo) -> None:
    result = repo.run("diff", "list:shifan")
    assert (result.code, result.out) == (2, "")
    assert "只写了一个清单" in result.err


def test_two_readings_are_both_named(past: Repo) -> None:
    past.git("tag", "2019.1", "HEAD")
    result = past.run("diff", "2019.1..2020.1")
    assert (result.code, result.out) == (2, "")
    assert "可以指2019.1 版，也可以指git 版本 2019.1" in result.err
    assert "edition:2019.1 或者 rev:2019.1" in result.err
    assert kinds(past.run("diff", "edition:2019.1..", "--format", "json")) == ["lead-duty-reworded"]
    assert kinds(past.run("diff", "rev:2019.1..", "--format", "json")) == []


def test_readings_that_mean_the_same_are_one(past: Repo) -> None:
    past.git("tag", "2019.1", "HEAD~1")
    assert kinds(past.run("diff", "2019.1..", "--format", "json")) == ["lead-duty-reworded"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["没有的"], 2, "没有找到“没有的”"),
        (["2018.1..2020.1"], 2, "历史里的版次：2019.1、2020.1。"),
        (["edition:2018.1"], 2, "历史里没有 2018.1 版"),
        (["date:2019-13-01"], 2, "日期“2019-13-01”不对"),
        (["2019-01-01..2020-01-01"], 1, "还没有施行的版次"),
        (["2019.1...2020.1"], 2, "三个点（A...B）只用于 git 版本"),
        (["a", "b", "c"], 2, "最多比较两个状态"),
        (["--output=x"], 2, "没有选项"),
        (["rev:--output=x"], 2, "没有找到版本"),
        (["--domain", "没有"], 2, "没有领域"),
        (["--body", "没有局"], 1, "单位登记册里没有“没有局”"),
        (["--only", "没有的事"], 1, "清单里没有“没有的事”"),
    ],
    ids=str,
)
def test_questions_without_an_answer(past: Repo, words: list[str], code: int, said: str) -> None:
    result = past.run("diff", *words)
    assert (result.code, result.out) == (code, "")
    assert said in result.err
    assert not (past.root / "x").exists()


def test_filters(past: Repo) -> None:
    asked = ["diff", "2019.1..2020.1", "--format", "json"]
    assert kinds(past.run(*asked, "--only", "违建")) == ["lead-duty-reworded"]
    assert kinds(past.run(*asked, "--only", "aa-02")) == []
    assert kinds(past.run(*asked, "--body", "城管局")) == ["lead-duty-reworded"]
    assert kinds(past.run(*asked, "--body", "县公安局")) == []
    assert kinds(past.run(*asked, "--domain", "综合治理")) == ["lead-duty-reworded"]
    assert kinds(past.run(*asked, "--domain", "bb")) == []


def test_exit_codes(past: Repo) -> None:
    asked = ["diff", "2019.1..2020.1"]
    assert past.run(*asked, "--exit-code").code == 1
    assert past.run(*asked, "--exit-code", "--only", "aa-02").code == 0
    assert past.run(*asked, "--fail-on", "shift-down").code == 0
    assert past.run(*asked, "--fail-on", "lead").code == 1
    assert past.run(*asked, "--fail-on", "wording").code == 1
    assert past.run(*asked, "--fail-on", "worse").code == 2


def test_levels_and_acceptance_are_settings(past: Repo) -> None:
    asked = ["diff", "2019.1..", "--format", "json"]
    (change,) = past.run(*asked).json["changes"]
    past.write("shudi.yaml", "change_levels: {lead-duty-reworded: wording}\n")
    past.commit("levels")
    assert past.run("diff", "2019.1..", "--format", "json").json["changes"][0]["level"] == "wording"
    accepted = (
        f"accepted_changes:\n  - {{change: {change['fingerprint']}, reason: 已核对, until: %s}}\n"
    )
    past.write("shudi.yaml", accepted % "2999-01-01")
    past.commit("accept")
    assert kinds(past.run(*asked)) == []
    assert past.run("diff", "2019.1..", "--exit-code").code == 0
    assert "另有 1 处变化已在 shudi.yaml 中认可" in past.run("diff", "2019.1..").out
    document = past.run("export", "--diff", "2019.1..", "--to", "md")
    assert "限期" in document.out, "a document leaves out nothing that was accepted"
    past.write("shudi.yaml", accepted % "2020-01-01")
    past.commit("expired")
    result = past.run("diff", "2019.1..", "--exit-code")
    assert result.code == 1
    assert "已于 2020-01-01 到期（已核对）" in result.err


def test_a_file_that_cannot_be_read_is_neither_new_nor_gone(past: Repo) -> None:
    past.write(MATTER, "id: [")
    result = past.run("diff", "--format", "json")
    assert kinds(result) == []
    assert MATTER in result.err


def test_an_erratum_counts_as_the_editions_text(past: Repo) -> None:
    matter = past.git("show", f"HEAD~1:{MATTER}").replace("限期拆除违法建筑", "限期改正")
    body = "".join(f"  {line}\n" for line in matter.splitlines() if not line.startswith("#"))
    past.write(
        "data/errata/shifan/2019.1/aa-01.yaml", f"reason: 抄错\ndate: 2020-02-01\nmatter:\n{body}"
    )
    past.commit("erratum")
    assert kinds(past.run("diff", "2019.1..2020.1", "--format", "json")) == []


def test_json_fits_its_schema_and_has_its_places(past: Repo) -> None:
    found = past.run("diff", "2019.1..2020.1", "--format", "json").json
    jsonschema.validate(found, resources.schema("diff"))
    (change,) = found["changes"]
    assert change["reason"] == "先责令改正，再拆除"
    assert change["old_source"] == {"path": MATTER, "line": 12, "commit": found["old"]["commit"]}
    assert change["old"] == "责令停止建设、限期拆除违法建筑"
    assert found["summary"] == {"lead-duty-reworded": 1}


def test_text_reads_without_colour(past: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    out = past.run("diff", "2019.1..2020.1").out
    assert "1 个事项有变化，共 1 处：主体责任 1。" in out
    assert "县综合行政执法局的职责改写：责令停止建设、限期[-拆除违法建筑-]{+改正+}" in out
    assert "2020.1：先责令改正，再拆除（《城乡规划法》第六十四条）" in out
    colored = past.run("diff", "2019.1..2020.1", "--color", "always").out
    assert "\x1b[31m[-拆除违法建筑-]\x1b[0m\x1b[32m{+改正+}\x1b[0m" in colored


def test_markdown_cannot_be_broken_by_a_list(past: Repo) -> None:
    past.edit(MATTER, "限期改正", "'<script>alert(1)</script>*改*正'")
    out = past.run("diff", "--format", "md").out
    assert "<script>" not in out
    assert "&lt;script&gt;" in out
    assert r"\*改\*正" in out
    issued = past.run("diff", "2019.1..2020.1", "--format", "md").out
    assert "限期<del>拆除违法建筑</del><ins>改正</ins>" in issued


def test_a_control_character_never_reaches_the_terminal(past: Repo) -> None:
    past.edit(MATTER, "summary: 没有规划许可", 'summary: "\\x1b[31m没有规划许可')
    past.edit(MATTER, "查处和拆除。", '查处和拆除。"')
    assert "\x1b" not in past.run("diff").out


def test_no_history(repo: Repo) -> None:
    result = repo.run("diff")
    assert (result.code, result.out) == (3, "")
    assert "没有 git 历史" in result.err
