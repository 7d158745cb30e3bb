"""`shudi rule`, and the pages generated from the rules."""

from __future__ import annotations

import runpy

import pytest
from jsonschema import Draft202012Validator
from support import ROOT, Repo

from shudi_cli import resources
from shudi_cli.rules import rules
from shudi_cli.text import width


def test_lists_every_rule_with_its_level(repo: Repo) -> None:
    out = repo.run("rule").out
    for rule in rules().values():
        assert rule.id in out
        assert rule.title[:8] in out
    assert "SD4xx 责任" in out
    assert out.endswith("。\n")


@pytest.mark.parametrize("name", ["SD402", "sd402", "lead-without-duty"])
def test_explains_one_rule(repo: Repo, name: str) -> None:
    result = repo.run("rule", name)
    assert result.code == 0
    first, second = result.out.splitlines()[:2]
    assert first == "SD402 主体责任单位没有职责"
    assert second == "级别：错误　代号：lead-without-duty"
    assert "  # data/matters/shifan/aa-01.yaml\n  id: aa-01\n" in result.out
    assert "```" not in result.out


@pytest.mark.parametrize("rule", rules())
def test_a_page_is_plain_text_without_placeholders(repo: Repo, rule: str) -> None:
    out = repo.run("rule", rule).out
    prose = [line for line in out.splitlines() if not line.startswith("  ")]
    assert "**" not in out
    assert not [line for line in prose if "`" in line]
    told = out.rpartition("\n报告")[2]
    assert "{" not in told.partition("\n下一步")[0]


def test_the_example_is_a_finding_as_it_might_be(repo: Repo) -> None:
    out = repo.run("rule", "SD506").out
    assert "报告，例如　“拆除违法建设”的职责“每周巡查在建工地并登记台账”由县综合行政执法局移" in out
    assert "\n- 长期调整清单：" in out
    assert "\n  " in out.partition("- 长期调整清单：")[2].partition("- 临时")[0], "indented"


def test_says_from_which_day_a_rule_judges(repo: Repo) -> None:
    assert "只检查 2020-08-01 起施行的版次" in repo.run("rule", "SD409").out


def test_shows_the_table_a_rule_judges_by(repo: Repo) -> None:
    out = repo.run("rule", "SD406").out
    assert "《城乡规划法》第 65 条" in out
    assert "街道办事处" in out


def test_a_group_is_a_list(repo: Repo) -> None:
    out = repo.run("rule", "SD7").out
    assert "SD701" in out
    assert "SD401" not in out


def test_an_unknown_rule_is_a_negative_answer(repo: Repo) -> None:
    result = repo.run("rule", "SD999")
    assert (result.code, result.out) == (1, "")
    assert result.err == "shudi：没有规则“SD999”。\n运行 shudi rule 查看全部规则。\n"


def test_json_obeys_its_schema(repo: Repo) -> None:
    value = repo.run("rule", "--format", "json").json
    Draft202012Validator(resources.schema("rule")).validate(value)
    assert [r["id"] for r in value["rules"]] == list(rules())


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_every_page_fits_the_terminal(
    repo: Repo, monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    for identity in ("SD4", "SD406", "SD412"):
        lines = repo.run("rule", identity).out.splitlines()
        samples = [line for line in lines if line.startswith("  ")]
        assert max(width(line) for line in lines if line not in samples) <= columns


def test_the_pages_in_docs_are_those_of_the_rules() -> None:
    """After a change to a rule: python docs/generate.py."""
    pages = runpy.run_path(str(ROOT / "docs" / "generate.py"))["pages"]()
    stored = {path: path.read_text("utf-8") for path in (ROOT / "docs" / "rules").glob("*.md")}
    assert stored == pages
