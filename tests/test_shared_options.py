"""Options that several commands share, over every command."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
from support import Repo
from test_history import MATTER, edition

from shudi_cli import resources
from shudi_cli.cli.app import load
from shudi_cli.cli.registry import COMMANDS

TABLE = "序号,事项名称,主体责任单位,主体责任,配合责任单位,配合责任\n1,户外招牌,县综合行政执法局,查处,县公安局,维护秩序\n"
ANSWERS = {
    "who": ("who", "拆违"),
    "body": ("body", "县公安局"),
    "show": ("show", "aa-01"),
    "ls": ("ls",),
    "diff": ("diff", "2019.1..2020.1"),
    "log": ("log", "拆违"),
    "blame": ("blame", "拆违"),
    "changelog": ("changelog", "2020.1"),
    "editions": ("editions",),
    "validate": ("validate",),
    "rule": ("rule", "SD402"),
    "law": ("law", "城乡规划法"),
    "import": ("import", "表.csv", "--domain", "城乡建设"),
}
"""Commands that answer on stdout: text or JSON, with or without colour."""
WRITES = {"export", "fmt", "init", "new", "retire", "edition new"}
CALLED_BY_GIT = {"git-diff"}


@pytest.fixture
def asked(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> Repo:
    repo.commit("首次编制")
    repo.edit(MATTER, "限期拆除违法建筑", "限期改正")
    edition(repo, "2020.1", "2020-01-01", "先改正")
    repo.write("表.csv", TABLE)
    monkeypatch.chdir(repo.root)
    return repo


def options(name: str) -> set[str]:
    command = load(name)
    context = command.make_context(name, [], resilient_parsing=True)
    return {option for param in command.get_params(context) for option in param.opts}


def test_every_command_is_one_of_these() -> None:
    assert set(COMMANDS) == {*ANSWERS, *WRITES, *CALLED_BY_GIT}


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - CALLED_BY_GIT))
def test_every_command_can_be_quiet(name: str) -> None:
    assert {"--quiet", "-q"} <= options(name)


@pytest.mark.parametrize("argv", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_as_data(argv: tuple[str, ...], asked: Repo) -> None:
    result = asked.run(*argv, "--format", "json", "--quiet")
    name = result.json["format"].removeprefix("shudi.").partition("/")[0]
    jsonschema.validate(result.json, resources.schema(name))
    assert result.err == ""


@pytest.mark.parametrize("argv", ANSWERS.values(), ids=ANSWERS)
def test_an_answer_in_colour(argv: tuple[str, ...], asked: Repo) -> None:
    plain = asked.run(*argv, "--color", "never", "--quiet").out
    coloured = asked.run(*argv, "--color", "always", "--quiet").out
    assert "\x1b" not in plain
    assert "\x1b[" in coloured


def test_the_changelog_as_data_tells_what_was_accepted(asked: Repo) -> None:
    (change,) = asked.run("changelog", "2020.1", "--format", "json").json["changes"]
    assert change["reason"] == "先改正"
    asked.write(
        "shudi.yaml",
        f"accepted_changes: [{{change: {change['fingerprint']}, reason: 已核对, until: 2999-01-01}}]\n",
    )
    assert asked.run("diff", "2019.1..2020.1", "--format", "json").json["changes"] == [change]
    asked.commit("accepted")
    assert asked.run("diff", "2019.1..2020.1", "--format", "json").json["changes"] == []
    (told,) = asked.run("changelog", "2020.1", "--format", "json").json["changes"]
    assert told["fingerprint"] == change["fingerprint"]


def test_a_shallow_clone_is_remarked_on_unless_quiet(asked: Repo, tmp_path: Path) -> None:
    cut = tmp_path / "cut"
    asked.git("clone", "-q", "--depth", "1", f"file://{asked.root}", str(cut))
    for name in ("log", "blame"):
        assert "这是浅克隆" in asked.run(name, "拆违", "--repo", str(cut)).err
        assert asked.run(name, "拆违", "--repo", str(cut), "-q").err == ""
