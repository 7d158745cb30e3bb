"""`shudi validate --base`: a change cannot loosen the settings it is judged by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as running
from hypothesis import strategies as st
from support import Repo

from shudi_cli.model import Grant, Settings, Waiver
from shudi_cli.policy import chosen, levels
from shudi_cli.policy.loosening import loosenings, strictest
from shudi_cli.rules import rules

MATTER = "data/matters/shifan/aa-01.yaml"
OTHER = "data/matters/shifan/aa-02.yaml"
BODY = "    duties:\n      - 维护拆除现场的秩序\n"
POCKET = "    duties:\n      - 维护拆除现场的秩序\n      - 做好属地管理相关工作\n"
OLD_FAULT = """\
id: aa-02
name: 清理小广告
domain: aa
lead:
  - body: 县公安局
    duties: [完成上级交办的其他任务]
basis: [{document: {title: 某县分工方案}}]
"""
RESTS = "这个改动放宽了检查："


def told(repo: Repo, *options: str) -> list[tuple[str, str, str]]:
    """Rule, level and the file's name of every finding against main."""
    result = repo.run("validate", "--base", "main", "--format", "json", *options)
    found = result.json["findings"]
    return [(f["id"], f["level"], f["path"].rpartition("/")[2]) for f in found]


def branched(repo: Repo, settings: str = "format: 1\n") -> Repo:
    """main as it is with these settings and a draft that may change; a branch is checked out."""
    repo.write("shudi.yaml", settings)
    repo.edit("data/matters/shifan/list.yaml", "state: issued", "state: draft")
    repo.commit("base")
    repo.git("switch", "-q", "-c", "change")
    return repo


def waiver(path: str, rule: str = "SD416", until: str = "2999-12-31") -> str:
    entry = f"{{rule: {rule}, path: {path}, reason: 正在起草, until: {until}}}"
    return f"format: 1\nwaivers:\n  - {entry}\n"


LOOSENED = {
    "level": ("levels: {SD416: note}", "levels 写了 SD416，SD416（错误→提示）"),
    "group": (
        "levels: {SD41: note}",
        "levels 写了 SD41，SD410（错误→提示）、SD411（警告→提示）、SD412（警告→提示）等 10 条规则",
    ),
    "ignored": ("ignore: [SD416]", "ignore 写了 SD416，SD416（错误→停用）"),
    "waived": (
        waiver(MATTER).partition("\n")[2],
        f"新增豁免：{MATTER} 的 SD416，到 2999-12-31，理由是“正在起草”",
    ),
}


@pytest.mark.parametrize(("settings", "what"), LOOSENED.values(), ids=LOOSENED)
def test_a_fault_and_its_excuse_in_one_change(repo: Repo, settings: str, what: str) -> None:
    branched(repo)
    repo.edit(MATTER, BODY, POCKET)
    repo.write("shudi.yaml", f"format: 1\n{settings}\n")
    assert repo.run("validate").code == 0, "by its own settings it would pass"
    assert told(repo) == [("SD416", "error", "aa-01.yaml"), ("SD313", "warning", "shudi.yaml")]
    result = repo.run("validate", "--base", "main", "--format", "json")
    assert result.code == 1
    assert f"{RESTS}{what}。" in [f["message"] for f in result.json["findings"]]


def test_a_trial_profile_does_not_let_its_own_change_pass(repo: Repo) -> None:
    branched(repo)
    repo.edit(MATTER, BODY, POCKET)
    repo.write("shudi.yaml", "format: 1\nprofile: trial\n")
    result = repo.run("validate", "--base", "main", "--format", "json")
    assert result.code == 1
    (about,) = [f for f in result.json["findings"] if f["id"] == "SD313"]
    assert about["message"].startswith(f"{RESTS}profile 改为试用，SD401（错误→警告）、")
    assert (about["path"], about["line"], about["column"]) == ("shudi.yaml", 2, 10)


def test_settings_that_are_taken_away(repo: Repo) -> None:
    branched(repo, "format: 1\nprofile: public\nlevels: {SD417: error}\n")
    (repo.root / "shudi.yaml").unlink()
    repo.edit(MATTER, "维护拆除现场的秩序", "会同有关部门维护拆除现场的秩序")
    result = repo.run("validate", "--base", "main", "--format", "json")
    assert result.code == 1
    assert "原来的设置去掉了，" in result.out
    assert ("SD417", "error", "aa-01.yaml") in told(repo)


def test_a_change_rule_cannot_be_lowered_for_this_change(repo: Repo) -> None:
    repo.commit("base")
    repo.git("switch", "-q", "-c", "change")
    repo.edit(MATTER, BODY, BODY.replace("秩序", "秩序和安全"))
    repo.write("shudi.yaml", "format: 1\nignore: [SD5]\n")
    assert told(repo) == [("SD503", "error", "aa-01.yaml"), ("SD313", "warning", "shudi.yaml")]


def test_what_was_there_already_goes_by_the_new_settings(repo: Repo) -> None:
    """So a waiver for an old fault, in a change of its own, passes and is seen."""
    repo.write(OTHER, OLD_FAULT)
    branched(repo)
    assert told(repo) == [("SD416", "error", "aa-02.yaml")]
    repo.write("shudi.yaml", waiver(OTHER))
    assert told(repo) == [("SD313", "warning", "shudi.yaml")]
    assert repo.run("validate", "--base", "main").code == 0
    repo.edit(OTHER, "其他任务]", "其他任务, 做好属地管理相关工作]")
    assert told(repo) == [("SD416", "error", "aa-02.yaml"), ("SD313", "warning", "shudi.yaml")]


