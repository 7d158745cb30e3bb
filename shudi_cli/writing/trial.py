"""Validating a change before it is made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from shudi_cli.editions import Snapshot
from shudi_cli.errors import WrongCall
from shudi_cli.finding import Finding
from shudi_cli.loading import layout, list_ids
from shudi_cli.rules import rule
from shudi_cli.source import Overlay, Source, WorkingTree
from shudi_cli.store.verdicts import Verdicts
from shudi_cli.validating import Report, validate
from shudi_cli.writing.files import Change

_CONTENT = "SD400"
"""From here on rules ask for content that may still be filled in; below, the form is wrong."""


def introduced(root: Path, changes: Sequence[Change], today: str) -> tuple[Finding, ...]:
    """What validate would find after the changes and does not find now.

    Raises `WrongCall` where the form or a reference would be wrong: nothing is to be written then.
    """
    tree = WorkingTree(root)
    files = {c.path.relative_to(root).as_posix(): c.new for c in changes}
    for path in files:
        if path.startswith("data/") and layout.kind(path) is None:
            raise WrongCall(
                f"没有写入：不能用 {path} 作文件名。", "编号只用小写字母、数字和连字符，如 cj-08。"
            )
    kept = Verdicts(root)
    report = _report(Overlay(tree, files), today, kept)
    added = {path for path in files if not tree.exists(path)}
    new = [f for f in report.findings if f.place.path in added]
    if len(new) < len(report.findings):  # the others may have been there before
        known = {f.fingerprint for f in _report(tree, today, kept).findings}
        new = [f for f in report.findings if f.fingerprint not in known]
    for finding in new:
        if finding.rule < _CONTENT and report.level(finding) == "error":
            judge = rule(finding.rule)
            raise WrongCall(f"没有写入：{judge.say(finding)}", judge.advise(finding))
    return tuple(new)


def _report(source: Source, today: str, kept: Verdicts) -> Report:
    lists = [(list_id, source) for list_id in list_ids(source)]
    return validate(Snapshot(source, lists, None, None), today, kept=kept)
