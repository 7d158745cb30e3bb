"""Many lists: what looks as it was is not looked into, and workers find what one process finds."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from support import ROOT, Repo

from shudi_cli import store
from shudi_cli.__main__ import _look_ahead
from shudi_cli.layout import SEARCHED
from shudi_cli.query.index import TABLES, Lookup
from shudi_cli.source import WorkingTree, ahead, glance, listed, look_ahead
from shudi_cli.store import crew, documents
from shudi_cli.store.database import memory

MATTERS = "data/matters"


@pytest.fixture
def many(repo: Repo) -> Repo:
    """Four lists, one of which has the name of another and more, older than two seconds."""
    manifest = repo.read(f"{MATTERS}/shifan/list.yaml")
    matter = repo.read(f"{MATTERS}/shifan/aa-01.yaml")
    for name in ("shifan-2", "shifan2", "zz"):
        repo.write(f"{MATTERS}/{name}/list.yaml", manifest.replace("shifan", name))
        repo.write(f"{MATTERS}/{name}/aa-01.yaml", matter)
    repo.write(f"{MATTERS}/README.md", "四个清单")
    return repo


def aged(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if everything had been written long ago."""
    monkeypatch.setattr("shudi_cli.store.state._GRAIN", 0)
    assert count(repo) > 0


def count(repo: Repo, ask: str = "违建") -> int:
    """In how many lists the question is answered."""
    found = repo.run("who", ask, "--format", "json", "--all").json["matches"]
    return len(found)


