"""`who --since`: since when each body leads or supports."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from support import Repo
from test_history import MATTER, edition

from shudi_cli import resources

POLICE = "  - body: 县公安局\n    duties:\n      - 维护拆除现场的秩序\n"
TOWN = "  - body: 乡镇人民政府\n    stage: 查处\n    when: 乡、村庄规划区内\n"
BOTH = "乡镇人民政府（街道办事处）"
FIRST = ("2019.1", None, True)


def since(repo: Repo, *options: str) -> dict[tuple[str, str], Any]:
    """For each role and body: the edition, the role before, whether it was so from the first."""
    found = repo.run("who", "aa-01", "--since", "--format", "json", *options).json
    jsonschema.validate(found, resources.schema("who"))
    return {
        (it["side"], it["body"]): (it["edition"], it["before"], it["first"])
        for it in found["matches"][0]["since"]
    }


@pytest.fixture
def past(repo: Repo) -> Repo:
    """The police left in 2020 and came back as a lead in 2022; 2021 changed only words."""
    repo.commit("首次编制")
    repo.edit(MATTER, "support:\n" + POLICE, "")
    edition(repo, "2020.1", "2020-01-01", "公安不再配合")
    repo.edit(MATTER, "限期拆除违法建筑", "限期改正")
    edition(repo, "2021.1", "2021-01-01", "文字")
    repo.edit(MATTER, "basis:\n  - law: 城乡规划法\n    articles: [\"64\", \"65\"]\n",
              "support:\n" + POLICE.replace("公安", "应急管理") + "basis:\n  - law: 城乡规划法\n")  # fmt: skip
    repo.edit(MATTER, TOWN, POLICE + TOWN)
    edition(repo, "2022.1", "2022-01-01", "公安主责，应急配合")
    return repo


def test_a_role_counts_from_where_it_is_unbroken(past: Repo) -> None:
    assert since(past) == {
        ("lead", "县综合行政执法局"): FIRST,
        ("lead", "县公安局"): ("2022.1", None, False),
        ("lead", "乡镇人民政府"): FIRST,
        ("support", "县应急管理局"): ("2022.1", None, False),
    }


def test_the_role_before_is_named(past: Repo) -> None:
    emergency = POLICE.replace("公安", "应急管理")
    past.edit(MATTER, "support:\n" + emergency, "")
    past.edit(MATTER, TOWN, emergency + TOWN)
    edition(past, "2023.1", "2023-01-01", "应急改为主责")
    assert since(past)["lead", "县应急管理局"] == ("2023.1", "support", False)


def test_another_name_of_the_same_body_is_no_beginning(past: Repo) -> None:
    past.edit(MATTER, "body: 县综合行政执法局", "body: 县城市管理局")
    edition(past, "2023.1", "2023-01-01", "更名")
    assert since(past)["lead", "县城市管理局"] == FIRST


def test_a_collective_and_its_members_are_one_holder(past: Repo) -> None:
    duties = "    duties:\n      - 责令停止建设、限期改正，逾期不改正的拆除\n"
    past.edit(MATTER, "body: 乡镇人民政府\n", f"body: {BOTH}\n")
    edition(past, "2023.1", "2023-01-01", "合写")
    assert since(past)["lead", BOTH] == ("2023.1", None, False), "街道办事处 was not there before"
    apart = past.read(MATTER)
    past.edit(MATTER, f"body: {BOTH}\n", "body: 乡镇人民政府\n")
    past.edit(MATTER, POLICE, POLICE + TOWN.replace("乡镇人民政府", "街道办事处") + duties)
    edition(past, "2024.1", "2024-01-01", "分写")
    found = since(past)
    assert found["lead", "乡镇人民政府"] == FIRST
    assert found["lead", "街道办事处"] == ("2023.1", None, False)
    past.write(MATTER, apart)
    edition(past, "2025.1", "2025-01-01", "又合写")
    assert since(past)["lead", BOTH] == ("2023.1", None, False)


def test_a_past_day_is_answered_from_its_edition(past: Repo) -> None:
    assert since(past, "--on", "2021-06-01") == {
        ("lead", "县综合行政执法局"): FIRST,
        ("lead", "乡镇人民政府"): FIRST,
    }
    assert since(past, "--on", "2019-12-01")["support", "县公安局"] == FIRST


def test_what_is_not_committed_has_no_beginning(past: Repo) -> None:
    past.edit(MATTER, "body: 县应急管理局", "body: 县农业农村局")
    assert since(past)["support", "县农业农村局"] == (None, None, False)
    out = past.run("who", "aa-01", "--since").out
    assert "县农业农村局　负配合责任（新写的，提交过的版次里还没有）" in out


def test_in_words(past: Repo) -> None:
    out = past.run("who", "拆违", "--since").out
    head = out.index("从什么时候起")
    assert out.index("配合责任\n") < head < out.index("依据　")
    assert "县综合行政执法局　自 2019-07-31 起负主体责任（2019.1 版，事项列入清单时就是）" in out
    assert "县公安局　自 2022-01-01 起负主体责任（2022.1 版，以前没有这项责任）" in out
    assert "怎样变的、为什么：shudi log aa-01" in out
    assert "从什么时候起" not in past.run("who", "拆违").out


def test_several_matters_each_say_it(past: Repo) -> None:
    other = past.read(MATTER).replace("aa-01", "aa-02").replace("拆除违法建设", "查处无证网吧")
    past.write("data/matters/shifan/aa-02.yaml", other.replace("[拆违拆临, 违建]", "[黑网吧]"))
    edition(past, "2023.1", "2023-01-01", "新增")
    out = past.run("who", "我家楼下有人违建，隔壁还开了黑网吧没人管", "--since").out
    assert out.count("从什么时候起") == 2
    assert "县公安局　自 2023-01-01 起负主体责任（2023.1 版，事项列入清单时就是）" in out


def test_counted_over_many_lists_it_asks_for_one(past: Repo) -> None:
    for name in ("jia", "yi"):
        for file in (past.root / "data/matters/shifan").iterdir():
            text = file.read_text("utf-8").replace("id: shifan", f"id: {name}")
            past.write(f"data/matters/{name}/{file.name}", text)
    result = past.run("who", "拆违", "--since")
    assert (result.code, result.out) == (2, "")
    assert "用 --list 选一个，如 --list " in result.err


def test_without_history_it_says_what_to_do(repo: Repo) -> None:
    result = repo.run("who", "拆违", "--since")
    assert (result.code, result.out) == (3, "")
    assert "这里没有 git 历史" in result.err


@pytest.mark.parametrize("other", [("--copy-text",), ("--format", "md")])
def test_formats_that_cannot_carry_it_refuse_it(past: Repo, other: tuple[str, ...]) -> None:
    result = past.run("who", "拆违", "--since", *other)
    assert (result.code, result.out) == (2, "")
    assert "--since 只能用文字或者 json 回答" in result.err


def test_the_demonstration_list_knows_since_when(demo: Repo) -> None:
    out = demo.run("who", "zr-01", "--since").out
    assert "县农业农村局　自 2020-01-01 起负主体责任（2020.1 版，以前负配合责任）" in out
