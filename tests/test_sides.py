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
