"""`shudi validate --base`: the registers of bodies and laws say no other thing unseen."""

from __future__ import annotations

import pytest
from changing import (
    BODIES,
    LAWS,
    LIST,
    MATTER,
    OTHER,
    edition,
    found,
    onto_main,
    record,
)
from support import Repo


def test_a_department_does_not_become_a_township_in_the_register(branch: Repo) -> None:
    branch.edit(BODIES, "name: 县公安局", "succeeded_by: township-government, name: 县公安局")
    says = "原来是县级以上的单位，这个改动以后成了乡镇（街道）、村的单位。"
    assert ("SD511", f"“县公安局”在单位登记册里{says}") in found(branch)


def test_a_township_does_not_become_a_department_in_the_register(branch: Repo) -> None:
    text = branch.read(BODIES)
    at = text.index("id: township-government")
    branch.write(BODIES, text[:at] + text[at:].replace("level: township", "level: county", 1))
    says = "原来是乡镇（街道）、村的单位，这个改动以后成了县级以上的单位。"
    assert ("SD511", f"“乡镇人民政府”在单位登记册里{says}") in found(branch)


MEMBERS = {
    "wider": ("[township-government, subdistrict-office, village-committee]", "乡镇人民政府、街道办事处、村（居）民委员会"),
    "narrower": ("[township-government]", "乡镇人民政府"),
}  # fmt: skip


@pytest.mark.parametrize(("members", "now"), MEMBERS.values(), ids=MEMBERS)
def test_a_collective_keeps_its_members(branch: Repo, members: str, now: str) -> None:
    branch.edit(MATTER, "body: 县公安局", "body: 乡镇人民政府（街道办事处）")
    onto_main(branch, "townships support")
    branch.edit(BODIES, "[township-government, subdistrict-office]", members)
    says = f"“乡镇人民政府（街道办事处）”在单位登记册里原来是乡镇人民政府、街道办事处，这个改动以后成了{now}。"
    assert found(branch) == [("SD511", says)]


def test_a_name_the_list_writes_means_whom_it_meant(branch: Repo) -> None:
    branch.edit(BODIES, "name: 县公安局, aliases", "name: 县公安一局, aliases")
    branch.edit(BODIES, "name: 县应急管理局,", "name: 县应急管理局, also: [县公安局],")
    says = "清单里写的“县公安局”原来指“县公安局”，单位登记册的这个改动以后指“县应急管理局”：清单没改，责任换了单位。"
    assert found(branch) == [("SD516", says)]
    result = branch.run("validate", "--base", "main", "--format", "json")
    (finding,) = result.json["findings"]
    assert (result.code, finding["path"]) == (1, BODIES)
    assert finding["line"] > 1


SUCCEEDED = {
    "another carries on": ("name: 县公安局, aliases", "name: 县公安局, succeeded_by: emergency, aliases", "“县公安局”", "“县应急管理局”"),
    "people's word": ("[城管局, 执法局]", "[执法局]", "“城管局”", "“县应急管理局”"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "name", "now"), SUCCEEDED.values(), ids=SUCCEEDED)
def test_other_names_and_successions_are_seen(
    branch: Repo, old: str, new: str, name: str, now: str
) -> None:
    branch.edit(BODIES, old, new)
    if "城管局" in name:
        branch.edit(BODIES, "name: 县应急管理局,", "name: 县应急管理局, aliases: [城管局],")
    told = [m for rule, m in found(branch) if rule == "SD517"]
    assert any(m.startswith(f"{name}在单位登记册里原来指") and now in m for m in told)
    assert "SD516" not in dict(found(branch))
    assert branch.run("validate", "--base", "main").code == 0


