"""Matters that are retired, before, on and after the day their end begins."""

from __future__ import annotations

import jsonschema
import pytest
from support import Repo

from shudi_cli import resources

MATTER = "data/matters/shifan/{}.yaml"


def without_end(text: str) -> str:
    """A matter as it was before it was retired."""
    ends = ("status:", "until:", "replaced_by:")
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(ends))


def add(repo: Repo, number: str, name: str, alias: str, *end: str) -> None:
    """Another matter of the list, with the lines that end it."""
    text = (
        without_end(repo.read(MATTER.format("aa-01")))
        .replace("aa-01", number)
        .replace("拆除违法建设", name)
    )
    text = text.replace("[拆违拆临, 违建]", f"[{alias}]").replace(
        "没有规划许可的建设的查处和拆除。", f"{name}。"
    )
    repo.write(MATTER.format(number), text + "".join(f"{line}\n" for line in end))


@pytest.fixture
def ending(repo: Repo) -> Repo:
    """aa-01 ends on 2030-01-01; bb-01 carries it on."""
    repo.edit(
        MATTER.format("aa-01"),
        "since: 2019",
        "status: retired\nuntil: 2030-01-01\nreplaced_by: [shifan/bb-01]\nsince: 2019",
    )
    add(repo, "bb-01", "城镇秩序", "秩序")
    return repo


def test_until_the_day_it_answers_and_says_when_it_ends(ending: Repo) -> None:
    told = "这一事项自 2030-01-01 起废止，由 bb-01 城镇秩序 承接。"
    for question in ("aa-01", "违建", "没有规划许可的建设"):
        result = ending.run("who", question, "--on", "2029-12-31")
        assert (result.code, told in result.out) == (0, True)
        assert result.out.startswith("拆除违法建设　综合治理 aa-01")
    assert told in ending.run("who", "违建", "--copy-text", "--on", "2029-12-31").out
    assert told in ending.run("who", "违建", "--format", "md", "--on", "2029-12-31").out
    match = ending.run("who", "违建", "--on", "2029-12-31", "--format", "json").json["matches"][0]
    assert (match["until"], match["replaced_by"]) == ("2030-01-01", ["shifan/bb-01"])


@pytest.mark.parametrize("question", ["aa-01", "拆除违法建设", "违建", "weijian", "怎么举报违建"])
def test_from_the_day_on_the_successor_answers(ending: Repo, question: str) -> None:
    result = ending.run("who", question, "--on", "2030-01-01", "--format", "json")
    assert result.code == 0
    jsonschema.validate(result.json, resources.schema("who"))
    (match,) = result.json["matches"]
    assert match["id"] == "bb-01"
    assert match["former"] == {
        "list": "shifan", "id": "aa-01", "name": "拆除违法建设", "until": "2030-01-01",
    }  # fmt: skip
    text = ending.run("who", question, "--on", "2030-01-01").out
    assert "“拆除违法建设”（aa-01）已于 2030-01-01 废止，由 bb-01 承接。" in text
    copied = ending.run("who", question, "--on", "2030-01-01", "--copy-text").out
    assert "原属“拆除违法建设”，该事项已经废止，现由“城镇秩序”承接" in copied


def test_the_text_of_a_retired_matter_answers_nothing(ending: Repo) -> None:
    assert ending.run("who", "没有规划许可的建设", "--on", "2030-01-01").code == 1


def test_a_matter_in_force_keeps_its_own_name(ending: Repo) -> None:
    ending.edit(MATTER.format("bb-01"), "[秩序]", "[秩序, 违建]")
    (match,) = ending.run("who", "违建", "--on", "2030-01-01", "--format", "json").json["matches"]
    assert (match["id"], match["former"]) == ("bb-01", None)


def test_a_chain_is_followed_to_its_end_and_a_ring_is_not_endless(ending: Repo) -> None:
    end = ("status: retired", "until: 2025-01-01")
    add(ending, "bb-01", "城镇秩序", "秩序", *end, "replaced_by: [shifan/bb-02, shifan/aa-01]")
    assert ending.run("who", "违建", "--on", "2031-01-01").code == 1
    add(ending, "bb-02", "市容", "面貌")
    answer = ending.run("who", "违建", "--on", "2031-01-01", "--format", "json").json
    assert [m["id"] for m in answer["matches"]] == ["bb-02"]


