"""`shudi body`, `show` and `ls`."""

from __future__ import annotations

import pytest
from support import Repo

from shudi_cli.text import width

BODIES = {
    "县综合行政执法局": "name",
    "县城市管理局": "also",
    "县综合执法局": "short",
    "城管局": "alias",
    "县城市管理行政执法局": "predecessor",
}


@pytest.mark.parametrize(("name", "way"), BODIES.items())
def test_a_body_is_found_by_any_of_its_names(repo: Repo, name: str, way: str) -> None:
    answer = repo.run("body", name, "--format", "json").json
    assert (answer["body"]["id"], answer["matched"]) == ("urban-enforcement", way)
    assert [(role["id"], role["when"]) for role in answer["lead"]] == [
        ("aa-01", "城市、镇规划区内")
    ]


def test_a_former_name_is_said(repo: Repo) -> None:
    out = repo.run("body", "县城市管理行政执法局").out.replace("\n", "")
    assert (
        "“县城市管理行政执法局”是原名称，用到 2019-03-31，机构改革；现由县综合行政执法局承接。"
        in out
    )


def test_a_successor_takes_over(repo: Repo) -> None:
    repo.edit(
        "data/bodies/common.yaml",
        "{id: emergency, name: 县应急管理局,",
        "{id: emergency, name: 县应急管理局, succeeded_by: public-security, until: 2021-01-01,",
    )
    answer = repo.run("body", "县应急管理局", "--format", "json").json
    assert answer["body"]["name"] == "县公安局"
    assert "“县应急管理局”的职责现由县公安局承接。" in repo.run("body", "县应急管理局").out


def test_members_of_a_collective_share_its_parts(repo: Repo) -> None:
    repo.edit(
        "data/matters/shifan/aa-01.yaml",
        "  - body: 县公安局",
        "  - body: 乡镇人民政府（街道办事处）",
    )
    answer = repo.run("body", "街道办事处", "--format", "json").json
    assert [(r["id"], r["via"]) for r in answer["support"]] == [
        ("aa-01", "乡镇人民政府（街道办事处）")
    ]
    assert "（作为乡镇人民政府（街道办事处））" in repo.run("body", "街道办事处").out


def test_a_matter_is_counted_and_listed_once_with_its_parts_together(repo: Repo) -> None:
    repo.edit("data/matters/shifan/aa-01.yaml", "  - body: 乡镇人民政府\n", "  - body: 城管局\n")
    answer = repo.run("body", "城管局", "--format", "json").json
    assert (len(answer["lead"]), answer["matters"]) == (2, {"lead": 1, "support": 0})
    out = repo.run("body", "城管局").out
    assert "主体责任 1 项，配合责任 0 项" in out
    assert "  aa-01 拆除违法建设　查处，城市、镇规划区内；查处，乡、村庄规划区内\n" in out
    assert (
        "负主体责任的事项有1项：“拆除违法建设”。"
        in repo.run("who", "城管局管什么", "--copy-text").out
    )
    assert repo.run("who", "城管局管什么", "--format", "md").out.count("aa-01") == 1


@pytest.mark.parametrize(
    ("name", "ask"),
    [("许家湖镇", "乡镇人民政府"), ("沂城街道办事处", "街道办事处"), ("火星局", "")],
)
def test_a_township_by_name_is_sent_to_what_the_list_calls_it(
    repo: Repo, name: str, ask: str
) -> None:
    result = repo.run("body", name)
    assert (result.code, result.out) == (1, "")
    assert f"单位登记册里没有“{name}”" in result.err
    assert (f"shudi body {ask}" in result.err) == bool(ask)


def test_the_county_s_own_register_comes_first(repo: Repo) -> None:
    repo.write(
        "data/bodies/371323.yaml",
        'jurisdiction: "371323"\nbodies:\n  - {id: own, name: 县公安局, level: county, kind: department}\n',
    )
    assert repo.run("body", "县公安局", "--format", "json").json["body"]["id"] == "own"
    repo.edit("data/bodies/371323.yaml", "371323", "370000")
    assert repo.run("body", "县公安局", "--format", "json").json["body"]["id"] == "own"
    repo.edit("data/bodies/371323.yaml", "370000", "110000")
    assert repo.run("body", "县公安局", "--format", "json").json["body"]["id"] == "public-security"


