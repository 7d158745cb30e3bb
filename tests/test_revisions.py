"""`--rev` and `--on`: any commit, any day, and not a byte of the user's repository touched."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from support import BASE, Repo

MATTER = "data/matters/shifan/aa-01.yaml"
LIST = "data/matters/shifan/list.yaml"


def leads(repo: Repo, *options: str) -> list[str]:
    answer = repo.run("who", "拆违", "--format", "json", *options).json
    return [part["name"] for part in answer["matches"][0]["lead"]]


@pytest.fixture
def dated(repo: Repo) -> Repo:
    """Two editions: in 2020.1 the department's lead went to 县自然资源和规划局."""
    repo.commit("2019.1")
    repo.edit(LIST, '"2019.1"', '"2020.1"')
    repo.edit(LIST, "2019-07-31", "2020-01-01")
    repo.edit(MATTER, "body: 县综合行政执法局", "body: 县自然资源和规划局")
    repo.commit("2020.1")
    return repo


OLD, NEW = ["县综合行政执法局", "乡镇人民政府"], ["县自然资源和规划局", "乡镇人民政府"]


def test_any_revision_answers_with_its_commit(dated: Repo) -> None:
    first = dated.git("rev-parse", "HEAD~1").strip()
    assert leads(dated, "--rev", "HEAD~1") == OLD
    assert leads(dated, "--rev", "HEAD") == NEW
    source = dated.run("who", "拆违", "--rev", "HEAD~1", "--format", "json").json["matches"][0][
        "source"
    ]
    assert source["commit"] == first
    assert f"（提交 {first[:10]}）" in dated.run("who", "拆违", "--rev", first[:8]).out


DAYS = {"2019-07-31": OLD, "2019-12-31": OLD, "2020-01-01": NEW, "2030-01-01": NEW}


@pytest.mark.parametrize(("day", "expected"), DAYS.items())
def test_any_day_answers_with_the_edition_in_force(
    dated: Repo, day: str, expected: list[str]
) -> None:
    assert leads(dated, "--on", day) == expected
    match = dated.run("who", "拆违", "--on", day, "--format", "json").json["matches"][0]
    assert match["edition"] == ("2019.1" if expected is OLD else "2020.1")
    assert match["source"]["commit"]


def test_a_day_before_the_first_edition(dated: Repo) -> None:
    result = dated.run("who", "拆违", "--on", "2019-07-30")
    assert (result.code, result.out) == (1, "")
    assert (
        "2019-07-30 还没有施行的版次：清单 shifan 最早的版次是 2019.1，自 2019-07-31 起施行"
        in result.err
    )


def test_the_last_correction_of_an_edition_counts(repo: Repo) -> None:
    repo.commit("2019.1")
    repo.edit(MATTER, "aliases: [拆违拆临, 违建]", "aliases: [拆违拆临, 违建, 私搭乱建]")
    repo.commit("alias added within the edition")
    repo.edit(LIST, '"2019.1"', '"2020.1"')
    repo.edit(LIST, "2019-07-31", "2020-01-01")
    repo.commit("2020.1")
    assert repo.run("who", "私搭乱建", "--on", "2019-08-01").code == 0


def test_a_draft_is_not_in_force(dated: Repo) -> None:
    dated.edit(LIST, '"2020.1"', '"2021.1"')
    dated.edit(LIST, "2020-01-01", "2021-01-01")
    dated.edit(LIST, "state: issued", "state: draft")
    dated.edit(MATTER, "body: 县自然资源和规划局", "body: 县应急管理局")
    dated.commit("draft of 2021.1")
    assert leads(dated, "--on", "2022-01-01") == NEW
    assert "草案，尚未印发" in dated.run("who", "拆违").out


def test_errata_lie_over_a_past_edition(dated: Repo) -> None:
    text = (BASE / MATTER).read_text("utf-8").replace("body: 县公安局", "body: 县应急管理局")
    matter = "".join(f"  {line}\n" for line in text.splitlines()[1:])
    erratum = f"reason: 配合单位写错\ndate: 2021-03-01\nmatter:\n{matter}"
    dated.write("data/errata/shifan/2019.1/aa-01.yaml", erratum)
    dated.commit("erratum")
    assert dated.run("validate").code == 0
    old = dated.run("who", "拆违", "--on", "2019-08-01").out
    assert "县应急管理局" in old
    assert "勘误　2021-03-01 勘误：配合单位写错" in old
    assert "勘误" not in dated.run("who", "拆违", "--on", "2020-08-01").out


