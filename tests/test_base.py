"""What a change is compared with: `--base auto`, in the CI and the hooks we hand out."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from changing import PATROL, RECORD, edition, record, shift
from support import ROOT, Repo

MATTER = "data/matters/shifan/aa-01.yaml"
LIST = "data/matters/shifan/list.yaml"
_OF_CI = re.compile("^(CI|CI_.*|GITHUB_.*|GITLAB_.*)$")
TEMPLATES = ROOT / "shudi_cli" / "writing" / "templates"


@pytest.fixture(autouse=True)
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests may themselves run in a CI."""
    for name in [name for name in os.environ if _OF_CI.match(name)]:
        monkeypatch.delenv(name)


@pytest.fixture
def shifted(repo: Repo) -> Repo:
    """main holds an issued edition; a branch has moved a duty down, in an edition without record."""
    repo.edit(
        MATTER,
        "      - 责令停止建设、限期拆除违法建筑\n",
        f"      - 责令停止建设、限期拆除违法建筑\n{PATROL}",
    )
    repo.commit("2019.1")
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    repo.git("switch", "-q", "-c", "change")
    edition(repo)
    shift(repo)
    assert repo.run("validate").code == 0, "as it stands nothing is wrong with it"
    return repo


def event(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, **told: object) -> None:
    """As GitHub tells it."""
    file = tmp_path / "event.json"
    file.write_text(json.dumps({"repository": {"default_branch": "main"}, **told}))
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("GITHUB_EVENT_PATH", str(file))


def gitlab(monkeypatch: pytest.MonkeyPatch, **told: str) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("GITLAB_CI", "true")
    monkeypatch.setenv("CI_DEFAULT_BRANCH", "main")
    for name, value in told.items():
        monkeypatch.setenv(name, value)


def rules(repo: Repo) -> set[str]:
    return {
        f["id"] for f in repo.run("validate", "--base", "auto", "--format", "json").json["findings"]
    }


def test_before_the_commit(shifted: Repo) -> None:
    assert {"SD504", "SD506"} <= rules(shifted)
    shifted.commit("moved")
    assert rules(shifted) == set(), "the next commit is judged by itself"


def test_before_the_first_commit(repo: Repo) -> None:
    result = repo.run("validate", "--base", "auto")
    assert result.code == 3, "without git there is nothing to compare with"
    repo.git("init", "-q", "-b", "main")
    result = repo.run("validate", "--base", "auto")
    assert result.code == 0
    assert "只检查现在的样子" in result.err


EVENTS: dict[str, Callable[[Repo], dict[str, object]]] = {
    "merge request": lambda r: {"pull_request": {"base": {"sha": r.git("rev-parse", "main").strip()}}},
    "merge queue": lambda r: {"merge_group": {"base_sha": r.git("rev-parse", "main").strip()}},
    "push to main": lambda r: {"ref": "refs/heads/main", "before": r.git("rev-parse", "main").strip()},
    "push to a branch": lambda r: {"ref": "refs/heads/change", "before": r.git("rev-parse", "HEAD").strip()},
    "push of a new branch": lambda r: {"ref": "refs/heads/change", "before": "0" * 40},
}  # fmt: skip


@pytest.mark.parametrize("told", EVENTS.values(), ids=EVENTS)
def test_on_github(shifted: Repo, told, monkeypatch, tmp_path: Path) -> None:
    shifted.commit("moved")
    event(monkeypatch, tmp_path, **told(shifted))
    assert {"SD504", "SD506"} <= rules(shifted)


VARIABLES: dict[str, Callable[[Repo], dict[str, str]]] = {
    "merge request": lambda r: {
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": r.git("rev-parse", "main").strip(),
        "CI_COMMIT_BEFORE_SHA": "0" * 40,
    },
    "push to main": lambda r: {
        "CI_COMMIT_BRANCH": "main",
        "CI_COMMIT_BEFORE_SHA": r.git("rev-parse", "main").strip(),
    },
    "push of a new branch": lambda _: {
        "CI_COMMIT_BRANCH": "change",
        "CI_COMMIT_BEFORE_SHA": "0" * 40,
    },
}


@pytest.mark.parametrize("told", VARIABLES.values(), ids=VARIABLES)
def test_on_gitlab(shifted: Repo, told, monkeypatch) -> None:
    shifted.commit("moved")
    gitlab(monkeypatch, **told(shifted))
    assert {"SD504", "SD506"} <= rules(shifted)


def test_a_run_that_is_about_no_change_says_so(shifted: Repo, monkeypatch, tmp_path: Path) -> None:
    shifted.commit("moved")
    event(monkeypatch, tmp_path, schedule="0 3 * * *")
    result = shifted.run("validate", "--base", "auto")
    assert result.code == 0
    assert "没有比较" in result.err


