"""`shudi law`: versions, the duties that rest on a law, the matters its changes overtook."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator
from support import Repo

from shudi_cli import resources

MATTER = """\
id: aa-02
name: 占用耕地建房
domain: aa
lead:
  - body: 县自然资源和规划局
    duties: [查处占用耕地建房]
    basis:
      - {law: 土地管理法}
support:
  - body: 县农业农村局
    duties: [报告占用耕地的线索]
    basis:
      - {law: 中华人民共和国土地管理法}
duty_holders:
  - name: 建房人
    duties: [申请用地]
    basis:
      - {law: 土地管理法}
basis:
  - {law: 土地管理法}
  - {law: 城乡规划法, articles: ["64"]}
workflow:
  steps:
    - step: 查处
      by: [县自然资源和规划局]
      within: P9D
      limit_basis: {law: 土地管理法}
reviewed: 2019-07-31
"""
PATH = "data/matters/shifan/aa-02.yaml"


@pytest.fixture
def land(repo: Repo) -> Repo:
    repo.write(PATH, MATTER)
    return repo


def test_shows_versions_and_what_rests_on_them(land: Repo) -> None:
    out = land.run("law", "土地管理法").out
    lines = out.splitlines()
    assert lines[0] == "《中华人民共和国土地管理法》　法律"
    assert lines[1] == "1 个事项、5 处以它为依据，其中 5 处依据的是旧版本，需要复核。"
    assert "  2019-08-26 通过，2020-01-01 施行，共 87 条　有效" in lines
    assert "  2004-08-28 通过，施行日期没有登记，文本没有核对，只引法名" in lines
    assert "占用耕地建房　aa-02　核对于 2019-07-31" in lines
    assert "  主体责任　县自然资源和规划局　（只引法名）　旧版本：2004-08-28 通过" in lines
    assert "    1. 查处占用耕地建房" in lines


def test_before_the_amendment_nothing_is_old(land: Repo) -> None:
    land.commit()
    out = land.run("law", "土地管理法", "--on", "2019-12-31").out
    assert "1 个事项、5 处以它为依据，都是 2019-12-31 有效的版本。" in out


def test_json_names_role_version_and_place(land: Repo) -> None:
    value = land.run("law", "土地管理法", "--format", "json").json
    Draft202012Validator(resources.schema("law")).validate(value)
    told = [(d["role"], d["body"], d["source"]["line"], d["older"]) for d in value["duties"]]
    assert told == [
        ("matter", None, 20, True),
        ("lead", "县自然资源和规划局", 8, True),
        ("support", "县农业农村局", 13, True),
        ("holder", "建房人", 18, True),
        ("limit", "县自然资源和规划局", 27, True),
    ]
    assert {d["version"] for d in value["duties"]} == {"2004-08-28"}
    assert [v["in_force"] for v in value["law"]["versions"]] == [False, True]


@pytest.mark.parametrize("name", ["《土地管理法》", "中华人民共和国土地管理法", "土地管理"])
def test_finds_a_law_by_its_names(land: Repo, name: str) -> None:
    assert land.run("law", name).out.startswith("《中华人民共和国土地管理法》")


def test_an_unknown_law_names_the_nearest(repo: Repo) -> None:
    result = repo.run("law", "城市规划法")
    assert (result.code, result.out) == (1, "")
    assert result.err == "shudi：法律登记册里没有“城市规划法”。\n是不是：城乡规划法？\n"


@pytest.mark.parametrize("argv", [["law"], ["law", "土地管理法", "--stale"]])
def test_asks_for_a_name_or_for_stale(repo: Repo, argv: list[str]) -> None:
    result = repo.run(*argv)
    assert (result.code, result.out) == (2, "")
    assert "请写一部法律的名称，或者只写 --stale。" in result.err


def test_a_law_nobody_cites(repo: Repo) -> None:
    assert "清单里没有职责以它为依据。" in repo.run("law", "行政处罚法").out


def test_stale_lists_what_to_review(land: Repo) -> None:
    out = land.run("law", "--stale").out
    assert "1 个事项依据的法律在上次核对以后有变化" in out
    assert "《土地管理法》2020-01-01 修改" in out
    assert "aa-01" not in out
    assert "清单只核对到 2025-04-30 的法律" in out


def test_stale_depends_on_the_day(land: Repo) -> None:
    land.commit()
    before = land.run("law", "--stale", "--on", "2019-12-31")
    assert before.code == 0
    assert "截至 2019-12-31 没有事项需要复核" in before.out
    value = land.run("law", "--stale", "--on", "2020-01-01", "--format", "json").json
    Draft202012Validator(resources.schema("law-stale")).validate(value)
    (matter,) = value["matters"]
    assert matter["changes"] == [
        {
            "law": "中华人民共和国土地管理法",
            "kind": "amended",
            "on": "2020-01-01",
            "articles": [],
        }
    ]
    assert matter["source"]["path"] == PATH


def test_a_repealed_law_is_stale(repo: Repo) -> None:
    repo.edit(
        "data/laws/laws.yaml",
        "      - {adopted: 2019-04-23, effective: 2019-04-23, articles: 70}\n",
        "      - {adopted: 2019-04-23, effective: 2019-04-23, articles: 70}\n"
        "    repealed: {on: 2024-05-01, by: 空间规划法}\n",
    )
    (matter,) = repo.run("law", "--stale", "--format", "json").json["matters"]
    (change,) = matter["changes"]
    assert (change["kind"], change["on"], change["articles"]) == (
        "repealed", "2024-05-01", ["64", "65"],
    )  # fmt: skip
    out = repo.run("law", "城乡规划法").out
    assert "  2024-05-01 废止，由《空间规划法》代替" in out


def test_a_reviewed_matter_is_not_stale(land: Repo) -> None:
    land.edit(PATH, "reviewed: 2019-07-31", "reviewed: 2020-01-01")
    assert land.run("law", "--stale", "--format", "json").json["matters"] == []
