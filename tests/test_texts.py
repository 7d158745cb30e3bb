"""Texts kept by their content: the same answers with and without, whatever happens to what was kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from support import Repo

from shudi_cli.model import Body, Matter
from shudi_cli.source import WorkingTree
from shudi_cli.store import parsing, texts
from shudi_cli.store.remembering import Remembering
from shudi_cli.store.texts import Key, Row, Texts

MATTER = "data/matters/shifan/aa-01.yaml"
SIZED = 60


def asked(repo: Repo) -> tuple[int, str, str]:
    found = repo.run("diff", "HEAD~1..HEAD", "--format", "json")
    return found.code, found.out, found.err


def kept(repo: Repo) -> Path:
    return Texts(repo.root).path


@pytest.fixture
def changed(repo: Repo) -> Repo:
    """Two commits that differ in enough matters for two processes, one of them broken."""
    text = repo.read(MATTER)
    for number in range(SIZED):
        name = f"bb-{number + 10}"
        other = text.replace("aa-01", name).replace("拆除违法建设", f"第{number}类事项")
        repo.write(f"data/matters/shifan/{name}.yaml", other.replace("拆违拆临, 违建", ""))
    repo.write("data/matters/shifan/cc-10.yaml", text.replace("aa-01", "cc-10"))
    repo.commit("before")
    for file in sorted((repo.root / "data/matters/shifan").glob("bb-*.yaml")):
        old = file.read_text("utf-8")
        file.write_text(
            old.replace("维护拆除现场的秩序", f"维护拆除现场的秩序，见{file.stem}"), "utf-8"
        )
    repo.write("data/matters/shifan/cc-10.yaml", "id: [")
    repo.write("data/matters/shifan/cc-11.yaml", "id: cc-11\nname: 3\n")
    repo.commit("after")
    return repo


def test_what_was_read_once_is_not_parsed_again(
    changed: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = asked(changed)
    assert first[0] == 0
    assert first[1].count("support-duty-reworded") == SIZED + 1  # and once in the summary
    assert "cc-10.yaml" in first[2]
    assert "cc-11.yaml" in first[2]
    seen: list[str] = []
    whole = parsing.parsed_file

    def parsed_file(read, commit):
        seen.append(read.path)
        return whole(read, commit)

    monkeypatch.setattr(parsing, "parsed_file", parsed_file)
    assert asked(changed) == first
    assert {path.rpartition("/")[2] for path in seen} == {"cc-10.yaml", "cc-11.yaml"}


def test_one_process_says_what_two_do(changed: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    first = asked(changed)
    kept(changed).unlink()
    monkeypatch.setattr(parsing, "aside", lambda work: None)
    assert asked(changed) == first
    kept(changed).unlink()
    monkeypatch.setattr(parsing, "_ENOUGH", 1000)
    assert asked(changed) == first


def test_a_copy_that_dies_is_done_without(changed: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    first = asked(changed)
    kept(changed).unlink()
    monkeypatch.setattr(parsing, "_rows", None)
    assert asked(changed) == first


@pytest.mark.parametrize("junk", [b"", b"not a database", b"SQLite format 3\x00" + b"\x01" * 5000])
def test_a_damaged_file_is_made_anew(changed: Repo, junk: bytes) -> None:
    first = asked(changed)
    kept(changed).write_bytes(junk)
    assert asked(changed) == first
    assert asked(changed) == first


def test_damage_inside_is_noticed(changed: Repo) -> None:
    first = asked(changed)
    data = bytearray(kept(changed).read_bytes())
    for start in range(4096 + 3000, len(data), 4096):
        data[start : start + 50] = b"\xff" * 50
    kept(changed).write_bytes(bytes(data))
    assert asked(changed) == first


def test_a_changed_value_is_noticed(changed: Repo) -> None:
    first = asked(changed)
    other = "UPDATE text SET value = CAST(replace(value, x'e7bbb4', x'e7bbb5') AS BLOB)"
    with closing(sqlite3.connect(kept(changed))) as connection, connection:
        assert connection.execute(other).rowcount > SIZED
    assert asked(changed) == first


def test_a_value_of_another_shape_is_not_used(changed: Repo) -> None:
    first = asked(changed)
    store = Texts(changed.root)
    with closing(sqlite3.connect(store.path)) as connection, connection:
        keys = [Key(*row) for row in connection.execute("SELECT content, kind FROM text")]
    foreign = msgspec.msgpack.encode(Body("x", "x", "county", "office"))
    store.save({key: Row(0, 0, foreign) for key in keys})
    assert asked(changed) == first


def test_another_versions_file_is_made_anew(changed: Repo) -> None:
    first = asked(changed)
    with closing(sqlite3.connect(kept(changed))) as connection, connection:
        connection.execute("PRAGMA user_version = 1")
        connection.execute("ALTER TABLE text RENAME COLUMN line TO row")
    assert asked(changed) == first


def test_a_folder_that_cannot_be_written(
    changed: Repo, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first = asked(changed)
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SHUDI_CACHE_DIR", str(tmp_path / "file" / "below"))
    assert asked(changed) == first


def test_a_locked_file_is_done_without(changed: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    first = asked(changed)
    monkeypatch.setattr("shudi_cli.store.beside._WAIT", 0.01)
    lock = sqlite3.connect(kept(changed), isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    try:
        assert asked(changed) == first
    finally:
        lock.close()
    assert kept(changed).exists()


def test_it_does_not_grow_without_end(changed: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Texts(changed.root)
    rows = {Key(bytes([n]) * 20, "matter"): Row(0, 0, b"x" * 1000) for n in range(60)}
    monkeypatch.setattr(texts, "AT_ONCE", 50)
    store.save(rows)
    assert len(store.load(rows)) == 50
    monkeypatch.setattr(texts, "LARGEST", 10_000)
    store.save({Key(b"new", "matter"): Row(0, 0, b"y")})
    assert set(store.load([*rows, Key(b"new", "matter")])) == {Key(b"new", "matter")}


def test_a_file_edited_in_place_is_read_anew(repo: Repo) -> None:
    reader = Remembering(repo.root)
    tree = WorkingTree(repo.root)

    def aliases() -> tuple[str, ...]:
        (document,) = reader(tree, [MATTER])
        return document.into(Matter).aliases

    assert aliases() == ("拆违拆临", "违建")
    repo.edit(MATTER, "违建]", "抢建]")
    assert aliases() == ("拆违拆临", "抢建")
    assert Remembering(repo.root)(tree, [MATTER])


def test_what_is_recalled_knows_its_places(changed: Repo) -> None:
    fresh, again = asked(changed), asked(changed)
    lines = [
        (c["old_source"]["line"], c["new_source"]["line"])
        for c in msgspec.json.decode(fresh[1])["changes"]
        if c["kind"] == "support-duty-reworded"
    ]
    text = changed.read("data/matters/shifan/bb-10.yaml").splitlines()
    assert set(lines) == {(n, n) for n, line in enumerate(text, 1) if "秩序，见bb-10" in line}
    assert again == fresh
