"""`new`, `retire`, `edition new`, `init`: judged before they write, nothing overwritten."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT, Repo

from shudi_cli.yamlio import parse

MATTER = "data/matters/shifan/aa-01.yaml"
LIST = "data/matters/shifan/list.yaml"
NEW = "data/matters/shifan/aa-02.yaml"
RECORD = "data/adjustments/shifan/2020.1.yaml"
EDITION = ["edition", "new", "2020.1", "--effective", "2020-01-01"]


def files(root: Path) -> dict[str, bytes]:
    """Every file below `root` but the cache, which any question may fill."""
    held = {p.relative_to(root).as_posix(): p for p in root.rglob("*") if p.is_file()}
    return {name: p.read_bytes() for name, p in held.items() if not name.startswith("cache/")}


def test_new_lays_out_a_matter(repo: Repo) -> None:
    result = repo.run(
        "new", "aa-02", "--name", "养犬管理", "--domain", "综合治理", "--alias", "遛狗",
        "--lead", "县公安局", "--duty", "查处: 违规养犬", "--duty", "发证",
    )  # fmt: skip
    assert (result.code, result.out) == (0, f"{NEW}\n")
    assert (
        repo.read(NEW)
        == (
            "# yaml-language-server: $schema=../../../schemas/matter.schema.json\n"
            "id: aa-02\nname: 养犬管理\naliases: [遛狗]\ndomain: aa\n"
            'lead:\n  - body: 县公安局\n    duties:\n      - "查处: 违规养犬"\n      - 发证\n'
            "since: 2019-07-31\n"
            "# 还要填写的，去掉行首的“# ”，换成实际内容，再运行 shudi fmt：\n"
            "# support:  # 配合责任；没有配合单位的不写\n"
            "#   - body: 单位的正式名称\n"
        )
        + repo.read(NEW).partition("正式名称\n")[2]
    )
    assert "2019.1 版已经印发" in result.err
    assert repo.run("fmt", "--check", NEW).code in (0, 2)
    assert repo.run("who", "遛狗", "--quiet").code == 0


WRONG = {
    ("new", "aa-01", "--name", "x", "--domain", "aa"): "编号 aa-01 已经是“拆除违法建设”。\n编号不重复使用；这个领域下一个可用的是 aa-02。",
    ("new", "aa-02", "--name", "违建", "--domain", "aa"): "没有写入：",
    ("new", "aa-02", "--name", "x", "--domain", "航天"): "没有领域“航天”。\n现有领域：aa 综合治理、bb 城乡建设。",
    ("new", "aa-02", "--name", "x", "--domain", "aa", "--lead", "航天局"): "没有写入：",
    ("new", "AA2", "--name", "x", "--domain", "aa"): "没有写入：",
    ("new", "../../../../x", "--name", "x", "--domain", "aa"): "不能用",
    ("new", "../aa-02", "--name", "x", "--domain", "aa"): "不能用",
    ("retire", "aa-09", "--until", "2020-01-01"): "清单 shifan 里没有 aa-09",
    ("retire", "aa-01", "--until", "2020-13-01"): "日期“2020-13-01”不对",
    ("retire", "aa-01", "--until", "1999-01-01"): "没有写入：废止日期 1999-01-01 不晚于列入日期 2019-07-31。\n对照列入和废止的文件",
    ("retire", "aa-01", "--until", "2020-01-01", "--replaced-by", "aa-77"): "没有写入：承接事项 shifan/aa-77 不存在",
    ("edition", "new", "2019.1", "--effective", "2020-01-01"): "已经有 2019.1 版",
    ("edition", "new", "2020.1", "--effective", "2018-01-01"): "不能早于现在的 2019.1 版",
    ("edition", "new", "第二版", "--effective", "2020-01-01"): "没有写入：",
    ("edition", "new", "../x", "--effective", "2020-01-01"): "不能用",
    ("edition", "old"): "没有命令“old”",
}  # fmt: skip


@pytest.mark.parametrize(
    ("strange", "free"),
    [("abc", "abc-01"), ("aa", "aa-02"), ("甲-1", "aa-02"), (f"aa-{'9' * 5_000}", "aa-02")],
)
def test_the_next_id_where_the_one_taken_is_none(repo: Repo, strange: str, free: str) -> None:
    repo.write(NEW, f"id: {strange}\nname: 甲\ndomain: aa\n")
    result = repo.run("new", strange, "--name", "x", "--domain", "aa")
    assert result.code == 2
    assert f"这个领域下一个可用的是 {free}。" in result.err


@pytest.mark.parametrize(("argv", "says"), WRONG.items(), ids=lambda v: " ".join(v)[:40])
def test_what_would_be_wrong_is_not_written(argv, says, repo: Repo) -> None:
    before = files(repo.root.parent)
    result = repo.run(*argv)
    assert (result.code, result.out) == (2, "")
    assert says in result.err
    assert len(result.err.splitlines()) == 2
    assert files(repo.root.parent) == before


def test_new_says_in_the_file_what_is_to_be_written(repo: Repo) -> None:
    """Taking the # away gives a matter that is valid; as it is, the findings are those of a bare one."""
    repo.run("edition", "new", "2020.1", "--effective", "2020-01-01")
    made = repo.run("new", "aa-02", "--name", "养犬管理", "--domain", "aa")
    head, help_ = repo.read(NEW).split(
        "# 还要填写的，去掉行首的“# ”，换成实际内容，再运行 shudi fmt：\n"
    )
    told = re.findall("还要填写：.*", made.err)
    assert told
    repo.write(NEW, head)
    findings = repo.run("validate", "--format", "json").json["findings"]
    assert [t.partition(" ")[2] for t in told] == [f["message"] for f in findings]
    text = head + "".join(line.removeprefix("# ") for line in help_.splitlines(keepends=True))
    assert list(parse(text.encode(), NEW).value) == [
        "id", "name", "domain", "since", "lead", "support", "basis", "workflow",
    ]  # fmt: skip
    bodies = iter(["县公安局", "县农业农村局", "县公安局", "县农业农村局"])
    text = re.sub("单位的正式名称", lambda _: next(bodies), text).replace("法律名称", "城乡规划法")
    repo.write(NEW, text)
    assert repo.run("fmt", NEW).code in (0, 2)
    assert repo.run("validate", "--format", "json").json["findings"] == []


