"""上次核对以后法律废止了

依据的法律在上次核对以后废止，责任可能已经转到别的单位，也可能没有了。以 --on 指定的那天为准，没有指定的以今天为准；施行那天已经废止的，由 SD602 按错误处理。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import MatterCase

LEVEL = "note"
SUBJECT = "matter"
MESSAGE = "《{law}》自 {on} 起废止{by}，晚于上次核对的 {reviewed}。"
HINT = "查接替它的法律，改正依据和责任，编新的版次并写调整记录；全部待复核的事项：shudi law --stale"
SAMPLE = {"by": "，由《新办法》代替", "law": "旧办法", "on": "2020-05-01", "reviewed": "2019-07-31"}


def check(case: MatterCase) -> Iterator[Finding]:
    """No law the matter rests on has been repealed since the matter's review."""
    today = case.within.repository.today
    reviewed = case.entry.matter.reviewed or case.within.day
    told: set[str] = set()
    for at, citation, law, _ in case.cited:
        end = law.repealed
        if end is None or law.name in told or end.on <= reviewed or not today.reached(end.on):
            continue
        told.add(law.name)
        by = f"，由《{end.by}》代替" if end.by else ""
        arguments = {"law": citation.law, "on": end.on, "by": by, "reviewed": reviewed}
        yield case.found("SD606", (*at, "law"), arguments)
