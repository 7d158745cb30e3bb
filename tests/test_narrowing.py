"""`--changed` and paths: which findings are shown, while references resolve over everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import Repo
from test_reports import FOLDER, GOOD

WRONG = "县不存在的局"


@pytest.fixture
def committed(repo: Repo) -> Repo:
    """Two faulty matters, aa-02 and aa-03, both committed."""
    for name in ("aa-02", "aa-03"):
        repo.write(f"{FOLDER}/{name}.yaml", GOOD.format(id=name).replace("县公安局", WRONG))
    repo.commit()
    return repo


def shown(repo: Repo, *options: str) -> list[str]:
    findings = repo.run("validate", "--format", "json", *options).json["findings"]
    return [f["path"].rpartition("/")[2] for f in findings]


def test_nothing_changed_shows_nothing_and_passes(committed: Repo) -> None:
    result = committed.run("validate", "--changed")
    assert result.code == 0
    assert "没有发现问题；另有 2 处问题在没有指定的文件里" in result.out


def test_edited_staged_and_new_files_are_changed(committed: Repo) -> None:
    committed.edit(f"{FOLDER}/aa-02.yaml", "秩序", "秩序和安全")
    assert shown(committed, "--changed") == ["aa-02.yaml"]
    committed.git("add", "-A")
    assert shown(committed, "--changed") == ["aa-02.yaml"]
    committed.write(f"{FOLDER}/aa-04.yaml", GOOD.format(id="aa-04").replace("县公安局", WRONG))
    assert shown(committed, "--changed") == ["aa-02.yaml", "aa-04.yaml"]
    committed.write(".gitignore", "aa-04.yaml\n")
    assert shown(committed, "--changed") == ["aa-02.yaml"]


def test_a_deleted_file_is_no_changed_file(committed: Repo) -> None:
    (committed.root / FOLDER / "aa-02.yaml").unlink()
    assert shown(committed, "--changed") == []


def test_references_resolve_over_everything(committed: Repo) -> None:
    committed.edit(f"{FOLDER}/aa-02.yaml", WRONG, "县公安局")
    assert shown(committed, "--changed") == [], "the body stands in a file that did not change"


def test_a_finding_whose_other_place_changed_is_shown(repo: Repo) -> None:
    repo.write(
        f"{FOLDER}/aa-02.yaml", GOOD.format(id="aa-02").replace("name: 事项aa-02", "name: 乙事")
    )
    repo.commit()
    repo.edit(f"{FOLDER}/aa-01.yaml", "拆违拆临", "乙事")
    (path,) = shown(repo, "--changed")
    assert path == "aa-02.yaml", "found in the later file, caused by the earlier one"


def test_base_counts_from_where_the_branches_parted(committed: Repo) -> None:
    committed.git("checkout", "-q", "-b", "topic")
    committed.edit(f"{FOLDER}/aa-02.yaml", "秩序", "秩序和安全")
    committed.commit()
    committed.git("checkout", "-q", "main")
    committed.edit(f"{FOLDER}/aa-03.yaml", "秩序", "秩序和安全")
    committed.commit()
    committed.git("checkout", "-q", "topic")
    assert shown(committed, "--changed") == []
    assert shown(committed, "--changed", "--base", "main") == ["aa-02.yaml"] * 2, "SD5 adds one"


def test_a_list_below_the_top_of_its_git_repository(committed: Repo) -> None:
    inside = committed.root / "lists"
    inside.mkdir()
    committed.git("mv", "data", "lists/data")
    committed.commit()
    committed.edit(f"lists/{FOLDER}/aa-03.yaml", "秩序", "秩序和安全")
    assert shown(committed, "--changed", "--repo", str(inside)) == ["aa-03.yaml"]


def test_everything_is_new_before_the_first_commit(committed: Repo) -> None:
    import shutil

    shutil.rmtree(committed.root / ".git")
    committed.git("init", "-q")
    assert shown(committed, "--changed") == ["aa-02.yaml", "aa-03.yaml"]


def test_files_and_folders_may_be_named(committed: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(committed.root / FOLDER)
    assert shown(committed, "aa-02.yaml") == ["aa-02.yaml"]
    assert shown(committed, ".") == ["aa-02.yaml", "aa-03.yaml"]
    assert shown(committed, "../../..") == ["aa-02.yaml", "aa-03.yaml"]
    assert shown(committed, str(committed.root / "data/bodies")) == []
    assert committed.run("validate", "aa-02.yaml").code == 1
    assert committed.run("validate", str(committed.root / "data/bodies")).code == 0
    assert committed.run("validate", "--changed", "aa-03.yaml").code == 1, "both are shown"


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (("nosuch.yaml",), 2, "没有这个文件或文件夹：nosuch.yaml"),
        (("/",), 2, "/ 不在清单仓库里。"),
        (("--changed", "--base", "nosuch"), 2, "没有找到版本“nosuch”。"),
        (("--changed", "--rev", "HEAD"), 2, "--changed 只能看现在的文件。"),
        (("--format", "xml"), 2, "只能是 text、json、github、sarif、junit、gitlab"),
        (("--fail-on", "never"), 2, "只能是 error、warning、note"),
    ],
)
def test_wrong_calls(options: tuple[str, ...], code: int, says: str, committed: Repo) -> None:
    result = committed.run("validate", *options)
    assert (result.code, result.out) == (code, "")
    assert says in result.err


def test_without_git_there_is_no_changed(repo: Repo) -> None:
    result = repo.run("validate", "--changed")
    assert (result.code, result.out) == (3, "")
    assert "这里没有 git 历史，不能使用 --changed。" in result.err


def test_a_shallow_clone_that_misses_the_base(committed: Repo, tmp_path: Path) -> None:
    committed.git("checkout", "-q", "--orphan", "other")
    committed.commit()
    result = committed.run("validate", "--changed", "--base", "main")
    assert (result.code, result.out) == (2, "")
    assert "git fetch --unshallow" in result.err
