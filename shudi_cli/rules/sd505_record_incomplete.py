"""调整记录不完整

一份调整记录要说清三件事：谁批准的，每一处为什么改，法律变动引起的依据哪一条。缺了批准，就是部门自己改清单；缺了依据，说“法律改了”就没有着落（意见：动态管理；条例第四条）。

日期要连得起来：先发函，后回函，再批准，然后施行。批准的是编制清单的政府（清单说明的 issuer，或者上级的政府、党委、编委），部门、乡镇不能自己批准自己的调整；认不出是政府的名称也不算。previous 写紧接着的前一个版次。

草案（清单说明 state: draft）的记录可以先空着批准，印发之前补上。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from shudi_cli.finding import Finding, found
from shudi_cli.loading import layout
from shudi_cli.model import Adjustment
from shudi_cli.rule import ListCase
from shudi_cli.yamlio import Path

LEVEL = "error"
SUBJECT = "list"
MESSAGE = "{edition} 版的调整记录{problem}。"
HINT = "{advice}"
SAMPLE = {
    "advice": "在 approved 里写明由谁、以什么文件批准；示范清单写“示范”。",
    "edition": "2019.1",
    "problem": "没有批准机关和文件",
}


def check(case: ListCase) -> Iterator[Finding]:
    """Every record up to the present edition names its approval, matters that exist, its basis."""
    manifest = case.list.manifest
    for record in case.repository.snapshot.adjustments.get(manifest.id, ()):
        path = layout.adjustment(manifest.id, record.edition)
        is_draft = manifest.state == "draft" and record.edition == manifest.edition
        for at, problem, advice in _problems(case, record, is_draft=is_draft):
            arguments = {"edition": record.edition, "problem": problem, "advice": advice}
            place = case.repository.place(path, at)
            yield found("SD505", place, arguments, subject=f"{manifest.id}/{record.edition}")


def _problems(
    case: ListCase, record: Adjustment, *, is_draft: bool
) -> Iterator[tuple[Path, str, str]]:
    manifest = case.list.manifest
    if record.approved is None and not is_draft:
        yield (), "没有批准机关和文件", "在 approved 里写明由谁、以什么文件批准；示范清单写“示范”。"
    yield from _decision(case, record)
    snapshot = case.repository.snapshot
    records = snapshot.adjustments.get(manifest.id, ())
    earlier = [r for r in records if r.order < record.order]
    last = max(earlier, key=lambda r: r.order, default=None)
    if last and record.previous and record.previous != last.edition:
        problem = f"写的前一版次是 {record.previous}，紧接着的前一个是 {last.edition}"
        yield ("previous",), problem, "改正 previous；比较、历史都靠它连起来。"
    if record.edition == manifest.edition and record.effective != manifest.effective:
        yield (
            ("effective",),
            f"写的施行日期是 {record.effective}，清单说明里是 {manifest.effective}",
            "两处写成同一天。",
        )
    ids = {entry.key for entry in case.list.entries}
    for index, change in enumerate(record.changes):
        for number, matter in enumerate(change.matters):
            if matter not in ids and not snapshot.has_file(f"{manifest.id}/{matter}"):
                at = ("changes", index, "matters", number)
                yield at, f"提到不存在的事项 {matter}", "改正编号；事项不能删除。"
        if change.reason == "law" and not change.basis:
            yield (
                ("changes", index),
                "说法律变动引起调整，却没有写依据",
                "在这一处的 basis 里引用新的法律和条。",
            )


def _decision(case: ListCase, record: Adjustment) -> Iterator[tuple[Path, str, str]]:
    """What is wrong with who approved the record, and with the order of its days."""
    approved = record.approved
    if approved and _decides_nothing(case, approved.by):
        issuer = case.list.manifest.issuer
        advice = f"写作出决定的政府（{issuer}或者上级）和它的文件；部门、乡镇只能提出。"
        yield ("approved", "by"), f"由“{approved.by}”批准，它不是编制清单的政府", advice
    decided = approved.date if approved else None
    if decided and decided > record.effective:
        problem = f"批准日期 {decided} 晚于施行日期 {record.effective}"
        yield ("approved", "date"), problem, "先批准，后施行；核对两个日期。"
    for index, change in enumerate(record.changes):
        for number, asked in enumerate(change.consulted):
            at = ("changes", index, "consulted", number, "replied")
            last = decided or record.effective
            if asked.replied and asked.sent and asked.replied < asked.sent:
                problem = f"里“{asked.body}”的回函（{asked.replied}）早于发函（{asked.sent}）"
                yield at, problem, "核对两个日期。"
            elif asked.replied and asked.replied > last:
                problem = f"里“{asked.body}”的回函（{asked.replied}）晚于批准、施行（{last}）"
                yield at, problem, "先征求意见，后决定；决定以后才收到的同意不能补上。"


def _decides_nothing(case: ListCase, name: str) -> bool:
    """Whether a name is of nobody who can decide on a list.

    The city that compiles a county's list is seldom in its register, so that a name nobody
    registered may still be a government's.
    """
    manifest = case.list.manifest
    if known := case.body(name):
        kinds = ("government", "party", "group")
        return known.body.kind not in kinds or bool(case.holders(name))
    is_sample = manifest.nature == "demonstration" and name == "示范"
    return not (is_sample or name == manifest.issuer or _GOVERNMENT.search(name))


_GOVERNMENT = re.compile(
    r"[省市县区州盟旗](人民政府|政府|委员会|委|人民代表大会.*|.*编制委员会(办公室)?|.*领导小组)(办公室)?$"
)
