"""勘误放错了地方

勘误按位置起作用：data/errata/清单/版次/事项编号.yaml。清单、版次、事项有一个对不上，勘误就不会盖在任何文本上，印错的字照样是错的，也没有人知道。

版次是清单现在的版次、调整记录里写过的（edition、previous），或者历史里有过的；事项要在清单里，废止的也算。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.editions import history
from shudi_cli.finding import Finding, Place, found
from shudi_cli.loading import Entry, MatterList, layout
from shudi_cli.process import head
from shudi_cli.rule import RepositoryCase

LEVEL = "error"
SUBJECT = "repository"
MESSAGE = "这份勘误不起作用：{problem}。"
HINT = "放到 data/errata/清单/版次/事项编号.yaml；{known}。"
SAMPLE = {"known": "版次有：2019.1、2020.1", "problem": "没有 2018.1 版"}


def check(case: RepositoryCase) -> Iterator[Finding]:
    """Every erratum is of a list, an edition and a matter there are."""
    snapshot = case.snapshot
    for path in snapshot.base.names(layout.ERRATA):
        kind = layout.kind(path)
        if kind and not snapshot.base.exists(layout.manifest(kind.list)):
            known = "清单是 data/matters 下的文件夹名"
            arguments = {"problem": f"没有清单 {kind.list}", "known": known}
            yield found("SD314", Place(path, commit=snapshot.base.commit), arguments)
    for matters in snapshot.lists:
        for edition, entries in snapshot.errata.get(matters.manifest.id, {}).items():
            for entry in entries:
                if problem := _problem(case, matters, edition, entry):
                    arguments = {"problem": problem[0], "known": problem[1]}
                    place = case.place(entry.place.path, entry.at(("id",)))
                    yield found("SD314", place, arguments, subject=f"{entry.id}/{edition}")


def _problem(
    case: RepositoryCase, matters: MatterList, edition: str, entry: Entry
) -> tuple[str, str] | None:
    """What is wrong with where an erratum lies, and what would be right."""
    records = case.snapshot.adjustments.get(matters.manifest.id, ())
    told = {e for r in records for e in (r.edition, r.previous)} | {matters.manifest.edition}
    editions = sorted(e for e in told if e)
    if edition not in editions and edition not in _past(case, matters.manifest.id):
        return f"没有 {edition} 版", f"版次有：{'、'.join(editions)}"
    later = {r.edition for r in records if r.effective > matters.manifest.effective}
    known = {e.key for e in matters.entries}
    is_there = entry.key in known or case.snapshot.has_file(entry.id)
    if not is_there and edition not in later:
        return f"清单里没有事项 {entry.key}", "事项编号用 shudi ls 查看"
    return None


def _past(case: RepositoryCase, list_id: str) -> set[str]:
    """The editions that only the history knows; git is asked where no record names one."""
    root, base = case.snapshot.root, case.snapshot.base
    commit = base.commit or (head(root) if root else None)
    return {past.edition for past in history(root, commit, list_id)} if root and commit else set()
