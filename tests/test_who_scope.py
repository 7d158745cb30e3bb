"""`who --list`, `--in`, `--domain`: what is out of scope takes no part, not even as the best hit."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from support import ROOT, Repo

from shudi_cli import resources

MATTERS = "data/matters"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration list, and beside it the same without aliases, of another county."""
    root = tmp_path_factory.mktemp("two")
    shutil.copytree(ROOT / "data", root / "data", ignore=shutil.ignore_patterns("adjustments"))
    for file in (root / MATTERS / "demo-county").iterdir():
        text = re.sub(r"^aliases: .*\n", "", file.read_text("utf-8"), flags=re.MULTILINE)
        text = text.replace("demo-county", "other").replace('"370000"', '"371323"')
        other = root / MATTERS / "other" / file.name
        other.parent.mkdir(exist_ok=True)
        other.write_text(text, "utf-8")
    return root


@pytest.fixture
def two(folder: Path, capsys: pytest.CaptureFixture[str]) -> Repo:
    return Repo(folder, capsys)


def ids(repo: Repo, *argv: str) -> list[tuple[str, str]]:
    found = repo.run("who", *argv, "--format", "json").json
    Draft202012Validator(resources.schema("who")).validate(found)
    return [(m["list"], m["id"]) for m in found["matches"]]


@pytest.mark.parametrize("asked", ["小区物业", "烧秸秆", "小区物业和烧秸秆"])
@pytest.mark.parametrize("scope", [("--list", "other"), ("--in", "371323")], ids=" ".join)
def test_a_better_hit_elsewhere_erases_nothing(
    two: Repo, asked: str, scope: tuple[str, str]
) -> None:
    found = ids(two, asked, *scope)
    assert {name for name, _ in found} == {"other"}
    everywhere = {matter for name, matter in ids(two, asked, "--list", "demo-county")}
    assert {matter for _, matter in found} & everywhere


def test_another_domain_does_not_answer(two: Repo) -> None:
    for scope in (("--domain", "生态环境"), ("--domain", "hj", "--in", "371323")):
        assert {matter[:2] for _, matter in ids(two, "烧秸秆", *scope)} == {"hj"}
    assert two.run("who", "烧秸秆", "--domain", "应急管理").code == 1


def test_a_question_about_a_body_keeps_to_the_selection(two: Repo) -> None:
    whole = two.run("who", "县公安局管什么", "--list", "other").out
    part = two.run("who", "县公安局管什么", "--domain", "应急管理", "--list", "other").out
    assert "other/" not in part
    listed = re.findall(r"^  ([a-z]{2})-\d\d ", part, re.MULTILINE)
    assert listed
    assert set(listed) == {"aj"}
    assert len(re.findall(r"^  [a-z]{2}-\d\d ", whole, re.MULTILINE)) > len(listed)


def test_one_default_list_for_every_question(two: Repo, folder: Path) -> None:
    settings = folder / "shudi.yaml"
    settings.write_text("default_list: other\n", "utf-8")
    try:
        asked = two.run("who", "县公安局管什么").out
        assert asked.splitlines()[0] == two.run("body", "县公安局").out.splitlines()[0]
    finally:
        settings.unlink()


def test_no_score_is_above_that_of_an_exact_name(two: Repo) -> None:
    for asked in ("噪声", "油烟", "采砂", "违建"):
        found = two.run("who", asked, "--format", "json").json
        assert all(0 < m["score"] <= 1 for m in found["matches"] + found["near"])
