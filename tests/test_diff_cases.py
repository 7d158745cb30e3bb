"""Comparisons as data: tests/cases/diff/<name>/ holds old, new and the expected changes.

`old.yaml` and `new.yaml` are the matter aa-01, or `files` by path; `expected.yaml` lists, in order,
each change's kind, level and sentence.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from support import HERE, Repo

from shudi_cli.diffing import KINDS
from shudi_cli.yamlio import parse

CASES = sorted(path for path in (HERE / "cases" / "diff").iterdir() if path.is_dir())


def _write(repo: Repo, side: Path) -> None:
    text = side.read_text("utf-8")
    files = parse(text.encode(), side.name).value.get("files")
    for path, content in (files or {"data/matters/shifan/aa-01.yaml": text}).items():
        repo.write(path, content)


def _expected(case: Path) -> list[dict[str, str]]:
    expected = parse((case / "expected.yaml").read_bytes(), "expected.yaml").value
    return [] if expected == "none" else list(expected)


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.name)
def test_case(case: Path, repo: Repo) -> None:
    _write(repo, case / "old.yaml")
    repo.commit("old")
    if (case / "old.yaml").read_text("utf-8").startswith("files:"):
        new = parse((case / "new.yaml").read_bytes(), "new.yaml").value["files"]
        old = parse((case / "old.yaml").read_bytes(), "old.yaml").value["files"]
        for path in [p for p in old if "/matters/" in p and p not in new]:
            (repo.root / path).unlink()
    _write(repo, case / "new.yaml")
    repo.commit("new")
    result = repo.run("diff", "HEAD~1..HEAD", "--format", "json")
    assert result.code == 0, result.err
    told = [{k: c[k] for k in ("kind", "level", "detail")} for c in result.json["changes"]]
    assert told == _expected(case)


def test_every_kind_has_a_case() -> None:
    told = {change["kind"] for case in CASES for change in _expected(case)}
    assert set(KINDS) - told == set()
