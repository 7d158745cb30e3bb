"""Kept verdicts: the same answers with and without, whatever happens to what was kept."""

from __future__ import annotations

import os
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from support import BASE, Repo
from test_reports import FOLDER, GOOD

from shudi_cli import resources
from shudi_cli.cli import main
from shudi_cli.rule import MatterCase
from shudi_cli.source import find
from shudi_cli.store.verdicts import Row, Verdicts
from shudi_cli.validating import crew, inspection


@pytest.fixture
def two(repo: Repo) -> Repo:
    repo.write(f"{FOLDER}/aa-02.yaml", GOOD.format(id="aa-02").replace("县公安局", "县不存在的局"))
    return repo


def judged_again(repo: Repo, counted: list[str], *options: str) -> list[str]:
    """File names judged by one more run, which must answer as a run without the cache does."""
    counted.clear()
    kept = repo.run("validate", "--format", "json", *options)
    names = [path.rpartition("/")[2] for path in counted]
    fresh = repo.run("validate", "--format", "json", "--no-cache", *options)
    assert kept == fresh
    return names


def test_what_was_judged_is_not_judged_again(two: Repo, counted: list[str]) -> None:
    assert judged_again(two, counted) == ["aa-01.yaml", "aa-02.yaml"]
    assert judged_again(two, counted) == []
    two.edit(f"{FOLDER}/aa-02.yaml", "县不存在的局", "县公安局")
    assert judged_again(two, counted) == ["aa-02.yaml"]
    (two.root / FOLDER / "aa-02.yaml").unlink()
    assert judged_again(two, counted) == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/bodies/common.yaml", "name: 县公安局", "name: 县不存在的局"),
        ("data/laws/laws.yaml", "short: 城乡规划法", "short: 规划法"),
        (f"{FOLDER}/list.yaml", "code: aa,", "code: cc,"),
    ],
)
def test_a_change_of_what_verdicts_rest_on_is_seen(
    path: str, old: str, new: str, two: Repo, counted: list[str]
) -> None:
    judged_again(two, counted)
    before = two.run("validate").out
    two.edit(path, old, new)
    assert judged_again(two, counted) == ["aa-01.yaml", "aa-02.yaml"]
    assert two.run("validate").out != before


