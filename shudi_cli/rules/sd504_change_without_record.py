"""责任变了，调整记录里没有

清单随法律立改废释、机构职能调整和工作需要而调整（条例第四条：动态调整；意见）。每一处责任变化都要在调整记录（data/adjustments）里写明原因、依据和批准，将来的人才知道为什么改。

记录说的和改的要是同一类（kind）：换主体责任单位、换主办的写 lead，改职责分工的写 lead、support、duty 或者 condition，改运行流程的写 workflow；只写 basis 的记录，说明不了主体责任单位为什么换。基准与现在之间有几个版次时，它们的记录合在一起看。

从来没有印发过的清单，草案之间的改动不要求记录；第一次把 state 改为 issued 的那个改动，整个清单都是新增的：这一版要有记录，每个事项都要写到（kind: added，几个事项可以合写一处）。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from shudi_cli.diffing import Change
from shudi_cli.finding import Finding, found
from shudi_cli.loading import layout
from shudi_cli.rule import ChangeCase
from shudi_cli.rules.recorded import Aspect, about, aspect, speaking
from shudi_cli.rules.sd503_issued_edition_changed import responsible

LEVEL = "error"
SUBJECT = "change"
MESSAGE = "{what}，调整记录里没有写。"
HINT = "在 {path} 的 changes 里写上：哪个事项、改了什么（kind：lead、support、duty、condition、basis、workflow；第一次列入的写 added）、原因（law、reorganisation、work）、依据。"
SAMPLE = {"path": "data/adjustments/shifan/2020.1.yaml", "what": "“拆除违法建设”的责任内容变了"}


def check(case: ChangeCase) -> Iterator[Finding]:
    """A new edition has its record, and every matter whose responsibility changed is in one."""
    old = case.before.list.manifest
    if case.within is None:
        return
    if case.within.list.manifest.edition == old.edition and not case.first:
        return
    new = case.within.list.manifest
    path = layout.adjustment(new.id, new.edition)
    if all(record.edition != new.edition for record in case.records):
        place = case.repository.place(case.within.list.place.path, ("edition",))
        first = f"{new.edition} 版第一次印发"
        what = first if case.first else f"版次由 {old.edition} 改为 {new.edition}"
        yield found("SD504", place, {"what": what, "path": path}, subject=new.id)
        if case.first:
            return  # every matter would be named
    for _, group in groupby(filter(responsible, case.changes), key=lambda c: c.matter):
        yield from _unrecorded(case, list(group), path)


def _unrecorded(case: ChangeCase, changes: Sequence[Change], path: str) -> Iterator[Finding]:
    """What changed in one matter and no record speaks of; the first of each aspect."""
    first = changes[0]
    if not about(case, first):
        what = f"“{first.name}”的责任内容变了"
        yield case.found("SD504", first, {"what": what, "path": path})
        return
    missing: dict[Aspect, Change] = {}
    for change in changes:
        wanted = aspect(change)
        if wanted and not speaking(case, change):
            missing.setdefault(wanted, change)
    for wanted, change in missing.items():
        what = f"“{first.name}”的{wanted.said}变了（kind 里没有 {wanted.words}）"
        yield case.found("SD504", change, {"what": what, "path": path})
