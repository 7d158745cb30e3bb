"""docs/ci.md and .pre-commit-hooks.yaml: every shudi command in them runs and does what it says."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from support import ROOT, Repo
from test_reports import FOLDER, GOOD

from shudi_cli.render.reports import ReportFormat

PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
FENCES = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def example(beginning: str) -> Any:
    (text,) = (text for kind, text in FENCES if kind == "yaml" and text.startswith(beginning))
    return yaml.safe_load(text)


def commands() -> list[str]:
    """Every shell line of the page that calls shudi."""
    shell = [text for kind, text in FENCES if kind == "sh"]
    steps = example("# .github/")["jobs"]["validate"]["steps"]
    shell += [step["run"] for step in steps if "run" in step]
    shell += example("# .gitlab-ci")["validate"]["script"]
    shell += [hook["entry"] for hook in HOOKS]
    lines = [line for text in shell for line in text.splitlines()]
    return sorted({line for line in lines if line.startswith("shudi ")})


@pytest.fixture
def shell(repo: Repo, tmp_path: Path):
    """Runs a line in a shell that finds `shudi`, in the repository."""
    script = tmp_path / "bin" / "shudi"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m shudi_cli "$@"\n')
    script.chmod(0o755)
    path = f"{script.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}

    def run(line: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            line, shell=True, cwd=repo.root, env=environment, capture_output=True, check=False
        )

    return run


def test_there_are_commands_to_try() -> None:
    assert len(commands()) >= 6


@pytest.mark.skipif(sys.platform == "win32", reason="a shell")
@pytest.mark.parametrize("line", commands())
def test_a_command_passes_a_clean_list_and_stops_a_broken_one(line: str, repo: Repo, shell) -> None:
    repo.commit()
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    assert shell(line).returncode == 0
    repo.write(f"{FOLDER}/aa-02.yaml", GOOD.format(id="aa-02").replace("县公安局", "县不存在的局"))
    done = shell(line)
    assert done.returncode == (0 if line.endswith("|| true") else 1)
    assert b"Traceback" not in done.stderr
    if ">" not in line:
        assert "县不存在的局" in done.stdout.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="a shell")
def test_the_files_uploaded_are_the_files_written(repo: Repo, shell) -> None:
    repo.commit()
    for line in commands():
        shell(line)
    steps = example("# .github/")["jobs"]["validate"]["steps"]
    (sarif,) = (
        step["with"]["sarif_file"] for step in steps if "sarif_file" in step.get("with", {})
    )
    assert json.loads(repo.read(sarif))["version"] == "2.1.0"
    reports = example("# .gitlab-ci")["validate"]["artifacts"]["reports"]
    assert json.loads(repo.read(reports["codequality"])) == []
    assert ElementTree.fromstring(repo.read(reports["junit"])).tag == "testsuites"


def test_the_page_names_every_format() -> None:
    assert re.findall(r"^\| `(\w+)` \|", PAGE, re.MULTILINE) == list(ReportFormat)


def test_a_hook_works_without_a_network_over_the_whole_repository() -> None:
    by_id = {hook["id"]: hook for hook in HOOKS}
    assert by_id["shudi"]["language"] == "system"
    named = example("repos:")["repos"][0]["hooks"]
    assert [hook["id"] for hook in named] == ["shudi"]
    for hook in HOOKS:
        assert hook["pass_filenames"] is False
        wanted = re.compile(hook["files"])
        assert wanted.search("data/matters/shifan/aa-01.yaml")
        assert wanted.search("shudi.yaml")
        assert not wanted.search("docs/ci.md")
