"""Faults in several files at once: tests/cases/rules/<id>.yaml holds files and expected findings."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import HERE, Repo

from shudi_cli.yamlio import parse

CASES = sorted((HERE / "cases" / "rules").glob("*.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.stem)
def test_case(case: Path, repo: Repo) -> None:
    content = parse(case.read_bytes(), case.name).value
    for path, text in content["files"].items():
        repo.write(path, text)
    found = repo.run("validate", "--format", "json").json["findings"]
    keys = ("id", "path", "line", "column", "message")
    hints = [e["hint"] for e in content["expected"] if "hint" in e]
    assert [f["hint"] for f in found if f["hint"] in hints] == hints
    assert sorted(tuple(f[k] for k in keys) for f in found) == sorted(
        tuple(e[k] for k in keys) for e in content["expected"]
    )
