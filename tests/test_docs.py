"""The documentation: every command in it runs, every screen in it is what the command prints."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from support import ROOT, Repo

PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *ROOT.glob("docs/**/*.md")])
_BLOCK = re.compile(r"^```(sh|console|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXIT = re.compile(r"\s+# 退出码 (\d+)$")


def blocks(page: Path, kind: str) -> Iterator[str]:
    return (m[2] for m in _BLOCK.finditer(page.read_text("utf-8")) if m[1] == kind)


def commands(page: Path) -> Iterator[str]:
    for block in blocks(page, "sh"):
        yield from (line for line in block.splitlines() if line.startswith("shudi "))


@pytest.fixture
def copy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Repo:
    """The project as a reader has it: a clone with its history, the lists as they stand here."""
    root = tmp_path / "shudi"
    if (ROOT / ".git").exists():
        subprocess.run(["git", "clone", "-q", str(ROOT), str(root)], check=True)
        upstream = ["update-ref", "refs/remotes/origin/main", "HEAD"]
        subprocess.run(["git", "-C", str(root), *upstream], check=True)
    shutil.copytree(ROOT / "data", root / "data", dirs_exist_ok=True)
    shutil.copytree(ROOT / "schemas", root / "schemas", dirs_exist_ok=True)
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", "80")
    return Repo(root, capsys)


@pytest.mark.parametrize("page", [p for p in PAGES if any(commands(p))], ids=lambda p: p.name)
def test_every_command_runs(page: Path, copy: Repo) -> None:
    for text in blocks(page, "yaml"):
        if match := re.search(r"^id: (\w+-\d+)$", text, re.MULTILINE):
            copy.write(f"data/matters/demo-county/{match[1]}.yaml", text)
    for line in commands(page):
        expected = _EXIT.search(line)
        result = copy.run(*shlex.split(_EXIT.sub("", line), comments=True)[1:])
        assert result.code == int(expected[1] if expected else 0), f"{line}\n{result.err}"


@pytest.mark.parametrize(
    "page", [p for p in PAGES if any(blocks(p, "console"))], ids=lambda p: p.name
)
def test_every_screen_is_true(page: Path, copy: Repo) -> None:
    """A screen may leave lines out: a line that is only … stands for any number of them."""
    for block in blocks(page, "console"):
        first, *shown = block.splitlines()
        result = copy.run(*shlex.split(first.removeprefix("$ "))[1:])
        pattern = "\n".join(re.escape(line) for line in shown).replace(
            re.escape("…\n"), "(?:.*\n)*?"
        )
        pattern = re.sub(r"(?m)^…$", "(?:.*\n)*?.*", pattern)
        assert re.fullmatch(pattern, result.out.rstrip("\n")), f"{first}\n{result.out}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} → {target}"