def towns(repo: Repo, *shorts: str) -> None:
    """Two townships of the county, by their short names."""
    own = "".join(
        f"  - {{id: {slug}, name: {name}人民政府, short: {short}, level: township, kind: government}}\n"
        for slug, name, short in zip(("zhang", "li"), ("张庄镇", "李庄镇"), shorts, strict=True)
    )
    repo.write("data/bodies/371323.yaml", f'jurisdiction: "371323"\nbodies:\n{own}')


def test_a_township_does_not_take_the_name_of_another_unseen(branch: Repo) -> None:
    towns(branch, "张庄", "李庄")
    onto_main(branch, "townships")
    towns(branch, "李庄", "张庄")
    assert sorted(found(branch)) == [
        ("SD517", f"“{a}庄”在单位登记册里原来指“{a}庄镇人民政府”，这个改动以后指“{b}庄镇人民政府”：查它的人会得到另一个单位。")
        for a, b in (("张", "李"), ("李", "张"))
    ]  # fmt: skip
    assert branch.run("validate", "--base", "main").code == 0


ORDINARY = {
    "an alias": ("aliases: [公安局]", "aliases: [公安局, 公安]"),
    "renamed, the old name kept": (
        "name: 县公安局, aliases: [公安局]",
        "name: 县公安一局, predecessors: [{name: 县公安局, until: 2020-01-01}], aliases: [公安局]",
    ),
    "another id": ("id: public-security", "id: gongan"),
}


@pytest.mark.parametrize(("old", "new"), ORDINARY.values(), ids=ORDINARY)
def test_registering_names_is_no_alarm(branch: Repo, old: str, new: str) -> None:
    branch.edit(BODIES, old, new)
    assert found(branch) == []


def test_a_county_registers_its_own_body_under_its_own_name(branch: Repo) -> None:
    own = "{id: gongan, name: 沂水县公安局, short: 县公安局, level: county, kind: department}"
    branch.write("data/bodies/371323.yaml", f'jurisdiction: "371323"\nbodies:\n  - {own}\n')
    assert {rule for rule, _ in found(branch)} == {"SD517"}


LAW = {
    "a day": ("effective: 2019-04-23,", "effective: 2019-05-23,", "《城乡规划法》 2019-04-23 版的施行日期由 2019-04-23 改为 2019-05-23。"),
    "the last article": ("articles: 70", "articles: 90", "《城乡规划法》 2019-04-23 版的条数由 70 改为 90。"),
    "a version gone": ("      - {adopted: 2007-10-28, effective: 2008-01-01}\n", "", "《城乡规划法》的 2007-10-28 版不见了。"),
    "a version of before": (
        "articles: 70}\n",
        "articles: 70}\n      - {adopted: 2019-06-01, effective: 2019-07-01, articles: 80}\n",
        "《城乡规划法》补登了 2019-06-01 版，2019-07-31 施行的因此换成了它。",
    ),
    "repealed before": (
        "articles: 70}\n",
        "articles: 70}\n    repealed: {on: 2019-07-01}\n",
        "《城乡规划法》补写了 2019-07-01 起废止，早于现在这一版施行（2019-07-31）。",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "says"), LAW.values(), ids=LAW)
def test_the_register_of_laws_is_changed_in_sight(
    branch: Repo, old: str, new: str, says: str
) -> None:
    branch.edit(LAWS, old, new)
    assert found(branch) == [("SD522", f"法律登记册里的{says}")]


def test_a_short_name_does_not_come_to_mean_another_law(branch: Repo) -> None:
    branch.edit(LAWS, "    short: 土地管理法\n", "")
    branch.edit(LAWS, "    short: 城乡规划法\n", "    short: 土地管理法\n")
    says = "法律登记册里的《土地管理法》的简称现在指《中华人民共和国城乡规划法》。"
    assert ("SD522", says) in found(branch)


