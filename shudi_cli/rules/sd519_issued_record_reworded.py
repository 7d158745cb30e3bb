"""已印发版次的调整记录改了文字、依据，请核对

调整记录的说明（text）、依据（basis）、内容（kind）写错了可以改正，但它们是“当时为什么改”的证明：把“审批机关不变”改成“改由乡镇审批”，把引用的条换成别的条，以后的人就会当成当时的决定。所以改正要让批准的人看见。

只动标点、空格的不提示。批准、征求意见、原因、涉及的事项不能改，见 SD509。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.diffing import same_words
from shudi_cli.finding import Finding
from shudi_cli.model import Change as Recorded
from shudi_cli.rule import ChangeCase
from shudi_cli.rules.sd509_issued_record_changed import issued_records

LEVEL = "warning"
SUBJECT = "change"
MESSAGE = "{edition} 版已经印发，它的调整记录第 {number} 处改了{fields}。"
HINT = "对照当时的决定核对；不是改错字的，恢复原来的写法，新的情况写进新版次的记录。"
SAMPLE = {"edition": "2020.1", "fields": "说明（text）", "number": "1"}


def check(case: ChangeCase) -> Iterator[Finding]:
    """The entries of records of issued editions say what they said."""
    for path, old, new in issued_records(case):
        if new is None or len(new.changes) != len(old.changes):
            continue  # SD509 speaks of it
        for index, (before, after) in enumerate(zip(old.changes, new.changes, strict=True)):
            if fields := "、".join(_changed(before, after)):
                arguments = {"edition": old.edition, "number": str(index + 1), "fields": fields}
                yield case.repository.found("SD519", path, ("changes", index), arguments)


def _changed(before: Recorded, after: Recorded) -> Iterator[str]:
    if not same_words(before.text, after.text):
        yield "说明（text）"
    if before.basis != after.basis:
        yield "依据（basis）"
    if before.kind != after.kind:
        yield "内容（kind）"