def test_init_in_the_present_folder_sends_nobody_there(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    assert "接下来：git init，再看 README.md。" in repo.run("init", ".", *INIT).err
    assert "接下来：cd there，git init" in repo.run("init", "there", *INIT).err


def test_an_id_that_history_knows_is_not_given_again(repo: Repo) -> None:
    repo.run("new", "aa-07", "--name", "养犬管理", "--domain", "aa", "--lead", "县公安局")
    repo.write("data/matters/shifan/aa-08-x.yaml", "id: aa-08\n")
    repo.commit("with aa-07")
    (repo.root / "data/matters/shifan/aa-07.yaml").unlink()
    (repo.root / "data/matters/shifan/aa-08-x.yaml").unlink()
    deleted = repo.commit("aa-07 deleted")
    before = files(repo.root)
    result = repo.run("new", "aa-07", "--name", "共享单车", "--domain", "aa")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "shudi：编号 aa-07 以前是“养犬管理”，文件已经删除；编号不重复使用。\n"
        "下一个可用的是 aa-08；要恢复原来的事项，运行"
        f" git checkout {deleted[:10]}^ -- data/matters/shifan/aa-07.yaml，再用 shudi retire 废止。\n"
    )
    assert files(repo.root) == before
    assert "可用的是 aa-08" in repo.run("new", "aa-01", "--name", "x", "--domain", "aa").err
    repo.git("checkout", "-q", f"{deleted[:10]}^", "--", "data/matters/shifan/aa-07.yaml")
    assert "养犬管理" in repo.read("data/matters/shifan/aa-07.yaml")


def test_an_edition_that_history_knows_is_not_begun_again(repo: Repo) -> None:
    repo.commit("2019.1")
    repo.run(*EDITION)
    repo.commit("2020.1")
    again = repo.run("edition", "new", "2019.1", "--effective", "2021-01-01")
    assert (again.code, again.out) == (2, "")
    assert "已经有 2019.1 版" in again.err


