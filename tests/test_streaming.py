"""A document of any length is written row by row: into every format, into a file, to the screen."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from sqlite3 import DatabaseError
from typing import BinaryIO

import pytest
from msgspec.structs import replace
from samples import SAMPLES, row
from support import Repo, left_behind

from shudi_cli.cli import progress
from shudi_cli.cli.exporting import told
from shudi_cli.document import Document, Made, Row, Section
from shudi_cli.formats import FORMATS, Options, write
from shudi_cli.loading import Entry
from shudi_cli.query import Known
from shudi_cli.writing.files import NotWritten, produce

LONG = "依法查处责任单位和个人的违法行为，督促限期改正，逾期不改正的移送有关机关处理。" * 20


def long(rows: int, made: list[int] | None = None) -> Document:
    """A document in which no two rows are alike, made when they are looked at."""

    def one(place: int) -> Row:
        if made is not None:
            made.append(place)
        return row(place + 1, "治理", f"事项{place}", f"{place}：{LONG}")

    return replace(SAMPLES["list"], sections=(Section("治理", Made(rows, one)),))


@pytest.mark.parametrize("form", FORMATS)
def test_memory_does_not_grow_with_the_rows(form: str, tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        with (tmp_path / f"{rows}").open("wb") as out:
            tracemalloc.reset_peak()
            before, _ = tracemalloc.get_traced_memory()
            write(form, long(rows), out, Options())
            return tracemalloc.get_traced_memory()[1] - before

    tracemalloc.start()
    try:
        peak(10)  # what is imported and cached the first time
        few, many = peak(150), peak(1500)
    finally:
        tracemalloc.stop()
    assert (tmp_path / "1500").stat().st_size > (tmp_path / "150").stat().st_size
    assert many < few + 1500 * len(LONG), "the texts alone would take twice that"


def test_made_rows_are_a_sequence() -> None:
    (section,) = long(5).sections
    assert len(section.rows) == 5
    assert section.rows[-1] == section.rows[4]
    assert [r.cells[0].text for r in section.rows[1::2]] == ["2", "4"]
    assert len(list(section.rows)) == 5
    with pytest.raises(IndexError):
        section.rows[5]


@pytest.mark.parametrize(
    ("sizes", "most"), [((3, 4, 5), 100), ((3, 4, 5), 4), ((1, 0, 7), 3), ((), 2)]
)
def test_a_sample_is_spread_evenly(sizes: tuple[int, ...], most: int) -> None:
    rows = [row(n, "治理", f"事项{n}") for n in range(sum(sizes))]
    sections, start = [], 0
    for size in sizes:
        sections.append(Section("治理", tuple(rows[start : start + size])))
        start += size
    every = max(1, -(-len(rows) // most))
    sample = replace(SAMPLES["list"], sections=tuple(sections)).sample(most)
    assert sample == rows[::every]
    assert len(sample) <= most


def test_only_a_sample_is_made_twice() -> None:
    made: list[int] = []
    with Path("/dev/null").open("wb") as out:
        write("docx", long(1000, made), out, Options())
    assert len(made) < 1000 + 150
    assert set(made) == set(range(1000))


def test_progress_counts_every_row() -> None:
    heard: list[tuple[int, int]] = []
    document = replace(long(3), sections=(*long(3).sections, *long(2).sections))
    for _ in told(document, lambda done, total: heard.append((done, total))).rows:
        pass
    assert heard == [(n, 5) for n in range(1, 6)]


def test_export_shows_how_far_it_is(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []

    class Bar:
        def __init__(self, title: str) -> None:
            heard.append(title)

        def tell(self, done: int, total: int) -> None:
            heard.append(f"{done}/{total}")

        def stop(self) -> None:
            heard.append("stop")

    monkeypatch.setattr(progress, "_Bar", Bar)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    repo.run("export", "--to", "csv")
    assert heard[0] == "导出"
    assert "1/1" in heard
    assert heard[-1] == "stop"


# files


def test_a_file_is_produced_whole(tmp_path: Path) -> None:
    target = tmp_path / "清单.csv"
    assert produce(target, lambda out: out.writelines([b"a", b"b"]), replace=False)
    assert target.read_bytes() == b"ab"
    assert left_behind(tmp_path) == []


def test_the_same_bytes_are_no_change(tmp_path: Path) -> None:
    target = tmp_path / "x"
    target.write_bytes(b"ab")
    before = target.stat()
    assert produce(target, lambda out: out.write(b"ab"), replace=False)
    assert (target.stat().st_ino, target.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_other_bytes_stay_unless_they_may_go(tmp_path: Path) -> None:
    target = tmp_path / "x"
    target.write_bytes(b"mine")
    target.chmod(0o640)
    assert not produce(target, lambda out: out.write(b"ab"), replace=False)
    assert target.read_bytes() == b"mine"
    assert produce(target, lambda out: out.write(b"ab"), replace=True)
    assert target.read_bytes() == b"ab"
    assert target.stat().st_mode & 0o777 == 0o640
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize("trouble", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_what_fails_halfway_leaves_nothing(tmp_path: Path, trouble: BaseException) -> None:
    target = tmp_path / "x"
    target.write_bytes(b"mine")

    def failing(out: BinaryIO) -> None:
        out.write(b"half")
        raise trouble

    with pytest.raises(type(trouble)):
        produce(target, failing, replace=True)
    assert target.read_bytes() == b"mine"
    assert left_behind(tmp_path) == []


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"mine")
    (tmp_path / "link").symlink_to("real")
    with pytest.raises(NotWritten, match="符号链接"):
        produce(tmp_path / "link", lambda out: out.write(b"ab"), replace=True)
    (tmp_path / "dangling").symlink_to("nowhere")
    with pytest.raises(NotWritten, match="符号链接"):
        produce(tmp_path / "dangling", lambda out: out.write(b"ab"), replace=True)
    assert (tmp_path / "real").read_bytes() == b"mine"


def test_two_at_once_do_not_mix(tmp_path: Path) -> None:
    target = tmp_path / "x"

    def second(out: BinaryIO) -> None:
        out.write(b"first")
        with pytest.raises(NotWritten, match="另一个 shudi"):
            produce(target, lambda o: o.write(b"second"), replace=True)

    assert produce(target, second, replace=False)
    assert target.read_bytes() == b"first"


def test_nothing_is_shown_of_what_fails_halfway(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(name: str, document: Document, out: BinaryIO, options: Options) -> None:
        out.write(b"half")
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("shudi_cli.cli.export.write", failing)
    result = repo.run("export", "--to", "csv")
    assert (result.code, result.out) == (3, "")


def test_a_character_may_lie_across_two_pieces(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = repo.run("export", "--to", "md").out
    monkeypatch.setattr("shudi_cli.cli.output._PIECE", 1)
    assert repo.run("export", "--to", "md").out == whole


def test_an_index_damaged_halfway_costs_time_only(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.run("export", "-o", str(tmp_path / "good.csv"))
    real, calls = Known.entry, [0]

    def failing(self: Known, list_id: str, path: str) -> Entry:
        calls[0] += 1
        if calls[0] == 1:
            raise DatabaseError("database disk image is malformed")
        return real(self, list_id, path)

    monkeypatch.setattr(Known, "entry", failing)
    result = repo.run("export", "-o", str(tmp_path / "again.csv"))
    assert (result.code, calls[0]) == (0, 2)
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "good.csv").read_bytes()
    assert left_behind(tmp_path) == []
