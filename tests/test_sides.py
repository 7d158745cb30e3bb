"""Which lists two sides compare, and what is said where a side is not there yet."""

from __future__ import annotations

import pytest
from support import Repo
from test_history import LIST, MATTER

OTHER = "data/matters/ermu"


@pytest.fixture
def two(repo: Repo) -> Repo:
    """Two lists; the settings name one of them. Both have a matter aa-01."""
    repo.write(f"{OTHER}/list.yaml", repo.read(LIST).replace("id: shifan", "id: ermu"))
    repo.write(f"{OTHER}/aa-01.yaml", repo.read(MATTER))
    repo.write("shudi.yaml", "default_list: shifan\n")
    repo.commit("两个清单")
    return repo


@pytest.mark.parametrize("words", [[], ["HEAD"], ["HEAD..HEAD"], ["2019.1"], ["2026-01-01"]])
def test_a_clean_tree_with_a_default_list_has_no_changes(two: Repo, words: list[str]) -> None:
    result = two.run("diff", *words, "--fail-on", "wording")
    assert (result.code, result.err) == (0, "")
    assert "没有变化" in result.out
    assert "ermu" not in result.out


def test_the_older_side_says_which_list_is_compared(two: Repo) -> None:
    """A change must not take its own list out of a gate by way of the settings."""
    two.edit(f"{OTHER}/aa-01.yaml", "body: 县公安局", "body: 街道办事处")
    two.write("shudi.yaml", "default_list: ermu\n")
    two.commit("改")
    assert two.run("diff", "HEAD~1..HEAD", "--exit-code").code == 0
    assert two.run("diff", "HEAD~1..HEAD", "--exit-code", "--list", "ermu").code == 1
    two.edit(f"{OTHER}/aa-01.yaml", "body: 街道办事处", "body: 县公安局")
    two.write("shudi.yaml", "default_list: shifan\n")
    two.commit("藏")
    assert two.run("diff", "HEAD~1..HEAD", "--exit-code").code == 1


def test_two_lists_named_are_compared_whatever_the_default(two: Repo) -> None:
    assert two.run("diff", "list:shifan", "list:ermu").code == 0
    two.edit(f"{OTHER}/aa-01.yaml", "body: 县公安局", "body: 街道办事处")
    assert two.run("diff", "list:shifan", "list:ermu", "--exit-code").code == 1


def test_a_default_list_that_came_later_is_new(two: Repo) -> None:
    two.git("mv", "data/matters/shifan", "data/matters/xinming")
    two.edit("data/matters/xinming/list.yaml", "id: shifan", "id: xinming")
    two.write("shudi.yaml", "default_list: xinming\n")
    result = two.run("diff", "--format", "json")
    assert result.code == 0
    assert {c["list"] for c in result.json["changes"]} == {"shifan"}


def test_a_default_list_that_is_nowhere_is_said(two: Repo) -> None:
    two.write("shudi.yaml", "default_list: meiyou\n")
    two.commit("写错")
    result = two.run("diff", "--fail-on", "wording")
    assert (result.code, result.out) == (2, "")
    assert "“meiyou”，两边都没有这个清单" in result.err
    assert "现有清单：ermu、shifan" in result.err


@pytest.fixture
def shared(two: Repo) -> Repo:
    """Without a default list an id alone is in both."""
    two.write("shudi.yaml", "format: 1\n")
    two.commit("不设默认")
    return two


@pytest.mark.parametrize("command", [["show"], ["log"], ["blame"], ["diff", "--only"]])
def test_an_id_that_several_lists_share_is_not_guessed(shared: Repo, command: list[str]) -> None:
    result = shared.run(*command, "aa-01")
    assert (result.code, result.out) == (2, "")
    name = "" if command[0] == "diff" else " 拆除违法建设"
    assert f"“aa-01”对应不止一个事项：ermu/aa-01{name}、shifan/aa-01{name}。" in result.err
    assert "例如 ermu/aa-01" in result.err
    assert shared.run(*command, "shifan/aa-01").code == 0
    assert shared.run(*command, "aa-01", "--list", "ermu").code == 0


def test_one_matter_of_one_list_compared(shared: Repo) -> None:
    for folder in ("shifan", "ermu"):
        shared.edit(f"data/matters/{folder}/aa-01.yaml", "县公安局", "街道办事处")
    found = shared.run("diff", "--only", "ermu/aa-01", "--format", "json").json["changes"]
    assert {c["list"] for c in found} == {"ermu"}


def test_a_matter_that_is_gone_is_found_by_its_id(shared: Repo) -> None:
    (shared.root / OTHER / "aa-01.yaml").unlink()
    shared.edit(MATTER, "县公安局", "街道办事处")
    assert "ermu/aa-01" in shared.run("diff", "--only", "aa-01").err
    found = shared.run("diff", "--only", "ermu/aa-01", "--format", "json").json["changes"]
    assert [c["kind"] for c in found] == ["matter-removed"]
    assert shared.run("diff", "--only", "aa-77", "--exit-code").code == 0, "for bisect"


def test_the_notice_of_an_edition_is_of_the_default_list(two: Repo) -> None:
    for folder in ("shifan", "ermu"):
        file = f"data/matters/{folder}/list.yaml"
        two.edit(file, '"2019.1"', '"2020.1"')
        two.edit(file, "2019-07-31", "2020-01-01")
    two.commit("两个清单的新版次")
    assert two.run("changelog", "2020.1").out.count("调整情况的说明") == 1
    assert two.run("export", "--changelog", "2020.1", "--to", "md").err.count("一个清单") == 0


@pytest.mark.parametrize("argv", [("changelog", "2020.1"), ("diff", "2019.1..edition:2020.1")])
def test_an_edition_that_is_not_committed_is_named_as_such(repo: Repo, argv) -> None:
    repo.commit("2019.1")
    assert repo.run("edition", "new", "2020.1", "--effective", "2020-01-01").code == 0
    told = repo.run(*argv)
    assert (told.code, told.out) == (2, "")
    assert told.err == (
        "shudi：清单 shifan 的 2020.1 版（草案）还没有提交，历史里没有它。\n"
        "先运行 git commit；没有提交的改动用 shudi diff 查看。\n"
    )
    repo.commit("draft")
    assert repo.run("changelog", "2020.1").code == 0