def test_the_first_edition_is_known_without_git(repo: Repo) -> None:
    repo.run(*EDITION)
    repo.edit(LIST, "state: draft", "state: issued")
    again = repo.run("edition", "new", "2019.1", "--effective", "2021-01-01")
    assert (again.code, again.out) == (2, "")
    assert "已经有 2019.1 版" in again.err


def test_a_draft_is_not_left_behind_by_another(repo: Repo) -> None:
    repo.run(*EDITION)
    before = files(repo.root)
    again = repo.run("edition", "new", "2021.1", "--effective", "2021-01-01")
    assert (again.code, again.out) == (2, "")
    assert again.err == (
        "shudi：清单 shifan 现在的 2020.1 版还是草案，没有另起新的版次。\n"
        f"先印发它（{LIST} 里 state 改为 issued），或者直接改这个草案的版次和施行日期。\n"
    )
    assert files(repo.root) == before
    repo.edit(LIST, "state: draft", "state: issued")
    assert repo.run("edition", "new", "2021.1", "--effective", "2021-01-01").code == 0


def test_an_edition_issued_in_no_commit_is_not_left_behind(repo: Repo) -> None:
    repo.commit("2019.1")
    repo.run(*EDITION)
    repo.commit("draft of 2020.1")
    repo.edit(LIST, "state: draft", "state: issued")
    before = files(repo.root)
    again = repo.run("edition", "new", "2021.1", "--effective", "2021-01-01")
    assert (again.code, again.out) == (2, "")
    assert again.err == (
        "shudi：清单 shifan 的 2020.1 版写了 state: issued，还没有提交，不算印发。\n"
        "先提交它：shudi validate --base HEAD 通过以后，运行 git commit；再另起新的版次。\n"
    )
    assert files(repo.root) == before
    repo.commit("issued")
    assert repo.run("edition", "new", "2021.1", "--effective", "2021-01-01").code == 0


@pytest.mark.parametrize(
    ("broken", "times"), [(False, 1), (True, 2)], ids=["clean before", "faults before"]
)
def test_a_new_matter_is_judged_once_where_that_tells_all(
    repo: Repo, monkeypatch, broken: bool, times: int
) -> None:
    from shudi_cli.writing import trial

    if broken:
        repo.edit(MATTER, "body: 县公安局", "body: 县不存在的局")
    calls: list[object] = []
    judge = trial.validate
    monkeypatch.setattr(
        trial, "validate", lambda *args, **named: calls.append(args) or judge(*args, **named)
    )
    result = repo.run("new", "aa-02", "--name", "养犬管理", "--domain", "aa")
    assert (result.code, len(calls)) == (0, times)
    assert "县不存在的局" not in result.err, "what was wrong before is not this command's business"


def test_retire_adds_three_lines_and_touches_nothing_else(repo: Repo) -> None:
    repo.run("new", "aa-02", "--name", "新事项", "--domain", "aa")
    text = (
        repo.read(MATTER).replace("reviewed:", "# 复核\nreviewed:").replace("name: ", "name:    ")
    )
    repo.write(MATTER, text + "# 末尾")
    result = repo.run("retire", "aa-01", "--until", "2020-01-01", "--replaced-by", "aa-02")
    assert (result.code, result.out) == (0, f"{MATTER}\n")
    added = "until: 2020-01-01\nstatus: retired\nreplaced_by: [shifan/aa-02]\n"
    assert repo.read(MATTER) == text.replace("# 复核", f"{added}# 复核") + "# 末尾"
    again = repo.run("retire", "aa-01", "--until", "2020-01-01")
    assert again.code == 2
    assert "已经在 2020-01-01 废止" in again.err


def test_retire_in_braces_and_with_what_stood_there(repo: Repo) -> None:
    repo.write(NEW, "{id: aa-02, name: 甲, domain: aa,  # 注\n status: active}\n")
    assert repo.run("retire", "shifan/aa-02", "--until", "2020-01-01").code == 0
    assert repo.read(NEW) == (
        "id: aa-02\nname: 甲\ndomain: aa  # 注\nuntil: 2020-01-01\nstatus: retired\n"
    )