def test_a_new_version_of_the_program_judges_anew(
    two: Repo, counted: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    judged_again(two, counted)
    monkeypatch.setattr("shudi_cli.resources.version", lambda: b"another")
    assert judged_again(two, counted) == ["aa-01.yaml", "aa-02.yaml"]


@pytest.mark.parametrize("library", ["yaml", "msgspec", "jsonschema_rs"])
def test_a_new_version_of_a_library_judges_anew(
    two: Repo, counted: list[str], monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    judged_again(two, counted)
    monkeypatch.setattr(
        "shudi_cli.resources.libraries", lambda names=(): "another" if library in names else ""
    )
    resources.version.cache_clear()
    assert judged_again(two, counted) == ["aa-01.yaml", "aa-02.yaml"]
    resources.version.cache_clear()


def test_a_revision_shares_verdicts_and_keeps_its_commit(two: Repo, counted: list[str]) -> None:
    judged_again(two, counted)
    two.commit()
    assert judged_again(two, counted, "--rev", "HEAD") == []


def test_nothing_is_kept_in_the_working_tree(two: Repo) -> None:
    two.commit()
    two.run("validate")
    assert two.git("status", "--porcelain") == ""
    assert two.run("validate", "--no-cache").code == 1


def cache(repo: Repo) -> Path:
    repo.run("validate")
    path = Verdicts(find(repo.root).root).path
    assert path.is_file()
    return path


def test_a_damaged_cache_is_made_anew(two: Repo, counted: list[str]) -> None:
    path = cache(two)
    whole = path.read_bytes()
    for spoilt in (b"", b"not a database", whole[:100], whole[: len(whole) // 2], whole[:-100]):
        path.write_bytes(spoilt)
        judged_again(two, counted)
        assert judged_again(two, counted) == []


def test_no_damaged_byte_changes_an_answer(two: Repo) -> None:
    path = cache(two)
    whole = path.read_bytes()
    expected = two.run("validate", "--no-cache")
    for offset in range(0, len(whole), 199):
        path.write_bytes(
            whole[:offset]
            + bytes(b ^ 255 for b in whole[offset : offset + 9])
            + whole[offset + 9 :]
        )
        assert two.run("validate") == expected, offset


@pytest.mark.parametrize("junk", [b"not a database", b"SQLite format 3\x00" + b"\x01" * 5000])
def test_a_damaged_cache_is_thrown_away_and_closed(
    two: Repo, monkeypatch: pytest.MonkeyPatch, junk: bytes
) -> None:
    path, connect = cache(two), sqlite3.connect
    opened: list[sqlite3.Connection] = []

    def recorded(*arguments: Any, **named: Any) -> sqlite3.Connection:
        opened.append(connect(*arguments, **named))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", recorded)
    rows = {"data/matters/shifan/aa-01.yaml": Row(b"stamp", b"verdict")}
    for use in (Verdicts.load, lambda kept: kept.save(rows, [])):
        path.write_bytes(junk)
        use(Verdicts(two.root))
        assert not path.exists()
    assert len(opened) == 2
    for connection in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")
    Verdicts(two.root).save(rows, [])
    assert Verdicts(two.root).load() == rows


def test_a_row_of_another_shape_is_not_used(two: Repo, counted: list[str]) -> None:
    with closing(sqlite3.connect(cache(two))) as connection, connection:
        connection.execute("UPDATE verdict SET verdict = 'text', checksum = -1")
    assert judged_again(two, counted) == ["aa-01.yaml", "aa-02.yaml"]


def test_a_folder_that_cannot_be_written_to(two: Repo, monkeypatch, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("SHUDI_CACHE_DIR", str(blocked))
    assert two.run("validate").code == 1
    assert two.run("validate") == two.run("validate", "--no-cache")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_read_only_disk(two: Repo) -> None:
    path = cache(two)
    path.parent.chmod(0o500)
    path.chmod(0o400)
    two.edit(f"{FOLDER}/aa-02.yaml", "县不存在的局", "县公安局")
    assert two.run("validate").code == 0
    path.parent.chmod(0o700)


def test_a_locked_cache_is_done_without(two: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shudi_cli.store.beside._WAIT", 0.05)
    with closing(sqlite3.connect(cache(two))) as connection, connection:
        connection.execute("BEGIN EXCLUSIVE")
        assert two.run("validate").code == 1
        connection.rollback()
    assert Verdicts(two.root).load(), "another run's cache is left alone"


def test_parallel_runs_answer_alike(two: Repo) -> None:
    expected = two.run("validate").out

    def one(_: int) -> dict[str, object]:
        kept = Verdicts(two.root)
        rows = kept.load()
        kept.save(rows, [])
        return dict(rows)

    with ThreadPoolExecutor(8) as pool:
        for rows in pool.map(one, range(40)):
            assert set(rows) == {f"{FOLDER}/aa-01.yaml", f"{FOLDER}/aa-02.yaml"}
    assert two.run("validate").out == expected


@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_workers_find_what_one_process_finds(start: str, two: Repo, monkeypatch) -> None:
    if start == "fork" and sys.platform != "linux":
        pytest.skip("workers are forked on Linux only")
    for number in range(3, 30):
        text = GOOD.format(id=f"aa-{number:02d}")
        two.write(f"{FOLDER}/aa-{number:02d}.yaml", text if number % 5 else text[:-30])
    alone = two.run("validate", "--no-cache", "--format", "json")
    monkeypatch.setattr(crew, "ENOUGH", 1)
    monkeypatch.setattr(crew, "_BATCH", 7)
    monkeypatch.setattr(crew, "START", start)
    assert two.run("validate", "--no-cache", "--format", "json") == alone
    assert alone.code == 1


def test_a_rule_about_one_matter_sees_no_other(two: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else its verdict would be kept while what it looked at changes."""

    def nosy(case: MatterCase) -> None:
        assert case.within.list.entries == ()
        for part in ("lists", "adjustments", "errata"):
            with pytest.raises(TypeError, match="its subject is list"):
                getattr(case.within.repository.snapshot, part)
        seen.append(case.entry.id)

    seen: list[str] = []
    monkeypatch.setattr(inspection, "about_matter", lambda case, _: nosy(case) or ())
    two.run("validate")
    assert seen == ["shifan/aa-01", "shifan/aa-02"]


def test_an_erratum_is_judged_in_its_matter_s_place(repo: Repo) -> None:
    matter = "".join(f"  {line}\n" for line in GOOD.format(id="aa-01").splitlines())
    text = f"reason: 漏登\ndate: 2020-01-01\nmatter:\n{matter}".replace("县公安局", "县不存在的局")
    repo.write("data/errata/shifan/2019.1/aa-01.yaml", text)
    repo.edit(f"{FOLDER}/aa-01.yaml", "县公安局", "另一个不存在的局")
    found = repo.run("validate", "--format", "json").json["findings"]
    (unknown,) = [f for f in found if f["id"] == "SD301"]
    assert "县不存在的局" in unknown["message"]
    lines = text.splitlines()
    assert "县不存在的局" in lines[unknown["line"] - 1][unknown["column"] - 1 :]


def test_the_cache_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from shudi_cli.store import folder

    monkeypatch.delenv("SHUDI_CACHE_DIR")
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert folder() == tmp_path / "shudi"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert folder() == Path.home() / ".cache/shudi"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert folder() == Path.home() / "Library/Caches/shudi"
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))
    assert folder() == tmp_path / "local" / "shudi"


def test_the_bundled_list_is_kept_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["validate", "--repo", str(BASE)]) == 0
    assert Verdicts(BASE).load()
    capsys.readouterr()
