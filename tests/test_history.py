"""`log`, `blame`, `changelog`, `editions`: a matter and a list through the editions."""

from __future__ import annotations

import subprocess
from pathlib import Path

import jsonschema
import pytest
from support import Repo

from shudi_cli import resources

MATTER = "data/matters/shifan/aa-01.yaml"
LIST = "data/matters/shifan/list.yaml"


def edition(repo: Repo, number: str, effective: str, text: str) -> str:
    """Issue an edition with a record about aa-01; whatever was edited before goes into it."""
    lines = repo.read(LIST).splitlines()
    lines = [
        f'edition: "{number}"' if line.startswith("edition:")
        else f"effective: {effective}" if line.startswith("effective:") else line
        for line in lines
    ]  # fmt: skip
    repo.write(LIST, "\n".join(lines) + "\n")
    repo.write(
        f"data/adjustments/shifan/{number}.yaml",
        f"""edition: "{number}"
effective: {effective}
approved: {{by: 某县人民政府, document: 某政〔{number[:4]}〕1号}}
changes:
  - {{matters: [aa-01], kind: lead duty support, reason: reorganisation, text: {text}}}
""",
    )
    return repo.commit(f"{number} 版")


@pytest.fixture
def past(repo: Repo) -> Repo:
    """Four editions; the matter is left alone in the third and renumbered in none."""
    repo.commit("首次编制")
    repo.edit(MATTER, "限期拆除违法建筑", "限期改正")
    edition(repo, "2020.1", "2020-01-01", "先改正")
    edition(repo, "2021.1", "2021-01-01", "只改了别的事项")
    repo.edit(MATTER, "  - body: 县公安局\n    duties:\n      - 维护拆除现场的秩序\n",
              "  - body: 县应急管理局\n    duties:\n      - 检查现场的用电安全\n")  # fmt: skip
    edition(repo, "2022.1", "2022-01-01", "换配合单位")
    return repo


def test_log_has_the_editions_in_which_the_matter_changed(past: Repo) -> None:
    found = past.run("log", "拆违", "--format", "json").json
    jsonschema.validate(found, resources.schema("log"))
    assert [e["edition"] for e in found["entries"]] == ["2022.1", "2020.1", "2019.1"]
    newest, _, first = found["entries"]
    assert [c["kind"] for c in newest["changes"]] == ["support-dropped", "support-added"]
    assert [c["subject"] for c in newest["commits"]] == ["2022.1 版"]
    assert [r["text"] for r in newest["reasons"]] == ["换配合单位"]
    assert [c["kind"] for c in first["changes"]] == ["matter-added"]


def test_log_in_words(past: Repo) -> None:
    out = past.run("log", "拆违").out
    assert out.index("2022.1 版") < out.index("2020.1 版") < out.index("2019.1 版")
    assert "限期[-拆除违法建筑-]{+改正+}" in "".join(out.split())
    assert "2022.1：换配合单位" in out
    assert "### 2022.1 版" in past.run("log", "拆违", "--format", "md").out


def test_log_follows_a_renumbered_matter(past: Repo) -> None:
    past.write(
        "data/matters/shifan/bb-09.yaml", past.read(MATTER).replace("id: aa-01", "id: bb-09")
    )
    (past.root / MATTER).unlink()
    edition(past, "2023.1", "2023-01-01", "重新编号")
    entries = past.run("log", "bb-09", "--format", "json").json["entries"]
    assert [(e["edition"], e["matter"]) for e in entries] == [
        ("2023.1", "bb-09"), ("2022.1", "aa-01"), ("2020.1", "aa-01"), ("2019.1", "aa-01"),
    ]  # fmt: skip
    assert entries[0]["changes"][0]["kind"] == "matter-renumbered"


def test_log_follows_the_matter_it_took_over_from(past: Repo) -> None:
    past.write(
        "data/matters/shifan/aa-02.yaml",
        "id: aa-02\nname: 违法用地和违法建设一体查处\ndomain: aa\n"
        "lead: [{body: 县自然资源和规划局, duties: [统一受理违法线索]}]\n",
    )
    past.write(
        MATTER,
        past.read(MATTER) + "status: retired\nuntil: 2023-01-01\nreplaced_by: [shifan/aa-02]\n",
    )
    edition(past, "2023.1", "2023-01-01", "合并")
    entries = past.run("log", "aa-02", "--format", "json").json["entries"]
    assert [(e["edition"], e["matter"]) for e in entries] == [
        ("2023.1", "aa-02"), ("2022.1", "aa-01"), ("2020.1", "aa-01"), ("2019.1", "aa-01"),
    ]  # fmt: skip


