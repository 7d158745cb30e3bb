"""已印发的版次改了清单说明

印发的版次，什么时候施行、是不是正式、谁编制、管哪里，和里面的责任一样不再改。把 state 改回 draft，就能绕过“印发以后不改”；把 effective 挪早挪晚，等于改了哪一天谁负责；把示范清单改成正式的，样子就成了文件。

要改的，出新的版次（shudi edition new）。标题、印发文件、公布情况、law_as_of 可以在版次内补写。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding, found
from shudi_cli.rule import ChangeCase

LEVEL = "error"
SUBJECT = "change"
MESSAGE = "{edition} 版已经印发，清单说明的{field}却由“{old}”改成了“{new}”。"
HINT = "恢复原来的写法；要改的先运行 shudi edition new 新版次 --effective 施行日期。正式清单另建，不从示范清单改来。"
SAMPLE = {"edition": "2019.1", "field": "状态（state）", "new": "draft", "old": "issued"}

_FIELDS = {
    "state": "状态（state）",
    "effective": "施行日期（effective）",
    "nature": "性质（nature）",
    "kind": "类型（kind）",
    "issuer": "编制机关（issuer）",
    "jurisdiction": "行政区划（jurisdiction）",
    "applies_to": "适用范围（applies_to）",
}


def check(case: ChangeCase) -> Iterator[Finding]:
    """Within an issued edition the manifest's own facts stay."""
    old = case.before.list.manifest
    if case.within is None or old.state != "issued":
        return
    new, path = case.within.list.manifest, case.within.list.place.path
    fields = _FIELDS if old.edition == new.edition else {"nature": _FIELDS["nature"]}
    for name, field in fields.items():
        before, after = _said(getattr(old, name)), _said(getattr(new, name))
        if before != after:
            arguments = {"edition": old.edition, "field": field, "old": before, "new": after}
            place = case.repository.place(path, (name,))
            yield found("SD508", place, arguments, subject=new.id)


def _said(value: object) -> str:
    """A value of the manifest in words."""
    if isinstance(value, tuple):
        return "、".join(value)
    code = getattr(value, "code", None)
    return f"{code} {getattr(value, 'name', '')}" if code else str(value or "")
