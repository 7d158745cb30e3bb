"""`shudi validate --base`: a change of a list as a merge request has it, from main to a branch."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from support import Repo

LIST = "data/matters/shifan/list.yaml"
MATTER = "data/matters/shifan/aa-01.yaml"
RECORD = "data/adjustments/shifan/2020.1.yaml"

DEPARTMENT = "      - 责令停止建设、限期拆除违法建筑\n"
TOWNSHIP = "      - 责令停止建设、限期改正，逾期不改正的拆除\n"
PATROL = "      - 每周巡查在建工地并登记台账\n"


def found(repo: Repo, *options: str) -> list[tuple[str, str]]:
    """The change findings against main: rule and message."""
    findings = repo.run("validate", "--base", "main", "--format", "json", *options).json["findings"]
    return [(f["id"], f["message"]) for f in findings if f["id"].startswith("SD5")]


@pytest.fixture
def branch(repo: Repo) -> Repo:
    """main holds 2019.1, where the department also patrols; a branch is checked out."""
    repo.edit(MATTER, DEPARTMENT, DEPARTMENT + PATROL)
    repo.commit("2019.1")
    repo.git("switch", "-q", "-c", "change")
    return repo


def edition(repo: Repo) -> None:
    """Begin edition 2020.1."""
    repo.edit(LIST, '"2019.1"', '"2020.1"')
    repo.edit(LIST, "2019-07-31", "2020-02-01")


def record(repo: Repo, *, approved: bool = True, reason: str = "work", extra: str = "") -> None:
    decision = "approved: {by: 某市人民政府, document: 某政发〔2020〕1号, date: 2020-01-20}\n"
    repo.write(
        RECORD,
        'edition: "2020.1"\nprevious: "2019.1"\neffective: 2020-02-01\n'
        + (decision if approved else "")
        + f"changes:\n  - matters: [aa-01]\n    kind: duty\n    reason: {reason}\n"
        + f"    text: 巡查工地由乡镇承担\n{extra}",
    )


AGREED = "    consulted:\n      - {body: 乡镇人民政府, sent: 2020-01-02, replied: 2020-01-10, opinion: agree}\n"
SILENT = "    consulted:\n      - {body: 乡镇人民政府, sent: 2020-01-02}\n"
REFUSED = AGREED.replace("agree", "disagree")


def shift(repo: Repo) -> None:
    """The patrol goes from the department to the township."""
    repo.edit(MATTER, PATROL, "")
    repo.edit(MATTER, TOWNSHIP, TOWNSHIP + PATROL)


def test_nothing_changed(branch: Repo) -> None:
    assert found(branch) == []


EDITORIAL: dict[str, Callable[[Repo], None]] = {
    "alias": lambda r: r.edit(MATTER, "违建]", "违建, 私搭乱建]"),
    "summary": lambda r: r.edit(MATTER, "没有规划许可的建设的", "没有取得规划许可的建设的"),
    "reviewed": lambda r: r.edit(MATTER, "reviewed: 2019-07-31", "reviewed: 2019-08-31"),
    "punctuation": lambda r: r.edit(MATTER, "责令停止建设、限期拆除", "责令停止建设，限期拆除"),
}


@pytest.mark.parametrize("change", EDITORIAL.values(), ids=EDITORIAL)
def test_editorial_fields_change_within_an_edition(branch: Repo, change) -> None:
    change(branch)
    assert found(branch) == []


RESPONSIBLE: dict[str, tuple[Callable[[Repo], None], str]] = {
    "duty": (lambda r: r.edit(MATTER, PATROL, ""), "主体责任"),
    "lead": (
        lambda r: r.edit(MATTER, "body: 县综合行政执法局", "body: 县应急管理局"),
        "主体责任、依据",
    ),
    "support": (lambda r: r.edit(MATTER, "body: 县公安局", "body: 县应急管理局"), "配合责任"),
    "whistle": (lambda r: r.edit(MATTER, "work: enforcement", "work: key"), "吹哨方式"),
    "domain": (lambda r: r.edit(MATTER, "domain: aa", "domain: bb"), "领域"),
}


@pytest.mark.parametrize(("change", "field"), RESPONSIBLE.values(), ids=RESPONSIBLE)
def test_responsibility_of_an_issued_edition_is_fixed(branch: Repo, change, field: str) -> None:
    change(branch)
    assert found(branch) == [("SD503", f"2019.1 版已经印发，却改了“拆除违法建设”的{field}。")]


def test_a_draft_may_still_change(branch: Repo) -> None:
    branch.git("switch", "-q", "main")
    branch.edit(LIST, "state: issued", "state: draft")
    branch.commit("draft")
    branch.git("switch", "-q", "-C", "change")
    branch.edit(MATTER, PATROL, "")
    assert found(branch) == []


def test_a_new_edition_needs_its_record(branch: Repo) -> None:
    edition(branch)
    branch.edit(MATTER, "body: 县公安局", "body: 县应急管理局")
    assert found(branch) == [
        ("SD504", "“拆除违法建设”的责任内容变了，调整记录里没有写。"),
        ("SD504", "版次由 2019.1 改为 2020.1，调整记录里没有写。"),
    ]
    record(branch)
    assert found(branch) == []


def test_a_deleted_matter(branch: Repo) -> None:
    (branch.root / MATTER).unlink()
    assert ("SD501", "事项 aa-01“拆除违法建设”被删除了；现行事项只能废止，不能删除。") in found(
        branch
    )


def test_a_deleted_list(branch: Repo) -> None:
    text = branch.read(LIST).replace("id: shifan", "id: other")
    for path in (LIST, MATTER):
        (branch.root / path).unlink()
    branch.write("data/matters/other/list.yaml", text)
    assert found(branch) == [("SD501", "整个清单“测试清单”被删除了；现行事项只能废止，不能删除。")]


def test_an_id_is_not_changed(branch: Repo) -> None:
    text = branch.read(MATTER).replace("id: aa-01", "id: aa-02")
    (branch.root / MATTER).unlink()
    branch.write("data/matters/shifan/aa-02.yaml", text)
    assert ("SD502", "事项的编号由 aa-01 改成了 aa-02。") in found(branch)


def test_a_retired_id_is_not_given_away(branch: Repo) -> None:
    branch.git("switch", "-q", "main")
    branch.edit(MATTER, "since:", "status: retired\nuntil: 2019-12-31\nsince:")
    branch.commit("retired")
    branch.git("switch", "-q", "-C", "change")
    branch.edit(MATTER, "status: retired\nuntil: 2019-12-31\n", "")
    branch.edit(MATTER, "name: 拆除违法建设", "name: 共享单车停放")
    messages = [m for rule, m in found(branch) if rule == "SD502"]
    assert messages == ["已废止的编号 aa-01（拆除违法建设）用给了别的事项。"]


def test_an_id_deleted_before_the_base_is_not_given_away(branch: Repo) -> None:
    other = "data/matters/shifan/aa-02.yaml"
    text = branch.read(MATTER).replace("aa-01", "aa-02").replace("拆除违法建设", "养犬管理")
    text = text.replace("aliases: [拆违拆临, 违建]", "aliases: [遛狗]")
    branch.git("switch", "-q", "main")
    branch.write(other, text)
    branch.commit("aa-02")
    (branch.root / other).unlink()
    branch.commit("aa-02 deleted")
    branch.git("switch", "-q", "-C", "change")
    branch.write(other, text.replace("养犬管理", "共享单车停放"))
    messages = [m for rule, m in found(branch) if rule == "SD502"]
    assert messages == ["以前的编号 aa-02（养犬管理，文件已删除）用给了“共享单车停放”。"]
    branch.write(other, text)
    assert [m for rule, m in found(branch) if rule == "SD502"] == [], "the same matter comes back"


SHIFT = "“拆除违法建设”的职责“每周巡查在建工地并登记台账”由县综合行政执法局移到了乡镇人民政府，"


def test_a_duty_goes_down_only_with_decision_and_consultation(branch: Repo) -> None:
    edition(branch)
    shift(branch)
    assert ("SD506", SHIFT + "没有编制机关的决定，也没有书面征求意见。") in found(branch)
    record(branch)
    assert found(branch) == [("SD506", SHIFT + "调整记录没有接手单位的书面同意。")]
    record(branch, extra=SILENT)
    assert found(branch) == [("SD506", SHIFT + "调整记录没有接手单位的书面同意。")]
    record(branch, extra=REFUSED)
    assert found(branch) == [("SD506", SHIFT + "接手的单位不同意。")]
    record(branch, approved=False, extra=AGREED)
    assert ("SD506", SHIFT + "调整记录没有编制机关的决定。") in found(branch)
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
    record(branch, reason="law", extra='    basis:\n      - {law: 城乡规划法, articles: ["65"]}\n')
    assert found(branch) == [], "the township's part cites 城乡规划法 65, which gives it duties"


def test_records_of_several_editions_are_covered_together(branch: Repo) -> None:
    edition(branch)
    shift(branch)
    record(branch, extra=AGREED)
    branch.commit("2020.1")
    branch.edit(LIST, '"2020.1"', '"2021.1"')
    branch.edit(LIST, "2020-02-01", "2021-01-01")
    text = branch.read(RECORD).replace("2020.1", "2021.1").replace("2019.1", "2020.1")
    text = text.replace("2020-02-01", "2021-01-01").partition("    consulted")[0]
    branch.write("data/adjustments/shifan/2021.1.yaml", text)
    branch.edit(MATTER, "body: 县公安局", "body: 县应急管理局")
    branch.commit("2021.1")
    assert found(branch) == []


def test_the_base_is_where_the_branch_left(branch: Repo) -> None:
    branch.git("switch", "-q", "main")
    branch.edit(MATTER, "body: 县公安局", "body: 县应急管理局")
    branch.commit("main moved on")
    branch.git("switch", "-q", "change")
    assert found(branch) == [], "what main did since is not this branch's change"


INCOMPLETE = {
    "law without basis": ({"reason": "law"}, "说法律变动引起调整，却没有写依据"),
    "no approval": ({"approved": False, "extra": AGREED}, "没有批准机关和文件"),
}


@pytest.mark.parametrize(("options", "problem"), INCOMPLETE.values(), ids=INCOMPLETE)
def test_an_incomplete_record(branch: Repo, options: dict[str, object], problem: str) -> None:
    edition(branch)
    record(branch, **options)  # type: ignore[arg-type]
    assert ("SD505", f"2020.1 版的调整记录{problem}。") in found(branch)


def test_without_history_or_in_a_shallow_clone(
    branch: Repo, repo: Repo, tmp_path: Path, capsys
) -> None:
    branch.edit(MATTER, PATROL, "")
    branch.commit("two")
    target = tmp_path / "shallow"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", branch.root.as_uri(), str(target)], check=True
    )
    shallow = Repo(target, capsys)
    first = branch.git("rev-parse", "HEAD~1").strip()
    result = shallow.run("validate", "--base", first)
    assert (result.code, result.out) == (3, "")
    assert "git fetch --unshallow" in result.err
    wrong = branch.run("validate", "--base", "nosuch")
    assert (wrong.code, wrong.out) == (2, "")


HEADING = {
    "draft again": ("state: issued", "state: draft", "状态（state）却由“issued”改成了“draft”"),
    "earlier": ("2019-07-31", "2019-01-31", "施行日期（effective）却由“2019-07-31”改成了“2019-01-31”"),
    "official": ("demonstration", "official", "性质（nature）却由“demonstration”改成了“official”"),
    "elsewhere": (
        "name: 某县",
        "name: 邻县",
        "行政区划（jurisdiction）却由“371323 某县”改成了“371323 邻县”",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "says"), HEADING.values(), ids=HEADING)
def test_an_issued_edition_keeps_its_heading(branch: Repo, old: str, new: str, says: str) -> None:
    branch.edit(LIST, old, new)
    assert ("SD508", f"2019.1 版已经印发，清单说明的{says}。") in found(branch)


def test_a_new_edition_has_a_heading_of_its_own_but_stays_a_sample(branch: Repo) -> None:
    edition(branch)
    branch.edit(LIST, "issuer: 某县人民政府", "issuer: 某市人民政府")
    record(branch)
    assert found(branch) == []
    branch.edit(LIST, "demonstration", "official")
    assert [rule for rule, _ in found(branch)] == ["SD508"]


@pytest.fixture
def shifted(branch: Repo) -> Repo:
    """main holds 2020.1, in which the patrol went down with consent; a branch is checked out."""
    edition(branch)
    shift(branch)
    record(branch, extra=AGREED)
    branch.commit("2020.1")
    branch.git("branch", "-f", "main")
    return branch


RECORDS = {
    "consent made up": ("replied: 2020-01-10", "replied: 2020-01-11", "改了征求意见"),
    "approval": ("某政发〔2020〕1号", "某政发〔2020〕2号", "改了批准"),
    "reason": ("reason: work", "reason: reorganisation", "改了原因"),
    "both": ("[aa-01]\n    kind: duty\n    reason: work", "[]\n    kind: duty\n    reason: law", "改了涉及的事项、原因"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "says"), RECORDS.values(), ids=RECORDS)
def test_the_record_of_an_issued_edition_is_fixed(
    shifted: Repo, old: str, new: str, says: str
) -> None:
    shifted.edit(RECORD, old, new)
    assert ("SD509", f"2020.1 版已经印发，它的调整记录{says}。") in found(shifted)


def test_a_record_is_not_deleted_but_its_words_may_be_mended(shifted: Repo) -> None:
    shifted.edit(RECORD, "巡查工地由乡镇承担", "巡查在建工地由乡镇承担")
    assert found(shifted) == []
    (shifted.root / RECORD).unlink()
    assert found(shifted) == [("SD509", "2020.1 版已经印发，它的调整记录不见了。")]


NEW_DUTY = "      - 每日向部门报送台账\n"
GROWN = {
    "lead duty": (
        lambda r: r.edit(MATTER, TOWNSHIP, TOWNSHIP + NEW_DUTY),
        "给乡镇人民政府增加了主体责任的职责“每日向部门报送台账”",
    ),
    "support": (
        lambda r: r.edit(
            MATTER,
            "support:\n",
            f"support:\n  - body: 街道办事处\n    when: 街道\n    duties:\n{NEW_DUTY}",
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
        "“村庄巡查”给乡镇人民政府增加了主体责任",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "says"), GROWN.values(), ids=GROWN)
def test_the_burden_of_townships_grows_by_law_or_consent(branch: Repo, change, says: str) -> None:
    edition(branch)
    change(branch)
    record(branch)
    branch.edit(RECORD, "[aa-01]", "[aa-01, aa-02]")
    told = [m for rule, m in found(branch) if rule == "SD510"]
    assert len(told) == 1
    assert says in told[0]
    assert told[0].endswith("，调整记录里没有它的书面同意，也不是法律变动引起的。")
    record(branch, extra=AGREED.replace("乡镇人民政府", "乡镇人民政府（街道办事处）"))
    branch.edit(RECORD, "[aa-01]", "[aa-01, aa-02]")
    assert "SD510" not in dict(found(branch))
    law = '    basis:\n      - {law: 城乡规划法, articles: ["65"]}\n'
    record(branch, reason="law", extra=law)
    branch.edit(RECORD, "[aa-01]", "[aa-01, aa-02]")
    assert "SD510" not in dict(found(branch))


LINES = {
    "department narrowed": ("when: 城市、镇规划区内", "when: 另行书面要求的", "县综合行政执法局负主体责任的情形"),
    "township widened": ("when: 乡、村庄规划区内", "when: 全部区域", "乡镇人民政府负主体责任的情形"),
    "township otherwise": (
        "    when: 乡、村庄规划区内\n",
        "    when: 乡、村庄规划区内\n    otherwise: true\n",
        "乡镇人民政府负主体责任的情形",
    ),
    "department does less": (PATROL, "", "县综合行政执法局的职责（减少）"),
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


BODIES = "data/bodies/common.yaml"


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
    assert told.endswith("移到了街道办事处，调整记录没有接手单位的书面同意。")
    record(branch, extra=AGREED.replace("乡镇人民政府", "乡镇人民政府（街道办事处）"))
    assert found(branch) == []


DECISIONS = {
    "approved by a department": ("by: 某市人民政府", "by: 县公安局", "由“县公安局”批准，它不是编制清单的政府"),
    "approved by the township": ("by: 某市人民政府", "by: 乡镇人民政府", "由“乡镇人民政府”批准，它不是编制清单的政府"),
    "approved late": ("date: 2020-01-20", "date: 2020-03-01", "批准日期 2020-03-01 晚于施行日期 2020-02-01"),
    "answered late": ("replied: 2020-01-10", "replied: 2020-01-25", "里“乡镇人民政府”的回函（2020-01-25）晚于批准、施行（2020-01-20）"),
    "answered early": ("replied: 2020-01-10", "replied: 2020-01-01", "里“乡镇人民政府”的回函（2020-01-01）早于发函（2020-01-02）"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "problem"), DECISIONS.values(), ids=DECISIONS)
def test_who_decided_and_when(branch: Repo, old: str, new: str, problem: str) -> None:
    edition(branch)
    shift(branch)
    record(branch, extra=AGREED)
    branch.edit(RECORD, old, new)
    assert found(branch) == [("SD505", f"2020.1 版的调整记录{problem}。")]


def test_the_record_names_the_edition_before_and_bears_its_own_name(shifted: Repo) -> None:
    shifted.write(
        "data/adjustments/shifan/2021.1.yaml",
        shifted.read(RECORD).replace("2020.1", "2021.1").replace("2020-02-01", "2021-02-01"),
    )
    shifted.edit(LIST, '"2020.1"', '"2021.1"')
    shifted.edit(LIST, "2020-02-01", "2021-02-01")
    says = "2021.1 版的调整记录写的前一版次是 2019.1，紧接着的前一个是 2020.1。"
    assert found(shifted) == [("SD505", says)]
    copied = shifted.read(RECORD)
    shifted.write("data/adjustments/shifan/2020.1-copy.yaml", copied)
    findings = shifted.run("validate", "--format", "json").json["findings"]
    assert "文件（夹）名是 2020.1-copy，编号却是 2020.1。" in [f["message"] for f in findings]


def erratum(repo: Repo, text: str) -> None:
    """The matter of edition 2019.1, corrected to be this text."""
    inner = "".join(f"  {line}\n" for line in text.splitlines() if not line.startswith("#"))
    content = f"reason: 印错\ndate: 2020-03-01\nmatter:\n{inner}"
    repo.write("data/errata/shifan/2019.1/aa-01.yaml", content)


def test_an_erratum_of_a_past_edition_moves_nothing_down(shifted: Repo) -> None:
    issued = shifted.git("show", f"main~1:{MATTER}")
    erratum(shifted, issued.replace('["64", "65"]', '["64"]'))
    assert found(shifted) == [], "a wrong article is what errata are for"
    erratum(shifted, issued.replace(PATROL, "").replace(TOWNSHIP, TOWNSHIP + PATROL))
    says = "2019.1 版的勘误把“拆除违法建设”的责任移给了乡镇人民政府，或者增加了它的责任；勘误只更正印错的字。"
    assert found(shifted) == [("SD513", says)]
    erratum(shifted, issued.replace(TOWNSHIP, TOWNSHIP + NEW_DUTY))
    assert found(shifted) == [("SD513", says)]
    shifted.commit("erratum")
    shifted.git("branch", "-f", "main")
    assert found(shifted) == [], "it is no change of this branch any more"
