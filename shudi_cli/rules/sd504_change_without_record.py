"""责任变了，调整记录里没有

清单随法律立改废释、机构职能调整和工作需要而调整（条例第四条：动态调整；意见）。每一处责任变化都要在调整记录（data/adjustments）里写明原因、依据和批准，将来的人才知道为什么改。基准与现在之间有几个版次时，它们的记录合在一起看。
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from shudi_cli.finding import Finding, found
from shudi_cli.loading import layout
from shudi_cli.rule import ChangeCase
from shudi_cli.rules.sd503_issued_edition_changed import responsible

LEVEL = "error"
SUBJECT = "change"
MESSAGE = "{what}，调整记录里没有写。"
HINT = "在 {path} 的 changes 里写上：哪个事项、改了什么、原因（law、reorganisation、work）、依据。"
SAMPLE = {"path": "data/adjustments/shifan/2020.1.yaml", "what": "“拆除违法建设”的责任内容变了"}


def check(case: ChangeCase) -> Iterator[Finding]:
    """A new edition has its record, and every matter whose responsibility changed is in one."""
    old = case.before.list.manifest
    if case.within is None or case.within.list.manifest.edition == old.edition:
        return
    new = case.within.list.manifest
    path = f"{layout.ADJUSTMENTS}/{new.id}/{new.edition}.yaml"
    if all(record.edition != new.edition for record in case.records):
        place = case.repository.place(case.within.list.place.path, ("edition",))
        what = f"版次由 {old.edition} 改为 {new.edition}"
        yield found("SD504", place, {"what": what, "path": path}, subject=new.id)
    told = {m for record in case.records for change in record.changes for m in change.matters}
    changes = [c for c in case.changes if responsible(c) and c.matter not in told]
    for _, group in groupby(changes, key=lambda c: c.matter):
        first = next(group)
        arguments = {"what": f"“{first.name}”的责任内容变了", "path": path}
        yield case.found("SD504", first, arguments)
