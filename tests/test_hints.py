"""The next step a finding tells mends the slip it is about."""

from __future__ import annotations

import pytest
from support import Repo

MATTER = "data/matters/shifan/aa-01.yaml"
DUTY = "      - 维护拆除现场的秩序"
SLIPS = {
    "article in words": ('["64", "65"]', "[第三十九条]", "SD205", '写成 "39"。'),
    "article in two parts": (
        '["64", "65"]',
        '["第三十九条之一第二款"]',
        "SD205",
        '写成 "39之1"。款、项另写在 items 里。',
    ),
    "a number of something else": ("since: 2019-07-31", "since: 二〇一九年", "SD205", "日期"),
    "key in Chinese": ("lead:", "主体责任:", "SD202", "是不是“lead”？"),
    "inner key in Chinese": ("  - body: 县公安局", "  - 单位: 县公安局", "SD202", "是不是“body”？"),
    "key misspelt": ("\nsummary:", "\nsumary:", "SD202", "是不是“summary”？"),
    "one dash without a blank": (DUTY, DUTY.replace("- ", "-"), "SD203", "写成“- 维护拆除现场的秩序”"),
    "body without 县": ("body: 县公安局", "body: 公安局机关", "SD301", "新单位请先在 data/bodies 登记"),
    "body cut short": ("body: 县公安局", "body: 执法", "SD301", "是不是“县综合行政执法局”？新"),
}  # fmt: skip
SYNTAX = {
    "a dash without a blank": (DUTY, f"{DUTY}\n      -划定警戒区", "“-”后面缺一个空格。", 28, 7),
    "a colon without a blank": (
        "body: 县公安局",
        "body:县公安局",
        "冒号“:”后面缺一个空格。",
        25,
        9,
    ),
}


@pytest.mark.parametrize(("old", "new", "rule", "says"), SLIPS.values(), ids=SLIPS)
def test_one_finding_with_the_right_word(
    repo: Repo, old: str, new: str, rule: str, says: str
) -> None:
    repo.edit(MATTER, old, new)
    (finding,) = repo.run("validate", "--format", "json").json["findings"]
    assert finding["id"] == rule
    assert says in finding["hint"]


@pytest.mark.parametrize(("old", "new", "says", "line", "column"), SYNTAX.values(), ids=SYNTAX)
def test_a_missing_blank(repo: Repo, old: str, new: str, says: str, line: int, column: int) -> None:
    repo.edit(MATTER, old, new)
    (finding,) = repo.run("validate", "--format", "json").json["findings"]
    assert (finding["id"], finding["message"]) == ("SD105", says)
    assert (finding["line"], finding["column"]) == (line, column)


def test_an_opinion_in_chinese(repo: Repo) -> None:
    repo.write(
        "data/adjustments/shifan/2019.1.yaml",
        'edition: "2019.1"\neffective: 2019-07-31\n'
        "approved: {by: 某县人民政府, document: 文号}\nchanges:\n"
        "  - matters: [aa-01]\n    kind: lead\n    reason: work\n    text: 首次编制\n"
        "    consulted: [{body: 乡镇人民政府, opinion: 同意}]\n",
    )
    (finding,) = repo.run("validate", "--format", "json").json["findings"]
    assert (finding["id"], finding["hint"]) == (
        "SD204",
        "写 agree。只能写：agree、disagree、none。",
    )
    repo.edit("data/adjustments/shifan/2019.1.yaml", "opinion: 同意", "opinion: 不同意")
    (finding,) = repo.run("validate", "--format", "json").json["findings"]
    assert finding["hint"].startswith("写 disagree。")


def test_a_number_with_a_point_where_a_whole_one_is_wanted(repo: Repo) -> None:
    repo.write(
        "data/laws/more.yaml",
        "laws:\n  - {name: 某省条例, level: 地方性法规, versions: [{adopted: 2019-01-01, articles: 70.0}]}\n",
    )
    (finding,) = repo.run("validate", "--format", "json").json["findings"]
    says = "内容不符合格式：laws[0].versions[0].articles 应当是整数，现在是小数。"
    assert (finding["id"], finding["line"], finding["message"]) == ("SD200", 2, says)
