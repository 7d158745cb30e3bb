"""Editions where history is no straight line, and where it is broken or cut."""

from __future__ import annotations

import pytest
from support import Repo
from test_history import LIST, MATTER, edition


def rows(repo: Repo) -> list[tuple[str, str]]:
    found = repo.run("editions", "--format", "json").json["lists"][0]["editions"]
    return [(row["edition"], row["effective"]) for row in found]


def answered(repo: Repo, day: str) -> str:
    return repo.run("who", "拆违", "--on", day, "--format", "json").json["matches"][0]["edition"]


TWO = [("2020.1", "2020-01-01"), ("2022.1", "2022-01-01")]


@pytest.fixture
def branched(repo: Repo) -> Repo:
    """2020.1, then 2022.1 on main; a side branch from 2020.1 mends the list's title; not merged."""
    edition(repo, "2020.1", "2020-01-01", "首次")
    repo.edit(MATTER, "限期拆除违法建筑", "限期改正")
    edition(repo, "2022.1", "2022-01-01", "先改正")
    repo.git("checkout", "-q", "-b", "side", "HEAD~1")
    repo.edit(LIST, "测试清单", "试验清单")
    repo.commit("改正标题")
    repo.git("checkout", "-q", "main")
    return repo


def test_a_merged_side_branch_is_no_edition(branched: Repo) -> None:
    branched.git("merge", "-q", "--no-edit", "side")
    assert rows(branched) == TWO
    assert answered(branched, "2020-06-01") == "2020.1"
    assert answered(branched, "2022-06-01") == "2022.1"
    assert "限期拆除违法建筑" in branched.run("who", "拆违", "--on", "2020-06-01").out
    assert "2022.1" in branched.run("log", "拆违").out


def test_main_merged_into_the_side_branch_tells_the_same(branched: Repo) -> None:
    branched.git("checkout", "-q", "side")
    branched.git("merge", "-q", "--no-edit", "main")
    assert rows(branched) == TWO
    assert answered(branched, "2020-06-01") == "2020.1"


def test_an_edition_made_on_a_branch_counts_with_all_its_commits(repo: Repo) -> None:
    edition(repo, "2020.1", "2020-01-01", "首次")
    repo.git("checkout", "-q", "-b", "next")
    repo.edit(MATTER, "限期拆除违法建筑", "限期改正")
    edition(repo, "2022.1", "2022-01-01", "先改正")
    repo.edit(MATTER, "维护拆除现场的秩序", "维护现场秩序")
    repo.commit("补充")
    repo.git("checkout", "-q", "main")
    repo.edit(LIST, "测试清单", "试验清单")
    repo.commit("改正标题")
    repo.git("merge", "-q", "--no-edit", "next")
    assert rows(repo) == TWO
    assert "维护现场秩序" in repo.run("who", "拆违", "--on", "2023-01-01").out
    assert "限期拆除违法建筑" in repo.run("who", "拆违", "--on", "2021-01-01").out


def test_two_editions_from_one_parent_each_keep_their_text(repo: Repo) -> None:
    """The parent of 2023.1's first commit holds 2020.1: that is not the text of 2022.1."""
    edition(repo, "2020.1", "2020-01-01", "首次")
    repo.git("checkout", "-q", "-b", "other")
    repo.edit(MATTER, "维护拆除现场的秩序", "维护现场秩序")
    edition(repo, "2023.1", "2023-01-01", "换说法")
    repo.git("checkout", "-q", "main")
    repo.edit(MATTER, "限期拆除违法建筑", "限期改正")
    edition(repo, "2022.1", "2022-01-01", "先改正")
    with pytest.raises(Exception, match="merge"):
        repo.git("merge", "-q", "--no-edit", "other")
    repo.git("checkout", "-q", "--theirs", LIST)
    repo.edit(LIST, "测试清单", "试验清单")
    repo.commit("合并")
    assert sorted(rows(repo)) == [*TWO, ("2023.1", "2023-01-01")]
    found = repo.run("who", "拆违", "--on", "2022-06-01").out
    assert "限期改正" in found
    assert "维护拆除现场的秩序" in found
    assert answered(repo, "2022-06-01") == "2022.1"
    assert answered(repo, "2023-06-01") == "2023.1"


def test_parents_come_first_whatever_the_clock_says(repo: Repo) -> None:
    edition(repo, "2020.1", "2020-01-01", "首次")
    repo._clock = 50
    edition(repo, "2021.1", "2021-01-01", "二")
    repo._clock = 10
    edition(repo, "2022.1", "2022-01-01", "三")
    assert [name for name, _ in rows(repo)] == ["2020.1", "2021.1", "2022.1"]


def test_a_commit_that_cannot_be_read_is_not_the_text_of_an_edition(repo: Repo) -> None:
    edition(repo, "2020.1", "2020-01-01", "首次")
    good = repo.read(LIST)
    repo.write(LIST, "id: [")
    repo.commit("坏了")
    repo.write(LIST, good)
    edition(repo, "2022.1", "2022-01-01", "修好")
    assert rows(repo) == TWO
    assert answered(repo, "2020-06-01") == "2020.1"


