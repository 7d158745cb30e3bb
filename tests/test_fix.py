"""`validate --fix` and `fmt` as commands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import Repo
from test_writing import MATTER, TIDY, UNTIDY

from shudi_cli.writing.fix import repaired
from shudi_cli.yamlio import parse

HEAD = "id: aa-01\nname: 甲\ndomain: aa\n"
FIXES = {
    "bom": ("\ufeff" + HEAD, HEAD, "去掉了 BOM"),
    "crlf": (HEAD.replace("\n", "\r\n"), HEAD, "换行统一为 LF"),
    "trailing": (HEAD + "note: 乙 \t\n# 丙  \n", HEAD + "note: 乙\n# 丙\n", "去掉了行尾空格"),
    "id": (HEAD.replace("aa-01", "ａａ－０１"), HEAD, "ａａ－０１ 改为 aa-01"),
    "date": (HEAD + "since: ２０１９-０７-３１ # 丁\n", HEAD + "since: 2019-07-31 # 丁\n", "改为 2019-07-31"),
    "article": (
        HEAD + 'basis:\n  - law: 甲法\n    articles: [６４, "１２之１", 7]\n    items: ["1（2）"]\n',
        HEAD + 'basis:\n  - law: 甲法\n    articles: ["64", "12之1", "7"]\n    items: ["1(2)"]\n',
        '7 改为 "7"',
    ),
    "number": (HEAD.replace("甲", "12345"), HEAD.replace("甲", '"12345"'), '12345 改为 "12345"'),
    "order": ("name: 甲  # 名\n\ndomain: 'aa'\nid: aa-01\n", "id: aa-01\nname: 甲  # 名\n\ndomain: aa\n", "重排了键"),
}  # fmt: skip
LEFT = {
    "layout alone is for fmt": "id:   aa-01\nname: '甲'\ndomain: aa\n",
    "full-width in a name is the writer's": HEAD.replace("甲", "（甲）１号"),
    "space in a block of text is text": HEAD + "note: |\n  甲  \n  乙\n",
    "a date that is none": HEAD + "since: ２０１９年７月\n",
    "an article that is none": HEAD + "basis:\n  - law: 甲法\n    articles: [6.4]\n",
    "a truth is no text": HEAD + "summary: true\n",
}


@pytest.mark.parametrize("name", FIXES)
def test_what_is_safe_is_put_right(name: str) -> None:
    before, after, says = FIXES[name]
    repair = repaired(before.encode(), "x", "matter")
    assert repair.data.decode() == after
    assert says in "；".join(repair.done)
    assert repaired(repair.data, "x", "matter") == (repair.data, ())


@pytest.mark.parametrize("name", LEFT)
def test_what_is_not_is_left(name: str) -> None:
    data = LEFT[name].encode()
    assert repaired(data, "x", "matter") == (data, ())


def test_an_edition_written_as_a_number_keeps_its_digits() -> None:
    repair = repaired(b"edition: 2019.10\n", "x", "list")
    assert repair.data == b'edition: "2019.10"\n'


@settings(max_examples=60, deadline=None)
@given(st.text("aＡ１2－- :#'\"[甲\n|", max_size=20))
def test_text_with_no_form_of_its_own_is_never_changed(text: str) -> None:
    data = (HEAD + "note: " + '"' + text.translate({34: None, 10: " "}) + '"\n').encode()
    assert parse(repaired(data, "x", "matter").data, "x").value == parse(data, "x").value


def test_validate_fix_says_what_it_did_and_judges_the_result(repo: Repo) -> None:
    text = repo.read(MATTER)
    repo.write(MATTER, ("\ufeff" + text.replace('["64"]', "[６４]  # 注")).replace("\n", "\r\n"))
    broken = repo.run("validate")
    fixed = repo.run("validate", "--fix")
    assert (broken.code, fixed.code) == (1, 0)
    assert f'已改正 {MATTER}：去掉了 BOM；换行统一为 LF；６４ 改为 "64"。' in fixed.err
    assert repo.read(MATTER) == text.replace('["64"]', '["64"]  # 注')
    again = repo.run("validate", "--fix")
    assert (again.code, again.err) == (0, "")


def test_fix_is_for_the_working_tree_only(repo: Repo) -> None:
    repo.commit()
    result = repo.run("validate", "--fix", "--rev", "HEAD")
    assert (result.code, result.out) == (2, "")
    assert "--fix 只能改现在的文件" in result.err


def test_fmt_writes_and_names_what_it_wrote(repo: Repo) -> None:
    repo.run("fmt")
    repo.write(MATTER, UNTIDY)
    assert repo.run("fmt", "--check").code == 1
    assert repo.read(MATTER) == UNTIDY
    shown = repo.run("fmt", "--diff", "--color", "never")
    assert shown.code == 1
    assert "-id: aa-01  # 乙\n" in shown.out
    assert "+id: aa-01  # 乙\n" in shown.out
    assert repo.read(MATTER) == UNTIDY
    done = repo.run("fmt")
    assert (done.code, done.out) == (0, f"{MATTER}\n")
    assert done.err == "4 个文件，1 个已经整理。\n"
    assert repo.read(MATTER) == TIDY
    assert repo.run("fmt", "--check", "--quiet") == (0, "", "")


def test_fmt_of_paths_knows_the_kind_by_place_line_or_word(repo: Repo, tmp_path) -> None:
    line = "# yaml-language-server: $schema=../schemas/matter.schema.json\n"
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "one.yaml").write_text(line + UNTIDY, "utf-8")
    assert repo.run("fmt", str(drafts)).out == f"{(drafts / 'one.yaml').as_posix()}\n"
    assert (drafts / "one.yaml").read_text("utf-8") == line + TIDY
    (drafts / "two.yaml").write_text(UNTIDY, "utf-8")
    unknown = repo.run("fmt", str(drafts))
    assert (unknown.code, unknown.out) == (2, "")
    assert "看不出" in unknown.err
    assert "--kind" in unknown.err
    assert repo.run("fmt", "--kind", "matter", str(drafts)).code == 0
    assert (drafts / "two.yaml").read_text("utf-8") == TIDY
    assert "没有这个文件" in repo.run("fmt", str(drafts / "three.yaml")).err


def test_the_bundled_list_is_not_judged_compared_or_rewritten(
    repo: Repo, tmp_path, monkeypatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(repo, "root", "")
    for command in (
        ["fmt"],
        ["validate", "--fix"],
        ["validate"],
        ["validate", "--base", "auto", "--format", "junit"],
        ["new", "xx-01", "--name", "x", "--domain", "cj"],
        ["retire", "cj-01", "--until", "2026-01-01"],
        ["edition", "new", "2030.1", "--effective", "2030-01-01"],
        ["diff", "2020.1..2021.1"],
        ["log", "cj-01"],
        ["blame", "cj-01"],
        ["changelog", "2020.1.."],
        ["editions"],
    ):
        result = repo.run(*command)
        assert (result.code, result.out) == (3, ""), command
        assert "这里没有清单" in result.err
        assert "shudi init" in result.err
        assert "--repo" in result.err
    assert repo.run("ls", "--quiet").code == 0, "questions are answered from it"


def test_only_the_files_named_are_put_right(repo: Repo) -> None:
    other = MATTER.replace("aa-01", "aa-02")
    repo.write(MATTER, repo.read(MATTER).replace("\n", "\r\n"))
    repo.write(other, (HEAD.replace("aa-01", "aa-02")).replace("\n", "\r\n"))
    result = repo.run("validate", "--fix", str(repo.root / other))
    assert f"已改正 {other}：换行统一为 LF。\n" in result.err
    assert MATTER not in result.err
    assert "\r" in repo.root.joinpath(MATTER).read_bytes().decode()
    assert "\r" not in repo.root.joinpath(other).read_bytes().decode()


def test_only_the_files_changed_are_put_right(repo: Repo) -> None:
    repo.write(MATTER, repo.read(MATTER).replace("\n", "\r\n"))
    repo.commit()
    other = MATTER.replace("aa-01", "aa-02")
    repo.write(other, (HEAD.replace("aa-01", "aa-02")).replace("\n", "\r\n"))
    repo.run("validate", "--fix", "--changed")
    assert "\r" in repo.root.joinpath(MATTER).read_bytes().decode()
    assert "\r" not in repo.root.joinpath(other).read_bytes().decode()
    repo.run("validate", "--fix", str(repo.root / "data"))
    assert "\r" not in repo.root.joinpath(MATTER).read_bytes().decode()
