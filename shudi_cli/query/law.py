"""“What rests on this law”, and which matters the changes of law have overtaken."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Literal, NamedTuple

from shudi_cli.editions import Snapshot
from shudi_cli.errors import NegativeAnswer
from shudi_cli.finding import Place
from shudi_cli.loading import Entry, MatterList
from shudi_cli.model import Citation, Law, Matter, Version
from shudi_cli.walk import citations
from shudi_cli.yamlio import Path

RoleName = Literal["lead", "support", "holder", "matter", "limit"]


class Use(NamedTuple):
    """One citation of a law, and the duties that rest on it.

    `body` is None where the whole matter cites the law. `version` is the version meant, `older`
    whether it has lost its force by the day asked about: amended since, or repealed.
    """

    list: MatterList
    entry: Entry
    role: RoleName
    body: str | None
    citation: Citation
    duties: tuple[str, ...]
    version: Version | None
    older: bool
    reviewed: str
    place: Place


class LawAnswer(NamedTuple):
    """A law as it stands on a day, and every use of it in the snapshot's lists."""

    query: str
    on: str
    revision: str | None
    law: Law
    uses: tuple[Use, ...]


class LawChange(NamedTuple):
    """A law that was amended or repealed after a matter's review, and the articles cited."""

    law: Law
    kind: Literal["amended", "repealed"]
    on: str
    articles: tuple[str, ...]


class StaleMatter(NamedTuple):
    """A matter whose law has moved on."""

    list: MatterList
    entry: Entry
    reviewed: str
    changes: tuple[LawChange, ...]


class StaleAnswer(NamedTuple):
    """The matters to review, oldest review first."""

    on: str
    revision: str | None
    lists: tuple[MatterList, ...]
    matters: tuple[StaleMatter, ...]


def law(snapshot: Snapshot, name: str, today: str) -> LawAnswer:
    """Everything in the snapshot that rests on the law called `name`.

    Raises `NegativeAnswer` when the register has no such law, naming the nearest.
    """
    found = _known(snapshot, name)
    on = snapshot.on or today
    uses = [
        _use(snapshot, matters, entry, at, citation, found, on)
        for matters, entry in _active(snapshot)
        for at, citation in citations(entry.matter)
        if citation.law is not None and snapshot.laws.get(citation.law) is found
    ]
    return LawAnswer(name, on, snapshot.revision, found, tuple(uses))


def stale(snapshot: Snapshot, today: str) -> StaleAnswer:
    """Every matter in force whose law was amended or repealed after its review."""
    on = snapshot.on or today
    matters = []
    for found, entry in _active(snapshot):
        reviewed = _reviewed(found, entry)
        if changes := tuple(_changes(snapshot, entry.matter, reviewed, on)):
            matters.append(StaleMatter(found, entry, reviewed, changes))
    matters.sort(key=lambda m: (m.reviewed, m.entry.id))
    return StaleAnswer(on, snapshot.revision, snapshot.lists, tuple(matters))


def _active(snapshot: Snapshot) -> Iterator[tuple[MatterList, Entry]]:
    for matters in snapshot.lists:
        for entry in matters.active():
            yield matters, entry


def _reviewed(matters: MatterList, entry: Entry) -> str:
    return entry.matter.reviewed or matters.manifest.effective


def _known(snapshot: Snapshot, name: str) -> Law:
    asked = name.strip().strip("《》")
    if found := snapshot.laws.get(asked):
        return found
    laws = snapshot.laws.laws
    holding = [one for one in laws if asked in one.name]
    if len(holding) == 1:
        return holding[0]
    near = [one.short or one.name for one in holding[:5]]
    near = near or get_close_matches(
        asked, [one.short or one.name for one in laws], n=3, cutoff=0.4
    )
    hint = f"是不是：{'、'.join(near)}？" if near else "登记在册的法律见 data/laws。"
    raise NegativeAnswer(f"法律登记册里没有“{asked}”。", hint)


def _use(
    snapshot: Snapshot,
    matters: MatterList,
    entry: Entry,
    at: Path,
    citation: Citation,
    found: Law,
    on: str,
) -> Use:
    role, body, duties = _resting(entry.matter, at)
    version = found.version_cited(citation, matters.manifest.effective)
    present = found.version_on(on)
    older = version is not None and version.starts <= on and version != present
    place = snapshot.documents[entry.place.path].place(entry.at(at))
    reviewed = _reviewed(matters, entry)
    return Use(matters, entry, role, body, citation, duties, version, older, reviewed, place)


def _resting(matter: Matter, at: Path) -> tuple[RoleName, str | None, tuple[str, ...]]:
    """Who bears what stands under the citation at a path."""
    match at:
        case ("lead", int(index), *_):
            return "lead", matter.lead[index].body, matter.lead[index].duties
        case ("support", int(index), *_):
            return "support", matter.support[index].body, matter.support[index].duties
        case ("duty_holders", int(index), *_):
            holder = matter.duty_holders[index]
            return "holder", holder.name, holder.duties
        case ("workflow", "steps", int(index), *_) if matter.workflow is not None:
            step = matter.workflow.steps[index]
            return "limit", "、".join(step.by), (step.step,)
    return "matter", None, ()


def _changes(snapshot: Snapshot, matter: Matter, reviewed: str, on: str) -> Iterator[LawChange]:
    articles: dict[str, list[str]] = {}
    for _, citation in citations(matter):
        if found := snapshot.laws.get(citation.law or ""):
            cited = articles.setdefault(found.name, [])
            cited.extend(a for a in citation.articles if a not in cited)
    for name, cited in articles.items():
        found = snapshot.laws.get(name)
        if found is None:
            continue
        if found.repealed is not None and reviewed < found.repealed.on <= on:
            yield LawChange(found, "repealed", found.repealed.on, tuple(cited))
        elif newer := found.changed(reviewed, on):
            yield LawChange(found, "amended", newer.starts, tuple(cited))
