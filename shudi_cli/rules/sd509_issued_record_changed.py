"""已印发版次的调整记录被改动

调整记录证明当时谁批准、征求了谁的意见、谁同意。印发以后改它、删它，以后就查不出一项责任是怎样移动的；给以前没有同意的调整补上一个“同意”，就是造假。

批准（approved）、征求意见（consulted）、施行日期、前一版次、涉及的事项和原因不再改。说明文字（text、kind）和引用的条号（basis）写错的可以改正，改了什么由 SD519 提示；新发现的批准文件，写进新的版次。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding, Place, found
from shudi_cli.loading import layout
from shudi_cli.model import Adjustment
from shudi_cli.rule import ChangeCase

LEVEL = "error"
SUBJECT = "change"
MESSAGE = "{edition} 版已经印发，它的调整记录{problem}。"
HINT = "恢复 {path} 原来的内容；要补充的写进新版次的记录。"
SAMPLE = {
    "edition": "2020.1",
    "path": "data/adjustments/shifan/2020.1.yaml",
    "problem": "改了征求意见",
}

_FIELDS = {"approved": "批准", "effective": "施行日期", "previous": "前一版次"}
_OF_CHANGES = {"consulted": "征求意见", "matters": "涉及的事项", "reason": "原因"}


def check(case: ChangeCase) -> Iterator[Finding]:
    """The records of editions issued at the base say the same of who decided and who agreed."""
    for path, record, now in issued_records(case):
        if problem := _problem(record, now):
            arguments = {"edition": record.edition, "problem": problem, "path": path}
            subject = f"{case.before.list.manifest.id}/{record.edition}"
            yield found("SD509", Place(path), arguments, subject=subject)


def issued_records(case: ChangeCase) -> Iterator[tuple[str, Adjustment, Adjustment | None]]:
    """The records of editions issued at the base, each with its file and what it says now."""
    manifest = case.before.list.manifest
    if case.within is None or case.base is None:
        return
    now = {r.edition: r for r in case.repository.snapshot.adjustments.get(manifest.id, ())}
    for record in case.base.adjustments.get(manifest.id, ()):
        is_draft = record.edition == manifest.edition and manifest.state == "draft"
        if not is_draft and record.effective <= manifest.effective:
            path = layout.adjustment(manifest.id, record.edition)
            yield path, record, now.get(record.edition)


def _problem(old: Adjustment, new: Adjustment | None) -> str:
    if new is None:
        return "不见了"
    changed = [said for name, said in _FIELDS.items() if getattr(old, name) != getattr(new, name)]
    for name, said in _OF_CHANGES.items():
        before = [getattr(change, name) for change in old.changes]
        if before != [getattr(change, name) for change in new.changes]:
            changed.append(said)
    return f"改了{'、'.join(changed)}" if changed else ""
