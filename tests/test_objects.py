"""git's objects: one process for a command, the same answers as git's own commands give."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import Repo

from shudi_cli.errors import WrongCall
from shudi_cli.process import look_again, objects, resolve
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