def test_a_new_edition_is_a_draft_with_a_record_to_fill_in(repo: Repo) -> None:
    repo.edit(LIST, 'edition: "2019.1"\n', "edition: '2019.1'  # 市里统一编号\n# 施行\n")
    before = repo.read(LIST)
    result = repo.run(*EDITION)
    assert (result.code, result.out) == (0, f"{RECORD}\n{LIST}\n")
    assert "state 改为 issued" in result.err
    assert repo.read(LIST) == before.replace("'2019.1'", '"2020.1"').replace(
        "effective: 2019-07-31\nstate: issued", "effective: 2020-01-01\nstate: draft"
    )
    record = repo.read(RECORD)
    assert record.startswith(
        "# yaml-language-server: $schema=../../../schemas/adjustment.schema.json\n"
        'format: 1\nedition: "2020.1"\nprevious: "2019.1"\neffective: 2020-01-01\nchanges: []\n# '
    )
    assert repo.run("validate").code == 0


def test_the_help_in_the_record_is_right(repo: Repo) -> None:
    """Taking the # away, as the record says, gives a record that is valid."""
    repo.run(*EDITION)
    lines = repo.read(RECORD).replace("changes: []", "changes:").splitlines()
    at = next(n for n, line in enumerate(lines) if line.endswith("例如："))
    approved = next(n for n, line in enumerate(lines) if line.endswith("写上："))
    change, approval = lines[at + 1 : approved], lines[approved + 1 :]
    shown = [line.removeprefix("# ") for line in [*approval, "changes:", *change]]
    text = "\n".join([*lines[: at - 1], *shown]) + "\n"
    text = text.replace("法律名称", "城乡规划法").replace("单位", "县公安局")
    text = text.replace("2026-", "2019-")
    repo.write(RECORD, text)
    result = repo.run("validate", "--format", "json")
    assert [f["message"] for f in result.json["findings"]] == []


def test_the_manifest_changed_meanwhile(repo: Repo, monkeypatch) -> None:
    """Somebody saves list.yaml between our reading and our writing: neither file is written."""
    from shudi_cli.cli import making

    real = making.introduced

    def slow(*arguments):
        repo.edit(LIST, "测试清单", "他人刚改的标题")
        return real(*arguments)

    monkeypatch.setattr(making, "introduced", slow)
    result = repo.run(*EDITION)
    assert (result.code, result.out) == (3, "")
    assert "刚刚被别的程序改过" in result.err
    assert "他人刚改的标题" in repo.read(LIST)
    assert "2019.1" in repo.read(LIST)
    assert not (repo.root / RECORD).exists()
    assert not (repo.root / "data/adjustments").exists()


def test_which_list_has_to_be_said(repo: Repo) -> None:
    repo.write("data/matters/erdan/list.yaml", repo.read(LIST).replace("id: shifan", "id: erdan"))
    result = repo.run(*EDITION)
    assert result.code == 2
    assert "--list" in result.err
    assert repo.run(*EDITION, "--list", "erdan").code == 0


def test_a_group_shows_its_commands(repo: Repo) -> None:
    result = repo.run("edition")
    assert result.code == 0
    assert result.out.startswith("用法：shudi edition 命令 [选项]\n\n清单的版次。\n")
    assert "  new " in result.out


INIT = ["--name", "沂水县", "--code", "371323", "--list", "yishui", "--effective", "2026-01-01"]


def test_init_lays_out_a_repository_that_is_clean(repo: Repo, tmp_path: Path) -> None:
    folder = tmp_path / "新县"
    made = repo.run("init", str(folder), *INIT)
    assert made.code == 0
    assert sorted(made.out.splitlines()) == sorted(
        (folder / name).as_posix() for name in files(folder)
    )
    new = Repo(folder, repo._capsys)
    report = new.run("validate", "--format", "json").json
    assert report["findings"] == []
    assert report["summary"]["matters"] == 1
    assert new.run("fmt", "--check").code == 0
    assert new.run("who", "拆违", "--quiet").code == 0
    assert os.access(folder / ".githooks/pre-commit", os.X_OK)
    for schema in (ROOT / "schemas").iterdir():
        assert (folder / "schemas" / schema.name).read_bytes() == schema.read_bytes()


