"""The progress bar: on a terminal, after a second, never in the data."""

from __future__ import annotations

import io
import sys

import pytest
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