def test_a_dirty_tree_is_neither_read_nor_touched(dated: Repo) -> None:
    dated.edit(MATTER, "县自然资源和规划局", "县农业农村局")
    dated.write("untracked.txt", "x")
    dated.git("rm", "-q", "--cached", "data/laws/laws.yaml")
    before = dated.git("status", "--porcelain=v2"), (dated.root / ".git/index").read_bytes()
    assert leads(dated, "--rev", "HEAD") == NEW
    assert leads(dated, "--on", "2019-08-01") == OLD
    assert leads(dated) == ["县农业农村局", "乡镇人民政府"]
    assert dated.run("validate", "--rev", "HEAD~1").code == 0
    assert (
        dated.git("status", "--porcelain=v2"),
        (dated.root / ".git/index").read_bytes(),
    ) == before


def test_lists_below_the_top_of_the_repository(dated: Repo, tmp_path: Path, capsys) -> None:
    outer = Repo(tmp_path / "outer", capsys)
    shutil.copytree(BASE, outer.root / "区县" / "清单 一")
    outer.commit()
    inner = Repo(outer.root / "区县" / "清单 一", capsys)
    assert leads(inner, "--rev", "HEAD") == OLD
    assert leads(inner, "--on", "2020-02-02") == OLD


def test_a_shallow_clone_says_how_to_fetch_the_rest(dated: Repo, tmp_path: Path, capsys) -> None:
    url = dated.root.as_uri()
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", url, str(tmp_path / "shallow")], check=True
    )
    shallow = Repo(tmp_path / "shallow", capsys)
    assert leads(shallow, "--on", "2020-02-02") == NEW
    result = shallow.run("who", "拆违", "--on", "2019-08-01")
    assert (result.code, result.out) == (3, "")
    assert "git fetch --unshallow" in result.err


def test_a_bare_repository_answers_from_its_head(dated: Repo, tmp_path: Path, capsys) -> None:
    bare = tmp_path / "lists.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(dated.root), str(bare)], check=True)
    repo = Repo(bare, capsys)
    assert leads(repo) == NEW
    assert leads(repo, "--on", "2019-08-01") == OLD


def test_a_detached_worktree(dated: Repo, tmp_path: Path, capsys) -> None:
    dated.git("worktree", "add", "-q", "--detach", str(tmp_path / "wt"), "HEAD~1")
    repo = Repo(tmp_path / "wt", capsys)
    assert leads(repo) == OLD
    assert leads(repo, "--rev", "main") == NEW


def test_without_git_everything_but_history_works(repo: Repo) -> None:
    assert leads(repo) == OLD
    assert leads(repo, "--on", "2019-08-01") == OLD, "the present edition was in force already"
    early = repo.run("who", "拆违", "--on", "2019-01-01")
    assert (early.code, early.out) == (3, "")
    assert "git clone" in early.err
    rev = repo.run("who", "拆违", "--rev", "HEAD")
    assert (rev.code, rev.out) == (3, "")
    assert "没有 git 历史" in rev.err


def test_without_git_installed(dated: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert leads(dated) == NEW
    assert dated.run("who", "拆违", "--rev", "HEAD").code == 3


@pytest.mark.parametrize("day", ["2019-13-01", "昨天", "201908", "2019-W01-1", "2019|08|01"])
def test_a_malformed_day_is_a_wrong_call(dated: Repo, day: str) -> None:
    result = dated.run("who", "拆违", f"--on={day}")
    assert (result.code, result.out) == (2, "")
    assert "2019-08-01" in result.err


def test_somebody_else_s_repository_is_refused_with_the_way_out(
    dated: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    result = dated.run("who", "拆违", "--rev", "HEAD")
    assert (result.code, result.out) == (3, "")
    assert f"git config --global --add safe.directory {dated.root}" in result.err
    assert leads(dated) == NEW, "the files themselves need no git"
