"""法律登记册里已有的版本改了，请核对

哪一版在哪一天施行、有多少条，是判断依据的尺子。把施行日期挪一年，引用就落到另一版；把条数改大，不存在的条也能引；补登一个“早就施行”的版本，已经印发的版次依据的就是另一份文本。清单一字不动，对错却变了。

登记新通过的版本、补上原来空着的日期和条数，是平常的事，不提示；改动、删去已有的，改短名称让它指另一部法律，请批准的人对照公布的文本核对。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding, found
from shudi_cli.loading import layout
from shudi_cli.model import Law, Version
from shudi_cli.rule import ChangeCase
from shudi_cli.rules.renamed import law_place, same_laws

LEVEL = "warning"
SUBJECT = "change"
MESSAGE = "法律登记册里的《{law}》{what}。"
HINT = "对照公布的文本核对；写错的改回去，确要改正的，在提交说明里写明来源。"
SAMPLE = {"law": "行政处罚法", "what": "2021-01-22 版的条数由 86 改为 186"}


def check(case: ChangeCase) -> Iterator[Finding]:
    """What the register said of a law at the base, it still says."""
    new = case.repository.snapshot.laws
    if case.within is None or case.base is None or same_laws(case.base.laws, new):
        return
    day = case.before.list.manifest.effective
    gone = () if case.repository.snapshot.unread(layout.LAWS) else ("不见了",)
    for law in case.base.laws.laws:
        now = new.get(law.name)
        for what in _moved(law, now, day) if now else gone:
            place = law_place(case.repository, law.name)
            yield found(
                "SD522", place, {"law": law.short or law.name, "what": what}, subject=law.name
            )
        if now and law.short and (meant := new.get(law.short)) and meant.name != now.name:
            what = f"的简称现在指《{meant.name}》"
            place = law_place(case.repository, meant.name)
            yield found("SD522", place, {"law": law.short, "what": what}, subject=law.name)


def _moved(old: Law, new: Law, day: str) -> Iterator[str]:
    """What is said otherwise of a law; `day` is the one the list was issued for."""
    for version in old.versions:
        yield from _version(version, new.version_adopted(version.adopted))
    if old.repealed and new.repealed != old.repealed:
        yield f"的废止由 {_end(old)} 改为 {_end(new)}"
    elif new.repealed and not old.repealed and new.repealed.on <= day:
        yield f"补写了 {new.repealed.on} 起废止，早于现在这一版施行（{day}）"
    after = new.version_on(day)
    if after and old.version_adopted(after.adopted) is None:
        yield f"补登了 {after.adopted} 版，{day} 施行的因此换成了它"


def _version(old: Version, new: Version | None) -> Iterator[str]:
    if new is None:
        yield f"的 {old.adopted} 版不见了"
        return
    if old.effective and new.effective != old.effective:
        yield f" {old.adopted} 版的施行日期由 {old.effective} 改为 {new.effective or '空'}"
    if old.articles and new.articles != old.articles:
        yield f" {old.adopted} 版的条数由 {old.articles} 改为 {new.articles or '空'}"


def _end(law: Law) -> str:
    return law.repealed.on if law.repealed else "没有"
