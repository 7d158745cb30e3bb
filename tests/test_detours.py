"""Data kept behind a link or in a submodule: said as what it is, in the tree and in a revision."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from support import Repo, base_copy

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")

LINK = "git 只记下链接，历史版本里读不到另一头的文件：把文件夹本身放在这里，代替链接。"


def moved(repo: Repo, folder: str) -> str:
    """The folder lies elsewhere in the repository, a link in its place; the link's target."""
    place = repo.root / folder
    (repo.root / "elsewhere").mkdir()
    place.rename(repo.root / "elsewhere" / place.name)
    target = os.path.relpath(repo.root / "elsewhere" / place.name, place.parent)
    place.symlink_to(target)
    repo.commit()
    return target


@pytest.mark.parametrize("folder", ["data", "data/matters", "data/bodies", "data/laws"])
def test_a_folder_behind_a_link_is_an_error(repo: Repo, folder: str) -> None:
    target = moved(repo, folder)
    result = repo.run("validate", "--format", "json")
    assert result.code == 1
    told = [(f["id"], f["path"], f["message"], f["hint"]) for f in result.json["findings"]]
    message = f"{folder} 是符号链接（指向 {target}），里面的文件不在这个仓库里。"
    assert told == [("SD118", folder, message, LINK)]
    assert repo.run("who", "拆违拆临", "--quiet").code == 0, (
        "questions are answered from what is there"
    )


@pytest.mark.parametrize("folder", ["data", "data/matters", "data/matters/shifan"])
def test_a_revision_has_no_lists_behind_a_link(repo: Repo, folder: str) -> None:
    target = moved(repo, folder)
    result = repo.run("validate", "--rev", "HEAD")
    assert (result.code, result.out) == (3, "")
    assert f"里没有读出清单：{folder} 是符号链接（指向 {target}）。\n{LINK}\n" in result.err


def test_the_only_list_behind_a_link(repo: Repo) -> None:
    moved(repo, "data/matters/shifan")
    result = repo.run("who", "拆违拆临")
    assert (result.code, result.out) == (3, "")
    assert "data/matters/shifan 是符号链接" in result.err


def test_one_list_of_two_behind_a_link(repo: Repo) -> None:
    manifest = repo.read("data/matters/shifan/list.yaml").replace("id: shifan", "id: other")
    repo.write("data/matters/other/list.yaml", manifest)
    moved(repo, "data/matters/shifan")
    for options in ((), ("--rev", "HEAD")):
        findings = repo.run("validate", "--format", "json", *options).json["findings"]
        assert [(f["id"], f["path"]) for f in findings] == [("SD118", "data/matters/shifan")]


@pytest.fixture
def holding(repo: Repo, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Repo:
    """A repository whose data/matters/shifan is a submodule."""
    inner = Repo(tmp_path / "inner", capsys)
    shutil.copytree(repo.root / "data/matters/shifan", inner.root)
    inner.commit()
    shutil.rmtree(repo.root / "data/matters/shifan")
    repo.commit()
    allowed = ("-c", "protocol.file.allow=always")
    repo.git(*allowed, "submodule", "--quiet", "add", str(inner.root), "data/matters/shifan")
    repo.commit()
    return repo


def test_a_submodule(holding: Repo) -> None:
    (finding,) = holding.run("validate", "--format", "json").json["findings"]
    assert finding["id"] == "SD118"
    assert finding["message"] == "data/matters/shifan 是 git 子模块，里面的文件不在这个仓库里。"
    assert "git submodule update --init" in finding["hint"]


@pytest.mark.parametrize("options", [("--rev", "HEAD"), ()], ids=["revision", "not fetched"])
def test_a_submodule_without_its_files(holding: Repo, options: tuple[str, ...]) -> None:
    shutil.rmtree(holding.root / "data/matters/shifan")
    (holding.root / "data/matters/shifan").mkdir()
    result = holding.run("validate", *options)
    if options:
        assert (result.code, result.out) == (3, "")
        assert "没有读出清单：data/matters/shifan 是 git 子模块。" in result.err
    else:
        assert result.code == 1
        assert "SD117" in result.out


def test_matters_as_a_submodule_not_fetched(
    tmp_path: Path, repo: Repo, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "two").mkdir()
    outer = base_copy(tmp_path / "two", capsys)
    inner = repo.root / "data/matters"
    Repo(inner, capsys).commit()
    shutil.rmtree(outer.root / "data/matters")
    outer.commit()
    allowed = ("-c", "protocol.file.allow=always")
    outer.git(*allowed, "submodule", "--quiet", "add", str(inner), "data/matters")
    outer.commit()
    shutil.rmtree(outer.root / "data/matters")
    (outer.root / "data/matters").mkdir()
    result = outer.run("who", "拆违拆临")
    assert (result.code, result.out) == (3, "")
    assert "没有读出清单：data/matters 是 git 子模块。" in result.err
    assert "git submodule update --init" in result.err


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads everything")
def test_a_folder_that_may_not_be_read(repo: Repo) -> None:
    (repo.root / "data/bodies").chmod(0)
    try:
        assert repo.run("validate").code == 1
    finally:
        (repo.root / "data/bodies").chmod(0o700)
