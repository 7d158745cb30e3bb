"""A repository's own settings run no programs of theirs and change no answer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support import Repo
from test_history import LIST, MATTER, edition

COMMANDS = [
    ["who", "拆违", "--on", "2019-08-01"],
    ["who", "拆违", "--rev", "HEAD~1"],
    ["editions"],
    ["log", "拆违"],
    ["blame", "拆违"],
    ["diff"],
    ["diff", "2019.1..2020.1"],
    ["changelog", "2020.1"],
    ["validate", "--base", "HEAD~1"],
    ["validate", "--changed"],
    ["export", "--to", "md"],
    ["export", "--changelog", "2020.1", "--to", "md"],
]


def answers(repo: Repo) -> list[tuple[int, str]]:
    return [repo.run(*words)[:2] for words in COMMANDS]


@pytest.fixture
def two(repo: Repo) -> Repo:
    repo.commit("首次编制")
    repo.edit(MATTER, "限期拆除违法建筑", "限期改正")
    edition(repo, "2020.1", "2020-01-01", "先改正")
    repo.edit(MATTER, "维护拆除现场的秩序", "维护现场的秩序")
    return repo


@pytest.mark.skipif(os.name != "posix", reason="the evil programs are shell scripts")
def test_no_program_named_in_the_settings_is_run(two: Repo, tmp_path: Path) -> None:
    expected = answers(two)
    ran = tmp_path / "ran"
    evil = two.write(".git/evil.sh", f'#!/bin/sh\necho "$0 $*" >> "{ran}"\ncat\n')
    evil.chmod(0o755)
    hooks = two.root / ".git/hooks"
    for name in (
        "post-index-change",
        "post-checkout",
        "reference-transaction",
        "fsmonitor-watchman",
    ):
        two.write(f".git/hooks/{name}", evil.read_bytes()).chmod(0o755)
    for key in (
        "core.fsmonitor", "core.pager", "pager.log", "pager.diff", "diff.external", "gpg.program",
        "gpg.ssh.program", "core.sshCommand", "core.editor", "core.askPass", "diff.x.command",
        "diff.x.textconv", "filter.x.clean", "filter.x.smudge", "filter.x.process",
        "filter.y=z.clean",
        "core.alternateRefsCommand", "credential.helper", "uploadpack.packObjectsHook",
    ):  # fmt: skip
        two.git("config", key, str(evil))
    two.git("config", "core.hooksPath", str(hooks))
    two.git("config", "log.showSignature", "true")
    two.git("config", "alias.log", f"!{evil}")
    two.git("config", "filter.x.required", "true")
    two.write(".git/info/attributes", "*.yaml diff=x filter=x\naa-*.yaml filter=y=z\n")
    signed = two.root / LIST
    os.utime(signed)  # stat says changed: git would have to look into it
    assert answers(two) == expected
    assert not ran.exists(), ran.read_text()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("i18n.logOutputEncoding", "gbk"),
        ("log.follow", "true"),
        ("log.showRoot", "false"),
        ("log.date", "relative"),
        ("format.pretty", "oneline"),
        ("log.abbrevCommit", "true"),
        ("log.decorate", "full"),
        ("color.ui", "always"),
        ("core.quotePath", "true"),
        ("core.abbrev", "4"),
        ("diff.orderFile", "nowhere"),
        ("diff.noprefix", "true"),
        ("diff.relative", "true"),
        ("diff.submodule", "log"),
        ("diff.ignoreSubmodules", "none"),
        ("diff.renames", "copies"),
        ("status.showUntrackedFiles", "no"),
        ("status.relativePaths", "true"),
        ("log.diffMerges", "combined"),
        ("core.commitGraph", "false"),
        ("core.autocrlf", "true"),
    ],
)
def test_settings_of_the_repository_change_no_answer(two: Repo, key: str, value: str) -> None:
    expected = answers(two)
    two.git("config", key, value)
    assert answers(two) == expected


def test_the_fingerprint_of_an_export_is_not_fooled_by_the_clock(two: Repo) -> None:
    """Whether the working tree differs is told by contents, without git's filters."""
    changed = two.run("export", "--to", "md").out
    two.git("checkout", "-q", "--", MATTER)
    clean = two.run("export", "--to", "md").out
    assert "未提交的修改" in changed
    assert "未提交的修改" not in clean
    os.utime(two.root / MATTER, (1, 1))
    assert two.run("export", "--to", "md").out == clean
    text = two.read(MATTER).replace("\n", "\r\n")
    two.git("config", "core.autocrlf", "true")
    two.write(MATTER, text)
    assert two.run("export", "--to", "md").out == clean
    two.write("data/matters/shifan/.hidden", "x")
    assert two.run("export", "--to", "md").out == clean
    two.write("data/matters/shifan/aa-03.yaml", "id: aa-03\n")
    assert two.run("export", "--to", "md").out != clean
    (two.root / "data/matters/shifan/aa-03.yaml").unlink()
    (two.root / "data/laws/laws.yaml").unlink()
    assert "未提交的修改" in two.run("export", "--to", "md").out


def test_a_repository_that_points_elsewhere_is_an_answer(two: Repo) -> None:
    two.git("config", "core.worktree", "/")
    assert {code for code, _ in answers(two)} <= {0, 1, 2, 3}