def test_once_merged_the_settings_count(repo: Repo) -> None:
    branched(repo)
    repo.write("shudi.yaml", waiver(MATTER))
    repo.edit(MATTER, BODY, POCKET)
    repo.commit("both")
    repo.git("branch", "-f", "main")
    assert told(repo) == []


def test_a_waiver_may_not_be_prolonged_for_oneself(repo: Repo) -> None:
    branched(repo, waiver(MATTER, until="2020-01-01"))
    repo.write("shudi.yaml", waiver(MATTER))
    repo.edit(MATTER, BODY, POCKET)
    assert told(repo) == [("SD416", "error", "aa-01.yaml"), ("SD313", "warning", "shudi.yaml")]
    assert "豁免由 2020-01-01 延期" in repo.run("validate", "--base", "main").out


def test_a_grant_does_not_carry_its_own_change(repo: Repo) -> None:
    branched(repo)
    repo.edit(MATTER, 'articles: ["65"]\nsupport', 'articles: ["66"]\nsupport')
    grant = "{law: 城乡规划法, articles: ['66'], to: [township], text: 临时建设}"
    repo.write("shudi.yaml", f"format: 1\ngrants:\n  - {grant}\n")
    assert told(repo, "--fail-on", "warning") == [
        ("SD406", "warning", "aa-01.yaml"),
        ("SD313", "warning", "shudi.yaml"),
    ]


def test_stricter_settings_count_at_once(repo: Repo) -> None:
    branched(repo)
    repo.edit(MATTER, "维护拆除现场的秩序", "会同有关部门维护拆除现场的秩序")
    repo.write("shudi.yaml", "format: 1\nlevels: {SD417: error}\n")
    assert told(repo) == [("SD417", "error", "aa-01.yaml")]


def test_the_base_may_forbid_loosening(repo: Repo) -> None:
    branched(repo, "format: 1\nlevels: {SD313: error}\n")
    repo.write("shudi.yaml", "format: 1\nlevels: {SD313: note, SD416: note}\nignore: [SD313]\n")
    assert {f[:2] for f in told(repo)} == {("SD313", "error")}


def test_every_list_is_looked_at_whatever_the_default(repo: Repo) -> None:
    branched(repo)
    manifest = repo.read("data/matters/shifan/list.yaml").replace("id: shifan", "id: empty")
    repo.write("data/matters/empty/list.yaml", manifest)
    repo.write("shudi.yaml", "format: 1\ndefault_list: empty\n")
    repo.edit(MATTER, BODY, POCKET)
    assert repo.run("validate").code == 1
    assert told(repo) == [("SD416", "error", "aa-01.yaml")]


def test_findings_shown_for_some_files_keep_their_level(repo: Repo) -> None:
    branched(repo)
    repo.edit(MATTER, BODY, POCKET)
    repo.write("shudi.yaml", "format: 1\nlevels: {SD416: note}\n")
    assert told(repo, MATTER.replace("data", str(repo.root / "data"))) == [
        ("SD416", "error", "aa-01.yaml")
    ]


names = st.lists(st.sampled_from([*rules(), "SD", "SD4", "SD40", "SD7"]), max_size=3).map(tuple)
severities = st.sampled_from(["error", "warning", "note"])
waivers = st.lists(
    st.builds(
        Waiver,
        st.sampled_from(["SD402", "SD416"]),
        st.just(MATTER),
        st.just("理由"),
        st.sampled_from(["2026-01-01", "2027-01-01"]),
    ),
    max_size=2,
    unique_by=lambda w: w.rule,
).map(tuple)
settings = st.builds(
    Settings,
    profile=st.sampled_from(["trial", "internal", "public"]),
    select=names,
    ignore=names,
    levels=st.dictionaries(st.sampled_from(["SD4", "SD40", "SD402", "SD6"]), severities),
    waivers=waivers,
    grants=st.sampled_from([(), (Grant("某法", ("1",), ("township",), "某权"),)]),
)


@running(deadline=None, max_examples=50)
@given(settings, settings)
def test_the_strictest_lets_pass_only_what_both_do(old: Settings, new: Settings) -> None:
    weight = {"note": 0, "warning": 1, "error": 2}
    strict = strictest(old, new)
    for rule in rules():
        using = [s for s in (old, new) if chosen(s, rule)]
        assert chosen(strict, rule) == bool(using)
        if using:
            graver = max(weight[levels(s)[rule]] for s in using)
            assert weight[levels(strict)[rule]] == graver
    for waiver in strict.waivers:
        assert all(
            any((w.rule, w.path) == (waiver.rule, waiver.path) and w.until >= waiver.until
                for w in s.waivers)
            for s in (old, new)
        )  # fmt: skip


@running(deadline=None, max_examples=50)
@given(settings, settings)
def test_nothing_is_loosened_exactly_where_the_strictest_is_the_new(
    old: Settings, new: Settings
) -> None:
    strict = strictest(old, new)
    same = all(
        chosen(strict, rule) == chosen(new, rule)
        and (not chosen(new, rule) or levels(strict)[rule] == levels(new)[rule])
        for rule in rules()
    )
    unloosened = same and strict.waivers == new.waivers and strict.grants == new.grants
    assert unloosened == (not list(loosenings(old, new)))
