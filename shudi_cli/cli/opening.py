"""From the shared options to a snapshot, and what has to be said beside the answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from shudi_cli.cli import output
from shudi_cli.cli.options import day
from shudi_cli.editions import Snapshot, open_snapshot
from shudi_cli.errors import NotReadable
from shudi_cli.finding import Finding
from shudi_cli.source import find

if TYPE_CHECKING:  # `who` does not load the writing room
    from shudi_cli.writing.rewrite import Rewritten

_NAMED = 5


def opened(
    repo: Path | None, rev: str | None, on: str | None, only: str | None, *, quiet: bool
) -> Snapshot:
    """The snapshot the options ask for, with at least one list that can be read."""
    snapshot = snapshot_of(repo, rev, on, only, quiet=quiet)
    if not snapshot.lists:
        raise NotReadable("没有一个清单能够读取。", "运行 shudi validate 查看每个文件的问题。")
    return snapshot


def snapshot_of(
    repo: Path | None,
    rev: str | None,
    on: str | None,
    only: str | None,
    *,
    quiet: bool,
    choose: bool = True,
) -> Snapshot:
    """The snapshot the options ask for; says on stderr when it is the bundled demonstration."""
    on = day(on)
    repository = find(repo)
    if repository.bundled and not quiet:
        output.talk("提示：这里没有清单，以下按随程序附带的示范清单回答；用 --repo 指明你的清单。")
    snapshot = open_snapshot(repository, rev=rev, on=on, only=only, choose=choose)
    if not quiet:
        _name_absent(snapshot)
    return snapshot


def _name_absent(snapshot: Snapshot) -> None:
    """Say which lists the answer leaves out, the first few by name."""
    for absent in snapshot.absent[:_NAMED]:
        output.talk(f"注意：没有计入答案：{absent.said}。")
    if more := len(snapshot.absent[_NAMED:]):
        output.talk(f"注意：另有 {more} 个清单那天没有版次，没有计入答案。")


def say_cut() -> None:
    """Say on stderr that an answer about the past rests on part of it."""
    output.talk(
        "注意：这是浅克隆，历史不全，更早的版次和提交看不到，最早的一次也可能不是真正的最早；"
        "先运行 git fetch --unshallow。"
    )


def say_failed(found: Rewritten) -> None:
    """Name on stderr why a file was left as it is."""
    if found.trouble:
        output.complain(found.trouble.message, found.trouble.hint)
    if found.findings:
        from shudi_cli.rules import message

        for finding in found.findings:
            output.complain(f"{finding.place} {message(finding)}", "改正后再试；这个文件没有动。")


def warn_unread(snapshot: Snapshot, *, quiet: bool) -> None:
    """Name on stderr what could not be read while answering."""
    name_unread(snapshot.findings, quiet=quiet)


def name_unread(findings: Sequence[Finding], *, quiet: bool = False) -> None:
    """Name on stderr the files that could not be read, the first few in full."""
    if quiet or not findings:
        return
    from shudi_cli.rules import message

    for finding in findings[:5]:
        output.talk(f"注意：{finding.place} {message(finding)}")
    if len(findings) > 5:
        output.talk(f"注意：另有 {len(findings) - 5} 处问题。")
    output.talk("这些文件没有计入答案；运行 shudi validate 查看详情。")