def test_show_tells_everything(demo: Repo) -> None:
    matter = demo.run("show", "cj-01", "--format", "json").json["matter"]
    out = demo.run("show", "cj-01").out.replace("\n", "").replace(" ", "")
    for part in (*matter["lead"], *matter.get("support", ())):
        assert part["body"] in out
        for duty in part["duties"]:
            assert duty.replace(" ", "") in out
    for step in matter.get("workflow", {}).get("steps", ()):
        assert step["step"] in out


def test_show_takes_an_id_a_full_id_or_a_name(repo: Repo) -> None:
    for which in ("aa-01", "shifan/aa-01", "拆除违法建设", "违建"):
        assert repo.run("show", which, "--format", "json").json["matter"]["id"] == "aa-01"
    missing = repo.run("show", "zz-99")
    assert (missing.code, missing.out) == (1, "")
    assert "清单里没有“zz-99”这个事项" in missing.err


@pytest.mark.parametrize("columns", [60, 80, 100])
def test_the_table_fits_the_window(
    demo: Repo, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    lines = demo.run("ls").out.splitlines()
    assert lines[0].split() == ["编号", "事项", "领域", "主体责任"]
    assert max(map(width, lines)) <= columns
    assert sum(line[:2].isalpha() and line[2:3] == "-" for line in lines) == len(
        demo.run("ls", "--format", "json").json["matters"]
    )


def test_ls_by_domain_takes_code_or_name(demo: Repo) -> None:
    by_code = demo.run("ls", "--domain", "aj", "--format", "json").json["matters"]
    by_name = demo.run("ls", "--domain", "应急管理", "--format", "json").json["matters"]
    assert by_code == by_name
    assert {m["domain"] for m in by_code} == {"应急管理"}


TOWNSHIPS = """jurisdiction: "{code}"
bodies:
  - {{id: xjh, name: 许家湖镇人民政府, level: township, kind: government}}
  - {{id: yc, name: 沂城街道办事处, level: township, kind: outpost, tie: 派出, of: county-government}}
  - {{id: ju, name: 某县怪局, level: county, kind: department}}
"""


@pytest.mark.parametrize("name", ["许家湖镇人民政府", "许家湖镇"])
def test_a_township_has_what_the_list_gives_every_township(repo: Repo, name: str) -> None:
    repo.write("data/bodies/371323.yaml", TOWNSHIPS.format(code="371323"))
    out = repo.run("body", name).out
    assert "许家湖镇人民政府　主体责任 1 项，配合责任 0 项" in out
    assert "（作为乡镇人民政府）" in out
    assert "许家湖镇" in repo.run("export", "--body", name, "--to", "md").out


def test_a_street_office_has_only_what_is_given_to_street_offices(repo: Repo) -> None:
    repo.write("data/bodies/371323.yaml", TOWNSHIPS.format(code="371323"))
    assert "主体责任 0 项，配合责任 0 项" in repo.run("body", "沂城街道").out
    repo.edit(
        "data/matters/shifan/aa-01.yaml",
        "  - body: 县公安局\n",
        "  - body: 乡镇人民政府（街道办事处）\n",
    )
    out = repo.run("body", "沂城街道").out
    assert "沂城街道办事处　主体责任 0 项，配合责任 1 项" in out
    assert "（作为乡镇人民政府（街道办事处））" in out


def test_a_body_of_an_area_without_a_list_is_said_to_be_one(repo: Repo) -> None:
    repo.write("data/bodies/371325.yaml", TOWNSHIPS.format(code="371325"))
    result = repo.run("body", "某县怪局")
    assert (result.code, result.out) == (1, "")
    assert "“某县怪局”登记在行政区划 371325，这里没有那里的清单。" in result.err
    assert "现有清单的地区：某县。" in result.err
