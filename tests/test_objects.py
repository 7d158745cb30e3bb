"""git's objects: one process for a command, the same answers as git's own commands give."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import Repo

from shudi_cli.errors import WrongCall
from shudi_cli.process import GitFailed, Object, look_again, objects, resolve
from shudi_cli.process.objects import Objects
from shudi_cli.source import Revision, differing

MATTER = "data/matters/shifan/aa-01.yaml"


@pytest.fixture(autouse=True)
def closed():
    yield
    look_again()


def test_answers_in_the_order_asked(repo: Repo) -> None:
    commit = repo.commit()
    repo.write("大.txt", "x" * 3000)
    repo.write("有 空格.txt", "y")
    last = repo.commit()
    names = [f"{last}:大.txt", f"{last}:没有 这个", f"{last}:有 空格.txt", commit, "HEAD^{tree}"]
    found = list(objects(repo.root).read(names * 50, largest=1000))
    assert [(o.kind, o.data is None) for o in found[:3]] == [
        ("blob", True), ("", True), ("blob", False),
    ]  # fmt: skip
    assert found[0].size == 3000
    assert [o.kind for o in found[3:5]] == ["commit", "tree"]
    assert found == found[:5] * 50


@pytest.mark.parametrize("revision", ["HEAD\nHEAD", "HEAD\0x", "\nHEAD", "HEAD\r"])
def test_a_name_is_one_question(repo: Repo, revision: str) -> None:
    repo.commit()
    with pytest.raises(WrongCall):
        resolve(repo.root, revision)
    assert resolve(repo.root, "HEAD") == repo.git("rev-parse", "HEAD").strip()


def test_a_damaged_object_does_not_hide_the_others(repo: Repo) -> None:
    commit = repo.commit()
    broken = repo.git("rev-parse", f"HEAD:{MATTER}").strip()
    file = repo.root / ".git/objects" / broken[:2] / broken[2:]
    file.chmod(0o644)
    file.write_bytes(b"not an object")
    asked = [f"{commit}:{MATTER}", f"{commit}:data/matters/shifan/list.yaml"]
    one, other = objects(repo.root).read(asked)
    assert one.data is None
    assert other.data == (repo.root / "data/matters/shifan/list.yaml").read_bytes()
    result = repo.run("ls", "--rev", "HEAD")
    assert MATTER in result.err


def test_a_process_that_was_ended_is_started_again(repo: Repo) -> None:
    repo.commit()
    known = objects(repo.root)
    first = list(known.read(["HEAD^{tree}"]))
    assert known._process is not None
    known._process.kill()
    known._process.wait()
    assert [o.kind for o in known.read(["HEAD^{tree}"] * 2)][1] == "tree"
    assert list(known.read(["HEAD^{tree}"])) == first


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no copies of processes here")
def test_a_copy_of_the_process_asks_through_its_own(repo: Repo) -> None:
    repo.commit()
    mine = objects(repo.root)
    list(mine.read(["HEAD"]))
    child = os.fork()
    if child == 0:
        os._exit(int(objects(repo.root) is mine))
    assert os.waitpid(child, 0)[1] == 0


def _listed(repo: Repo, *arguments: str) -> list[str]:
    return sorted(repo.git(*arguments).split("\0")[:-1])


PATHS = st.sampled_from(
    ["a.yaml", "b/c.yaml", "b/d.yaml", "b", "e/f/g.yaml", "字/文.yaml", "a.yaml.x"]
)
TREES = st.dictionaries(PATHS, st.sampled_from(["1", "2"]), max_size=5)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(old=TREES, new=TREES)
def test_two_commits_differ_as_git_says(
    repo: Repo, old: dict[str, str], new: dict[str, str]
) -> None:
    commits = []
    repo._clock = 0  # its commits are numbered by the second
    repo.commit("made")
    for tree in (old, new):
        repo.git("rm", "-rqf", "--ignore-unmatch", "data/x")
        for path, content in sorted(tree.items()):
            if not any(other.startswith(f"{path}/") for other in tree):
                repo.write(f"data/x/{path}", content)
        commits.append(repo.commit("tree"))
    one, other = (Revision(repo.root, commit) for commit in commits)
    asked = ("diff-tree", "-r", "-z", "--name-only", "--no-renames", *commits, "--", "data/x")
    assert differing(one, other, "data/x") == _listed(repo, *asked)
    for source, commit in ((one, commits[0]), (other, commits[1])):
        asked = ("ls-tree", "-r", "-z", "--name-only", commit, "--", "data")
        assert source.names("data") == _listed(repo, *asked)
        for stamp in source.stamps(["data/x"]):
            assert stamp.token == repo.git("rev-parse", f"{commit}:{stamp.path}").strip()


def test_a_folder_below_the_top(repo: Repo, tmp_path: Path) -> None:
    commit = repo.commit()
    below = Revision(repo.root / "data", commit)
    assert below.folders("matters") == ["shifan"]
    assert below.exists("matters/shifan/list.yaml")
    assert not below.exists("matters/shifan")
    assert not below.exists("matters/shifan/list.yaml/x")
    assert below.names("absent") == []


def test_absent_names_are_told_apart_from_answers(repo: Repo) -> None:
    commit = repo.commit()
    names = [f"{commit}:a b 12", f"{commit} blob 5", "x missing", "有 空格 3", f"{commit} blob"]
    assert [o.kind for o in objects(repo.root).read([*names, commit])] == [""] * 5 + ["commit"]


@pytest.mark.skipif(sys.platform != "linux", reason="the size of a pipe is set on Linux")
def test_small_pipes_do_not_stand_still(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """With 4 KiB pipes git waits for us to read while names that do not fit wait for git."""
    repo.write("大.txt", "x" * 100_000)
    commit = repo.commit()
    monkeypatch.setattr(subprocess, "Popen", partial(subprocess.Popen, pipesize=4096))
    long = "./" * 120
    names = [f"{commit}:{long}{number}" for number in range(100)]
    known, found = Objects(repo.root), list[Object]()
    asking = threading.Thread(
        target=lambda: found.extend(known.read([f"{commit}:大.txt", *names] * 2)), daemon=True
    )
    asking.start()
    asking.join(20)
    stuck = asking.is_alive()
    if stuck and known._process:
        known._process.kill()
    assert not stuck
    assert [o.size for o in found if o.kind] == [100_000] * 2
    known.close()


def test_one_name_longer_than_a_pipe(repo: Repo) -> None:
    commit = repo.commit()
    names = [commit, f"{commit}:{'x/' * 5000}", commit]
    assert [o.kind for o in objects(repo.root).read(names)] == ["commit", "", "commit"]


def test_git_that_ends_without_an_answer_is_no_absence(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A git that is killed again and again has not said that there is no such commit."""
    repo.commit()
    known = Objects(repo.root)
    fake = tmp_path / "bin" / "git"
    fake.parent.mkdir()
    fake.write_text("#!/bin/sh\nread name\nkill -9 $$\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(GitFailed):
        list(known.read(["HEAD"]))
    fake.write_text("#!/bin/sh\nread name\nprintf '0123'\nexit 0\n")
    with pytest.raises(GitFailed):
        list(known.read(["HEAD"]))
