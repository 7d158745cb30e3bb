"""`shudi validate`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.cli.narrowing import chosen
from shudi_cli.cli.opening import snapshot_of
from shudi_cli.cli.options import Color, InColor, ListId, On, Quiet, Repo, Rev
from shudi_cli.cli.progress import progress
from shudi_cli.errors import WrongCall
from shudi_cli.render.reports import ReportFormat, render
from shudi_cli.source import find
from shudi_cli.store import Verdicts
from shudi_cli.validating import narrowed, validate

_HINT = "去掉其中一个；用法见：shudi validate --help"


class FailOn(StrEnum):
    """The least level that makes the exit code 1."""

    error = "error"
    warning = "warning"
    note = "note"


Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[路径]...",
        help="只显示这些文件、文件夹里的问题；引用仍在整个仓库里核对。",
        show_default=False,
    ),
]
Changed = Annotated[
    bool, typer.Option("--changed", help="只显示改动过的文件里的问题：与 HEAD 不同的和新增的。")
]
Base = Annotated[
    str | None,
    typer.Option(
        "--base", metavar="版本", help="与 --changed 合用：从和这个版本分开以后算起，如 main。"
    ),
]
AsReport = Annotated[
    ReportFormat,
    typer.Option(
        "--format",
        metavar="格式",
        help="text 给人看；json、sarif、junit、github、gitlab 给程序和 CI 用。",
    ),
]
Failing = Annotated[
    FailOn,
    typer.Option(
        "--fail-on",
        metavar="级别",
        help="从哪一级起退出码为 1：默认有错误才是，warning 连警告，note 连提示。",
    ),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="不用上次的检查结果，全部重新检查。")]


def command(
    paths: Paths = None,
    repo: Repo = None,
    rev: Rev = None,
    on: On = None,
    only: ListId = None,
    changed: Changed = False,
    base: Base = None,
    form: AsReport = ReportFormat.text,
    fail_on: Failing = FailOn.error,
    no_cache: NoCache = False,
    color: InColor = Color.auto,
    quiet: Quiet = False,
) -> int:
    """检查清单：文件能不能读、格式对不对、引用的单位和法律有没有。

    有错误时退出码为 1；只有警告和提示时为 0，除非用 --fail-on 另定。

    例：
      shudi validate
      shudi validate --changed
      shudi validate data/bodies --format sarif
    """
    if changed and (rev or on):
        raise WrongCall("--changed 看的是工作目录里的改动，不能和 --rev、--on 一起用。", _HINT)
    repository = find(repo)
    wanted = chosen(repository, paths or (), only_changed=changed, base=base)
    snapshot = snapshot_of(repo, rev, on, only, quiet=quiet)
    kept = None if no_cache else Verdicts(repository.root)
    with progress("检查", quiet=quiet) as tell:
        report = validate(snapshot, kept=kept, progress=tell)
    if wanted is not None:
        report = narrowed(report, wanted)
    output.write(render(report, form, output.style(color)))
    levels = list(FailOn)[: list(FailOn).index(fail_on) + 1]
    return 1 if any(report.count(level.value) for level in levels) else 0