@pytest.mark.parametrize("left", ["", "replaced_by: [shifan/zz-99]\n"])
def test_one_that_nobody_carries_on_is_off_the_list_and_said(repo: Repo, left: str) -> None:
    repo.edit(
        MATTER.format("aa-01"),
        "since: 2019",
        f"status: retired\nuntil: 2020-01-01\n{left}since: 2019",
    )
    for question in ("aa-01", "违建"):
        result = repo.run("who", question)
        assert result.code == 1
        assert "“拆除违法建设”（aa-01）已于 2020-01-01 废止，没有写明由哪个事项承接。" in result.out
        assert "已于 2020-01-01 废止" in repo.run("who", question, "--format", "md").out
        assert "已于 2020-01-01 废止。" in repo.run("who", question, "--copy-text").out
        answer = repo.run("who", question, "--format", "json").json
        jsonschema.validate(answer, resources.schema("who"))
        assert (answer["off_list"], answer["ended"][0]["id"]) == (True, "aa-01")


def test_without_a_day_it_is_over(repo: Repo) -> None:
    repo.edit(MATTER.format("aa-01"), "since: 2019", "status: retired\nsince: 2019")
    assert "“拆除违法建设”（aa-01）已废止，" in repo.run("who", "违建").out
    assert "已废止（日期未写明）" in repo.run("show", "aa-01").out


def test_show_ls_and_body_go_by_the_day(ending: Repo) -> None:
    before, after = ("--on", "2029-12-31"), ("--on", "2030-01-01")
    assert "aa-01　将于 2030-01-01 废止" in ending.run("show", "aa-01", *before).out
    assert "aa-01　已废止（2030-01-01）" in ending.run("show", "aa-01", *after).out
    assert ending.run("show", "违建", *after, "--format", "json").json["matter"]["id"] == "aa-01"
    assert "（2030-01-01" in ending.run("ls", *before).out
    ids = [m["id"] for m in ending.run("ls", *after, "--format", "json").json["matters"]]
    assert ids == ["bb-01"]
    assert "已废止" in ending.run("ls", "--retired", *after).out
    counts = [
        ending.run("body", "城管局", *day, "--format", "json").json["matters"]["lead"]
        for day in (before, after)
    ]
    assert counts == [2, 1]


def test_in_another_list_it_may_still_be_in_force(ending: Repo) -> None:
    manifest = ending.read("data/matters/shifan/list.yaml").replace("id: shifan", "id: other")
    ending.write("data/matters/other/list.yaml", manifest)
    text = ending.read(MATTER.format("aa-01"))
    ending.write("data/matters/other/aa-01.yaml", without_end(text))
    answer = ending.run("who", "违建", "--on", "2030-01-01", "--all", "--format", "json").json
    assert [(m["list"], m["id"]) for m in answer["matches"]] == [
        ("other", "aa-01"),
        ("shifan", "bb-01"),
    ]


def test_a_grouped_answer_says_in_which_lists_it_ends(ending: Repo) -> None:
    manifest = ending.read("data/matters/shifan/list.yaml")
    ending.write(
        "data/matters/c371321/list.yaml",
        manifest.replace("id: shifan", "id: c371321").replace("371323", "371321"),
    )
    ending.write(
        "data/matters/c371321/aa-01.yaml", without_end(ending.read(MATTER.format("aa-01")))
    )
    told = "shifan：这一事项自 2030-01-01 起废止。"
    assert told in ending.run("who", "违建", "--on", "2029-12-31").out
    assert told in ending.run("who", "违建", "--on", "2029-12-31", "--format", "md").out
    answer = ending.run("who", "违建", "--on", "2029-12-31", "--format", "json").json
    jsonschema.validate(answer, resources.schema("who"))
    assert [g["ending"] for g in answer["groups"]] == [[{"list": "shifan", "until": "2030-01-01"}]]
    assert "起废止" not in ending.run("who", "违建", "--on", "2030-01-01").out
