"""`who --copy-text` and `--format md`: who is in charge, by what authority, through whom."""

from __future__ import annotations

import pytest
from support import Repo

MATTER = "data/matters/shifan/aa-01.yaml"


def test_the_body_in_charge_comes_first_and_each_has_its_share(repo: Repo) -> None:
    out = repo.run("who", "违建", "--copy-text").out
    assert out == (
        "您反映的问题属于“拆除违法建设”，由县综合行政执法局主办，负责：城市、镇规划区内。"
        "其他单位按分工负主体责任：乡镇人民政府负责：乡、村庄规划区内。县公安局按职责配合。"
        "依据：《中华人民共和国城乡规划法》。"
        "（测试清单2019.1版，自2019年7月31日起施行；示范清单，不是正式文件）\n"
    )


@pytest.mark.parametrize(
    ("authority", "copied", "marked"),
    [
        ("concentrated", "按集中处罚权", "（主办，集中处罚权）"),
        ("entrusted", "按委托", "（主办，委托）"),
        ("designated", "法律留给政府确定，未见指定文件", "（主办，指定）"),
    ],
)
def test_the_authority_is_told(repo: Repo, authority: str, copied: str, marked: str) -> None:
    repo.edit(
        MATTER,
        "    when: 城市",
        f"    authority: {authority}\n    through: 执法中队\n    when: 城市",
    )
    reply = repo.run("who", "违建", "--copy-text").out
    assert f"负责：城市、镇规划区内，{copied}，由执法中队承办。" in reply
    page = repo.run("who", "违建", "--format", "md").out
    assert f"- **县综合行政执法局**{marked}：查处，城市、镇规划区内\n" in page
    assert "  - 承办：执法中队\n" in page
    assert ("  - 指定：法律留给政府确定" in page) == (authority == "designated")


def test_a_single_lead_needs_no_division(repo: Repo) -> None:
    text = repo.read(MATTER)
    start, end = text.index("  - body: 乡镇人民政府"), text.index("support:")
    repo.write(MATTER, text[:start] + text[end:])
    assert (
        "，由县综合行政执法局负主体责任：城市、镇规划区内。"
        in repo.run("who", "违建", "--copy-text").out
    )
    assert "主办" not in repo.run("who", "违建", "--format", "md").out


def test_no_bracket_stands_after_a_bracket(demo: Repo) -> None:
    for question in ("养犬", "拆违", "燃气", "欠薪"):
        out = demo.run("who", question, "--copy-text").out
        assert "）（" not in out.partition("依据：")[0]
        assert "主办，负责：" in out


def test_several_matters_are_counted_and_the_problem_said_once(demo: Repo) -> None:
    out = demo.run("who", "楼下烧烤油烟噪声占道", "--copy-text").out
    assert out.startswith("您反映的问题涉及3个事项。一是“餐饮油烟和露天烧烤治理”，由")
    assert "二是“噪声扰民查处”，由" in out
    assert out.count("您反映") == 1


def test_a_long_story_is_not_said_back(demo: Repo) -> None:
    out = demo.run("who", "隔壁老王家的儿子去年考上大学以后一直不回家他妈天天哭", "--copy-text").out
    assert out.startswith("您反映的问题没有列入本清单")


def test_a_doubtful_answer_is_marked(repo: Repo) -> None:
    question = "规划许可"
    match = repo.run("who", question, "--format", "json").json["matches"][0]
    assert (match["matched"]["by"], match["uncertain"]) == ("text", True)
    doubt = "不确定：只是文字相近"
    assert doubt in repo.run("who", question).out
    assert doubt in repo.run("who", question, "--format", "md").out
    assert "先用 shudi who 核对职责" in repo.run("who", question, "--copy-text").err
    assert repo.run("who", question, "--copy-text", "--quiet").err == ""
    assert doubt not in repo.run("who", "违建").out
