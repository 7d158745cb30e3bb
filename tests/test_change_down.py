"""`shudi validate --base`: what goes down to townships, grows there, or may fall to them."""

from __future__ import annotations

import pytest
from changing import (
    AGREED,
    DEPARTMENT,
    MATTER,
    NEW_DUTY,
    PATROL,
    RECORD,
    REFUSED,
    SILENT,
    SUPPORTING,
    TOWNSHIP,
    edition,
    found,
    law,
    onto_main,
    record,
    shift,
)
from support import Repo

SHIFT = "“拆除违法建设”的职责“每周巡查在建工地并登记台账”由县综合行政执法局移到了乡镇人民政府，"


def test_a_duty_goes_down_only_with_decision_and_consultation(branch: Repo) -> None:
    edition(branch)
    shift(branch)
    assert ("SD506", SHIFT + "没有编制机关的决定，也没有书面征求意见。") in found(branch)
    record(branch)
    says = SHIFT + "调整记录里"
    assert found(branch) == [("SD506", says + "没有征求乡镇人民政府的书面意见（consulted）。")]
    record(branch, extra=SILENT)
    waiting = "乡镇人民政府还没有书面回复同意（2020-01-02 发函）。"
    assert found(branch) == [("SD506", says + waiting)]
    record(branch, extra=REFUSED)
    assert found(branch) == [("SD506", says + "乡镇人民政府不同意。")]
    record(branch, extra=AGREED.replace("sent: 2020-01-02, ", ""))
    unsent = "没有写什么时候发函征求乡镇人民政府的意见（sent）。"
    assert found(branch) == [("SD506", says + unsent)]
    record(branch, approved=False, extra=AGREED)
    assert ("SD506", says + "没有编制机关的决定（approved）。") in found(branch)
    record(branch, approved=False, extra=SILENT)
    assert ("SD506", says + "没有编制机关的决定（approved），" + waiting) in found(branch)
    record(branch, extra=AGREED)
    assert found(branch) == []
    assert branch.run("validate", "--base", "main").code == 0


def test_the_message_names_the_three_gates(branch: Repo) -> None:
    edition(branch)
    shift(branch)
    record(branch)
    (finding,) = branch.run("validate", "--base", "main", "--format", "json").json["findings"]
    assert (finding["path"], finding["level"]) == (MATTER, "error")
    for gate in ("长期调整", "临时任务", "执法权", RECORD, "没有回复不算同意"):
        assert gate in finding["hint"]


def test_a_penalty_does_not_go_down_with_the_record(branch: Repo) -> None:
    edition(branch)
    fine = "      - 处罚未取得许可的建设单位\n"
    branch.git("stash", "-q")
    branch.git("switch", "-q", "main")
    branch.edit(MATTER, PATROL, PATROL + fine)
    branch.commit("with a penalty")
    branch.git("switch", "-q", "-C", "change")
    branch.git("stash", "pop", "-q")
    branch.edit(MATTER, fine, "")
    branch.edit(
        MATTER,
        "  - body: 县公安局\n    duties:\n",
        f"  - body: 街道办事处\n    duties:\n{fine}  - body: 县公安局\n    duties:\n",
    )
    record(branch, extra=AGREED.replace("乡镇人民政府", "街道办事处"))
    powers = [m for rule, m in found(branch) if rule == "SD507"]
    assert powers == [
        "“拆除违法建设”把执法权“处罚未取得许可的建设单位”移给了街道办事处，没有法律授权、交由或者委托；调整记录不能移动执法权。"
    ]


def test_a_law_that_moves_a_duty_itself_needs_no_consent(branch: Repo) -> None:
    edition(branch)
    shift(branch)
    record(branch, reason="law", extra=law("65"))
    assert found(branch) == [], "the township's part cites 城乡规划法 65, which gives it duties"


GROWN = {
    "lead duty": (
        lambda r: r.edit(MATTER, TOWNSHIP, TOWNSHIP + NEW_DUTY),
        "给乡镇人民政府增加了主体责任的职责“每日向部门报送台账”",
    ),
    "support": (
        lambda r: r.edit(
            MATTER,
            "support:\n",
            f"support:\n  - body: 街道办事处\n    when: 街道\n    duties:\n{NEW_DUTY}"
            '    basis:\n      - {law: 土地管理法, articles: ["14"]}\n',
        ),
        "给街道办事处增加了配合责任",
    ),
    "matter": (
        lambda r: r.write(
            "data/matters/shifan/aa-02.yaml",
            r.read(MATTER)
            .replace("aa-01", "aa-02").replace("拆除违法建设", "村庄巡查")
            .replace("[拆违拆临, 违建]", "[巡村]").replace("县综合行政执法局", "乡镇人民政府")
            .replace('["64"]', '["65"]').replace("制止", "看").replace(DEPARTMENT, "      - 看守村庄规划区\n")
            .replace(TOWNSHIP, "      - 清点村庄建设\n").replace("维护拆除现场的秩序", "维护村庄秩序")
            .replace(PATROL, ""),
        ),
        "“村庄巡查”给乡镇人民政府增加了新事项里的责任",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "says"), GROWN.values(), ids=GROWN)