def test_what_cannot_be_told_stops(shifted: Repo, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CI", "true")
    result = shifted.run("validate", "--base", "auto")
    assert (result.code, result.out) == (3, "")
    assert "--base origin/main" in result.err
    event(monkeypatch, tmp_path, ref="refs/heads/main", before="1" * 40)
    result = shifted.run("validate", "--base", "auto")
    assert (result.code, result.out) == (3, "")
    assert "推送之前的提交 1111111111 不在这里" in result.err
    for merging in ({"pull_request": {"number": 7}}, {"merge_group": None}):
        event(monkeypatch, tmp_path, **merging)
        result = shifted.run("validate", "--base", "auto")
        assert (result.code, result.out) == (3, "")
        assert "没有写合并到哪个提交" in result.err
    (tmp_path / "event.json").write_text("[")
    assert shifted.run("validate", "--base", "auto").code == 3


def test_a_base_without_lists(repo: Repo) -> None:
    repo.git("init", "-q", "-b", "main")
    repo.git("commit", "-q", "--allow-empty", "-m", "empty")
    assert rules(repo) == {"SD504", "SD510"}, "what comes issued is judged whole"
    repo.edit(LIST, "state: issued", "state: draft")
    assert repo.run("validate", "--base", "HEAD").code == 0


@pytest.fixture
def shell(shifted: Repo, tmp_path: Path):
    """Runs a line as a CI does, in a shell that finds `shudi`."""
    script = tmp_path / "bin" / "shudi"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m shudi_cli "$@"\n')
    script.chmod(0o755)

    def run(line: str) -> subprocess.CompletedProcess[bytes]:
        path = f"{script.parent}{os.pathsep}{os.environ['PATH']}"
        environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT)}
        return subprocess.run(
            ["sh", "-ec", line], cwd=shifted.root, env=environment, capture_output=True, check=False
        )

    return run


def made() -> dict[str, str]:
    """The shudi lines of every CI file `init` writes."""
    github = yaml.safe_load((TEMPLATES / "github.yml").read_text("utf-8"))
    steps = [step["run"] for step in github["jobs"]["validate"]["steps"] if "run" in step]
    script = yaml.safe_load((TEMPLATES / "gitlab-ci.yml").read_text("utf-8"))["qingdan"]["script"]
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    files = {"github": steps, "gitlab": script} | {h["id"]: [h["entry"]] for h in hooks}
    return {
        name: "\n".join(line for line in lines if line.startswith("shudi "))
        for name, lines in files.items()
    }


@pytest.mark.skipif(sys.platform == "win32", reason="a shell")
@pytest.mark.parametrize("name", made())
def test_what_init_and_the_hooks_run_stops_a_shift(
    shifted: Repo, shell, name: str, monkeypatch, tmp_path: Path
) -> None:
    shell("shudi fmt")
    if name == "github":
        shifted.commit("moved")
        event(monkeypatch, tmp_path, **EVENTS["merge request"](shifted))
    if name == "gitlab":
        shifted.commit("moved")
        gitlab(monkeypatch, **VARIABLES["merge request"](shifted))
    done = shell(made()[name])
    assert done.returncode == 1
    assert "SD506" in done.stdout.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="a shell")
def test_the_hook_of_init_stops_a_shift(shifted: Repo, shell) -> None:
    shell("shudi fmt")
    hook = shifted.write(".git/hooks/pre-commit", (TEMPLATES / "pre-commit").read_bytes())
    hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
    line = "git add -A; git -c user.name=x -c user.email=x@example.invalid commit -qm moved"
    done = shell(line)
    assert done.returncode == 1
    assert "SD506" in done.stdout.decode() + done.stderr.decode()
    record(shifted)
    shifted.edit(
        RECORD,
        "    text: 巡查工地由乡镇承担\n",
        "    text: 巡查工地由乡镇承担\n    consulted:\n"
        "      - {body: 乡镇人民政府, sent: 2020-01-02, replied: 2020-01-10, opinion: agree}\n",
    )
    shell("shudi fmt")
    assert shell(line).returncode == 0


def test_every_documented_ci_compares() -> None:
    texts = [(ROOT / "docs" / "ci.md").read_text("utf-8")]
    blocks = re.findall(r"^```yaml\n(.*?)^```$", texts[0], re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if "shudi validate" in line]
    assert len(lines) >= 5
    assert all("--base auto" in line for line in lines)


OTHER = "data/matters/other/list.yaml"


def test_every_list_is_judged_whichever_answers_by_default(repo: Repo) -> None:
    repo.write("shudi.yaml", "format: 1\ndefault_list: shifan\n")
    repo.write(OTHER, "id: [\n")
    assert repo.run("validate").code == 1
    assert OTHER in repo.run("validate").out
    assert OTHER in repo.run("validate", str(repo.root / "data/matters/other")).out
    assert repo.run("validate", "--list", "shifan").code == 0


def test_one_list_is_judged_beside_the_others(repo: Repo) -> None:
    repo.write(OTHER, repo.read(LIST).replace("id: shifan", "id: other"))
    repo.write("data/matters/other/aa-01.yaml", repo.read(MATTER))
    retired = "status: retired\nuntil: 2020-01-01\nreplaced_by: [other/aa-01]\nsince:"
    repo.edit(MATTER, "since:", retired)
    assert repo.run("validate", "--list", "shifan").code == 0
    repo.edit(MATTER, "other/aa-01", "other/aa-07")
    assert "承接事项 other/aa-07 不存在" in repo.run("validate", "--list", "shifan").out
