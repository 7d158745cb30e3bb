"""法律截止日（law_as_of）往后移了，没有核对，请核对

law_as_of 告诉读者“所依法律核到哪一天”，每次查询、每份文件都印着它。只改这个日期，等于说这段时间的法律都看过了。往后移，要么期间修改过的法律，引用它的事项都重新核对过（reviewed），要么至少这个改动里有事项核对过，或者登记册补了新版本；更不能移到今天以后。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding, found
from shudi_cli.model import Matter
from shudi_cli.rule import ChangeCase, ListCase
from shudi_cli.rules.renamed import same_laws
from shudi_cli.walk import citations

LEVEL = "warning"
SUBJECT = "change"
MESSAGE = "清单的法律截止日（law_as_of）由 {old} 改为 {new}，{problem}。"
HINT = "核对这段时间修改、废止的法律（shudi law --stale），把核对过的事项的 reviewed 改成核对的日期；没有核对的，恢复原来的截止日。"
SAMPLE = {
    "new": "2026-10-31",
    "old": "2025-04-30",
    "problem": "这个改动没有核对一个事项，法律登记册也没有改",
}


def check(case: ChangeCase) -> Iterator[Finding]:
    """Whoever moves the day has looked at what the law did in between."""
    old, within = case.before.list.manifest.law_as_of, case.within
    new = within.list.manifest.law_as_of if within else None
    if within is None or old is None or new is None or new <= old:
        return
    if problem := _problem(case, within, old, new):
        place = case.repository.place(within.list.place.path, ("law_as_of",))
        arguments = {"old": old, "new": new, "problem": problem}
        yield found("SD521", place, arguments, subject=within.list.manifest.id)


def _problem(case: ChangeCase, within: ListCase, old: str, new: str) -> str:
    if not case.repository.today.reached(new):
        return "那一天还没有到"
    stale = [e.matter.id for e in within.list.active() if _is_stale(within, e.matter, old, new)]
    if stale:
        shown = "、".join(stale[:3]) + (f" 等 {len(stale)} 个" if len(stale) > 3 else "")
        return f"期间修改过所依法律的事项没有重新核对：{shown}"
    reviewed = any(change.kind == "review-dated" for change in case.changes)
    unchanged = case.base is None or same_laws(case.base.laws, case.repository.snapshot.laws)
    return "" if reviewed or not unchanged else "这个改动没有核对一个事项，法律登记册也没有改"


def _is_stale(within: ListCase, matter: Matter, old: str, new: str) -> bool:
    """Whether a law the matter cites changed in between and nobody looked at the matter since."""
    reviewed = matter.reviewed or within.day
    for _, citation in citations(matter):
        law = within.law(citation.law) if citation.law else None
        changed = [day for day in law.days if max(old, reviewed) < day <= new] if law else []
        if changed:
            return True
    return False