def test_the_burden_of_townships_grows_by_law_or_consent(branch: Repo, change, says: str) -> None:
    edition(branch)
    change(branch)
    record(branch, matters="aa-01, aa-02")
    told = [m for rule, m in found(branch) if rule == "SD510"]
    assert len(told) == 1
    assert says in told[0]
    assert "，调整记录里没有征求" in told[0]
    assert told[0].endswith("的书面意见（consulted），也不是法律变动引起的。")
    consent = AGREED.replace("乡镇人民政府", "乡镇人民政府（街道办事处）")
    record(branch, matters="aa-01, aa-02", extra=consent)
    assert "SD510" not in dict(found(branch))
    record(branch, reason="law", matters="aa-01, aa-02", extra=law("65") + law_more("14"))
    assert "SD510" not in dict(found(branch))


def law_more(article: str) -> str:
    """One citation more, of a law amended between the editions."""
    return law(article, "土地管理法").partition("\n")[2]


UNFIT = {
    "any article": law("9"),
    "a new law that the share does not rest on": law("62", "土地管理法"),
}


@pytest.mark.parametrize("cited", UNFIT.values(), ids=UNFIT)
def test_a_law_that_gives_the_township_nothing_is_no_reason(branch: Repo, cited: str) -> None:
    edition(branch)
    branch.edit(MATTER, TOWNSHIP, TOWNSHIP + NEW_DUTY)
    record(branch, reason="law", extra=cited)
    assert "SD510" in dict(found(branch))
    branch.edit(MATTER, NEW_DUTY, "")
    branch.edit(MATTER, PATROL, "")
    branch.edit(MATTER, TOWNSHIP, TOWNSHIP + PATROL)
    assert "SD506" in dict(found(branch))


def test_a_law_that_stands_as_before_and_empowers_nobody_is_no_reason(branch: Repo) -> None:
    branch.edit(MATTER, 'articles: ["65"]\nsupport', 'articles: ["65", "66"]\nsupport')
    onto_main(branch, "the share cites 66 too")
    edition(branch)
    branch.edit(MATTER, TOWNSHIP, TOWNSHIP + NEW_DUTY)
    record(branch, reason="law", extra=law("66"))
    assert "SD510" in dict(found(branch))


def test_the_line_is_not_moved_by_a_law_that_did_not_change(branch: Repo) -> None:
    edition(branch)
    branch.edit(MATTER, "when: 乡、村庄规划区内", "when: 全部区域")
    record(branch, reason="law", extra=law("64"))
    assert [rule for rule, _ in found(branch)] == ["SD512"]
    record(branch, reason="law", extra=law("9", "行政处罚法"))
    assert [rule for rule, _ in found(branch)] == ["SD512"], "a law of the time after"
    record(branch, reason="law", extra=law("14", "土地管理法"))
    assert found(branch) == []


@pytest.mark.parametrize("kind", ["basis", "workflow", "其他"])
def test_consent_is_to_what_its_entry_speaks_of(branch: Repo, kind: str) -> None:
    edition(branch)
    branch.edit(MATTER, TOWNSHIP, TOWNSHIP + NEW_DUTY)
    record(branch, kind=kind, extra=AGREED)
    told = dict(found(branch))
    says = "“拆除违法建设”的职责分工变了（kind 里没有 lead、support、duty 或者 condition），调整记录里没有写。"
    assert told["SD504"] == says
    assert "SD510" in told
    branch.edit(MATTER, NEW_DUTY, "")
    shift(branch)
    assert "SD506" in dict(found(branch))
    record(branch, kind=f"{kind} duty", extra=AGREED)
    assert {rule for rule, _ in found(branch)} <= {"SD520"}, "nothing but the word too much"


def first_lead(repo: Repo, name: str) -> None:
    """Put a lead before the others."""
    head, lead, rest = repo.read(MATTER).partition("lead:\n")
    leads, support, tail = rest.partition("support:\n")
    parts = ["  - body:" + part for part in leads.split("  - body:")[1:]]
    parts.sort(key=lambda part: name not in part.partition("\n")[0])
    repo.write(MATTER, head + lead + "".join(parts) + support + tail)


