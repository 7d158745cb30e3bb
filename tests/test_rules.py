"""Every rule: its manual page, its samples run, its place in the registry."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support import Repo, base_copy

from shudi_cli.finding import Finding, Place
from shudi_cli.rules import MODULES, rules

_FENCE = re.compile(r"^```yaml (?P<path>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_FIELD = re.compile(r"\{(\w+)\}")


def samples(manual: str, title: str) -> list[tuple[str, str]]:
    """The fenced files of one section of a manual page."""
    _, _, rest = manual.partition(f"\n{title}：\n")
    section = re.split(r"\n[反正]例：\n", rest)[0]
    return [(m["path"], m["text"]) for m in _FENCE.finditer(section)]


WITH_BAD = [rule for rule in rules().values() if samples(rule.manual, "反例")]
WITH_GOOD = [rule for rule in rules().values() if samples(rule.manual, "正例")]


def test_the_base_repository_is_clean(repo: Repo) -> None:
    assert repo.run("validate").code == 0


@pytest.mark.parametrize("rule", WITH_BAD, ids=lambda r: r.id)
def test_a_bad_sample_is_found(rule, tmp_path: Path, capsys) -> None:
    repo = base_copy(tmp_path, capsys)
    for path, text in samples(rule.manual, "反例"):
        repo.write(path, text)
    findings = repo.run("validate", "--format", "json").json["findings"]
    assert {f["id"] for f in findings if f["level"] != "note" or f["id"] == rule.id} == {rule.id}


@pytest.mark.parametrize("rule", WITH_GOOD, ids=lambda r: r.id)
def test_a_good_sample_is_not(rule, tmp_path: Path, capsys) -> None:
    repo = base_copy(tmp_path, capsys)
    for path, text in samples(rule.manual, "正例"):
        repo.write(path, text)
    findings = repo.run("validate", "--format", "json").json["findings"]
    assert [f for f in findings if f["level"] != "note" or f["id"] == rule.id] == []


def test_rules_with_a_check_have_a_bad_sample_or_a_case() -> None:
    """Rules about registers and several files show their faults in tests/cases/rules, rules about
    changes in test_change_*.py, about links in test_detours.py.
    """
    here = Path(__file__).parent
    cases = {path.stem.upper() for path in (here / "cases" / "rules").glob("*.yaml")}
    for tests in (*here.glob("test_change_*.py"), here / "test_detours.py"):
        cases |= set(re.findall(r"SD\d{3}", tests.read_text("utf-8")))
    silent = [r.id for r in rules().values() if r.check and r not in WITH_BAD and r.id not in cases]
    assert silent == []


def test_ids_are_unique_and_sorted() -> None:
    assert list(MODULES) == sorted(MODULES)
    assert len(rules()) == len(MODULES)


@pytest.mark.parametrize("rule", rules().values(), ids=lambda r: r.id)
def test_manual_and_message_are_for_people(rule) -> None:
    assert rule.title
    assert "\n\n" in rule.manual, "a manual page says why, not only what"
    assert rule.message
    assert rule.hint
    assert rule.message[-1] in "。}", "a message is a sentence"


@pytest.mark.parametrize("rule", rules().values(), ids=lambda r: r.id)
def test_the_sample_fills_the_message_and_the_hint(rule) -> None:
    assert set(rule.sample) == {*_FIELD.findall(rule.message), *_FIELD.findall(rule.hint)}
    assert "{" not in rule.say(rule.example) + rule.advise(rule.example)


@pytest.mark.parametrize("rule", rules().values(), ids=lambda r: r.id)
def test_message_takes_its_arguments(rule) -> None:
    names = {*_FIELD.findall(rule.message), *_FIELD.findall(rule.hint)}
    finding = Finding(rule.id, Place("x"), tuple((n, f"<{n}>") for n in sorted(names)))
    assert "{" not in rule.say(finding) + rule.advise(finding)
