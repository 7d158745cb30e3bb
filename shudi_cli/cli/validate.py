"""`shudi validate`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.cli.against import against
from shudi_cli.cli.narrowing import chosen
from shudi_cli.cli.opening import say_failed
from shudi_cli.cli.options import Color, InColor, ListId, On, Quiet, Repo, Rev, day
from shudi_cli.cli.progress import progress
from shudi_cli.editions import open_base, open_snapshot
from shudi_cli.errors import WrongCall
from shudi_cli.process import inside
from shudi_cli.render.reports import ReportFormat, render
from shudi_cli.source import Repository, own
from shudi_cli.store.verdicts import Verdicts
from shudi_cli.today import today
from shudi_cli.validating import shown_for, validate


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
    bool,
    typer.Option(
        "--changed",
        help="只显示改动过的文件里的问题：与 HEAD（有 --base 时与分开处）不同的和新增的。",
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
Base = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="版本",
        help="与这个版本比较，检查改动：责任下移、缺少调整记录等。auto：由 CI 说明；不在 CI 里是 HEAD。",
    ),
]
Fix = Annotated[
    bool,
    typer.Option(
        "--fix", help="先改正可以放心改的：BOM、换行、行尾空格、键的顺序、该用半角的全角数字。"
    ),
]


def command(
    paths: Paths = None,
    repo: Repo = None,
    rev: Rev = None,
    on: On = None,
    base: Base = None,
    only: ListId = None,
    changed: Changed = False,
    form: AsReport = ReportFormat.text,
    fail_on: Failing = FailOn.error,
    no_cache: NoCache = False,
    color: InColor = Color.auto,
    quiet: Quiet = False,
    fix: Fix = False,
) -> int:
    """检查清单：文件、格式、引用、责任、法律依据和运行流程。

    有错误时退出码为 1；只有警告和提示时为 0，除非用 --fail-on 另定。规则的说明见 shudi rule，级别和豁免写在 shudi.yaml。

    例：
      shudi validate
      shudi validate --changed
      shudi validate data/bodies --format sarif
      shudi validate --base main
      shudi validate --base auto
      shudi validate --fix
    """
    if (fix or changed) and (rev or on):
        does = "--fix 只能改" if fix else "--changed 只能看"
        raise WrongCall(f"{does}现在的文件。", "去掉 --rev 和 --on 后再试。")
    repository = own(repo)
    start = against(repository.root, base) if base else None
    if base and start is None and not quiet:
        output.talk("提示：以前没有提交，或者这次运行不是因为改动；只检查现在的样子，没有比较。")
    wanted = chosen(repository, paths or (), only_changed=changed, base=start)
    if fix:
        _fix(repository, wanted, quiet=quiet)
    before = open_base(repository, start, rev=rev, only=only) if start else None
    # Every list is judged, whichever one questions are answered from by default.
    snapshot = open_snapshot(repository, rev=rev, on=day(on), only=only, choose=False)
    kept = None if no_cache else Verdicts(repository.root)
    with progress("检查", quiet=quiet) as tell:
        report = validate(snapshot, today(), before, kept=kept, progress=tell)
    if wanted is not None:
        report = shown_for(report, wanted)
    if form.is_for_server and repository.has_git:
        report = report._replace(below=inside(repository.root)[1])
    write = output.write if form is ReportFormat.text else output.write_data
    write(render(report, form, output.style(color)))
    levels = list(FailOn)[: list(FailOn).index(fail_on) + 1]
    return 1 if any(report.count(level.value) for level in levels) else 0


def _fix(repository: Repository, wanted: list[str] | None, *, quiet: bool) -> None:
    from shudi_cli.writing.fix import repaired
    from shudi_cli.writing.rewrite import rewritten, save
    from shudi_cli.writing.targets import of_repository

    for found in rewritten(list(of_repository(repository, wanted)), repaired):
        if found.trouble:
            say_failed(found)
        if found.changed:
            save(found)
            if not quiet:
                output.talk(f"已改正 {found.target.name}：{'；'.join(found.done)}。")