def test_a_township_does_not_come_to_the_front_unasked(branch: Repo) -> None:
    first_lead(branch, "乡镇人民政府")
    told = dict(found(branch))
    assert told["SD503"] == "2019.1 版已经印发，却改了“拆除违法建设”的主体责任。"
    edition(branch)
    record(branch, kind="lead")
    says = "“拆除违法建设”的主办（排在第一的主体责任单位）由县综合行政执法局移到了乡镇人民政府，调整记录里没有征求乡镇人民政府的书面意见（consulted）。"
    assert found(branch) == [("SD506", says)]
    record(branch, kind="lead", extra=AGREED)
    assert found(branch) == []


def test_coming_to_the_front_moves_no_power(branch: Repo) -> None:
    branch.edit(MATTER, 'articles: ["65"]\nsupport', 'articles: ["66"]\nsupport')
    onto_main(branch, "the township's power is doubtful")
    edition(branch)
    first_lead(branch, "乡镇人民政府")
    record(branch, kind="lead", extra=AGREED)
    assert "SD507" not in dict(found(branch))


def test_a_township_does_not_come_to_the_front_by_the_first_going(branch: Repo) -> None:
    edition(branch)
    text = branch.read(MATTER)
    start, end = text.index("  - body: 县综合行政执法局"), text.index("  - body: 乡镇人民政府")
    branch.write(MATTER, text[:start] + text[end:])
    record(branch, kind="lead")
    assert "SD506" in dict(found(branch))


def test_who_comes_first_is_recorded_as_a_change_of_leads(branch: Repo) -> None:
    branch.edit(MATTER, "body: 乡镇人民政府", "body: 县自然资源和规划局")
    onto_main(branch, "two departments lead")
    edition(branch)
    first_lead(branch, "县自然资源和规划局")
    record(branch)
    says = "“拆除违法建设”的主体责任单位变了（kind 里没有 lead），调整记录里没有写。"
    assert dict(found(branch))["SD504"] == says
    record(branch, kind="lead")
    assert found(branch) == []


LINES = {
    "department narrowed": ("when: 城市、镇规划区内", "when: 另行书面要求的", "县综合行政执法局负主体责任的情形"),
    "township widened": ("when: 乡、村庄规划区内", "when: 全部区域", "乡镇人民政府负主体责任的情形"),
    "township otherwise": (
        "    when: 乡、村庄规划区内\n",
        "    when: 乡、村庄规划区内\n    otherwise: true\n",
        "乡镇人民政府负主体责任的情形",
    ),
    "department does less": (PATROL, "", "县综合行政执法局的职责（减少）"),
    "supporter does less": ("      - 维护拆除现场的秩序\n", "      - 派人到场\n", "县公安局配合的职责（减少）"),
    "supporter leaves": (
        "support:\n  - body: 县公安局\n    duties:\n      - 维护拆除现场的秩序\n",
        "",
        "配合单位（县公安局退出）",
    ),
    "township's words": ("限期改正，逾期", "限期改正并每日巡查，逾期", "乡镇人民政府的职责"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "what"), LINES.values(), ids=LINES)
def test_the_line_between_them_is_redrawn_in_sight(
    branch: Repo, old: str, new: str, what: str
) -> None:
    edition(branch)
    branch.edit(MATTER, old, new)
    record(branch)
    told = [m for rule, m in found(branch) if rule == "SD512"]
    assert [m.partition("，")[0] for m in told] == [f"“拆除违法建设”改了{what}"]
    assert branch.run("validate", "--base", "main").code == 0, "a warning: nobody can tell the way"
    record(branch, extra=AGREED)
    assert found(branch) == []


def test_consent_is_of_those_who_receive(branch: Repo) -> None:
    edition(branch)
    branch.edit(MATTER, PATROL, "")
    branch.edit(
        MATTER,
        "support:\n",
        f"support:\n  - body: 街道办事处\n    when: 街道\n    duties:\n{PATROL}",
    )
    record(branch, extra=AGREED)
    (told,) = [m for rule, m in found(branch) if rule == "SD506"]
    assert told.endswith("移到了街道办事处，调整记录里只有乡镇人民政府的同意，没有街道办事处的。")
    record(branch, extra=AGREED.replace("乡镇人民政府", "乡镇人民政府（街道办事处）"))
    assert found(branch) == []


