"""单位登记册的改动让一个单位变成了乡镇（或者不再是）

责任有没有移到乡镇，是按单位登记册判断的。把部门写成由乡镇承接（succeeded_by）、把部门的名称写成乡镇的原名称（predecessors）、把乡镇的级别改成县级，清单一字不动，责任就换了人，检查也看不出来。

机构改革不会把部门变成乡镇，也不会把乡镇变成部门；事情真的下放了，写新的版次和调整记录。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding, Place, found
from shudi_cli.loading import layout
from shudi_cli.rule import ChangeCase, ListCase, RepositoryCase
from shudi_cli.walk import named_bodies

LEVEL = "error"
SUBJECT = "change"
MESSAGE = "“{name}”在单位登记册里原来是{old}，这个改动以后成了{new}。"
HINT = "改回 data/bodies 里它的级别（level）、类型（kind）、隶属（of）、承接（succeeded_by）；责任真的下放的，出新的版次、写调整记录。"
SAMPLE = {"name": "县公安局", "new": "乡镇（街道）、村的单位", "old": "县级以上的单位"}


def check(case: ChangeCase) -> Iterator[Finding]:
    """Every name the list used is of the grassroots still, or is not still."""
    if case.within is None:
        return
    base = RepositoryCase(case.base, case.repository.today) if case.base else case.repository
    before = ListCase(base, case.before.list)
    entries = case.before.list.entries
    for name in sorted({name for e in entries for _, name in named_bodies(e.matter)}):
        if before.body(name) is None or case.within.body(name) is None:
            continue  # SD301 speaks of names nobody bears
        was, now = bool(before.holders(name)), bool(case.within.holders(name))
        if was != now:
            said = ("县级以上的单位", "乡镇（街道）、村的单位")
            arguments = {"name": name, "old": said[was], "new": said[now]}
            yield found("SD511", Place(layout.BODIES), arguments, subject=name)
