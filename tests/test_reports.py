"""Ten faults in one repository: ten findings, the same ones at the same places in every format."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator
from support import HERE, ROOT, Repo

from shudi_cli import resources
from shudi_cli.cli import main
from shudi_cli.render.reports import ReportFormat
from shudi_cli.render.reports.text import framed
from shudi_cli.text import width

FOLDER = "data/matters/shifan"
GOOD = """id: {id}
name: 事项{id}
domain: aa
lead:
  - body: 县公安局
    duties:
      - 维护{id}现场的秩序
basis: [{{document: {{title: 某县分工方案}}}}]
"""
FAULTS: dict[str, tuple[Callable[[str], str | bytes], str, int, int]] = {
    "aa-11": (lambda t: t.replace("    duties", "\tduties"), "SD106", 6, 1),
    "aa-12": (lambda t: t.encode("gbk"), "SD103", 2, 7),
    "aa-13": (lambda t: t + "name: 再来一个\n", "SD109", 9, 1),
    "aa-14": (lambda t: t.replace("domain: aa", "domain: zz"), "SD303", 3, 9),
    "aa-15": (lambda t: t.replace("县公安局", "县不存在的局"), "SD301", 5, 11),
    "aa-16": (
        lambda t: t.replace("document: {title: 某县分工方案}", "law: 不存在的法"),
        "SD302",
        8,
        15,
    ),
    "aa-17": (lambda t: t + "aliasses: [又一个]\n", "SD202", 9, 1),
    "aa-18": (lambda t: t.replace("domain:", "aliases: [拆违拆临]\ndomain:"), "SD305", 3, 11),
    "aa-19": (lambda t: t.replace("id: aa-19", "id: aa-99", 1), "SD306", 1, 5),
    "aa-20": (lambda t: t + "whistle:\n  work: 综合执法\n", "SD204", 10, 9),
}
EXPECTED = sorted(
    (f"{FOLDER}/{name}.yaml", line, column, rule)
    for name, (_, rule, line, column) in FAULTS.items()
)


@pytest.fixture
def faulty(repo: Repo) -> Repo:
    for name, (spoil, *_) in FAULTS.items():
        repo.write(f"{FOLDER}/{name}.yaml", spoil(GOOD.format(id=name)))
    return repo


def from_text(out: str) -> list[tuple[str, int, int, str]]:
    path, found = "", []
    for line in out.splitlines():
        if line.startswith("data/"):
            path = line
        elif match := re.match(r"  (\d+):(\d+) (?:错误|警告|提示) (SD\d+) ", line):
            found.append((path, int(match[1]), int(match[2]), match[3]))
    return found


def from_json(out: str) -> list[tuple[str, int, int, str]]:
    Draft202012Validator(resources.schema("validate")).validate(json.loads(out))
    return [(f["path"], f["line"], f["column"], f["id"]) for f in json.loads(out)["findings"]]


def from_github(out: str) -> list[tuple[str, int, int, str]]:
    form = re.compile(
        r"::(?:error|warning|notice) file=(.+?),line=(\d+),col=(\d+),title=(SD\d+) .+::.+"
    )
    matches = [form.fullmatch(line) for line in out.splitlines()]
    assert all(matches)
    return [(m[1], int(m[2]), int(m[3]), m[4]) for m in matches if m]


def from_sarif(out: str) -> list[tuple[str, int, int, str]]:
    """Checked against the standard's schema as Microsoft's sarif-multitool 5.7.0 ships it."""
    log = json.loads(out)
    schema = json.loads((HERE / "standards" / "sarif-schema-2.1.0.json").read_bytes())
    Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(log)
    (run,) = log["runs"]
    found = []
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        (location,) = result["locations"]
        it = location["physicalLocation"]
        region = it["region"]["startLine"], it["region"]["startColumn"]
        found.append((unquote(it["artifactLocation"]["uri"]), *region, result["ruleId"]))
    return found


def from_junit(out: str) -> list[tuple[str, int, int, str]]:
    root = ElementTree.fromstring(out)
    cases = list(root.iter("testcase"))
    assert root.get("tests") == str(len(cases))
    assert root.get("failures") == str(sum(1 for _ in root.iter("failure")))
    found = []
    for case in cases:
        rule, _, place = case.attrib["name"].split(" ")
        line, column = place.split(":")
        found.append((case.attrib["classname"], int(line), int(column), rule))
    return found


def from_gitlab(out: str) -> list[tuple[str, int, int, str]]:
    issues = json.loads(out)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    assert {issue["severity"] for issue in issues} <= {
        "info",
        "minor",
        "major",
        "critical",
        "blocker",
    }
    found = []
    for issue in issues:
        begin = issue["location"]["positions"]["begin"]
        assert begin["line"] == issue["location"]["lines"]["begin"]
        rule = issue["check_name"].split(" ")[0]
        found.append((issue["location"]["path"], begin["line"], begin["column"], rule))
    return found


READERS = {
    "text": from_text,
    "json": from_json,
    "github": from_github,
    "sarif": from_sarif,
    "junit": from_junit,
    "gitlab": from_gitlab,
}


def test_every_format_has_a_reader_here() -> None:
    assert list(READERS) == list(ReportFormat)


@pytest.mark.parametrize("form", READERS)
def test_ten_faults_are_the_same_ten_findings_in_every_format(form: str, faulty: Repo) -> None:
    assert len(EXPECTED) == 10
    result = faulty.run("validate", "--format", form)
    assert result.code == 1
    assert READERS[form](result.out) == EXPECTED
    assert faulty.run("validate", "--format", form).out == result.out


@pytest.mark.parametrize("form", READERS)
def test_a_clean_list_is_an_empty_report(form: str, repo: Repo) -> None:
    result = repo.run("validate", "--format", form)
    assert result.code == 0
    if form == "junit":
        (case,) = ElementTree.fromstring(result.out).iter("testcase")
        assert "没有发现问题" in case.attrib["name"]
    else:
        assert READERS[form](result.out) == []


@pytest.mark.parametrize("form", READERS)
def test_messages_are_the_same_in_every_format(form: str, faulty: Repo) -> None:
    out = faulty.run("validate", "--format", form).out
    for finding in faulty.run("validate", "--format", "json").json["findings"]:
        message = finding["message"][:20]
        assert message in (
            json.dumps(json.loads(out), ensure_ascii=False) if form == "sarif" else out
        )


def test_text_shows_the_line_and_a_caret_below_the_character(faulty: Repo) -> None:
    lines = faulty.run("validate", f"{faulty.root}/{FOLDER}/aa-15.yaml").out.splitlines()
    at = next(n for n, line in enumerate(lines) if "5:11 错误 SD301" in line)
    assert lines[at + 1 : at + 3] == ["      - body: 县不存在的局", "              ^"]
    assert lines[at + 1][lines[at + 2].index("^")] == "县", "ASCII before it: same index"


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_text_keeps_to_the_window(columns: int, faulty: Repo, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = faulty.run("validate").out
    assert max(map(width, out.splitlines())) <= columns


@pytest.mark.parametrize("room", [20, 40, 60, 76])
@pytest.mark.parametrize(
    "line", ["短", "责任" * 60, "a" * 200, "\t名称：" + "x\u0301" * 80, "好\x1b[31m" * 30]
)
def test_the_caret_stands_below_the_character_it_means(line: str, room: int) -> None:
    for column in range(1, len(line) + 2):
        shown, caret = framed(line, column, room)
        assert width(shown) <= room
        assert caret.strip() == "^"
        assert len(caret) <= room
        assert "\x1b" not in shown
        if column <= len(line) and line[column - 1] in "责短名":
            before = ""
            while width(before) < len(caret) - 1:
                before += shown[len(before)]
            assert shown[len(before)] == line[column - 1]


SERVERS = [form.value for form in ReportFormat if form.is_for_server]


@pytest.mark.parametrize("form", [form.value for form in ReportFormat])
@pytest.mark.parametrize("folder", ["lists", "清单 库/某县"], ids=["plain", "spaces"])
def test_a_list_below_the_top_of_its_checkout(faulty: Repo, form: str, folder: str) -> None:
    """A server looks for the files from the top; a person and a program are in the folder."""
    inside = faulty.root / folder
    inside.mkdir(parents=True)
    (faulty.root / "data").rename(inside / "data")
    faulty.commit()
    found = READERS[form](faulty.run("validate", "--repo", str(inside), "--format", form).out)
    before = f"{folder}/" if form in SERVERS else ""
    assert [each[0] for each in sorted(found)] == [f"{before}{path}" for path, *_ in EXPECTED]
    for path, *_ in found:
        assert ((faulty.root if before else inside) / path).is_file()


@pytest.mark.parametrize("form", SERVERS)
def test_without_git_paths_begin_at_the_list(faulty: Repo, form: str) -> None:
    found = READERS[form](faulty.run("validate", "--format", form).out)
    assert {each[0].partition("/")[0] for each in found} == {"data"}


def test_related_places_are_found_from_the_top_too(repo: Repo) -> None:
    inside = repo.root / "lists"
    inside.mkdir()
    (repo.root / "data").rename(inside / "data")
    twin = GOOD.format(id="aa-02").replace("name: 事项aa-02", "name: 违建")
    repo.write(f"lists/{FOLDER}/aa-02.yaml", twin)
    repo.commit()
    out = repo.run("validate", "--repo", str(inside), "--format", "sarif").json
    (result,) = out["runs"][0]["results"]
    (place,) = result["relatedLocations"]
    uri = place["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == f"lists/{FOLDER}/aa-01.yaml"


def test_github_escapes_what_would_end_a_command(repo: Repo) -> None:
    repo.write(f"{FOLDER}/aa-02.yaml", GOOD.format(id="aa-02").replace("县公安局", "'100%，a::b'"))
    (line,) = repo.run("validate", "--format", "github").out.splitlines()
    assert "100%25，a::b" in line
    assert "%0A" in line


def test_one_fault_twice_has_two_fingerprints_in_gitlab(repo: Repo) -> None:
    text = GOOD.format(id="aa-02").replace("县公安局", "县不存在的局")
    repo.write(f"{FOLDER}/aa-02.yaml", text + "support:\n  - body: 县不存在的局\n")
    found = from_gitlab(repo.run("validate", "--format", "gitlab").out)
    assert [rule for _, _, _, rule in found].count("SD301") == 2


def test_control_characters_make_no_broken_xml(repo: Repo) -> None:
    text = GOOD.format(id="aa-02").replace("县公安局", '"县\\e[31m\\u0001局"')
    repo.write(f"{FOLDER}/aa-02.yaml", text)
    assert from_junit(repo.run("validate", "--format", "junit").out)
    assert "\x1b" not in repo.run("validate").out


def test_fail_on_decides_the_exit_code(repo: Repo) -> None:
    repo.write("data/odd.yaml", "a: 1\n")
    assert repo.run("validate").code == 0
    assert repo.run("validate", "--fail-on", "warning").code == 1
    assert repo.run("validate", "--fail-on", "note").code == 1
    (case,) = ElementTree.fromstring(repo.run("validate", "--format", "junit").out).iter("testcase")
    assert case.find("failure") is None
    output = case.find("system-out")
    assert output is not None
    assert "不认识这个文件" in str(output.text)


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "gitlab", "github"])
def test_a_program_gets_utf_8_whatever_the_console(repo: Repo, form: str) -> None:
    repo.write(f"{FOLDER}/aa-02.yaml", GOOD.format(id="aa-02").replace("县公安局", "县不存在的局"))
    done = subprocess.run(
        [sys.executable, "-m", "shudi_cli", "validate", "--format", form, "--repo", str(repo.root)],
        capture_output=True, check=False, cwd=ROOT, env={**os.environ, "PYTHONIOENCODING": "gbk"},
    )  # fmt: skip
    assert "县不存在的局" in done.stdout.decode("utf-8")


def test_a_person_gets_the_encoding_of_the_console(repo: Repo) -> None:
    repo.write(f"{FOLDER}/aa-02.yaml", GOOD.format(id="aa-02").replace("县公安局", "县不存在的局"))
    done = subprocess.run(
        [sys.executable, "-m", "shudi_cli", "validate", "--repo", str(repo.root)],
        capture_output=True, check=False, cwd=ROOT, env={**os.environ, "PYTHONIOENCODING": "gbk"},
    )  # fmt: skip
    assert "县不存在的局" in done.stdout.decode("gbk")


def test_a_file_name_cannot_send_escapes_to_the_log_of_a_job(repo: Repo) -> None:
    repo.write(f"{FOLDER}/aa-\x1b[31m02.yaml", "id: [")
    out = repo.run("validate", "--format", "github").out
    assert "\x1b" not in out
    assert "file=data/matters/shifan/aa-" in out


def test_a_report_can_be_caught_in_a_string(repo: Repo) -> None:
    caught = io.StringIO()
    with contextlib.redirect_stdout(caught):
        code = main(["validate", "--format", "json", "--repo", str(repo.root)])
    assert (code, json.loads(caught.getvalue())["findings"]) == (0, [])
