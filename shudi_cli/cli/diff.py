"""`shudi diff`."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.cli.completion import bodies, matters
from shudi_cli.cli.opening import name_unread
from shudi_cli.cli.options import AsPage, Color, InColor, ListId, Page, Quiet, Repo
from shudi_cli.comparing import Comparison, Filter, Side, comparison, sides
from shudi_cli.diffing import graver
from shudi_cli.errors import NegativeAnswer, WrongCall
from shudi_cli.loading import layout
from shudi_cli.render import diff as render
from shudi_cli.source import own
from shudi_cli.today import today

_ID = re.compile(layout.MATTER_ID)


class FailLevel(StrEnum):
    """From which level on a change makes the exit code 1."""

    shift_down = "shift-down"
    lead = "lead"
    support = "support"
    basis = "basis"
    wording = "wording"


What = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[比较什么]",
        help="版次、日期、git 版本或者清单：A 是 A 与工作区，A..B 是两者之间；省略是上次提交与工作区。",
        show_default=False,
    ),
]
Only = Annotated[
    str | None,
    typer.Option("--only", metavar="事项", help="只看一个事项。", autocompletion=matters),
]
OfBody = Annotated[
    str | None,
    typer.Option("--body", metavar="单位", help="只看涉及一个单位的变化。", autocompletion=bodies),
]
Domain = Annotated[
    str | None, typer.Option("--domain", metavar="领域", help="只看一个领域，写名称或代码。")
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="有变化时退出码为 1。")]
FailOn = Annotated[
    FailLevel | None,
    typer.Option(
        "--fail-on",
        metavar="级别",
        help="有这一级或者更重的变化时退出码为 1：shift-down、lead、support、basis、wording。",
    ),
]


def command(
    what: What = None,
    repo: Repo = None,
    only_list: ListId = None,
    only: Only = None,
    body: OfBody = None,
    domain: Domain = None,
    exit_code: ExitCode = False,
    fail_on: FailOn = None,
    form: AsPage = Page.text,
    color: InColor = Color.auto,
    quiet: Quiet = False,
) -> int:
    """两个状态之间，责任有什么变化：谁新负主体责任、哪条职责移给了谁、依据换了什么。

    一个词有两种读法时（例如既是版次又是标签），用 edition:、date:、rev:、list: 写明。

    例：
      shudi diff
      shudi diff 2020.1..2022.1
      shudi diff 2019-08-01..2026-01-01 --only 宅基地
      shudi diff main...HEAD --fail-on shift-down --format md
    """
    old, new = sides(own(repo), what or [], only_list)
    wanted = _filter(only, old, new)._replace(body=body, domain=domain)
    result = comparison(old, new, wanted=wanted, today=today())
    if form is Page.json:
        output.write_json(render.data(result))
    elif form is Page.md:
        output.write(render.markdown(result))
    else:
        output.write(render.text(result, output.style(color)))
    _remark(result, quiet=quiet)
    return int(_fails(result, exit_code, fail_on))


def _filter(question: str | None, old: Side, new: Side) -> Filter:
    """The matter asked about; one that is gone is looked up where it still was."""
    if question is None:
        return Filter()
    if found := _numbered(question.strip(), old, new):
        return found
    from shudi_cli.query import pick  # 7 ms, and most comparisons are of everything

    try:
        view = pick(new.snapshot, question)
    except NegativeAnswer as error:
        try:
            view = pick(old.snapshot, question)
        except NegativeAnswer:
            raise error from None
    return Filter(view.matter.id, None if _is_one_pair(old, new) else view.list.id)


def _numbered(question: str, old: Side, new: Side) -> Filter | None:
    """The matter of this id, on either side; raises `WrongCall` where several lists have it."""
    list_id, _, matter = question.rpartition("/")
    if not _ID.fullmatch(matter):
        return None
    held = dict.fromkeys((*old.having(matter), *new.having(matter)))
    lists = [i for i in held if list_id in ("", i)]
    if _is_one_pair(old, new):
        return Filter(matter)
    if len(lists) > 1:
        ids = [f"{i}/{matter}" for i in sorted(lists)]
        raise WrongCall(
            f"“{question}”对应不止一个事项：{'、'.join(ids[:5])}。",
            f"请写明清单，例如 {ids[0]}，或者用 --list。",
        )
    return Filter(matter, next(iter(lists), None))


def _is_one_pair(old: Side, new: Side) -> bool:
    """Whether two lists are compared with each other, and not each with itself."""
    return old.chosen or new.chosen


def _fails(result: Comparison, exit_code: bool, fail_on: FailLevel | None) -> bool:
    if exit_code and result.changes:
        return True
    return fail_on is not None and any(
        graver(judged.level, fail_on.value) for judged in result.changes
    )


def _remark(result: Comparison, *, quiet: bool) -> None:
    if quiet:
        return
    for accepted in result.expired:
        output.talk(
            f"注意：对变化 {accepted.change} 的认可已于 {accepted.until} 到期（{accepted.reason}）。"
        )
    name_unread(result.findings)
