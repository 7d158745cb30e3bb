"""The progress bar: on a terminal, after a second, never in the data."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from office import csv_file
from support import Repo

from shudi_cli.cli import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal as stderr; called in the test because pytest renews stderr before it."""
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    return screen


def test_a_bar_is_drawn_when_it_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    with progress.progress("检查", quiet=False) as tell:
        tell(3, 10)
    assert "检查" in screen.getvalue()
    assert "3/10" in screen.getvalue()


@pytest.mark.parametrize(("patience", "quiet"), [(60.0, False), (0.0, True)])
def test_nothing_is_drawn_when_it_is_quick_or_unwanted(
    patience: float, quiet: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = terminal(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", patience)
    with progress.progress("检查", quiet=quiet) as tell:
        tell(3, 10)
        tell(10, 10)
    assert screen.getvalue() == ""


def test_nothing_is_drawn_into_a_pipe(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    assert repo.run("validate").err == ""


def test_validate_tells_how_far_it_is(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(progress._Bar, "tell", lambda _, *numbers: told.append(numbers))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    repo.run("validate")
    assert told == [(0, 1), (1, 1)]


def test_import_tells_how_far_it_is(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        ["事项名称", "领域", "主体责任"],
        *([f"事项{n}", "综合治理", f"县公安局：查{n}"] for n in "甲乙丙"),
    ]
    file = str(csv_file(tmp_path / "a.csv", rows))
    bars: dict[str, list[tuple[int, int]]] = {}
    monkeypatch.setattr(
        progress._Bar, "tell", lambda bar, *numbers: bars.setdefault(bar._title, []).append(numbers)
    )
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    repo.run("import", file)
    assert bars["识别事项"] == [(0, 3), (1, 3), (2, 3)]
    assert bars["检查"][:3] == [(0, 3), (1, 3), (2, 3)], "laid out"
    assert bars["检查"][-1] == (4, 4), "validated with the one that was there"
