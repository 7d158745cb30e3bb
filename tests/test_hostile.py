"""Hostile and broken repositories: a finding with its place, never a traceback, never a hang."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT, Repo

FOLDER = "data/matters/shifan"

BROKEN: dict[str, tuple[bytes, str, int, int, str]] = {
    "aa-10": (b"id: aa-10\nlead:\n\t- body: x\n", "SD106", 3, 1, "这一行用制表符（Tab）缩进。"),
    "aa-11": ("id: aa-11\nname: 拆违\n".encode("gbk"), "SD103", 2, 7, "文件编码是 GBK，不是 UTF-8。"),
    "aa-12": (b"id: aa-12\nname: x\nname: y\n", "SD109", 3, 1, "键“name”写了两次，第一次在第 2 行。"),
    "aa-13": (
        b"a: &a [x,x]\n" + b"".join(b"%c: &%c [*%c,*%c]\n" % (c, c, c - 1, c - 1) for c in b"bcdefghi"),
        "SD110", 1, 4, "用了锚点或引用“&a”。",
    ),
    "aa-14": (b"x" * 50_000_000, "SD102", 1, 1, "文件有 47.7 MiB，超过上限 1 MiB，没有读取。"),
    "aa-15": (b"[" * 100_000, "SD112", 1, 65, "嵌套超过 64 层，没有读取。"),
    "aa-16": (b"", "SD113", 1, 1, "文件是空的。"),
    "aa-17": (
        "id: aa-17\nname: 十七\ndomain: aa\nlead: 综合执法局\n".encode(),
        "SD203", 4, 7, "主体责任（lead）应当是列表，现在是文字“综合执法局”。",
    ),
}  # fmt: skip


def test_each_broken_file_is_named_with_file_line_and_column(repo: Repo) -> None:
    for name, (data, *_) in BROKEN.items():
        repo.write(f"{FOLDER}/{name}.yaml", data)
    result = repo.run("validate", "--format", "json")
    assert result.code == 1
    assert "Traceback" not in result.err
    found = {
        (f["path"], f["id"], f["line"], f["column"], f["message"]) for f in result.json["findings"]
    }
    assert found == {
        (f"{FOLDER}/{name}.yaml", rule, line, column, message)
        for name, (_, rule, line, column, message) in BROKEN.items()
    }


_LONG = "9" * 5_000
"""More digits than `int` takes."""
NUMBERS = {
    f"{FOLDER}/aa-01.yaml": {
        'articles: ["64"]': [f'articles: ["{_LONG}"]', f'articles: ["64之{_LONG}"]'],
        'articles: ["65"]': [f'articles: ["65"]\n        items: ["1({_LONG})"]'],
        "since: 2019-07-31": [f"since: {_LONG}-01-01", f"format: {_LONG}"],
        "id: aa-01": [f"id: aa-{_LONG}"],
    },
    f"{FOLDER}/list.yaml": {'edition: "2019.1"': [f'edition: "2019.{_LONG}"', f"edition: {_LONG}"]},
}


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [(path, old, new) for path, it in NUMBERS.items() for old, many in it.items() for new in many],
    ids=lambda text: text[:40],
)
def test_a_number_of_thousands_of_digits_is_a_finding(
    repo: Repo, path: str, old: str, new: str
) -> None:
    repo.edit(path, old, new)
    report = repo.run("validate", "--format", "json")
    assert report.code == 1
    assert path in {f["path"] for f in report.json["findings"]}
    new_matter = ["new", "aa-02", "--name", "甲", "--domain", "aa"]
    for asked in (["who", "拆违"], ["show", "aa-01"], ["law", "城乡规划法"], new_matter):
        assert repo.run(*asked).code in (0, 1, 2)
    out = str(repo.root / "out.xlsx")
    assert repo.run("export", "--to", "xlsx", "-o", out).code == 0


def test_who_answers_from_the_rest_and_names_what_it_left_out(repo: Repo) -> None:
    repo.write(f"{FOLDER}/aa-10.yaml", BROKEN["aa-10"][0])
    result = repo.run("who", "拆违")
    assert result.code == 0
    assert "拆除违法建设" in result.out
    assert f"注意：{FOLDER}/aa-10.yaml:3:1 这一行用制表符（Tab）缩进。" in result.err
    assert "shudi validate" in result.err


def test_links_are_not_followed(repo: Repo, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("id: aa-02\nname: 秘密\ndomain: aa\n", "utf-8")
    (repo.root / FOLDER / "aa-02.yaml").symlink_to(secret)
    (repo.root / FOLDER / "aa-03.yaml").symlink_to("aa-03.yaml")
    found = {f["path"]: f["id"] for f in repo.run("validate", "--format", "json").json["findings"]}
    assert found == {f"{FOLDER}/aa-02.yaml": "SD115", f"{FOLDER}/aa-03.yaml": "SD115"}
    assert "秘密" not in repo.run("ls").out


def test_links_in_a_revision_are_not_followed(repo: Repo) -> None:
    (repo.root / FOLDER / "aa-02.yaml").symlink_to("/etc/passwd")
    repo.commit()
    (finding,) = repo.run("validate", "--rev", "HEAD", "--format", "json").json["findings"]
    assert (finding["id"], finding["message"]) == ("SD115", "是指向“/etc/passwd”的链接，没有读取。")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission(repo: Repo) -> None:
    repo.write(f"{FOLDER}/aa-02.yaml", "id: aa-02\n").chmod(0)
    (finding,) = repo.run("validate", "--format", "json").json["findings"]
    assert finding["message"] == "不能读取：没有读取权限。"


def test_a_folder_named_like_a_file(repo: Repo) -> None:
    (repo.root / FOLDER / "aa-02.yaml").mkdir()
    assert repo.run("validate").code == 0, "a folder holds no matter"


@pytest.mark.parametrize(
    "revision",
    [
        "--output=x",
        "-h",
        "nosuch",
        "HEAD:data",
        "HEAD~99",
        "a b",
        "main..HEAD",
        "\x1b[31m",
        "a\0b",
    ],
)
def test_a_bad_revision_is_a_wrong_call(repo: Repo, revision: str) -> None:
    repo.commit()
    before = sorted(p.name for p in repo.root.iterdir())
    result = repo.run("who", "拆违", f"--rev={revision}")
    assert (result.code, result.out) == (2, "")
    assert "没有找到版本" in result.err
    assert "\x1b" not in result.err
    assert sorted(p.name for p in repo.root.iterdir()) == before


def test_escape_sequences_in_a_question_are_shown_not_obeyed(repo: Repo) -> None:
    result = repo.run("who", "\x1b[31m红")
    assert result.code == 1
    assert "\x1b" not in result.out
    assert "\\u001b[31m红" in result.out


FIELDS = ("id", "name", "domain", "lead", "support", "basis", "workflow", "whistle", "aliases")


@pytest.mark.parametrize(
    "value", ["[]", "{}", "1", "true", "'x'", "[[[]]]", "{a: {b: [1]}}", "-1e3"]
)
def test_hostile_values_never_crash(repo: Repo, value: str) -> None:
    for field in FIELDS:
        fields = {"id": "aa-02", "name": "二", "domain": "aa", field: value}
        repo.write(f"{FOLDER}/aa-02.yaml", "".join(f"{k}: {v}\n" for k, v in fields.items()))
        assert repo.run("validate").code in (0, 1)
        assert repo.run("who", "拆违").code == 0


def test_another_repository_in_the_environment_is_ignored(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    """git sets GIT_DIR in hooks; the answer must still be about the repository asked about."""
    repo.commit()
    other = Repo(tmp_path / "other", capsys)
    other.write("data/matters/other/list.yaml", "id: other\n")
    other.commit()
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", "/")
    assert repo.run("ls", "--rev", "HEAD", "--format", "json").json["lists"][0]["id"] == "shifan"


def test_a_broken_repository_is_not_taken_for_none(repo: Repo) -> None:
    repo.commit()
    repo.write(".git/config", "[broken")
    result = repo.run("who", "拆违", "--on", "2020-01-01")
    assert (result.code, result.out) == (3, "")
    assert "git 没有读出来" in result.err
    assert repo.run("who", "拆违").code == 0, "the files themselves need no git"


def test_a_lost_object_is_exit_3(repo: Repo) -> None:
    repo.commit()
    tree = repo.git("rev-parse", "HEAD^{tree}").strip()
    (repo.root / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    result = repo.run("ls", "--rev", "HEAD")
    assert (result.code, result.out) == (3, "")
    assert "git fsck" in result.err


def test_a_folder_with_pathspec_magic_in_its_name(repo: Repo) -> None:
    inner = repo.root / ":(top)x"
    repo.write(":(top)x/data/matters/shifan/list.yaml", repo.read("data/matters/shifan/list.yaml"))
    repo.commit()
    assert repo.run("ls", "--rev", "HEAD", "--repo", str(inner)).code == 0


def test_stdout_that_is_closed(repo: Repo) -> None:
    command = f"{sys.executable} -m shudi_cli who 拆违 --repo '{repo.root}' >&-"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, shell=True, env=environment, capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stderr == b""


def test_names_that_look_the_same_are_the_same(repo: Repo) -> None:
    repo.edit(f"{FOLDER}/aa-01.yaml", "违建]", "违建, ABC管理]")
    other = (
        repo.read(f"{FOLDER}/aa-01.yaml").replace("aa-01", "aa-02").replace("拆除违法建设", "二")
    )
    other = other.replace("[拆违拆临, 违建, ABC管理]", "[ＡＢＣ 管理]")
    repo.write(f"{FOLDER}/aa-02.yaml", other)
    found = repo.run("validate", "--format", "json").json["findings"]
    assert "SD305" in {f["id"] for f in found}


def test_escapes_written_in_quotes_are_refused(repo: Repo) -> None:
    """What is invisible in the file as `\\e` would be obeyed by the terminal."""
    for value in ('"x\\e[31m"', '"x\\u202e"', '"\\0"', '"a\\rb"'):
        repo.write(f"{FOLDER}/aa-02.yaml", f"id: aa-02\nname: {value}\ndomain: aa\n")
        (finding,) = repo.run("validate", "--format", "json").json["findings"]
        expected = ("SD104", 2, 7) if value != '"a\\rb"' else (finding["id"], finding["line"], 7)
        assert (finding["id"], finding["line"], finding["column"]) == expected


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders")
def test_a_pipe_is_not_waited_for(repo: Repo) -> None:
    os.mkfifo(repo.root / FOLDER / "aa-02.yaml")
    assert repo.run("who", "违建").code == 0
    (finding,) = repo.run("validate", "--format", "json").json["findings"]
    assert finding["message"] == "不能读取：不是普通文件。"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_name_that_is_not_text(repo: Repo) -> None:
    (repo.root / FOLDER / "bad\udcff\x1b.yaml").touch()
    assert repo.run("who", "违建").code == 0
    assert "\x1b" not in repo.run("validate").out
    (finding,) = repo.run("validate", "--format", "json").json["findings"]
    assert finding["id"] == "SD116"


def test_folders_within_folders(repo: Repo) -> None:
    (repo.root / "data" / "/".join("x" * 800)).mkdir(parents=True)
    assert repo.run("validate").code == 0


def test_many_of_one_fault_are_not_all_told(repo: Repo) -> None:
    repo.write(f"{FOLDER}/aa-02.yaml", "a: 1\n" * 50_000)
    assert len(repo.run("validate", "--format", "json").json["findings"]) == 20
    repo.write(f"{FOLDER}/aa-02.yaml", "".join(f"k{n}: 1\n" for n in range(20_000)))
    assert len(repo.run("validate", "--format", "json").json["findings"]) < 100


def test_a_day_that_does_not_exist(repo: Repo) -> None:
    repo.edit(f"{FOLDER}/aa-01.yaml", "since: 2019-07-31", "since: 2019-02-30")
    (finding,) = repo.run("validate", "--format", "json").json["findings"]
    assert finding["message"] == "列入日期（since）的写法不对：“2019-02-30”。"
    assert "例如：2019-07-31" in finding["hint"]
