"""调整记录写了没有发生的变化

调整记录是以后查“这项责任什么时候、为什么变”的依据。记录说某个事项改了主体责任、流程，和前一版比较却没有这样的变化，记录就不可信：多半是写错了事项、漏改了清单，也可能是先写好“已经同意”，留给以后用。

草案不检查，印发时检查。几个版次一起比较时，几份记录都提到的事项不检查（先改过去、又改回来）。只核对了法律、没有改动的，记录里不写，把事项的 reviewed 改成核对的日期。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from shudi_cli.comparing.reasons import aspect
from shudi_cli.diffing import KINDS, Change
from shudi_cli.finding import Finding
from shudi_cli.loading import layout
from shudi_cli.model import Adjustment
from shudi_cli.rule import ChangeCase
from shudi_cli.yamlio import Path

LEVEL = "warning"
SUBJECT = "change"
MESSAGE = "{edition} 版的调整记录写了 {matter} 的{what}，和前一版比较，没有这样的变化。"
HINT = "用 shudi diff 对照新旧两份：写错事项的改正，漏改清单的补上，没有变的从记录里去掉。"
SAMPLE = {"edition": "2020.1", "matter": "aa-01", "what": "变化（kind: lead）"}

_WORDS = frozenset({"lead", "support", "duty", "condition", "workflow", "whistle"})
"""Words of `kind` that a comparison can confirm; a law that was looked at (basis) may change nothing."""
_WHOLE = ("matter-", "body-", "domains-")


def check(case: ChangeCase) -> Iterator[Finding]:
    """What the record of an issued edition tells of a matter, the comparison shows."""
    if case.within is None or case.within.list.manifest.state == "draft":
        return
    told = Counter(m for record in case.records for m in _matters(record))
    there = {entry.key for entry in case.within.list.entries}
    by_matter: dict[str, list[Change]] = {}
    for change in case.changes:
        for matter in {change.matter, *change.matters}:
            by_matter.setdefault(matter, []).append(change)
    for record in case.records:
        path = layout.adjustment(case.within.list.manifest.id, record.edition)
        for at, matter, kind in _claims(record):
            if matter not in there:
                continue  # SD505 speaks of it, or its file cannot be read
            what = _idle(kind, by_matter.get(matter, [])) if told[matter] == 1 else ""
            if what:
                arguments = {"edition": record.edition, "matter": matter, "what": what}
                yield case.repository.found("SD520", path, at, arguments)


def _matters(record: Adjustment) -> set[str]:
    return {matter for entry in record.changes for matter in entry.matters}


def _claims(record: Adjustment) -> Iterator[tuple[Path, str, str]]:
    """Every matter of every entry, with the entry's kind."""
    for index, entry in enumerate(record.changes):
        for number, matter in enumerate(entry.matters):
            yield ("changes", index, "matters", number), matter, entry.kind


def _idle(kind: str, changes: list[Change]) -> str:
    """What of an entry's words nothing bears out; empty where all is as it says."""
    if not changes:
        return "变化"
    if any(change.kind.startswith(_WHOLE) for change in changes):
        return ""
    shown = {word for change in changes for word in _shown(change)}
    idle = [word for word in kind.split() if word in _WORDS - shown]
    return f"变化（kind: {' '.join(idle)}）" if idle else ""


def _shown(change: Change) -> set[str]:
    """The words a change bears out."""
    words = aspect(change)
    if change.kind.startswith("holder"):
        words |= {"duty"}
    if KINDS[change.kind].explains == ("lead", "support"):
        words |= {"lead", "support", "duty", "condition"}
    return words
