"""`shudi who`: what a clerk reads and what a program gets."""

from __future__ import annotations

import pytest
from support import Repo


def test_text_leads_with_the_answer(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = repo.run("who", "违建")
    assert result.code == 0
    assert result.err == ""
    assert result.out.splitlines() == [
        "拆除违法建设　综合治理 aa-01　按别名“违建”",
        "主体责任：县综合行政执法局（主办，城市、镇规划区内）；乡镇人民政府（乡、村庄规划",
        "　　　　　区内）",
        "配合责任：1 个单位",
        "",
        "主体责任",
        "  县综合行政执法局（主办）　查处，城市、镇规划区内",
        "    1. 责令停止建设、限期拆除违法建筑",
        "  乡镇人民政府　查处，乡、村庄规划区内",
        "    1. 责令停止建设、限期改正，逾期不改正的拆除",
        "配合责任",
        "  县公安局",
        "    1. 维护拆除现场的秩序",
        "依据　《中华人民共和国城乡规划法》第六十四条、第六十五条",
        "来源　示范清单 2019.1，自 2019-07-31 起施行　data/matters/shifan/aa-01.yaml:2",
        "说明　示范清单根据公开的法律法规编写，所依法律截至 2025-04-30，不是任何机关印发",
        "      的正式文件。",
    ]


def test_json_carries_place_list_and_edition(repo: Repo) -> None:
    answer = repo.run("who", "拆违", "--format", "json").json
    match = answer["matches"][0]
    assert (match["list"], match["id"], match["edition"]) == ("shifan", "aa-01", "2019.1")
    assert match["effective"] == "2019-07-31"
    assert match["nature"] == "demonstration"
    assert [p["body"] for p in match["lead"]] == ["urban-enforcement", "township-government"]
    assert match["lead"][1]["when"] == "乡、村庄规划区内"
    assert match["basis"] == [{"law": "中华人民共和国城乡规划法", "articles": ["64", "65"]}]
    assert match["source"] == {"path": "data/matters/shifan/aa-01.yaml", "line": 2, "commit": None}


FINDS = {
    "aa-01": "id",
    "AA-01": "id",
    "拆除违法建设": "name",
    "拆除 违法建设": "name",
    "违建": "alias",
    "拆违": "text",
    "拆建": "abbreviation",
}


@pytest.mark.parametrize(("question", "by"), FINDS.items())
def test_finds_by(repo: Repo, question: str, by: str) -> None:
    match = repo.run("who", question, "--format", "json").json["matches"][0]
    assert (match["id"], match["matched"]["by"]) == ("aa-01", by)


def test_terms_lead_to_the_list_s_words(repo: Repo) -> None:
    repo.write("data/terms.yaml", "terms:\n  - say: [乱盖房]\n    mean: [违法建设]\n")
    match = repo.run("who", "乱盖房", "--format", "json").json["matches"][0]
    assert (match["id"], match["matched"]["by"]) == ("aa-01", "term")


def test_off_list_is_said_kindly(repo: Repo) -> None:
    result = repo.run("who", "量子通信")
    assert result.code == 1
    assert result.out.startswith("清单里没有“量子通信”，属于清单外事项。\n")
    assert "12345" in result.out
    answer = repo.run("who", "量子通信", "--format", "json").json
    assert (answer["off_list"], answer["matches"]) == (True, [])


def test_retired_matters_are_not_answers(repo: Repo) -> None:
    repo.edit(
        "data/matters/shifan/aa-01.yaml", "since:", "status: retired\nuntil: 2020-01-01\nsince:"
    )
    assert repo.run("who", "拆违").code == 1
    assert "已废止（2020-01-01）" in repo.run("show", "aa-01").out
    assert "已废止" in repo.run("ls", "--retired").out


def test_no_question_is_a_wrong_call(repo: Repo) -> None:
    for empty in ("", "  ", "\u3000"):
        result = repo.run("who", empty)
        assert (result.code, result.out) == (2, "")
        assert "没有写要问的事" in result.err


def test_a_designation_that_is_not_on_record_is_said(repo: Repo) -> None:
    repo.edit(
        "data/matters/shifan/aa-01.yaml",
        "    stage: 查处\n    when: 城市",
        "    authority: designated\n    when: 城市",
    )
    assert "法律留给政府确定，未见指定文件" in repo.run("who", "拆违").out


def test_colour_only_where_asked(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = repo.run("who", "拆违").out
    assert "\x1b" not in plain
    painted = repo.run("who", "拆违", "--color", "always").out
    assert "\x1b[1m" in painted
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert repo.run("who", "拆违").out == painted
    monkeypatch.setenv("NO_COLOR", "1")
    assert repo.run("who", "拆违").out == plain
    assert repo.run("who", "拆违", "--color", "always").out == painted


def test_an_edition_that_has_not_begun_is_said_to_be_coming(repo: Repo) -> None:
    repo.edit("data/matters/shifan/list.yaml", "2019-07-31", "2099-01-01")
    out = repo.run("who", "违建").out
    assert "自 2099-01-01 起施行（尚未施行）" in out
    warned = "注意：2019.1 版 2099-01-01 起才施行；问今天的，加 --on "
    assert out.index(warned) < out.index("主体责任：")
    assert "起才施行" not in repo.run("who", "违建", "--on", "2099-02-01").out
    reply = repo.run("who", "违建", "--copy-text").out
    assert "自2099年1月1日起施行，尚未施行" in reply
    assert "（尚未施行）" in repo.run("ls").out
    repo.edit("data/matters/shifan/list.yaml", "state: issued", "state: draft")
    assert "，草案，尚未印发" in repo.run("who", "违建", "--copy-text").out


def test_off_the_list_is_doubtful_where_files_cannot_be_read(repo: Repo) -> None:
    repo.write("data/matters/shifan/aa-02.yaml", "id: aa-02\n\tname: 彩票\n")
    result = repo.run("who", "彩票")
    assert result.code == 1
    assert "有 1 处文件读不了，没有查到的事项可能在里面" in result.out
