"""The command line itself: help, wrong calls, endings, completion, where lists are looked for."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from support import ROOT, Repo

from shudi_cli.cli import main
from shudi_cli.cli.registry import COMMANDS
from shudi_cli.text import width

SHUDI = [sys.executable, "-m", "shudi_cli"]
ENGLISH = re.compile(
    r"Usage|Options|Error|Try |Show this|Missing|Invalid|\[default|required", re.IGNORECASE
)


def shudi(*argv: str, cwd: Path = ROOT, **kwargs) -> subprocess.CompletedProcess[str]:
    """The real process."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **kwargs.pop("env", {})}
    return subprocess.run(
        [*SHUDI, *argv],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        **kwargs,
    )


@pytest.mark.parametrize("argv", [[], ["--help"], ["-h"]])
def test_help_names_every_command(argv: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 0
    out = capsys.readouterr().out
    assert out.startswith("用法：shudi 命令 [选项]\n")
    for name, entry in COMMANDS.items():
        assert re.search(rf"^  {name} +{re.escape(entry.help[:10])}", out, re.MULTILINE)
    assert not ENGLISH.search(out)


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_s_help_is_chinese_with_an_example(
    name: str, columns: int, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert main([*name.split(), "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"用法：shudi {name}")
    assert re.search(rf"^  .*shudi {name}", out, re.MULTILINE), "an example to copy"
    assert "选项：" in out
    assert not ENGLISH.search(out)
    assert max(map(width, out.splitlines())) <= columns
    for option in re.findall(r"^  (--[\w-]+)(.*)$", out, re.MULTILINE):
        assert option[1].strip(), f"{option[0]} is not explained"


WRONG = {
    ("nosuch",): "没有命令“nosuch”",
    ("who",): "没有写要问的事",
    ("show",): "缺少参数 事项",
    ("show", "拆违", "又一个"): "多出了参数：又一个",
    ("who", "拆违", "--nosuch"): "没有选项 --nosuch",
    ("who", "拆违", "--fromat", "json"): "是不是 --domain、--format",
    ("who", "拆违", "--format", "xml"): "只能是 text、json",
    ("who", "拆违", "--rev"): "选项 --rev 后面缺少值",
    ("who", "拆违", "--list", "nosuch"): "没有清单“nosuch”。\n现有清单：demo-county。",
    ("ls", "--domain", "航天"): "没有领域“航天”",
    ("show", " "): "没有写",
}


@pytest.mark.parametrize(
    ("argv", "says"), WRONG.items(), ids=lambda v: " ".join(v) if isinstance(v, tuple) else ""
)
def test_a_wrong_call_exits_2_and_says_how_to_do_it(argv, says, demo: Repo) -> None:
    result = demo.run(*argv)
    assert (result.code, result.out) == (2, "")
    assert says in result.err
    assert len(result.err.splitlines()) == 2, "what is wrong, and the next step"


def test_no_such_folder_is_exit_3(demo: Repo, tmp_path: Path) -> None:
    result = demo.run("who", "拆违", "--repo", str(tmp_path / "nosuch"))
    assert (result.code, result.out) == (3, "")
    assert "没有这个文件夹" in result.err


def test_a_folder_without_lists_is_exit_3(demo: Repo, tmp_path: Path) -> None:
    result = demo.run("who", "拆违", "--repo", str(tmp_path))
    assert (result.code, result.out) == (3, "")
    assert "没有清单" in result.err


def test_a_body_nobody_knows_is_exit_1(demo: Repo) -> None:
    result = demo.run("body", "宇宙管理局")
    assert (result.code, result.out) == (1, "")
    assert "单位登记册里没有“宇宙管理局”" in result.err


def test_the_nearest_parent_with_lists_is_used(repo: Repo) -> None:
    inside = repo.root / "data" / "matters"
    done = shudi("who", "拆违", "--format", "json", cwd=inside)
    assert done.returncode == 0
    assert '"list": "shifan"' in done.stdout


def test_shudi_repo_names_the_lists(repo: Repo, tmp_path: Path) -> None:
    done = shudi(
        "who", "拆违", "--format", "json", cwd=tmp_path, env={"SHUDI_REPO": str(repo.root)}
    )
    assert '"list": "shifan"' in done.stdout


def test_elsewhere_the_demonstration_answers_and_says_so(tmp_path: Path) -> None:
    done = shudi("who", "拆违", cwd=tmp_path)
    assert done.returncode == 0
    assert "示范清单" in done.stdout
    assert "随程序附带的示范清单" in done.stderr
    assert shudi("who", "拆违", "--quiet", cwd=tmp_path).stderr == ""


def test_default_list_in_the_settings(repo: Repo) -> None:
    for name in ("other", "third"):
        text = repo.read("data/matters/shifan/list.yaml").replace("id: shifan", f"id: {name}")
        repo.write(f"data/matters/{name}/list.yaml", text)
    assert repo.run("ls", "--format", "json").json["lists"][0]["id"] == "other"
    repo.write("shudi.yaml", "default_list: shifan\n")
    assert [m["id"] for m in repo.run("ls", "--format", "json").json["lists"]] == ["shifan"]
    assert [
        m["id"] for m in repo.run("ls", "--list", "third", "--format", "json").json["lists"]
    ] == ["third"]


def test_a_closed_pipe_ends_quietly() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [*SHUDI, "ls"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141, "not 0: under pipefail a failed validate must stay one"


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8"])
@pytest.mark.parametrize(
    "command", [["who", "拆违", "--format", "json"], ["export", "--to", "csv"]]
)
def test_programs_get_utf_8_whatever_the_console(command: list[str], encoding: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding}
    done = subprocess.run(
        [*SHUDI, *command], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    assert "拆除违法建设" in done.stdout.decode("utf-8")


def test_people_get_what_their_console_can_show() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "gbk"}
    done = subprocess.run(
        [*SHUDI, "who", "拆违"], cwd=ROOT, env=environment, capture_output=True, check=True
    )
    assert "拆除违法建设" in done.stdout.decode("gbk")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_is_130_without_a_traceback(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(5)

    monkeypatch.setattr("shudi_cli.cli.who.who", interrupt)
    result = repo.run("who", "拆违")
    assert (result.code, result.out) == (130, "")
    assert result.err == "shudi：已中断。\n"


def test_a_bug_is_reported_without_a_traceback(repo: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("spilled\x1b[31m")

    monkeypatch.setattr("shudi_cli.cli.who.who", broken)
    result = repo.run("who", "拆违")
    assert (result.code, result.out) == (70, "")
    assert "Traceback" not in result.err
    assert "\x1b" not in result.err
    assert "--debug" in result.err
    with pytest.raises(RuntimeError, match="spilled"):
        main(["--debug", "who", "拆违", "--repo", str(repo.root)])


@pytest.mark.parametrize("encoding", ["gbk", "ascii", "cp1252"])
def test_a_console_that_is_not_utf8(encoding: str) -> None:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONIOENCODING": encoding,
        "PYTHONUTF8": "0",
    }
    done = subprocess.run(
        [*SHUDI, "who", "拆违"], cwd=ROOT, env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr
    if encoding == "gbk":
        assert "主体责任" in done.stdout.decode("gbk")


def complete(line: str, cwd: Path) -> list[str]:
    words = line.split(" ")
    environment = {
        **os.environ, "PYTHONPATH": str(ROOT), "_SHUDI_COMPLETE": "complete_bash",
        "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1),
    }  # fmt: skip
    done = subprocess.run(
        SHUDI, cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout.split()


def test_the_shell_completes_commands_matters_bodies_and_lists(repo: Repo) -> None:
    assert "who" in complete("shudi w", repo.root)
    assert "aa-01" in complete("shudi who aa", repo.root)
    assert "拆除违法建设" in complete("shudi show 拆", repo.root)
    assert "县公安局" in complete("shudi body 县公", repo.root)
    assert complete("shudi ls --list sh", repo.root) == ["shifan"]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert re.fullmatch(r"shudi \d+\.\d+\.\d+\n", capsys.readouterr().out)
