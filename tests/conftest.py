"""Fixtures every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from changing import AGREED, DEPARTMENT, MATTER, PATROL, edition, onto_main, record, shift
from support import ROOT, Repo, base_copy

from shudi_cli.validating import inspection


@pytest.fixture(autouse=True)
def sealed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the person or the server that runs the tests reaches them."""
    named = {"SHUDI_REPO", "SHUDI_DEBUG", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "CI", "GITLAB_CI"}
    for name in list(os.environ):
        if name in named or name.startswith(("CI_", "GITHUB_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("SHUDI_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


@pytest.fixture
def repo(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Repo:
    """A small list of its own, as plain files."""
    return base_copy(tmp_path, capsys)


@pytest.fixture
def demo(capsys: pytest.CaptureFixture[str]) -> Repo:
    """The demonstration list of this project; not to be written to."""
    return Repo(ROOT, capsys)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths judged anew."""
    paths: list[str] = []
    inspect = inspection.Desk.inspect
    monkeypatch.setattr(
        inspection.Desk,
        "inspect",
        lambda self, read: paths.append(read.path) or inspect(self, read),
    )
    return paths


@pytest.fixture
def branch(repo: Repo) -> Repo:
    """main holds 2019.1, where the department also patrols; a branch is checked out."""
    repo.edit(MATTER, DEPARTMENT, DEPARTMENT + PATROL)
    repo.commit("2019.1")
    repo.git("switch", "-q", "-c", "change")
    return repo


@pytest.fixture
def shifted(branch: Repo) -> Repo:
    """main holds 2020.1, in which the patrol went down with consent; a branch is checked out."""
    edition(branch)
    shift(branch)
    record(branch, extra=AGREED)
    onto_main(branch, "2020.1")
    return branch