def test_the_first_edition_of_init_is_issued_as_its_record_says(repo: Repo, tmp_path: Path) -> None:
    """From `init` to the issued list: the sample's township share is agreed to in the record."""
    folder = tmp_path / "county"
    repo.run("init", str(folder), *INIT)
    new = Repo(folder, repo._capsys)
    new.commit("first")
    matter, record = "data/matters/yishui/cj-01.yaml", "data/adjustments/yishui/2026.1.yaml"
    made = new.run("new", "cj-02", "--name", "养犬管理", "--domain", "cj", "--lead", "县公安局")
    assert made.code == 0
    told = new.run("validate", "--base", "HEAD", "--format", "json").json["findings"]
    assert [f["id"] for f in told if f["id"].startswith("SD5")] == []
    (folder / "data/matters/yishui/cj-02.yaml").unlink()
    new.edit("data/matters/yishui/list.yaml", "state: draft", "state: issued")
    assert "乡镇人民政府" in new.read(matter)
    told = new.run("validate", "--base", "HEAD", "--format", "json").json["findings"]
    assert {f["id"] for f in told} == {"SD504", "SD505", "SD510"}
    head, change = new.read(record).split("changes: []\n")
    change = change.replace("编制机关", "沂水县人民政府").replace("2026-", "2025-")
    lines = [line.removeprefix("# ") for line in change.splitlines()]
    at = next(n for n, line in enumerate(lines) if line.endswith("写上："))
    shown = [head.rstrip(), *lines[at + 1 :], "changes:", *lines[1:at]]
    new.write(record, "\n".join(shown) + "\n")
    assert new.run("validate", "--base", "HEAD", "--format", "json").json["findings"] == []


def test_every_template_is_used() -> None:
    from shudi_cli.writing import starting

    copied = {*starting._COPIED, "matter.yaml", "README.md"}
    assert {path.name for path in starting._TEMPLATES.iterdir()} == copied


def test_init_never_overwrites(repo: Repo, tmp_path: Path) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    (folder / "README.md").write_text("我的", "utf-8")
    result = repo.run("init", str(folder), *INIT)
    assert (result.code, result.out) == (3, "")
    assert "README.md 已经存在" in result.err
    assert files(folder) == {"README.md": "我的".encode()}
    assert [p.name for p in folder.iterdir()] == ["README.md"]


@pytest.mark.parametrize(
    ("option", "value"),
    [("--code", "3713"), ("--list", "../x"), ("--list", "沂水"), ("--edition", "一")],
)
def test_init_refuses_what_would_not_be_valid(option, value, repo: Repo, tmp_path: Path) -> None:
    result = repo.run("init", str(tmp_path / "x"), *INIT, option, value)
    assert (result.code, result.out) == (2, "")
    assert "没有写入" in result.err
    assert not (tmp_path / "x").exists()


def test_init_without_a_terminal_asks_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "shudi_cli", "init", str(tmp_path / "x")],
        env={**os.environ, "PYTHONPATH": str(ROOT)}, stdin=subprocess.DEVNULL,
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert "缺少选项 --name" in done.stderr


def test_the_hook_stops_a_bad_commit(repo: Repo, tmp_path: Path, monkeypatch) -> None:
    """With the repository's own git configuration switched on, as its README says."""
    folder = tmp_path / "county"
    repo.run("init", str(folder), *INIT)
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    (bin_ / "shudi").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m shudi_cli "$@"\n')
    (bin_ / "shudi").chmod(0o755)
    monkeypatch.setenv("PATH", f"{bin_}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    new = Repo(folder, repo._capsys)
    new.git("init", "-q", "-b", "main")
    new.git("config", "--local", "include.path", "../.gitconfig")
    new.commit("first")
    matter = "data/matters/yishui/cj-01.yaml"
    new.edit(matter, "县公安局", "县航天局")
    with pytest.raises(subprocess.CalledProcessError):
        new.commit("bad")
    new.edit(matter, "县航天局", "县公安局")
    new.edit(matter, "domain: cj", "domain: 'cj'")
    with pytest.raises(subprocess.CalledProcessError) as untidy:
        new.commit("untidy")
    assert "先运行 shudi fmt" in untidy.value.stderr.decode()
    new.run("fmt")
    new.commit("good")
    new.edit(matter, '        articles: ["64"]\n', '        articles: ["64", "66"]\n')
    assert "第六十六条" in new.git("diff"), "git shows the change of responsibility, not of lines"
