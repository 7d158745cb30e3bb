"""单位登记册里的一个叫法换了单位，请核对

简称、俗称、原名称都用来找单位：shudi who --town、shudi body、清单里的名称，查的都是登记册。乡镇的简称改给另一个乡镇，“城管局”写到另一个局名下，单位由别的单位承接（succeeded_by），查的人得到的就是另一个单位。

机构改革、乡镇合并确实如此的，请批准的人对照文件核对；写错的改回去。清单里写的名称无缘无故换了单位的，由 SD516 报告。新增的叫法不提示。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding, found
from shudi_cli.loading.registers import COMMON, names, parents
from shudi_cli.rule import ChangeCase
from shudi_cli.rules.renamed import another, body_place, carried_on, same_bodies
from shudi_cli.walk import named_bodies

LEVEL = "warning"
SUBJECT = "change"
MESSAGE = "“{name}”在单位登记册里原来指“{old}”，这个改动以后指“{new}”：查它的人会得到另一个单位。"
HINT = "机构改革、乡镇合并的，请批准的人对照文件核对；写错的改回 data/bodies 里原来的写法。"
SAMPLE = {"name": "城管局", "new": "县应急管理局", "old": "县综合行政执法局"}


def check(case: ChangeCase) -> Iterator[Finding]:
    """Every name of the register, as the list's area and the places in it see it."""
    new = case.repository.snapshot.bodies
    if case.within is None or case.base is None or same_bodies(case.base.bodies, new):
        return
    own = case.within.list.manifest.jurisdiction.code
    entries = case.before.list.entries
    written = {name for e in entries for _, name in named_bodies(e.matter)}
    for name, code in sorted(_names(case, own)):
        moved = another(case, name, code)
        if moved and (name not in written or carried_on(case, *moved, code)):
            old, now = moved
            arguments = {"name": name, "old": old.name, "new": now.name}
            yield found("SD517", body_place(case.repository, now), arguments, subject=name)


def _names(case: ChangeCase, own: str) -> Iterator[tuple[str, str]]:
    """The names at the base with the area they are looked up in: the list's, or a place's in it."""
    seen = (*parents(own), COMMON)
    for file in case.base.bodies.files if case.base else ():
        inside = file.jurisdiction.startswith(own) and file.jurisdiction != own
        if inside or file.jurisdiction in seen:
            code = file.jurisdiction if inside else own
            yield from {(name, code) for body in file.bodies for name, _, _ in names(body)}
