"""Bodies of several counties in one register: an id and a name mean what the asking list's area has."""

from __future__ import annotations

import shutil

import pytest
from support import Repo

LISTS = {"aa": ("371323", "甲县"), "bb": ("371302", "乙区")}


def county(repo: Repo, list_id: str, name: str, short: str) -> None:
    """A list and a register of its own for one county: one branch office that leads its matter."""
    code, place = LISTS[list_id]
    manifest = repo.read("data/matters/shifan/list.yaml")
    manifest = manifest.replace("id: shifan", f"id: {list_id}").replace("371323", code)
    repo.write(f"data/matters/{list_id}/list.yaml", manifest.replace("某县,", f"{place},"))
    matter = repo.read("data/matters/shifan/aa-01.yaml").replace("县公安局", name)
    repo.write(f"data/matters/{list_id}/aa-01.yaml", matter)
    repo.write(
        f"data/bodies/{code}.yaml",
        f'format: 1\njurisdiction: "{code}"\nbodies:\n'
        f"  - {{id: fenju, name: {name}, short: {short}, level: county, kind: outpost}}\n"
        f"  - {{id: both, name: {place}专班, level: county, kind: collective, members: [fenju]}}\n",
    )


@pytest.fixture
def counties(repo: Repo) -> Repo:
    county(repo, "aa", "甲县公安分局", "城区分局")
    county(repo, "bb", "乙区公安分局", "城区分局")
    shutil.rmtree(repo.root / "data/matters/shifan")
    return repo


def roles(repo: Repo, name: str) -> list[tuple[str, str, str | None]]:
    answer = repo.run("body", name, "--format", "json").json
    return [(r["list"], r["name"], r["via"]) for r in (*answer["lead"], *answer["support"])]


def test_an_id_of_two_counties_is_two_bodies(counties: Repo) -> None:
    assert counties.run("validate").code == 0
    assert roles(counties, "甲县公安分局") == [("aa", "甲县公安分局", None)]
    assert roles(counties, "乙区公安分局") == [("bb", "乙区公安分局", None)]


def test_a_collective_has_the_members_of_its_own_county(counties: Repo) -> None:
    counties.edit("data/matters/bb/aa-01.yaml", "乙区公安分局", "乙区专班")
    assert roles(counties, "乙区公安分局") == [("bb", "乙区专班", "乙区专班")]
    assert roles(counties, "甲县公安分局") == [("aa", "甲县公安分局", None)]


def test_a_name_of_two_counties_is_looked_up_for_each_list(counties: Repo) -> None:
    assert roles(counties, "城区分局") == [
        ("aa", "甲县公安分局", None),
        ("bb", "乙区公安分局", None),
    ]
    said = counties.run("body", "城区分局").out
    assert "“城区分局”在 2 个清单里指不同的单位：甲县公安分局（aa）、乙区公安分局（bb）" in said
    assert "  aa/aa-01 拆除违法建设" in said
    assert "  bb/aa-01 拆除违法建设" in said
    alone = counties.run("body", "城区分局", "--list", "bb").out
    assert alone.startswith("乙区公安分局　主体责任 0 项，配合责任 1 项")
    assert "指不同的单位" not in alone


def test_a_successor_is_looked_for_in_the_own_county_first(counties: Repo) -> None:
    for code, name in (("371323", "甲县老分局"), ("371302", "乙区老分局")):
        old = f"{{id: old, name: {name}, level: county, kind: outpost, succeeded_by: fenju}}"
        path = f"data/bodies/{code}.yaml"
        counties.write(path, counties.read(path) + f"  - {old}\n")
    assert "职责现由乙区公安分局承接" in counties.run("body", "乙区老分局").out


def test_a_body_may_point_into_another_county(counties: Repo) -> None:
    """Counties merge: the bureau that carries on is the other county's."""
    counties.write(
        "data/bodies/371302.yaml",
        counties.read("data/bodies/371302.yaml")
        + "  - {id: gone, name: 乙区粮食局, level: county, kind: department, succeeded_by: grain}\n",
    )
    counties.write(
        "data/bodies/371323.yaml",
        counties.read("data/bodies/371323.yaml")
        + "  - {id: grain, name: 甲县粮食局, level: county, kind: department}\n",
    )
    assert counties.run("validate").code == 0
    assert "职责现由甲县粮食局承接" in counties.run("body", "乙区粮食局").out


@pytest.mark.parametrize("town", ["沂城街道", "沂城街道办事处", "沂城", "371323001"])
def test_a_registered_street_office_is_a_town(repo: Repo, town: str) -> None:
    repo.write(
        "data/bodies/371323001.yaml",
        'format: 1\njurisdiction: "371323001"\nbodies:\n  - {id: yicheng, name: 沂城街道办事处,'
        " short: 沂城, level: township, kind: outpost, tie: 派出, of: county-government}\n"
        "  - {id: hall, name: 沂城党政办公室, level: township, kind: office, of: yicheng}\n",
    )
    answer = repo.run("who", "违建", "--town", town)
    assert answer.code == 0
    assert "沂城街道办事处：" in answer.out
    assert repo.run("who", "违建", "--town", "沂城党政办公室").code == 2