def test_blame_names_edition_commit_and_reason_of_each_duty(past: Repo) -> None:
    found = past.run("blame", "拆违", "--format", "json").json
    jsonschema.validate(found, resources.schema("blame"))
    origin = {d["duty"]: (d["body"], d["edition"], d["commit"]["subject"]) for d in found["duties"]}
    assert origin == {
        "责令停止建设、限期改正": ("县综合行政执法局", "2020.1", "2020.1 版"),
        "责令停止建设、限期改正，逾期不改正的拆除": ("乡镇人民政府", "2019.1", "首次编制"),
        "检查现场的用电安全": ("县应急管理局", "2022.1", "2022.1 版"),
    }
    assert found["duties"][0]["reasons"][0]["text"] == "先改正"
    assert "← 2020.1 版" in past.run("blame", "拆违").out


def test_blame_ignores_punctuation_and_finds_the_commit_within_an_edition(past: Repo) -> None:
    past.edit(MATTER, "检查现场的用电安全", "检查现场的用电安全\n      - 配备灭火器材")
    past.commit("补充一条")
    past.edit(MATTER, "限期改正，逾期不改正的拆除", "限期改正；逾期不改正的，拆除")
    past.commit("标点")
    duties = past.run("blame", "拆违", "--format", "json").json["duties"]
    assert [(d["edition"], d["commit"]["subject"]) for d in duties] == [
        ("2020.1", "2020.1 版"), ("2019.1", "首次编制"), ("2022.1", "2022.1 版"), ("2022.1", "补充一条"),
    ]  # fmt: skip


def test_changelog_reads_as_a_notice(past: Repo) -> None:
    out = "".join(past.run("changelog", "2019.1..").out.split())
    assert "关于《测试清单》调整情况的说明（2019.1版至2022.1版）" in out
    assert "其间共有1个事项作了调整，配合单位变化的1个。调整理由：因机构职能调整的3项。" in out
    assert "2022.1版自2022年1月1日起施行，由某县人民政府批准（某政〔2022〕1号）。" in out
    assert (
        "（一）综合治理1.拆除违法建设（aa-01）"
        "变化：县公安局不再配合；增加配合单位：县应急管理局；另调整职责1处。" in out
    )
    assert "2022.1版：换配合单位（机构职能调整）。" in out


def test_changelog_of_one_edition_is_what_it_changed(past: Repo) -> None:
    out = "".join(past.run("changelog", "2020.1").out.split())
    assert "（2019.1版至2020.1版）" in out
    assert "先改正" in out
    assert "换配合单位" not in out
    assert out == "".join(past.run("changelog", "edition:2020.1").out.split())
    assert out == "".join(past.run("changelog", "2019.1..2020.1").out.split())
    assert "（2020.1版至2022.1版）" in "".join(past.run("changelog", "2020-06-01").out.split())
    assert "（2020.1版至2022.1版）" in "".join(past.run("changelog", "2020.1..").out.split())
    first = past.run("changelog", "2019.1")
    assert (first.code, first.out) == (1, "")
    assert "2019.1 版是历史里的第一个版次" in first.err
    assert past.run("changelog", "2018.1").code == 2
    past.git("tag", "2020.1")
    assert "有两种读法" in past.run("changelog", "2020.1").err


def test_changelog_in_markdown_and_without_records(past: Repo) -> None:
    page = past.run("changelog", "2019.1..2020.1", "--format", "md").out
    assert page.startswith("# 关于《测试清单》调整情况的说明\n")
    assert "#### 1.拆除违法建设（aa-01）" in page
    past.edit(MATTER, "检查现场的用电安全", "检查现场的消防安全")
    past.git("rm", "-q", "data/adjustments/shifan/2022.1.yaml")
    past.commit("没有记录")
    assert "没有调整记录说明理由" in past.run("changelog", "2021.1..").out


def test_export_prints_the_notice_that_changelog_tells(past: Repo) -> None:
    told = past.run("changelog", "2019.1..", "--format", "md").out
    printed = past.run("export", "--changelog", "2019.1..", "--to", "md", "--label", "").out
    words = [line for line in printed.splitlines() if line and not line.startswith("数据来源")]
    words[2] = words[2].replace("2025年4月30日", " 2025-04-30")
    assert words
    assert words == [line for line in told.splitlines() if line]
    told = past.run("changelog", "2022.1", "--format", "md").out
    printed = past.run("export", "--changelog", "2022.1", "--to", "md", "--label", "").out
    assert "（2021.1版至2022.1版）" in told
    assert "（2021.1版至2022.1版）" in printed, "one edition alone is what it changed, in both"
    commit = past.git("rev-parse", "HEAD").strip()
    nothing = past.run("export", "--changelog", f"{commit}..{commit}", "--to", "md")
    assert (nothing.code, nothing.out) == (1, "")
    assert "之间没有调整" in nothing.err


