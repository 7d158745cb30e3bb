"""流程里部门的一步松了、撤了，或者交给了乡镇，请核对

流程是“施工图”：谁做哪一步、交给谁、多长时间（意见）。部门的时限放宽、取消，部门从和乡镇一起做的一步里退出，部门的一步取消，办完改交乡镇，清单上的主体责任一字不动，事情却压在乡镇那里等。

县里可以改流程，所以只是警告：请批准的人对照新旧两份看。法律变动引起的（调整记录 kind 写 workflow，reason: law，引用两个版次之间新施行的法律）、书面征求乡镇意见并得到同意的，不再提示；没有乡镇参加的事项不提示。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from shudi_cli.diffing import Change
from shudi_cli.finding import Finding
from shudi_cli.model import Matter
from shudi_cli.rule import ChangeCase, ListCase
from shudi_cli.rules.burden import settled
from shudi_cli.rules.recorded import by_new_law
from shudi_cli.walk import named_bodies

LEVEL = "warning"
SUBJECT = "change"
MESSAGE = (
    "“{name}”的流程“{step}”{what}，会不会压到乡镇、街道、村？调整记录里没有它们的书面意见，"
    "也不是法律变动引起的。"
)
HINT = "用 shudi diff 对照新旧两份；确实没有加重的，请批准的人知道；加重了的，书面征求乡镇、街道的意见，写进调整记录（kind: workflow）。"
SAMPLE = {
    "name": "拆除违法建设",
    "step": "现场勘测，认定违法情形",
    "what": "放宽了部门的时限（P5D → P50D）",
}

_HOURS = {"Y": 8766.0, "M": 730.5, "W": 168.0, "D": 24.0, "TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}


def check(case: ChangeCase) -> Iterator[Finding]:
    """What departments do in a flow they share with the grassroots is not eased unseen."""
    within = case.within
    if within is None or within.list.manifest.edition == case.before.list.manifest.edition:
        return  # of changes within an edition SD503 speaks
    matters = {e.matter.id: e.matter for e in within.list.active()}
    for change in case.changes:
        matter = matters.get(change.matter)
        what = _what(within, change, matter) if matter and _joined(within, matter) else ""
        if what and not (by_new_law(case, change) or settled(case, within, change)):
            arguments = {"name": change.name, "step": change.subject or "全部步骤", "what": what}
            yield case.found("SD514", change, arguments)


def _joined(within: ListCase, matter: Matter) -> bool:
    """Whether the grassroots is anywhere in a matter."""
    return any(within.holders(name) for _, name in named_bodies(matter))


def _what(within: ListCase, change: Change, matter: Matter) -> str:
    above = [name for name in change.old if not within.holders(name)]
    below = [name for name in change.new if within.holders(name)]
    if change.kind == "limit-changed" and _eased(change.old, change.new):
        taken = any(within.holders(name) for name in _doing(matter, change))
        old, new = (_said(values) for values in (change.old, change.new))
        return "" if taken else f"放宽了部门的时限（{old} → {new}）"
    if change.kind == "step-by-changed" and above:
        left = _doing(matter, change)
        alone = bool(left) and all(within.holders(name) for name in left)
        return f"不再由{'、'.join(above)}一起办，只剩{'、'.join(left)}" if alone else ""
    if change.kind == "workflow-removed":
        return "全部取消了"
    if change.kind == "step-removed" and above:
        return f"取消了，原来由{'、'.join(above)}办"
    if change.kind == "step-to-changed" and below:
        return f"办完改交{'、'.join(below)}"
    return ""


def _doing(matter: Matter, change: Change) -> tuple[str, ...]:
    """Who does the step that changed."""
    at = change.new_source.at if change.new_source else ()
    steps = matter.workflow.steps if matter.workflow else ()
    index = at[-1] if at else None
    return steps[index].by if isinstance(index, int) and index < len(steps) else ()


def _eased(old: Sequence[str], new: Sequence[str]) -> bool:
    """Whether a limit (within, every, workdays) became longer, or is there no more."""
    before, after = _hours(old), _hours(new)
    return any(b and (a is None or a > b) for b, a in zip(before, after, strict=True))


def _hours(limit: Sequence[str]) -> tuple[float | None, float | None]:
    within, every, workdays = limit or ("", "", "")
    factor = 1.4 if workdays else 1.0
    return _length(within, factor), _length(every, factor)


def _length(duration: str, factor: float) -> float | None:
    days, _, clock = duration.removeprefix("P").partition("T")
    pieces = [(n, u) for n, u in re.findall(r"([0-9.]+)([YMWD])", days)]
    pieces += [(n, f"T{u}") for n, u in re.findall(r"([0-9.]+)([HMS])", clock)]
    return sum(float(n) * _HOURS[u] for n, u in pieces) * factor if pieces else None


def _said(limit: Sequence[str]) -> str:
    within, every, workdays = limit or ("", "", "")
    pieces = (within, every and f"每 {every}", workdays and "工作日")
    return "，".join(piece for piece in pieces if piece) or "没有时限"
