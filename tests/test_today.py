"""The day: kept verdicts hold over midnight, and no longer than what they asked the day allows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import BASE, Repo
from test_reports import FOLDER, GOOD

from shudi_cli.editions import Absent, Snapshot
from shudi_cli.finding import Finding
from shudi_cli.loading.documents import documents
from shudi_cli.source import Overlay, WorkingTree
from shudi_cli.store.verdicts import Verdicts
from shudi_cli.today import NEVER, Today
from shudi_cli.validating import validate

LAWS = """\
laws:
  - name: 会修改的办法
    level: 部门规章
    versions:
      - {adopted: 2018-01-01, articles: 9}
      - {adopted: 2029-12-01, effective: 2030-01-01, articles: 9}
  - name: 会废止的办法
    level: 部门规章
    versions: [{adopted: 2018-01-01, articles: 9}]
    repealed: {on: 2031-01-01}
"""
FILES = {"amended": "会修改的办法", "repealed": "会废止的办法"}


@pytest.fixture
def dated(repo: Repo) -> Repo:
    """aa-01 rests on laws that stay, aa-02 on one amended in 2030, aa-03 on one repealed in 2031."""
    repo.write("data/laws/more.yaml", LAWS)
    for number, law in enumerate(FILES.values(), 2):
        text = GOOD.format(id=f"aa-0{number}")
        cited = text.replace("document: {title: 某县分工方案}", f"law: {law}")
        repo.write(f"{FOLDER}/aa-0{number}.yaml", cited)
    return repo


@pytest.fixture
def on(dated: Repo, counted: list[str], monkeypatch) -> Callable[[str], tuple[list[str], str]]:
    """Validates on a day; the files judged anew, and the rules that found something."""

    def run(day: str) -> tuple[list[str], str]:
        monkeypatch.setattr("shudi_cli.today._clock", lambda: date.fromisoformat(day))
        counted.clear()
        kept = dated.run("validate", "--format", "json")
        anew = [path.rpartition("/")[2] for path in counted]
        assert kept == dated.run("validate", "--format", "json", "--no-cache")
        return anew, " ".join(f["id"] for f in kept.json["findings"])

    return run


def test_only_what_the_day_changes_is_judged_anew(on) -> None:
    everything = ["aa-01.yaml", "aa-02.yaml", "aa-03.yaml"]
    assert on("2029-12-30") == (everything, "")
    assert on("2029-12-31") == ([], "")
    assert on("2030-01-01") == (["aa-02.yaml"], "SD605")
    assert on("2030-12-31") == ([], "SD605")
    assert on("2031-01-01") == (["aa-03.yaml"], "SD605 SD606")
    assert on("2035-01-01") == ([], "SD605 SD606")
    assert on("2029-12-31") == (["aa-02.yaml", "aa-03.yaml"], ""), "also when a day is gone back to"


DAYS = ("2017-12-31", "2018-01-01", "2019-07-31", "2020-01-01", "2020-01-02", "2024-06-01")
day = st.sampled_from(DAYS)
version = st.builds(
    lambda adopted, effective: f"{{adopted: {adopted}, effective: {effective}}}", day, day
)
law = st.tuples(st.lists(version, min_size=1, max_size=3), st.none() | day)


def _source(laws: list[tuple[list[str], str | None]], reviewed: str) -> Overlay:
    register, citing = "laws:\n", ""
    for number, (versions, repealed) in enumerate(laws):
        register += (
            f"  - name: 办法{number}\n    level: 部门规章\n    versions: [{', '.join(versions)}]\n"
        )
        register += f"    repealed: {{on: {repealed}}}\n" if repealed else ""
        citing += f"  - law: 办法{number}\n"
    bare, _, _ = GOOD.format(id="aa-02").partition("basis:")
    text = f"{bare}basis:\n{citing}reviewed: {reviewed}\n"
    files = {"data/laws/more.yaml": register, f"{FOLDER}/aa-02.yaml": text}
    return Overlay(WorkingTree(BASE), {path: text.encode() for path, text in files.items()})


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(law, min_size=1, max_size=3), day, st.lists(day, min_size=2, max_size=6))
def test_what_is_kept_is_never_stale(
    tmp_path: Path, laws: list[tuple[list[str], str | None]], reviewed: str, days: list[str]
) -> None:
    source = _source(laws, reviewed)

    def found(today: str, kept: Verdicts | None) -> tuple[Finding, ...]:
        snapshot = Snapshot(source, [("shifan", source)], None, None)
        return validate(snapshot, today, kept=kept).findings

    kept = Verdicts(tmp_path)
    for today in days:
        assert found(today, kept) == found(today, None)


@given(day, st.lists(st.tuples(st.sampled_from(["reached", "passed"]), day)), day)
def test_the_same_questions_have_the_same_answers_while_they_hold(
    one: str, questions: list[tuple[str, str]], other: str
) -> None:
    today, then = Today(one), Today(other)

    def answers(of: Today) -> list[bool]:
        return [getattr(of, question)(asked) for question, asked in questions]

    told = answers(today)
    assert today.lies_in(today.since, today.until)
    assert then.lies_in(today.since, today.until) == (answers(then) == told)


def test_who_asks_nothing_may_be_believed_for_ever() -> None:
    today = Today("2026-01-01")
    today.reached("2027-01-01")
    today.begin()
    assert (today.since, today.until) == ("", NEVER)
    assert today.latest(["2025-01-01", "2026-01-01", "2026-01-02"]) == "2026-01-01"
    assert (today.since, today.until) == ("2026-01-01", "2026-01-02")


def test_every_command_goes_by_the_same_clock(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.run("retire", "aa-01", "--until", "2030-01-01")

    def said(day: str, *argv: str) -> str:
        monkeypatch.setattr("shudi_cli.today._clock", lambda: date.fromisoformat(day))
        return repo.run(*argv).out

    assert "将于 2030-01-01 废止" in said("2029-12-31", "show", "aa-01")
    assert "aa-01" in said("2029-12-31", "ls")
    assert "已废止" not in said("2029-12-31", "who", "拆违")
    assert repo.run("who", "拆违").code == 0
    assert "将于" not in said("2030-01-01", "show", "aa-01")
    assert "aa-01" not in said("2030-01-01", "ls")
    assert repo.run("who", "拆违").code == 1


def test_a_snapshot_read_in_another_way_is_the_same_state() -> None:
    source = WorkingTree(BASE)
    absent = [Absent("other", "draft")]
    whole = Snapshot(source, [], "2020-01-01", "HEAD", root=BASE, limited=True, absent=absent)
    again = whole.read_by(documents)
    kept = ("base", "sources", "on", "revision", "root", "limited", "absent", "day")
    assert [getattr(again, it) for it in kept] == [getattr(whole, it) for it in kept]
