"""Real repositories for tests, and `shudi` run as its users run it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import pytest

from shudi_cli.cli import main

HERE = Path(__file__).parent
ROOT = HERE.parent
BASE = HERE / "base"


_GIT = {
    "GIT_AUTHOR_NAME": "测试",
    "GIT_AUTHOR_EMAIL": "test@example.invalid",
    "GIT_COMMITTER_NAME": "测试",
    "GIT_COMMITTER_EMAIL": "test@example.invalid",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_TEMPLATE_DIR": "",
}


class Result(NamedTuple):
    """How one call of `shudi` ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Repo:
    """A folder with lists; a git repository once `commit` is called."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._capsys = capsys
        self._clock = 0

    def write(self, path: str, content: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def read(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        text = self.read(path)
        assert old in text, f"{path} does not hold {old!r}"
        self.write(path, text.replace(old, new))

    def git(self, *arguments: str) -> str:
        """Run git with a sealed environment and rising dates."""
        day = f"2024-01-01T00:00:{self._clock:02d}+08:00"
        environment = {**os.environ, **_GIT, "GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day}
        done = subprocess.run(
            ["git", "-C", str(self.root), *arguments],
            capture_output=True, check=True, env=environment,
        )  # fmt: skip
        return done.stdout.decode()

    def commit(self, message: str = "change") -> str:
        """Commit everything as it stands; returns the commit id."""
        if not (self.root / ".git").exists():
            self.git("init", "-q", "-b", "main")
        self._clock += 1
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD").strip()

    def run(self, *argv: str) -> Result:
        """`shudi` with these arguments, in this repository unless they name another."""
        self._capsys.readouterr()
        with mock.patch.dict(os.environ, SHUDI_REPO=str(self.root)):
            code = main(argv)
        captured = self._capsys.readouterr()
        return Result(code, captured.out, captured.err)


def base_copy(folder: Path, capsys: pytest.CaptureFixture[str]) -> Repo:
    """A fresh copy of tests/base: one list, one matter, a few bodies and laws; validates clean."""
    root = folder / "repo"
    shutil.copytree(BASE, root)
    return Repo(root, capsys)


def left_behind(folder: Path) -> list[str]:
    """The hidden files that writing made and did not take away."""
    return [path.name for path in folder.rglob("*.shudi")]
