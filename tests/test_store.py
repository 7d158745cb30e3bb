"""The cache: never needed, never wrong, whatever happens to it or to the tree."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import ROOT, Repo

from shudi_cli import store
from shudi_cli.finding import Place
from shudi_cli.finding import found as finding

MATTER = "data/matters/shifan/aa-01.yaml"


def found(repo: Repo, ask: str, *more: str) -> list[str]:
    return [m["name"] for m in repo.run("who", ask, "--format", "json", *more).json["matches"]]


def cache(repo: Repo) -> Path:
    return store.location(repo.root)


def another(repo: Repo, number: str, name: str) -> None:
    text = repo.read(MATTER).replace("aa-01", number).replace("拆除违法建设", name)
    repo.write(f"data/matters/shifan/{number}.yaml", text.replace("拆违拆临, 违建", ""))


def age(repo: Repo) -> None:
    """Make every file old enough for its stamp to be relied on."""
    for file in repo.root.rglob("*.yaml"):
        os.utime(file, (1_600_000_000, 1_600_000_000))


def test_the_cache_is_outside_the_tree(repo: Repo) -> None:
    before = sorted(repo.root.rglob("*"))
    found(repo, "违建")
    assert cache(repo).exists()
    assert sorted(repo.root.rglob("*")) == before


def test_a_second_question_parses_nothing(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    age(repo)
    first = found(repo, "违建")
    monkeypatch.setattr("shudi_cli.loading.documents.parsed_file", None)
    assert found(repo, "违建") == first == ["拆除违法建设"]


@pytest.mark.parametrize("aged", [False, True])
def test_an_edit_in_place_is_seen(repo: Repo, aged: bool) -> None:
    if aged:
        age(repo)
    assert found(repo, "抢建") == []
    repo.edit(MATTER, "违建]", "抢建]")
    assert found(repo, "抢建") == ["拆除违法建设"]
    assert found(repo, "违建") == []


def test_an_edit_of_the_same_size_and_time_is_seen(repo: Repo) -> None:
    age(repo)
    assert found(repo, "违建") == ["拆除违法建设"]
    times = (repo.root / MATTER).stat()
    repo.edit(MATTER, "拆违拆临, 违建]", "拆违拆临, 抢建]")
    os.utime(repo.root / MATTER, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert found(repo, "抢建") == ["拆除违法建设"]


def contents(repo: Repo) -> list[int]:
    """How many documents are kept, and how many files the states have."""
    with closing(sqlite3.connect(cache(repo))) as connection:
        return [
            connection.execute(f"SELECT count(DISTINCT content) FROM {table}").fetchone()[0]
            for table in ("document", "file")
        ]


@pytest.mark.parametrize("few", [0, 400])
def test_what_was_replaced_is_not_kept(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr("shudi_cli.store.documents._FEW", few)
    commit = repo.commit()
    assert found(repo, "违建") == found(repo, "违建", "--rev", commit) == ["拆除违法建设"]
    before = contents(repo)
    for number in range(8):
        repo.edit(MATTER, "违建]" if not number else f"违建{number}]", f"违建{number + 1}]")
        another(repo, "aa-02", f"第{number}号事项采砂")
        assert found(repo, f"违建{number + 1}") == ["拆除违法建设"]
    (repo.root / "data/matters/shifan/aa-02.yaml").unlink()
    assert found(repo, "采砂") == []
    assert contents(repo) == [count + 1 for count in before]
    repo.git("checkout", "-q", "--", ".")
    monkeypatch.setattr("shudi_cli.loading.documents.parsed_file", None)
    assert found(repo, "违建") == ["拆除违法建设"], "the commit still holds it"
    assert contents(repo) == before


def test_a_new_matter_and_one_taken_away(repo: Repo) -> None:
    assert found(repo, "河道采砂") == []
    another(repo, "aa-02", "河道采砂")
    assert found(repo, "河道采砂") == ["河道采砂"]
    (repo.root / "data/matters/shifan/aa-02.yaml").unlink()
    assert found(repo, "河道采砂") == []
    assert found(repo, "hdcs") == []


def test_terms_and_bodies_are_followed(repo: Repo) -> None:
    assert found(repo, "炮楼") == []
    repo.write("data/terms.yaml", "format: 1\nterms:\n  - {say: [炮楼], mean: [违建]}\n")
    assert found(repo, "炮楼") == ["拆除违法建设"]
    assert repo.run("who", "巡逻局", "--format", "json").json["asked_body"] is None
    repo.edit("data/bodies/common.yaml", "aliases: [公安局]", "aliases: [公安局, 巡逻局]")
    assert repo.run("who", "巡逻局", "--format", "json").json["asked_body"] == "public-security"


def test_branches_do_not_mix(repo: Repo) -> None:
    repo.commit()
    repo.git("switch", "-q", "-c", "other")
    another(repo, "aa-02", "河道采砂")
    repo.commit()
    assert found(repo, "河道采砂") == ["河道采砂"]
    repo.git("switch", "-q", "main")
    assert found(repo, "河道采砂") == []
    assert found(repo, "河道采砂", "--rev", "other") == ["河道采砂"]
    assert found(repo, "河道采砂", "--rev", "main") == []
    assert found(repo, "河道采砂") == []


def test_many_revisions_are_forgotten_again(repo: Repo) -> None:
    commits = []
    for number in range(10):
        another(repo, f"aa-{number + 10}", f"第{number}号事项采砂")
        commits.append(repo.commit())
    for number, commit in enumerate(commits):
        assert f"第{number}号事项采砂" in found(repo, f"第{number}号事项采砂", "--rev", commit)
    with closing(sqlite3.connect(cache(repo))) as connection, connection:
        (states,) = connection.execute("SELECT count(*) FROM state").fetchone()
        tables = [
            t for (t,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        of_states = [
            table
            for table in tables
            if "state" in [c[1] for c in connection.execute(f"PRAGMA table_info({table})")]
        ]
        orphans = [
            connection.execute(
                f"SELECT count(*) FROM {table} WHERE state NOT IN (SELECT id FROM state)"
            ).fetchone()
            for table in of_states
        ]
    assert states <= 8
    assert len(of_states) == 10
    assert orphans == [(0,)] * 10


def test_on_a_day_uses_that_edition(repo: Repo) -> None:
    repo.commit()
    repo.edit("data/matters/shifan/list.yaml", '"2019.1"', '"2020.1"')
    repo.edit("data/matters/shifan/list.yaml", "2019-07-31", "2020-01-01")
    repo.edit(MATTER, "违建]", "抢建]")
    repo.commit()
    assert found(repo, "抢建", "--on", "2019-08-01") == []
    assert found(repo, "抢建", "--on", "2020-02-01") == ["拆除违法建设"]


@pytest.mark.parametrize("junk", [b"", b"not a database", b"SQLite format 3\x00" + b"\x01" * 5000])
def test_a_damaged_cache_is_made_anew(repo: Repo, junk: bytes) -> None:
    found(repo, "违建")
    cache(repo).write_bytes(junk)
    assert found(repo, "违建") == ["拆除违法建设"]
    cache(repo).write_bytes(junk)
    assert found(repo, "违建") == found(repo, "违建") == ["拆除违法建设"]


def test_damage_inside_is_survived(repo: Repo) -> None:
    found(repo, "违建")
    data = bytearray(cache(repo).read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 200] = b"\xff" * 200
    cache(repo).write_bytes(bytes(data))
    assert found(repo, "违建") == ["拆除违法建设"]


def test_damage_met_while_answering_is_survived(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shudi_cli.query.index import Lookup

    found(repo, "违建")
    whole = Lookup.rows
    broken = iter([True])

    def rows(self: Lookup, units: list[int]) -> object:
        if next(broken, False):
            raise sqlite3.DatabaseError("database disk image is malformed")
        return whole(self, units)

    monkeypatch.setattr(Lookup, "rows", rows)
    assert found(repo, "违建") == ["拆除违法建设"]


def test_another_versions_cache_is_made_anew(repo: Repo) -> None:
    found(repo, "违建")
    with closing(sqlite3.connect(cache(repo))) as connection, connection:
        connection.execute("UPDATE about SET made = 'shudi 0.0.0'")
        connection.execute("DELETE FROM name")
    assert found(repo, "违建") == ["拆除违法建设"]


def test_what_another_library_read_is_read_anew(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shudi_cli.store.state._GRAIN", -10_000_000_000)  # every stamp counts
    found(repo, "违建")
    with closing(sqlite3.connect(cache(repo))) as connection, connection:
        connection.execute("UPDATE entry SET name = '另一个事项'")
    assert found(repo, "违建") == ["拆除违法建设"]
    monkeypatch.setattr("shudi_cli.resources.libraries", lambda *_: "msgspec 1000")
    found(repo, "违建")
    with closing(sqlite3.connect(cache(repo))) as connection, connection:
        assert connection.execute("SELECT name FROM entry").fetchall() == [("拆除违法建设",)]


def test_a_library_installed_anew_is_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shudi_cli import resources

    monkeypatch.syspath_prepend(str(tmp_path))
    package = tmp_path / "somelib/__init__.py"
    package.parent.mkdir()
    told = []
    for text in ("__version__ = '1'", "__version__ = '2.0'"):
        package.write_text(text)
        resources.libraries.cache_clear()
        told.append(resources.libraries(("somelib", "no_such_library")))
    resources.libraries.cache_clear()
    assert "somelib" in told[0]
    assert told[0] != told[1]
    assert all(name in resources.libraries() for name in resources.READERS)
    assert "somelib" not in sys.modules


def test_a_folder_that_cannot_be_written(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("SHUDI_CACHE_DIR", str(blocked / "below"))
    assert found(repo, "违建") == ["拆除违法建设"]


def test_a_locked_cache_is_done_without(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shudi_cli.store.database._WAIT", 0.05)
    found(repo, "违建")
    lock = sqlite3.connect(cache(repo), isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    try:
        assert found(repo, "违建") == ["拆除违法建设"]
    finally:
        lock.close()


def test_runs_side_by_side(repo: Repo) -> None:
    for number in range(20):
        another(repo, f"aa-{number + 10}", f"第{number}号事项采砂")

    def ask(number: int) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "shudi_cli", "who", f"第{number}号事项采砂", "--repo", str(repo.root)],
            capture_output=True, cwd=ROOT, check=False, env={**os.environ, "COLUMNS": "100"},
        )  # fmt: skip
        assert done.stderr == b""
        return done.stdout.decode()

    with ThreadPoolExecutor(4) as pool:
        for number, out in enumerate(pool.map(ask, range(8))):
            assert out.startswith(f"第{number}号事项采砂")


def test_what_cannot_be_read_is_named_from_the_cache_too(repo: Repo) -> None:
    repo.write("data/matters/shifan/aa-02.yaml", "id: [")
    age(repo)
    first, second = repo.run("who", "违建"), repo.run("who", "违建")
    assert first.err == second.err
    assert "data/matters/shifan/aa-02.yaml:" in first.err


def test_what_cannot_be_read_names_the_commit_it_was_read_from(repo: Repo) -> None:
    from shudi_cli.editions import open_snapshot
    from shudi_cli.query.opening import indexed
    from shudi_cli.source import find

    repo.write("data/matters/shifan/aa-02.yaml", "id: [")
    old = repo.commit()
    repo.edit("data/matters/shifan/list.yaml", '"2019.1"', '"2020.1"')
    repo.edit("data/matters/shifan/list.yaml", "2019-07-31", "2020-01-01")
    repo.write("data/terms.yaml", "terms: [")
    new = repo.commit()
    snapshot = open_snapshot(find(repo.root), rev=None, on="2019-08-01", only=None)
    with indexed(snapshot) as known:
        commits = {finding.place.path: finding.place.commit for finding in known.unread()}
    assert commits == {"data/matters/shifan/aa-02.yaml": old, "data/terms.yaml": new}


def test_a_good_file_is_not_blamed_for_its_copy_elsewhere(repo: Repo) -> None:
    repo.write("data/laws/copy.yaml", repo.read(MATTER))
    said = repo.run("who", "违建")
    assert said.out.startswith("拆除违法建设")
    assert "data/laws/copy.yaml" in said.err
    assert MATTER not in said.err


NAMES = st.lists(
    st.sampled_from(["河道采砂", "占道经营", "森林防火", "养犬管理", "燃气安全", "扬尘治理"]),
    max_size=4, unique=True,
)  # fmt: skip


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(NAMES, min_size=1, max_size=4))
def test_step_by_step_equals_from_scratch(repo: Repo, steps: list[list[str]]) -> None:
    """After any edits the kept index answers as one built anew does."""
    for names in steps:
        for old in (repo.root / "data/matters/shifan").glob("bb-*.yaml"):
            old.unlink()
        for number, name in enumerate(names):
            another(repo, f"bb-{number + 10}", name)
        kept = [found(repo, ask) for ask in ("采砂", "占道", "护林防火", "遛狗", "治理扬尘")]
        cache(repo).unlink()
        assert kept == [
            found(repo, ask) for ask in ("采砂", "占道", "护林防火", "遛狗", "治理扬尘")
        ]


def partial_clone(repo: Repo, folder: Path) -> Repo:
    """A clone that has the texts of the newest commit only, and fetches none by itself."""
    repo.git("config", "uploadpack.allowFilter", "true")
    url = f"file://{repo.root}"
    subprocess.run(["git", "clone", "-q", "--filter=blob:none", url, str(folder)], check=True)
    return Repo(folder, repo._capsys)


def test_texts_git_did_not_have_are_read_once_it_has_them(repo: Repo, tmp_path: Path) -> None:
    old = repo.commit()
    repo.edit(MATTER, "违建]", "抢建]")
    repo.edit("data/matters/shifan/list.yaml", "测试清单", "另一个清单")
    repo.commit()
    clone = partial_clone(repo, tmp_path / "clone")
    assert clone.run("ls", "--rev", old).code == 3
    clone.git("checkout", "-q", old)
    assert clone.run("ls").code == 0
    assert clone.run("ls", "--rev", old).code == 0
    assert found(clone, "违建") == found(clone, "违建", "--rev", old) == ["拆除违法建设"]


def test_a_matter_git_did_not_have_is_read_once_it_has_it(repo: Repo, tmp_path: Path) -> None:
    old = repo.commit()
    repo.edit(MATTER, "违建]", "抢建]")
    repo.commit()
    clone = partial_clone(repo, tmp_path / "clone")
    said = clone.run("ls", "--rev", old)
    assert "克隆不完整" in said.err
    assert clone.run("ls", "--rev", old).err == said.err
    clone.git("checkout", "-q", old)
    assert clone.run("ls", "--rev", old).err == ""
    assert found(clone, "违建") == ["拆除违法建设"]


def test_a_file_that_could_not_be_read_is_looked_at_again(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    from shudi_cli.source import Read, WorkingTree

    whole = WorkingTree.read

    def read(self: WorkingTree, paths: Iterable[str]) -> Iterator[Read]:
        for it in whole(self, paths):
            trouble = finding("SD101", Place(it.path), {"reason": "Input/output error"})
            yield Read(it.path, trouble) if it.path == MATTER else it

    monkeypatch.setattr("shudi_cli.store.state._GRAIN", -10_000_000_000)  # every stamp counts
    with monkeypatch.context() as patched:
        patched.setattr(WorkingTree, "read", read)
        assert found(repo, "违建") == []
    assert found(repo, "违建") == ["拆除违法建设"]


def test_a_copied_list_is_a_list_of_its_own(repo: Repo) -> None:
    folder = repo.root / "data/matters"
    shutil.copytree(folder / "shifan", folder / "other")
    listed = repo.run("ls", "--format", "json")
    assert listed.code == 0
    assert {(m["list"], m["id"]) for m in listed.json["matters"]} == {
        ("other", "aa-01"),
        ("shifan", "aa-01"),
    }
    assert repo.run("show", "other/aa-01", "--format", "json").json["list"] == "other"
    report = repo.run("validate", "--format", "json").json["findings"]
    assert [(f["id"], f["path"], f["line"]) for f in report if f["id"] == "SD306"] == [
        ("SD306", "data/matters/other/list.yaml", 3)
    ]


def test_an_erratum_of_an_id_that_stands_twice_corrects_the_first(repo: Repo) -> None:
    repo.write("data/matters/shifan/aa-02.yaml", repo.read(MATTER))
    body = "\n".join(f"  {line}" for line in repo.read(MATTER).splitlines())
    head = "format: 1\nreason: 写错\ndate: 2020-01-01\nmatter:\n"
    repo.write("data/errata/shifan/2019.1/aa-01.yaml", head + body)
    assert repo.run("ls").code == 0
    paths = [
        m["source"]["path"] for m in repo.run("who", "aa-01", "--format", "json").json["matches"]
    ]
    assert paths[0] == "data/errata/shifan/2019.1/aa-01.yaml"


def test_a_logic_error_is_not_taken_for_damage(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    from shudi_cli.query.index import build

    def work(*_: object) -> None:
        raise sqlite3.IntegrityError("UNIQUE constraint failed: entry.state, entry.path")

    found(repo, "违建")
    another(repo, "aa-02", "河道采砂")
    monkeypatch.setattr(build, "work", work)
    assert repo.run("who", "违建").code == 70
    assert cache(repo).exists()
