"""What `who` loads: every import is paid for by each question."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT, Repo

HEAVY = {
    "yaml", "jsonschema", "rich", "tabulate", "wcwidth", "pypinyin", "prompt_toolkit", "hashlib",
    "openpyxl", "docx", "lxml", "pydantic",
}  # fmt: skip
OWN = {"shudi_cli.yamlio", "shudi_cli.schema", "shudi_cli.rules", "shudi_cli.query.index.build"}  # fmt: skip


def loaded(*argv: str) -> set[str]:
    program = (
        "import sys\nfrom shudi_cli.cli import main\n"
        f"main({list(argv)!r})\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, cwd=ROOT, check=True, env=os.environ
    )
    return set(done.stderr.decode().split())


@pytest.fixture
def warm(tmp_path: Path) -> Path:
    import shutil

    root = tmp_path / "copy"
    shutil.copytree(ROOT / "data", root / "data")
    for file in root.rglob("*.yaml"):
        os.utime(file, (1_600_000_000, 1_600_000_000))
    loaded("who", "拆违", "--repo", str(root))
    # Times of change cannot be set: the first look may have been too early to be relied on.
    import time

    time.sleep(2.1)
    loaded("who", "拆违", "--repo", str(root))
    return root


def test_a_warm_question_loads_nothing_heavy(warm: Path) -> None:
    for ask in ("拆违", "楼上漏油烟谁管", "違章建築"):
        modules = loaded("who", ask, "--repo", str(warm))
        top = {name.partition(".")[0] for name in modules}
        assert not top & HEAVY
        assert not modules & OWN
        assert "sqlite3" in modules
    exact = loaded("who", "拆违", "--repo", str(warm))
    assert not exact & {"json", "shudi_cli.query.pinyin"}


def test_a_comparison_seen_before_parses_nothing(repo: Repo) -> None:
    repo.commit("old")
    repo.edit("data/matters/shifan/aa-01.yaml", "维护拆除现场的秩序", "维护拆除现场的交通秩序")
    repo.commit("new")
    asked = ("diff", "HEAD~1..HEAD", "--repo", str(repo.root))
    assert "yaml" in loaded(*asked)
    modules = loaded(*asked)
    assert not {name.partition(".")[0] for name in modules} & HEAVY
    assert not any(name.startswith("shudi_cli.query") for name in modules)
