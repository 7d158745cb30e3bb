"""调整记录的版次比清单现在的还新

调整记录说的是一个版次改了什么、谁批准、谁同意。清单还没有到那个版次，记录就没有着落：多半是写错了版次，撤回草案时漏删了，也可能是先写好“已经同意”，留给以后用。

shudi edition new 同时建好清单说明里的新版次和它的记录，不会出现这种情形。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding, found
from shudi_cli.loading import layout
from shudi_cli.model import edition_order
from shudi_cli.rule import ListCase

LEVEL = "warning"
SUBJECT = "list"
MESSAGE = "有 {edition} 版的调整记录，清单现在是 {present} 版，还没有 {edition} 版。"
HINT = "写错版次的，改正文件名和 edition；要开始这个版次的，先移走这个文件，运行 shudi edition new {edition} --effective {effective}，再把内容写进去；不要了的，删去。"
SAMPLE = {"edition": "2020.1", "effective": "2020-02-01", "present": "2019.1"}


def check(case: ListCase) -> Iterator[Finding]:
    """No record is of an edition after the present one, unless a past day is asked about."""
    snapshot, manifest = case.repository.snapshot, case.list.manifest
    if snapshot.on is not None:
        return
    present = manifest.effective, edition_order(manifest.edition)
    for record in snapshot.adjustments.get(manifest.id, ()):
        if record.edition != manifest.edition and record.order > present:
            arguments = {
                "edition": record.edition,
                "effective": record.effective,
                "present": manifest.edition,
            }
            path = layout.adjustment(manifest.id, record.edition)
            place = case.repository.place(path, ("edition",))
            yield found("SD523", place, arguments, subject=f"{manifest.id}/{record.edition}")
