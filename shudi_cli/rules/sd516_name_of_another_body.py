"""登记册的改动让清单里的名称指了别的单位

清单写的是名称，谁负责要看名称在单位登记册里指谁。把“县公安局”写成另一个单位的名称、简称或者原名称，清单一字不动，主体责任就换了单位；已经印发的版次也跟着变了。

机构改革换了单位的，在登记册里写承接（succeeded_by）或者原名称（predecessors），编号不变；责任真的换了单位的，出新的版次、写调整记录。本县自己的名称（某县公安局）登记在本县的文件里，不算换了单位。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding, found
from shudi_cli.rule import ChangeCase
from shudi_cli.rules.renamed import another, body_place, carried_on, same_bodies
from shudi_cli.walk import named_bodies

LEVEL = "error"
SUBJECT = "change"
MESSAGE = (
    "清单里写的“{name}”原来指“{old}”，单位登记册的这个改动以后指“{new}”：清单没改，责任换了单位。"
)
HINT = "把名称还给“{old}”；机构改革由别的单位承接的，在它那一项写 succeeded_by；责任真的换了单位的，出新的版次、写调整记录。"
SAMPLE = {"name": "县公安局", "new": "县应急管理局", "old": "县公安局"}


def check(case: ChangeCase) -> Iterator[Finding]:
    """Every name the list used means whom it meant, or who carries that body on."""
    new = case.repository.snapshot.bodies
    if case.within is None or case.base is None or same_bodies(case.base.bodies, new):
        return
    entries = case.before.list.entries
    code = case.within.list.manifest.jurisdiction.code
    for name in sorted({name for e in entries for _, name in named_bodies(e.matter)}):
        moved = another(case, name, code)
        if moved and not carried_on(case, *moved, code):
            old, now = moved
            arguments = {"name": name, "old": old.name, "new": now.name}
            yield found("SD516", body_place(case.repository, now), arguments, subject=name)
