"""shudi.yaml: which rules count, at which level, what is waived, whose powers are added."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from support import Repo

from shudi_cli import resources
from shudi_cli.model import Settings
from shudi_cli.policy import chosen, levels
from shudi_cli.rules import rules

PATH = "data/matters/shifan/aa-01.yaml"
FAULTY = """\
id: aa-01
name: 拆除违法建设
domain: aa
lead:
  - body: 县综合行政执法局
support:
  - body: 乡镇人民政府
    duties: [会同有关部门巡查]
basis: [{document: {title: 某县分工方案}}]
"""


@pytest.fixture
def faulty(repo: Repo) -> Repo:
    repo.write(PATH, FAULTY)
    return repo


def told(repo: Repo, *argv: str) -> list[tuple[str, str]]:
    findings = repo.run("validate", "--format", "json", *argv).json["findings"]
    return [(f["id"], f["level"]) for f in findings]


def test_without_settings_rules_have_their_own_levels(faulty: Repo) -> None:
    assert told(faulty) == [("SD402", "error"), ("SD417", "warning")]


@pytest.mark.parametrize(
    ("settings", "expected", "code"),
    [
        ("profile: trial", [("SD402", "warning"), ("SD417", "note")], 0),
        ("profile: internal", [("SD402", "error"), ("SD417", "warning")], 1),
        ("profile: public", [("SD402", "error"), ("SD417", "error")], 1),
        ("select: [SD417]", [("SD417", "warning")], 0),
        ("select: [SD41]", [("SD417", "warning")], 0),
        ("ignore: [SD402]", [("SD417", "warning")], 0),
        ("select: [SD4]\nignore: [SD40]", [("SD417", "warning")], 0),
        ("levels: {SD4: note}", [("SD402", "note"), ("SD417", "note")], 0),
        ("levels: {SD4: note, SD402: warning}", [("SD402", "warning"), ("SD417", "note")], 0),
        ("profile: public\nlevels: {SD417: note}", [("SD402", "error"), ("SD417", "note")], 1),
    ],
)
def test_settings(faulty: Repo, settings: str, expected: list[tuple[str, str]], code: int) -> None:
    faulty.write("shudi.yaml", f"format: 1\n{settings}\n")
    assert told(faulty) == expected
    assert faulty.run("validate").code == code


def test_trial_keeps_unreadable_lists_out(faulty: Repo) -> None:
    faulty.write("shudi.yaml", "format: 1\nprofile: trial\n")
    faulty.write(PATH, FAULTY.replace("domain: aa", "domain: zz"))
    assert ("SD303", "error") in told(faulty)


def waiver(until: str, rule: str = "SD402", path: str = PATH) -> str:
    entry = f"{{rule: {rule}, path: {path}, reason: 正在起草, until: {until}}}"
    return f"format: 1\nwaivers:\n  - {entry}\n"


def test_a_waiver_lets_pass_and_says_so(faulty: Repo) -> None:
    faulty.write("shudi.yaml", waiver("2999-12-31"))
    result = faulty.run("validate")
    assert result.code == 0
    assert result.out.endswith("1 个警告，另有 1 个按 shudi.yaml 豁免。\n")


def test_a_waiver_ends(faulty: Repo) -> None:
    faulty.write("shudi.yaml", waiver("2020-12-31"))
    assert told(faulty) == [("SD402", "error"), ("SD417", "warning"), ("SD311", "warning")]


def test_a_waiver_counts_by_the_day_asked_about(faulty: Repo) -> None:
    faulty.write("shudi.yaml", waiver("2020-12-31"))
    faulty.commit()
    assert told(faulty, "--on", "2020-12-31") == [("SD417", "warning")]
    assert told(faulty, "--on", "2021-01-01") == [("SD402", "error"), ("SD417", "warning")]


def test_a_waiver_for_another_file_is_idle(faulty: Repo) -> None:
    faulty.write("shudi.yaml", waiver("2999-12-31", path="data/matters/shifan/aa-09.yaml"))
    assert ("SD312", "warning") in told(faulty)


def test_a_waiver_of_a_list_not_looked_at_is_left_alone(faulty: Repo) -> None:
    other = faulty.read("data/matters/shifan/list.yaml").replace("id: shifan", "id: other")
    faulty.write("data/matters/other/list.yaml", other)
    faulty.write("shudi.yaml", waiver("2999-12-31"))
    assert told(faulty, "--list", "other") == []


def test_a_waiver_of_a_change_rule_waits_for_a_base(faulty: Repo) -> None:
    faulty.write("shudi.yaml", waiver("2999-12-31", rule="SD503"))
    assert told(faulty) == [("SD402", "error"), ("SD417", "warning")]


def test_settings_cannot_hide_faults_of_settings(faulty: Repo) -> None:
    text = waiver("2020-12-31") + "ignore: [SD3]\nselect: [SD9]\n"
    faulty.write("shudi.yaml", text.replace("SD9", "SD49"))
    assert [rule for rule, _ in told(faulty)] == ["SD311", "SD310"]


@pytest.mark.parametrize(
    "waivers",
    [
        f"{{rule: SD402, path: {PATH}, until: 2999-12-31}}",
        f"{{rule: SD402, path: {PATH}, reason: 没有期限}}",
        f"{{rule: SD402, path: {PATH}, reason: '', until: 2999-12-31}}",
        f"{{rule: SD4, path: {PATH}, reason: 一组, until: 2999-12-31}}",
    ],
)
def test_a_waiver_needs_rule_path_reason_and_end(faulty: Repo, waivers: str) -> None:
    faulty.write("shudi.yaml", f"format: 1\nwaivers:\n  - {waivers}\n")
    found = faulty.run("validate", "--format", "json").json["findings"]
    assert "shudi.yaml" in {f["path"] for f in found}
    assert "SD402" in {f["id"] for f in found}


def test_broken_settings_are_told_though_the_group_is_ignored(faulty: Repo) -> None:
    entry = f"{{rule: SD402, path: {PATH}, reason: '', until: 2999-12-31}}"
    faulty.write("shudi.yaml", f"format: 1\nignore: [SD]\nwaivers:\n  - {entry}\n")
    assert [rule for rule, _ in told(faulty)] == ["SD205", "SD206"]


def test_a_grant_of_the_province_carries_a_township(repo: Repo) -> None:
    repo.write(
        "data/laws/province.yaml",
        "laws:\n  - name: 某省乡村建设条例\n    level: 地方性法规\n"
        "    versions: [{adopted: 2018-01-01, articles: 40}]\n",
    )
    repo.write(
        PATH,
        FAULTY.replace(
            "  - body: 县综合行政执法局\n",
            "  - body: 乡镇人民政府\n    when: 村庄\n    duties: [查处限额以下工程]\n"
            '    basis: [{law: 某省乡村建设条例, articles: ["20"]}]\n',
        ).replace("会同有关部门", ""),
    )
    assert told(repo) == [("SD406", "warning"), ("SD404", "error")]
    repo.write(
        "shudi.yaml",
        "format: 1\ngrants:\n  - law: 某省乡村建设条例\n    articles: ['20']\n"
        "    to: [township]\n    text: 查处限额以下工程\n",
    )
    assert told(repo) == [("SD404", "error")]


def test_the_schema_accepts_what_the_manual_shows(demo: Repo) -> None:
    text = (demo.root / "docs" / "settings.md").read_text("utf-8")
    sample = text.split("```yaml\n")[1].split("```")[0]
    from shudi_cli.yamlio import parse

    value = parse(sample.encode(), "shudi.yaml").value
    Draft202012Validator(resources.schema("settings")).validate(value)


names = st.lists(st.sampled_from([*rules(), "SD", "SD4", "SD40", "SD7"]), max_size=4).map(tuple)


@given(names, names)
def test_ignore_wins_and_select_limits(select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
    settings = Settings(select=select, ignore=ignore)
    for rule in rules():
        used = chosen(settings, rule)
        if rule in {"SD310", "SD311", "SD312", "SD313"}:
            assert used
        elif any(rule.startswith(name) for name in ignore):
            assert not used
        else:
            assert used == (not select or any(rule.startswith(name) for name in select))


@given(st.sampled_from(["trial", "internal", "public"]))
def test_profiles_only_move_in_their_direction(profile: str) -> None:
    weight = {"note": 0, "warning": 1, "error": 2}
    moved = levels(Settings(profile=profile))
    for rule in rules().values():
        change = weight[moved[rule.id]] - weight[rule.level]
        assert {"trial": change <= 0, "internal": change == 0, "public": change >= 0}[profile]