def test_editions(past: Repo) -> None:
    body = "".join(
        f"  {line}\n" for line in past.read(MATTER).splitlines() if not line.startswith("#")
    )
    past.write(
        "data/errata/shifan/2020.1/aa-01.yaml", f"reason: 抄错\ndate: 2020-02-01\nmatter:\n{body}"
    )
    past.edit(LIST, '"2022.1"', '"2023.1"')
    found = past.run("editions", "--format", "json").json
    jsonschema.validate(found, resources.schema("editions"))
    rows = found["lists"][0]["editions"]
    assert [r["edition"] for r in rows] == ["2019.1", "2020.1", "2021.1", "2022.1", "2023.1"]
    assert [bool(r["first"]) for r in rows] == [True, True, True, True, False]
    assert rows[1]["errata"] == [{"matter": "aa-01", "date": "2020-02-01", "reason": "抄错"}]
    out = past.run("editions").out
    assert "（未提交）" in out
    assert "2020.1 版 aa-01：抄错" in out


def test_editions_name_the_one_a_renamed_folder_has_lost(past: Repo) -> None:
    """git's rename detection guesses by likeness, so it is not followed; it is said instead."""
    assert past.run("editions", "--format", "json").json["lists"][0]["missing"] is None
    assert "前一版" not in past.run("editions").out
    past.git("mv", "data/matters/shifan", "data/matters/xinming")
    past.git("mv", "data/adjustments/shifan", "data/adjustments/xinming")
    past.edit("data/matters/xinming/list.yaml", "id: shifan", "id: xinming")
    past.edit(
        "data/adjustments/xinming/2022.1.yaml", "effective:", 'previous: "2021.1"\neffective:'
    )
    past.commit("清单改名")
    found = past.run("editions", "--format", "json").json
    jsonschema.validate(found, resources.schema("editions"))
    assert [r["edition"] for r in found["lists"][0]["editions"]] == ["2022.1"]
    assert found["lists"][0]["missing"] == "2021.1"
    out = "".join(past.run("editions").out.split())
    assert "按2022.1版的调整记录，前一版是2021.1，更早的版次不在data/matters/xinming的历史里" in out
    assert "gitlog--follow--name-status--data/matters/xinming/list.yaml" in out


def test_editions_read_no_matters(past: Repo) -> None:
    past.write("data/matters/shifan/aa-02.yaml", "id: [")
    assert past.run("editions").err == ""
    past.write(LIST, "id: [")
    result = past.run("editions")
    assert (result.code, result.out) == (3, "")
    assert "没有一个清单能够读取" in result.err


def test_without_history(repo: Repo) -> None:
    for command in (["log", "拆违"], ["blame", "拆违"], ["changelog", "2019.1.."]):
        result = repo.run(*command)
        assert result.code in (2, 3)
        assert result.out == ""
    assert "只看得到现在的版次" in repo.run("editions").out


def who(repo: Repo, *words: str) -> tuple[int, str]:
    result = repo.run("who", "拆违", *words)
    return result.code, result.out if result.code == 0 else result.err


def clone(repo: Repo, target: Path, *options: str) -> Repo:
    source = repo.root.as_uri()
    subprocess.run(
        ["git", "clone", "-q", *options, source, str(target)], check=True, capture_output=True
    )
    return Repo(target, repo._capsys)


def test_any_day(past: Repo, tmp_path: Path) -> None:
    assert "限期拆除违法建筑" in who(past, "--on", "2019-08-01")[1]
    assert "限期改正" in who(past, "--on", "2020-01-01")[1]
    assert "县应急管理局" in who(past, "--on", "2099-01-01")[1]
    assert who(past, "--on", "2019-01-01") == (
        1, "shudi：2019-01-01 还没有施行的版次：清单 shifan 最早的版次是 2019.1，自 2019-07-31 起施行。\n请换一个更晚的日期。\n",
    )  # fmt: skip


def test_a_future_edition_does_not_answer_before_its_day(past: Repo) -> None:
    past.edit(MATTER, "检查现场的用电安全", "将来的职责")
    edition(past, "2090.1", "2090-01-01", "将来")
    assert "检查现场的用电安全" in who(past, "--on", "2026-01-01")[1]
    assert "将来的职责" in who(past, "--on", "2090-01-01")[1]