def test_one_township_does_not_answer_for_another(branch: Repo) -> None:
    own = "".join(
        f"  - {{id: {slug}, name: {name}人民政府, level: township, kind: government}}\n"
        for slug, name in (("zhang", "张庄镇"), ("li", "李庄镇"))
    )
    branch.write("data/bodies/371323.yaml", f'jurisdiction: "371323"\nbodies:\n{own}')
    branch.commit("townships of the county")
    branch.git("branch", "-f", "main")
    edition(branch)
    branch.edit(MATTER, PATROL, "")
    branch.edit(MATTER, "support:\n", f"support:\n  - body: 李庄镇人民政府\n    duties:\n{PATROL}")
    record(branch, extra=AGREED.replace("乡镇人民政府", "张庄镇人民政府"))
    (told,) = [m for rule, m in found(branch) if rule == "SD506"]
    assert told.endswith("调整记录里只有张庄镇人民政府的同意，没有李庄镇人民政府的。")
    record(branch, extra=AGREED.replace("乡镇人民政府", "李庄镇人民政府"))
    assert found(branch) == []
    record(branch, extra=AGREED)
    assert found(branch) == [], "all townships were asked"


LONG = "      - 每周巡查在建工地并登记台账，发现问题当日制止并书面报告\n"


def test_a_clause_cut_out_and_pasted_under_the_township(branch: Repo) -> None:
    branch.git("switch", "-q", "main")
    branch.edit(MATTER, PATROL, LONG)
    branch.commit("a long duty")
    branch.git("switch", "-q", "-C", "change")
    edition(branch)
    branch.edit(MATTER, LONG, PATROL)
    branch.edit(MATTER, "support:\n", f"{SUPPORTING}      - 发现问题当日制止并书面报告\n")
    record(branch)
    assert "SD510" in dict(found(branch))
    assert branch.run("validate", "--base", "main").code == 1


def test_guidance_left_behind(branch: Repo) -> None:
    edition(branch)
    branch.edit(MATTER, PATROL, "      - 监督指导乡镇每周巡查在建工地并登记台账\n")
    branch.edit(MATTER, "support:\n", f"{SUPPORTING}      - 对在建工地开展日常检查，建立台账\n")
    record(branch)
    told = dict(found(branch))
    assert "SD510" in told
    assert told["SD512"].startswith("“拆除违法建设”改了县综合行政执法局的职责（改成监督、指导）")


def test_a_matter_retired_for_one_that_names_the_township(branch: Repo) -> None:
    other = "data/matters/shifan/aa-09.yaml"
    issued = branch.read(MATTER)
    new = issued.replace("aa-01", "aa-09").replace("拆除违法建设", "工地巡查")
    new = (
        new.replace("[拆违拆临, 违建]", "[巡工地]")
        .replace(PATROL, "")
        .replace("2019-07-31", "2020-02-01")
    )
    new = new[: new.index("  - body: 乡镇人民政府")] + new[new.index("support:") :]
    branch.write(other, new.replace("support:\n", f"{SUPPORTING}{PATROL}"))
    edition(branch)
    branch.edit(
        MATTER, "since:", "status: retired\nuntil: 2020-02-01\nreplaced_by: [shifan/aa-09]\nsince:"
    )
    record(branch)
    branch.edit(RECORD, "[aa-01]", "[aa-01, aa-09]")
    (told,) = [m for rule, m in found(branch) if rule == "SD510"]
    assert told.startswith("“工地巡查”给乡镇人民政府增加了新事项里的责任，")


def test_a_retired_matter_comes_back_with_the_township_in_it(branch: Repo) -> None:
    branch.git("switch", "-q", "main")
    branch.edit(MATTER, "since:", "status: retired\nuntil: 2019-12-31\nsince:")
    branch.commit("retired")
    branch.git("switch", "-q", "-C", "change")
    edition(branch)
    branch.edit(MATTER, "status: retired\nuntil: 2019-12-31\n", "")
    record(branch)
    assert "SD510" in dict(found(branch))


@pytest.mark.parametrize("settings", ["ignore: [SD506]", "profile: trial", "levels: {SD5: note}"])
def test_a_shift_does_not_excuse_itself(branch: Repo, settings: str) -> None:
    edition(branch)
    shift(branch)
    record(branch)
    branch.write("shudi.yaml", f"format: 1\n{settings}\n")
    findings = branch.run("validate", "--base", "main", "--format", "json").json["findings"]
    assert ("SD506", "error") in [(f["id"], f["level"]) for f in findings]
    assert "SD313" in [f["id"] for f in findings]
