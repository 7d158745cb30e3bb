"""Writing files: all or nothing, whatever stands in the way."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest
from support import ROOT, Repo, left_behind

from shudi_cli.writing import files
from shudi_cli.writing.files import Change, NotWritten, write

MATTER = "data/matters/shifan/aa-01.yaml"
UNTIDY = "# 甲\nname: 拆除违法建设\nid: aa-01  # 乙\ndomain: 'aa'\n"
TIDY = "# 甲\nid: aa-01  # 乙\nname: 拆除违法建设\ndomain: aa\n"


def test_new_and_old_bytes_and_the_mode(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "a" / "b" / "new"
    old.write_bytes(b"1")
    old.chmod(0o640)
    write([Change(new, None, b"n", executable=True), Change(old, b"1", b"2")], None)
    assert (old.read_bytes(), new.read_bytes()) == (b"2", b"n")
    assert old.stat().st_mode & 0o777 == 0o640
    assert new.stat().st_mode & 0o100
    assert left_behind(tmp_path) == []


REFUSALS = {
    "changed": (lambda f: f.write_bytes(b"other"), "刚刚被别的程序改过"),
    "deleted": (lambda f: f.unlink(), "刚刚被别的程序改过"),
    "link": (lambda f: (f.rename(f.with_name("x")), f.symlink_to("x")), "是符号链接"),
    "locked": (lambda f: f.with_name(".f.shudi").write_bytes(b""), "另一个 shudi 正在改写"),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_a_file_that_is_not_what_was_read_is_left_alone(name: str, tmp_path: Path) -> None:
    spoil, says = REFUSALS[name]
    file, other = tmp_path / "f", tmp_path / "sub" / "other"
    file.write_bytes(b"old")
    spoil(file)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    with pytest.raises(NotWritten) as refused:
        write([Change(other, None, b"x"), Change(file, b"old", b"new")], None)
    assert says in refused.value.message
    assert refused.value.hint
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before, "nothing half done"


def test_a_change_while_the_new_file_is_being_written(tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "f"
    file.write_bytes(b"old")
    real = files._commit

    def late(staged) -> None:
        file.write_bytes(b"theirs")
        real(staged)

    monkeypatch.setattr(files, "_commit", late)
    with pytest.raises(NotWritten, match="刚刚被别的程序改过"):
        write([Change(file, b"old", b"new")], None)
    assert file.read_bytes() == b"theirs"
    assert left_behind(tmp_path) == []


def test_what_exists_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "f"
    file.write_bytes(b"old")
    with pytest.raises(NotWritten, match="已经存在"):
        write([Change(file, None, b"new")], None)
    assert file.read_bytes() == b"old"


def test_created_by_another_in_the_last_moment(tmp_path: Path, monkeypatch) -> None:
    """Between the last look and the rename: the link fails, nothing is overwritten."""
    file = tmp_path / "f"
    monkeypatch.setattr(files, "_verify", lambda _: None)
    file.write_bytes(b"theirs")
    with pytest.raises(NotWritten, match="已经存在"):
        write([Change(file, None, b"ours")], None)
    assert file.read_bytes() == b"theirs"


def without_links(monkeypatch, number: int, theirs: Path | None = None) -> None:
    def link(_: Path, target: Path) -> None:
        if theirs is not None:
            theirs.write_bytes(b"theirs")
        raise OSError(number, os.strerror(number), str(target))

    monkeypatch.setattr(os, "link", link)


@pytest.mark.parametrize("number", [errno.EPERM, errno.ENOTSUP])
def test_a_file_system_without_hard_links(tmp_path: Path, monkeypatch, number: int) -> None:
    file = tmp_path / "f"
    without_links(monkeypatch, number)
    write([Change(file, None, b"ours", executable=True)], None)
    assert (file.read_bytes(), file.stat().st_mode & 0o100) == (b"ours", 0o100)
    file.unlink()
    without_links(monkeypatch, number, theirs=file)
    with pytest.raises(NotWritten, match="已经存在"):
        write([Change(file, None, b"ours")], None)
    assert file.read_bytes() == b"theirs"
    assert left_behind(tmp_path) == []


def test_a_link_that_fails_overwrites_nothing(tmp_path: Path, monkeypatch) -> None:
    file = tmp_path / "f"
    without_links(monkeypatch, errno.EIO, theirs=file)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        write([Change(file, None, b"ours")], None)
    assert file.read_bytes() == b"theirs"
    assert left_behind(tmp_path) == []


def test_a_name_taken_in_vain_is_given_up(tmp_path: Path, monkeypatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))

    without_links(monkeypatch, errno.EPERM)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        write([Change(tmp_path / "f", None, b"ours")], None)
    assert list(tmp_path.iterdir()) == []


def test_a_failing_rename_takes_the_others_back(tmp_path: Path, monkeypatch) -> None:
    first, second, third = tmp_path / "new" / "1", tmp_path / "2", tmp_path / "3"
    second.write_bytes(b"2")
    third.write_bytes(b"3")
    real = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if Path(target) == third:
            raise OSError(28, "No space left on device", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="No space"):
        write(
            [Change(first, None, b"x"), Change(second, b"2", b"y"), Change(third, b"3", b"z")], None
        )
    assert not first.parent.exists()
    assert (second.read_bytes(), third.read_bytes()) == (b"2", b"3")
    assert left_behind(tmp_path) == []


def test_a_full_disk_leaves_the_old_file(repo: Repo, monkeypatch) -> None:
    repo.write(MATTER, UNTIDY)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device", "x")

    monkeypatch.setattr(os, "fsync", full)
    result = repo.run("fmt")
    assert (result.code, result.out) == (3, "")
    assert "读写失败" in result.err
    assert repo.read(MATTER) == UNTIDY
    assert left_behind(repo.root) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anything")
def test_no_permission_is_said(repo: Repo) -> None:
    repo.write(MATTER, UNTIDY).chmod(0o444)
    result = repo.run("fmt")
    assert result.code == 3
    assert "没有写入权限" in result.err
    assert repo.read(MATTER) == UNTIDY


def test_no_permission_is_respected_even_where_a_rename_would_do(repo: Repo, monkeypatch) -> None:
    repo.write(MATTER, UNTIDY)
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "没有写入权限" in repo.run("fmt").err
    assert repo.read(MATTER) == UNTIDY


def test_ctrl_c_waits_for_the_last_rename(tmp_path: Path, monkeypatch) -> None:
    one, two = tmp_path / "1", tmp_path / "2"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    real = files._create

    def pressed(temporary: Path, path: Path) -> None:
        signal.raise_signal(signal.SIGINT)
        real(temporary, path)

    monkeypatch.setattr(files, "_create", pressed)
    assert write([Change(tmp_path / "3", None, b"n"), Change(one, b"1", b"x")], None)
    assert (tmp_path / "3").read_bytes() == b"n"
    assert one.read_bytes() == b"x"
    assert left_behind(tmp_path) == []
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.parametrize("last", [1, 2, 3])
def test_ctrl_c_before_the_first_rename_stops_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: int
) -> None:
    staged: list[Path] = []
    real = files._filled

    def pressed(path: Path, writer: Callable[[BinaryIO], object]) -> Path:
        staged.append(path)
        if len(staged) == last:
            signal.raise_signal(signal.SIGINT)
        return real(path, writer)

    monkeypatch.setattr(files, "_filled", pressed)
    changes = [Change(tmp_path / "new" / name, None, b"n") for name in "abc"]
    with pytest.raises(KeyboardInterrupt):
        write(changes, tmp_path)
    assert len(staged) == last
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_while_one_of_many_is_renamed_stops_behind_it(repo: Repo, monkeypatch) -> None:
    other = MATTER.replace("aa-01", "aa-02")
    repo.write(MATTER, UNTIDY)
    repo.write(other, UNTIDY.replace("aa-01", "aa-02"))
    repo.commit()
    real = files._commit

    def pressed(staged: list[tuple[Change, Path]]) -> None:
        signal.raise_signal(signal.SIGINT)
        real(staged)

    monkeypatch.setattr(files, "_commit", pressed)
    result = repo.run("fmt")
    assert (result.code, result.err) == (130, "shudi：已中断。\n")
    assert len(repo.git("diff", "--name-only").split()) == 1
    assert left_behind(repo.root) == []


def test_two_at_once_never_lose_an_edit(tmp_path: Path) -> None:
    """Many writers, each adding its line to what it read: every line reported written is there."""
    file = tmp_path / "f"
    file.write_bytes(b"")
    written: list[bytes] = []

    def add(name: bytes) -> None:
        for number in range(20):
            line = b"%s%d\n" % (name, number)
            old = file.read_bytes()
            try:
                write([Change(file, old, old + line)], None)
            except NotWritten:
                continue
            written.append(line)

    workers = [threading.Thread(target=add, args=(name,)) for name in (b"a", b"b", b"c")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(file.read_bytes().splitlines(keepends=True)) == sorted(written)
    assert written


def test_killed_in_between_leaves_the_old_file(repo: Repo) -> None:
    repo.write(MATTER, UNTIDY)
    program = (
        "import os, sys; from shudi_cli.writing import files; "
        "files._commit = lambda _: os._exit(9); "
        "from shudi_cli.cli import main; main(['fmt'])"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SHUDI_REPO": str(repo.root)}
    done = subprocess.run([sys.executable, "-c", program], env=environment, check=False)
    assert done.returncode == 9
    assert repo.read(MATTER) == UNTIDY
    again = repo.run("fmt")
    assert again.code == 3
    assert "确认没有别的 shudi 在运行的，删除" in again.err
    files = repo.run("validate", "--format", "json").json["summary"]["files"]
    assert files == 4, "what a killed shudi leaves is no part of the list"


UNREADABLE = {
    "gbk": "name: 拆违\n".encode("gbk"),
    "bomb": b"a: &a [x]\nb: *a\n",
    "deep": b"[" * 30_000,
    "twice": b"id: a\nid: b\n",
    "two documents": b"id: a\n---\nid: b\n",
    "conflict": b"<<<<<<< HEAD\nid: a\n=======\nid: b\n>>>>>>> x\n",
    "huge": b"#" * (1 << 20) + b"\nid: x\n",
    "empty": b"",
    "list": b"- a\n",
    "nothing in it": b"{}\n",
}


@pytest.mark.parametrize("command", [["fmt"], ["validate", "--fix"]], ids=" ".join)
@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_not_touched(name: str, command: list[str], repo: Repo) -> None:
    repo.write("data/matters/shifan/aa-02.yaml", UNREADABLE[name])
    repo.write(MATTER, UNTIDY)
    result = repo.run(*command)
    assert result.code == 1
    assert "aa-02.yaml" in result.out + result.err
    assert (repo.root / "data/matters/shifan/aa-02.yaml").read_bytes() == UNREADABLE[name]
    assert repo.read(MATTER).startswith("# 甲\nid: aa-01  # 乙\n"), "the others are dealt with"


BROKEN = {
    "a comment less": lambda text: text.replace("# 甲\n", ""),
    "another comment": lambda text: text.replace("# 甲", "# 丙"),
    "another value": lambda text: text.replace("拆除", "拆"),
    "another type": lambda text: text.replace("id: aa-01", "id: 1"),
    "not to be read": lambda text: text + "  : [",
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("command", [["fmt"], ["validate", "--fix"]], ids=" ".join)
def test_a_rewriting_that_loses_anything_is_refused(
    name: str, command: list[str], repo: Repo, monkeypatch
) -> None:
    from shudi_cli.writing import emit, fix, fmt

    for module in (fix, fmt):
        monkeypatch.setattr(module, "emit", lambda *of: BROKEN[name](emit.emit(*of)))
    repo.write(MATTER, UNTIDY)
    result = repo.run(*command)
    assert result.code == 1
    assert f"{MATTER} 改写后内容或者注释会有变化，没有改写。" in result.err
    assert repo.read(MATTER) == UNTIDY


def test_a_link_is_not_written_through(repo: Repo, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(UNTIDY, "utf-8")
    (repo.root / MATTER).unlink()
    (repo.root / MATTER).symlink_to(outside)
    result = repo.run("fmt", "--quiet")
    assert result.code == 1
    assert outside.read_text("utf-8") == UNTIDY
    assert "aa-01.yaml" in result.err


@pytest.mark.parametrize("linked", ["data", "data/matters", "data/matters/shifan"])
@pytest.mark.parametrize(
    "command",
    [
        ["fmt"],
        ["validate", "--fix"],
        ["new", "aa-02", "--name", "新事项", "--domain", "aa", "--list", "shifan"],
        ["retire", "aa-01", "--until", "2020-01-01", "--list", "shifan"],
    ],
    ids=" ".join,
)
def test_a_linked_folder_is_not_written_through(
    linked: str, command: list[str], repo: Repo, tmp_path: Path
) -> None:
    repo.write(MATTER, UNTIDY)
    outside = tmp_path / "outside"
    (repo.root / linked).rename(outside)
    (repo.root / linked).symlink_to(outside)
    before = {file: file.read_bytes() for file in outside.rglob("*") if file.is_file()}
    result = repo.run(*command, "--quiet")
    assert {file: file.read_bytes() for file in outside.rglob("*") if file.is_file()} == before
    if linked == "data":
        assert (result.code, result.out) == (3, "")
        assert (
            f"{repo.root / linked} 是符号链接，指向清单仓库外面的 {outside}，没有改动" in result.err
        )


def test_a_link_inside_the_repository_is_written_through(repo: Repo) -> None:
    repo.write(MATTER, UNTIDY)
    (repo.root / "data").rename(repo.root / "real")
    (repo.root / "data").symlink_to("real")
    assert repo.run("fmt", "--quiet").code == 0
    assert repo.read(MATTER) != UNTIDY


def test_a_new_folder_is_not_made_behind_a_link(repo: Repo, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (repo.root / "data/adjustments").symlink_to(outside)
    result = repo.run("edition", "new", "2020.1", "--effective", "2020-01-01")
    assert (result.code, result.out) == (3, "")
    assert "data/adjustments 是符号链接" in result.err
    assert list(outside.iterdir()) == []
    assert "2019.1" in repo.read("data/matters/shifan/list.yaml")