def test_a_shallow_clone_says_what_to_fetch(past: Repo, tmp_path: Path) -> None:
    shallow = clone(past, tmp_path / "shallow", "--depth", "1")
    code, said = who(shallow, "--on", "2019-08-01")
    assert code == 3
    assert "git fetch --unshallow" in said
    assert who(shallow, "--on", "2099-01-01")[0] == 0


def test_a_bare_repository_answers(past: Repo, tmp_path: Path) -> None:
    bare = clone(past, tmp_path / "bare.git", "--bare")
    assert "限期拆除违法建筑" in who(bare, "--on", "2019-08-01")[1]
    assert bare.run("diff", "2019.1..2020.1", "--exit-code").code == 1
    assert len(bare.run("log", "拆违", "--format", "json").json["entries"]) == 3
    assert bare.run("blame", "拆违").code == 0
    result = bare.run("diff")
    assert (result.code, result.out) == (3, "")
    assert "没有工作区" in result.err


def test_a_detached_worktree_answers_from_its_own_head(past: Repo, tmp_path: Path) -> None:
    past.git("worktree", "add", "-q", "--detach", str(tmp_path / "tree"), "HEAD~2")
    tree = Repo(tmp_path / "tree", past._capsys)
    assert "县公安局" in who(tree, "--on", "2026-01-01")[1]
    found = tree.run("editions", "--format", "json").json["lists"][0]["editions"]
    assert [e["edition"] for e in found] == ["2019.1", "2020.1"]
    assert tree.run("diff", "--exit-code").code == 0


def test_a_repository_without_a_commit(past: Repo, tmp_path: Path) -> None:
    root = tmp_path / "fresh"
    root.mkdir()
    fresh = Repo(root, past._capsys)
    fresh.git("init", "-q")
    fresh.write(LIST, past.read(LIST))
    fresh.write(MATTER, past.read(MATTER))
    assert who(fresh, "--on", "2026-01-01")[0] == 0
    assert who(fresh, "--on", "2019-08-01")[0] == 3
    assert fresh.run("diff").code in (2, 3)
    assert fresh.run("editions").code == 0


def test_a_list_in_a_subfolder_of_a_bigger_repository(past: Repo, tmp_path: Path) -> None:
    big = Repo(tmp_path / "big", past._capsys)
    for path in (MATTER, LIST, "data/bodies/common.yaml"):
        big.write(f"lists/{path}", past.read(path))
    big.commit("first")
    big.edit(f"lists/{MATTER}", "限期改正", "限期整改")
    big.commit("second")
    inner = Repo(tmp_path / "big" / "lists", past._capsys)
    assert len(inner.run("diff", "HEAD~1..HEAD", "--format", "json").json["changes"]) == 2
    big.edit(f"lists/{MATTER}", "限期整改", "限期改正")
    assert len(inner.run("diff", "--format", "json").json["changes"]) == 2
    assert len(inner.run("log", "拆违", "--format", "json").json["entries"]) == 1


@pytest.mark.parametrize(
    "command",
    [
        ("log", "拆违"), ("who", "拆违", "--since"), ("who", "拆违", "--on", "2018-01-01"),
        ("validate", "--base", "HEAD~1"), ("validate", "--changed"), ("diff", "HEAD~1..HEAD"),
        ("diff", "2019.1..2020.1"), ("who", "拆违", "--rev", "HEAD"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_repository_without_git_to_read_it(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """It is git that is missing then, not the history: nobody has to clone anything."""
    (repo.root / ".git").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    result = repo.run(*command)
    assert (result.code, result.out) in ((3, ""), (2, ""))
    assert "这台电脑上没有找到 git，" in result.err
    assert "安装 git 后再试。" in result.err


@pytest.mark.parametrize("command", ["log", "blame"])
def test_a_matter_is_named_as_the_working_tree_or_as_head_names_it(
    command: str, past: Repo
) -> None:
    told = past.run(command, "拆违").out
    past.edit(MATTER, "name: 拆除违法建设", "name: 整治私搭乱建")
    renamed = past.run(command, "整治私搭乱建", "--format", "json")
    assert renamed.json["matter"] == "aa-01", "a name not committed yet"
    past.git("rm", "-q", "-f", MATTER)
    gone = past.run(command, "拆违")
    assert (gone.code, gone.out) == (0, told), "a file taken away, and not committed"
    nothing = past.run(command, "海上救援直升机")
    assert (nothing.code, nothing.out) == (1, "")