REGISTERED = {
    "a new version": ("articles: 70}\n", "articles: 70}\n      - {adopted: 2022-06-01, effective: 2022-07-01}\n"),
    "what was not known": ("{adopted: 2004-08-28}", "{adopted: 2004-08-28, effective: 2004-08-28, articles: 86}"),
    "a repeal to come": ("articles: 70}\n", "articles: 70}\n    repealed: {on: 2026-01-01}\n"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new"), REGISTERED.values(), ids=REGISTERED)
def test_registering_law_is_no_alarm(branch: Repo, old: str, new: str) -> None:
    branch.edit(LAWS, old, new)
    assert found(branch) == []


def as_of(repo: Repo, day: str) -> list[str]:
    """Move the day up to which law was read; what SD521 says of it."""
    repo.edit(LIST, "law_as_of: 2019-07-31", f"law_as_of: {day}")
    return [m for rule, m in found(repo) if rule == "SD521"]


@pytest.fixture
def dated(branch: Repo) -> Repo:
    """main says that law was read up to the day of the edition."""
    branch.edit(LIST, "law_as_of: 2025-04-30", "law_as_of: 2019-07-31")
    branch.edit(MATTER, "support:", "      - {law: 行政处罚法}\nsupport:")
    onto_main(branch, "dated")
    return branch


def test_the_day_of_law_does_not_move_by_itself(dated: Repo) -> None:
    says = "清单的法律截止日（law_as_of）由 2019-07-31 改为 2020-12-31，这个改动没有核对一个事项，法律登记册也没有改。"
    assert as_of(dated, "2020-12-31") == [says]
    dated.edit(MATTER, "reviewed: 2019-07-31", "reviewed: 2020-12-01")
    assert found(dated) == []


def test_the_day_of_law_waits_for_what_changed_since(dated: Repo) -> None:
    (told,) = as_of(dated, "2021-12-31")
    assert told.endswith("，期间修改过所依法律的事项没有重新核对：aa-01。")
    dated.edit(MATTER, "reviewed: 2019-07-31", "reviewed: 2021-08-01")
    assert found(dated) == []


def test_the_day_of_law_is_not_to_come(dated: Repo) -> None:
    (told,) = as_of(dated, "2999-12-31")
    assert told.endswith("，那一天还没有到。")


OF_ANOTHER = """\
id: aa-02
name: 养犬管理
aliases: [遛狗]
domain: aa
lead:
  - body: 县公安局
    duties: [处理养犬扰民]
"""


@pytest.fixture
def two(branch: Repo) -> Repo:
    """main holds two matters."""
    branch.write(OTHER, OF_ANOTHER)
    onto_main(branch, "two matters")
    return branch


def test_an_alias_does_not_change_hands_unseen(two: Repo) -> None:
    two.edit(MATTER, "拆违拆临, 违建", "拆违拆临")
    assert found(two) == [], "an alias may go"
    two.edit(OTHER, "[遛狗]", "[遛狗, 溜狗]")
    assert found(two) == [], "another may come"
    two.edit(OTHER, "溜狗", "违 建")
    says = "“违 建”原来是“拆除违法建设”的叫法，这个改动以后成了“养犬管理”的：问它的人会得到另一个事项的单位。"
    assert found(two) == [("SD518", says)]
    assert two.run("validate", "--base", "main").code == 0


def test_an_alias_is_known_however_it_is_typed(two: Repo) -> None:
    two.edit(MATTER, "拆违拆临, 违建", "拆违拆临, ＫＴ板房")
    onto_main(two, "an alias in wide letters")
    two.edit(MATTER, "拆违拆临, ＫＴ板房", "拆违拆临")
    two.edit(OTHER, "[遛狗]", "[遛狗, kt板房]")
    assert [rule for rule, _ in found(two)] == ["SD518"]


def test_an_alias_goes_over_with_a_recorded_change(two: Repo) -> None:
    edition(two)
    two.edit(MATTER, "拆违拆临, 违建", "拆违拆临")
    two.edit(OTHER, "[遛狗]", "[遛狗, 违建]")
    record(two, kind="basis")
    assert found(two) == []