def test_only_what_looks_different_is_looked_into(
    many: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    aged(many, monkeypatch)
    asked: list[list[str]] = []
    stamps = WorkingTree.stamps

    def watched(self: WorkingTree, under: list[str]) -> object:
        asked.append(list(under))
        return stamps(self, under)

    monkeypatch.setattr(WorkingTree, "stamps", watched)
    assert count(many) == 4
    assert asked == []
    many.edit(f"{MATTERS}/shifan-2/aa-01.yaml", "违建]", "抢建]")
    assert count(many) == 3
    assert asked == [[f"{MATTERS}/shifan-2"]]
    assert count(many, "抢建") == 1
    assert len(asked) == 1


def test_lists_come_and_go(many: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    aged(many, monkeypatch)
    old = many.root / MATTERS / "shifan"
    old.rename(many.root / "aside")
    assert count(many) == 3
    (many.root / "aside").rename(old)
    assert count(many) == 4
    for file in old.iterdir():
        file.unlink()
    assert count(many) == 3
    renamed = many.root / MATTERS / "shifan2" / "aa-01.yaml"
    renamed.rename(renamed.with_name("aa-02.yaml"))
    found = many.run("who", "违建", "--format", "json", "--list", "shifan2").json["matches"]
    assert [match["source"]["path"] for match in found] == [f"{MATTERS}/shifan2/aa-02.yaml"]


def test_settings_and_terms_are_single_files(many: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    many.write("data/terms.yaml", "format: 1\nterms:\n  - {say: [炮楼], mean: [违建]}\n")
    aged(many, monkeypatch)
    assert count(many, "炮楼") == 4
    many.write("shudi.yaml", "format: 1\ndefault_list: zz\n")
    assert count(many) == 1
    (many.root / "data" / "terms.yaml").unlink()
    (many.root / "shudi.yaml").unlink()
    assert count(many, "炮楼") == 0
    assert count(many) == 4


def test_a_file_too_young_is_looked_into_again(many: Repo) -> None:
    assert count(many) == 4
    with closing(sqlite3.connect(store.location(many.root))) as connection, connection:
        rows = connection.execute("SELECT path, files FROM folder").fetchall()
    tokens = [token for _, files in rows for token in listed(files).values()]
    assert len(rows) >= 5
    assert set(tokens) == {""}


@pytest.mark.parametrize("shares", [1, 3])
def test_a_look_shared_out_sees_what_one_process_sees(
    shares: int, many: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "_MANY", 1)
    monkeypatch.setattr(ahead, "_EACH", 2 if shares > 1 else 100)
    monkeypatch.setattr(os, "cpu_count", lambda: shares)
    tree = WorkingTree(many.root)
    alone = tree.look(SEARCHED)
    look_ahead(many.root, SEARCHED)
    assert len(ahead._begun[tree.root]) == shares
    monkeypatch.setattr(WorkingTree, "look", None)
    assert glance(tree, SEARCHED) == alone
    assert f"{MATTERS}/shifan-2" in alone


def test_a_look_that_failed_is_made_again(many: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "_MANY", 1)
    tree = WorkingTree(many.root)

    def broken(*_: object, **__: object) -> bytes:
        raise OSError

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(ahead, "_look", broken)
        look_ahead(many.root, SEARCHED)
    assert glance(tree, SEARCHED) == tree.look(SEARCHED)


def test_workers_make_the_same_index(many: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    many.write(f"{MATTERS}/zz/aa-02.yaml", "id: [")
    alone = many.run("who", "违建", "--format", "json")
    store.location(many.root).unlink()
    monkeypatch.setattr(documents, "ENOUGH", 1)
    monkeypatch.setattr(crew, "_BATCH", 3)
    monkeypatch.setattr(documents, "_encoded", None)  # not in this process
    with_workers = many.run("who", "违建", "--format", "json")
    assert with_workers == alone
    assert "aa-02.yaml" in alone.err


def test_how_far_the_index_is_is_told(many: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    from shudi_cli.editions import open_snapshot
    from shudi_cli.query import who
    from shudi_cli.source import find

    told: list[tuple[int, int]] = []
    snapshot = open_snapshot(find(Path(many.root)), rev=None, on=None, only=None)
    who(snapshot, "违建", progress=lambda *numbers: told.append(numbers))
    files, lists = len(WorkingTree(many.root).stamps(SEARCHED)), 4
    assert told == [
        *((done, files) for done in range(files)),
        *((done, lists) for done in range(lists)),
    ]


def test_no_question_reads_every_entry() -> None:
    """Without statistics SQLite would go by the primary key, which all entries of a state share."""
    connection = memory(TABLES).connection
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    lookup = Lookup(connection, 1, "2026-01-01")
    lookup.rows([1, 2])
    lookup.numbered("aa-01")
    lookup.held("shifan", retired=False)
    assert not lookup.gone
    connection.set_trace_callback(None)
    plans = [
        step[3] for query in asked for step in connection.execute(f"EXPLAIN QUERY PLAN {query}")
    ]
    connection.close()
    assert len(asked) == 4
    assert not [plan for plan in plans if "PRIMARY KEY" in plan or "SCAN" in plan]
    assert [plan for plan in plans if "entry_by_unit" in plan]
    assert [plan for plan in plans if "entry_ending" in plan]


def test_the_generated_lists_are_of_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import runpy

    generate = runpy.run_path(str(ROOT / "benchmarks" / "many_lists.py"))["generate"]
    generate(tmp_path / "lists", 120)
    files = list((tmp_path / "lists" / MATTERS).rglob("*-*.yaml"))
    assert len({file.read_bytes() for file in files}) == len(files) == 120
    lists = Repo(tmp_path / "lists", capsys)
    assert lists.run("validate").code == 0
    groups = lists.run("who", "拆违", "--format", "json").json["groups"]
    assert groups[0]["count"] == 2


AHEAD = {
    ("who", "违建"): ".",
    ("who", "违建", "--repo", "REPO"): "REPO",
    ("who", "--repo=REPO", "违建"): "REPO",
    ("who", "违建", "--on", "2020-01-01"): None,
    ("who", "违建", "--rev=HEAD"): None,
    ("who", "违建", "--repo", "nosuch"): None,
    ("ls",): None,
    (): None,
}


@pytest.mark.parametrize(("argv", "root"), AHEAD.items(), ids=lambda v: " ".join(v or ("-",)))
def test_only_a_question_about_the_working_tree_is_looked_ahead_for(
    argv: tuple[str, ...], root: str | None, repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []
    monkeypatch.setattr("shudi_cli.source.look_ahead", lambda root, _: seen.append(root))
    here = repo.root.parent / "here"
    here.mkdir()
    monkeypatch.chdir(repo.root if root == "." else here)
    _look_ahead([word.replace("REPO", str(repo.root)) for word in argv])
    assert seen == ([repo.root] if root else [])