@pytest.fixture
def new_list(repo: Repo) -> Repo:
    """A second list that is in the working tree only."""
    repo.commit("首次编制")
    repo.write("data/matters/xin/list.yaml", repo.read(LIST).replace("id: shifan", "id: xin"))
    repo.write("data/matters/xin/cc-01.yaml",
               repo.read(MATTER).replace("id: aa-01", "id: cc-01").replace("拆除违法建设", "烟花燃放")
               .replace("[拆违拆临, 违建]", "[放炮]"))  # fmt: skip
    return repo


def test_editions_of_a_list_not_committed_yet(new_list: Repo) -> None:
    result = new_list.run("editions")
    assert (result.code, result.err) == (0, "")
    assert "（未提交）" in result.out


@pytest.mark.parametrize("command", ["log", "blame"])
def test_a_list_not_committed_yet_has_no_past(new_list: Repo, command: str) -> None:
    result = new_list.run(command, "烟花燃放")
    assert (result.code, result.out) == (3, "")
    assert "清单 xin 还没有提交" in result.err
    assert "git add data && git commit" in result.err


@pytest.mark.parametrize("command", ["log", "blame"])
def test_a_matter_not_committed_yet_has_no_past(new_list: Repo, command: str) -> None:
    new_list.git("add", "data/matters/xin/list.yaml")
    new_list.git("commit", "-qm", "清单")
    result = new_list.run(command, "烟花燃放")
    assert (result.code, result.out) == (1, "")
    assert "事项 cc-01 还没有提交" in result.err
    assert "git add data && git commit" in result.err


@pytest.fixture
def broken_list(repo: Repo) -> Repo:
    """The only committed manifest cannot be read; the one in the working tree can."""
    good = repo.read(LIST)
    repo.write(LIST, "id: [")
    repo.commit("坏的")
    repo.write(LIST, good)
    return repo


@pytest.mark.parametrize("command", ["log", "blame"])
def test_no_readable_manifest_in_history(broken_list: Repo, command: str) -> None:
    result = broken_list.run(command, "拆违")
    assert (result.code, result.out) == (3, "")
    assert "清单 shifan 提交过的 list.yaml 都读不出来" in result.err


def test_a_day_where_no_manifest_can_be_read(broken_list: Repo) -> None:
    result = broken_list.run("who", "拆违", "--on", "2020-01-01")
    assert (result.code, result.out) == (3, "")
    assert "清单 shifan 提交过的 list.yaml 都读不出来" in result.err
    assert broken_list.run("editions").code == 0


def test_a_list_not_yet_in_force_is_named(new_list: Repo) -> None:
    new_list.edit("data/matters/xin/list.yaml", "2019-07-31", "2024-01-01")
    said = "注意：没有计入答案：清单 xin 还没有提交。"
    assert said in new_list.run("who", "拆违", "--on", "2020-01-01").err
    new_list.commit("新清单")
    result = new_list.run("who", "拆违", "--on", "2020-01-01")
    assert (result.code, result.err) == (
        0, "注意：没有计入答案：清单 xin 最早的版次是 2019.1，自 2024-01-01 起施行。\n",
    )  # fmt: skip
    for command in (["ls"], ["show", "aa-01"], ["body", "县公安局"]):
        assert "清单 xin 最早的版次是" in new_list.run(*command, "--on", "2020-01-01").err
    assert new_list.run("who", "拆违", "--on", "2020-01-01", "--quiet").err == ""
    assert new_list.run("who", "拆违", "--on", "2024-01-01").err == ""
    assert new_list.run("ls", "--list", "shifan", "--on", "2020-01-01").err == ""


def test_one_list_that_cannot_be_read_does_not_silence_the_others(new_list: Repo) -> None:
    new_list.write("data/matters/xin/list.yaml", "id: [")
    new_list.commit("坏的")
    result = new_list.run("who", "拆违", "--on", "2020-01-01")
    assert result.code == 0
    assert "没有计入答案：清单 xin 的 list.yaml 读不出来" in result.err


NEXT = "git add data && git commit"


@pytest.mark.parametrize(
    "words",
    [["diff"], ["log", "拆违"], ["blame", "拆违"], ["who", "拆违", "--rev", "HEAD"],
     ["diff", "HEAD~1..HEAD"], ["who", "拆违", "--on", "2019-01-01"]],
)  # fmt: skip
def test_before_the_first_commit(repo: Repo, words: list[str]) -> None:
    repo.git("init", "-q", "-b", "main")
    result = repo.run(*words)
    assert result.code in (2, 3)
    assert result.out == ""
    assert "还没有提交" in result.err
    assert NEXT in result.err
    assert "浅克隆" not in result.err


def test_data_that_is_not_in_head(repo: Repo) -> None:
    repo.git("init", "-q", "-b", "main")
    repo.git("commit", "-q", "--allow-empty", "-m", "空的")
    for words in (["who", "拆违", "--on", "2020-01-01"], ["log", "拆违"], ["blame", "拆违"]):
        result = repo.run(*words)
        assert (result.code, result.out) == (3, ""), words
        assert "还没有提交" in result.err, words
        assert NEXT in result.err, words
    result = repo.run("who", "拆违", "--rev", "HEAD")
    assert result.code == 3
    assert "版本 HEAD 里没有清单" in result.err
    result = repo.run("who", "拆违", "--on", "2020-01-01", "--list", "shifan")
    assert "还没有提交" in result.err
