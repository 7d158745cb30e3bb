"""git itself shows what changed in responsibility: a diff driver, and bisect by exit code."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import ROOT, Repo

from shudi_cli.cli import main

MATTER = "data/matters/shifan/aa-01.yaml"


def prepare(repo: Repo) -> None:
    run = f'PYTHONPATH="{ROOT}" "{sys.executable}" -m shudi_cli'
    repo.write("shudi.sh", f'#!/bin/sh\nexec env {run} "$@"\n').chmod(0o755)
    repo.write(".gitattributes", "data/matters/*/*.yaml diff=shudi\n")
    repo.commit("first")
    repo.git("config", "diff.shudi.command", "./shudi.sh git-diff")


def test_git_diff_speaks_of_duties(repo: Repo) -> None:
    prepare(repo)
    repo.edit(MATTER, "维护拆除现场的秩序", "维护拆除现场的交通秩序")
    out = repo.git("diff")
    assert "县公安局（配合）的职责改写：维护拆除现场的{+交通+}秩序" in out
    assert "@@" not in out
    repo.commit("second")
    assert "{+交通+}" in repo.git("log", "-p", "--ext-diff", "-1")


def test_what_is_no_matter_stays_text(repo: Repo) -> None:
    prepare(repo)
    repo.edit("data/matters/shifan/list.yaml", "测试清单", "新的清单")
    repo.write("data/matters/shifan/aa-02.yaml", "id: [")
    repo.git("add", "-A")
    out = repo.git("diff", "HEAD")
    assert "+title: 新的清单" in out
    assert "+id: [" in out


@pytest.mark.parametrize("path", [MATTER, "data/terms.yaml"])
def test_a_file_too_large_to_compare_is_said(repo: Repo, path: str) -> None:
    prepare(repo)
    repo.write(".gitattributes", "*.yaml diff=shudi\n")
    text = "id: aa-01\n" + "# 注\n" * 250_000
    repo.write(path, text + "# 末\n")
    repo.commit("large")
    repo.write(path, text + "# 尾\n")
    out = repo.git("diff")
    assert out.startswith(f"{path}\n文件有改动，但超过 1 MB，没有比较。\n")
    assert "git diff --no-ext-diff" in out
    assert "+# 尾" in repo.git("diff", "--no-ext-diff")


def test_bisect_finds_the_commit_that_moved_a_duty_down(repo: Repo) -> None:
    prepare(repo)
    good = repo.git("rev-parse", "HEAD").strip()
    for number in range(5):
        if number == 3:
            repo.edit(MATTER, "  - body: 县公安局", "  - body: 街道办事处")
        repo.edit(MATTER, "note: " if number else "reviewed: 2019-07-31", f"note: {number}")
        repo.commit(f"第 {number} 次")
    repo.git("bisect", "start", "HEAD", good)
    out = repo.git(
        "bisect", "run", "./shudi.sh", "diff", f"{good}..HEAD", "--fail-on", "shift-down"
    )
    assert "第 3 次" in out


def test_called_by_hand(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["git-diff", "x"]) == 2
    assert "由 git 调用" in capsys.readouterr().err


def test_a_list_in_a_subfolder_speaks_of_duties_too(repo: Repo, tmp_path: Path) -> None:
    """git runs the driver at its top folder, whatever the folder of the list is."""
    big = Repo(tmp_path / "big", repo._capsys)
    for path in (MATTER, "data/matters/shifan/list.yaml", "data/bodies/common.yaml"):
        big.write(f"xdata/{path}", repo.read(path))
    run = f'PYTHONPATH="{ROOT}" "{sys.executable}" -m shudi_cli'
    big.write("shudi.sh", f'#!/bin/sh\nexec env {run} "$@"\n').chmod(0o755)
    big.write(".gitattributes", "data/matters/*/*.yaml diff=shudi\n*.yaml diff=shudi\n")
    big.write("data/matters/shifan/aa-01.yaml/x.yaml", "a: 1\n")
    big.commit("first")
    big.git("config", "diff.shudi.command", "./shudi.sh git-diff")
    big.edit(f"xdata/{MATTER}", "维护拆除现场的秩序", "维护拆除现场的交通秩序")
    assert "县公安局（配合）的职责改写：维护拆除现场的{+交通+}秩序" in big.git("diff")
    inner = Repo(big.root / "xdata", repo._capsys)
    assert "{+交通+}" in inner.git("diff", ".")
