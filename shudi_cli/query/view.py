"""A matter with its names resolved: what every answer about a matter shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from shudi_cli.editions import Snapshot
from shudi_cli.loading import Entry, MatterList
from shudi_cli.model import Citation, Manifest, Matter, Part
from shudi_cli.text import article_order


class PartView(NamedTuple):
    """One body's share; `body` is its id, None where the register does not know the name."""

    part: Part
    body: str | None
    name: str


class Cited(NamedTuple):
    """A citation with the full title of its law or document."""

    title: str
    citation: Citation


class MatterView(NamedTuple):
    """A matter of one list and edition with resolved bodies and law titles."""

    list: Manifest
    entry: Entry
    domain: str
    lead: tuple[PartView, ...]
    support: tuple[PartView, ...]
    basis: tuple[Cited, ...]
    """All citations of the matter and its parts, one for each law, articles in order."""

    @property
    def matter(self) -> Matter:
        """The matter itself."""
        return self.entry.matter


def view(snapshot: Snapshot, matters: MatterList, entry: Entry) -> MatterView:
    """Resolve one matter against the snapshot's registers."""
    matter, manifest = entry.matter, matters.manifest

    def parts(source: Iterable[Part]) -> tuple[PartView, ...]:
        return tuple(_part(snapshot, manifest, part) for part in source)

    return MatterView(
        manifest,
        entry,
        manifest.domain_name(matter.domain),
        parts(matter.lead),
        parts(matter.support),
        tuple(cited(snapshot, c) for c in merged(_citations(matter))),
    )


def cited(snapshot: Snapshot, citation: Citation) -> Cited:
    """A citation with its full title; the name as written where the register does not know it."""
    if citation.document is not None:
        return Cited(citation.document.title, citation)
    name = citation.law or ""
    law = snapshot.laws.get(name)
    return Cited(law.name if law else name, citation)


def merged(citations: Iterable[Citation]) -> list[Citation]:
    """One citation for each law and version, articles united and sorted; documents as they come."""
    laws: dict[tuple[str, str | None], list[str]] = {}
    documents: list[Citation] = []
    for citation in citations:
        if citation.law is None:
            if citation not in documents:
                documents.append(citation)
            continue
        articles = laws.setdefault((citation.law, citation.version), [])
        articles.extend(a for a in citation.articles if a not in articles)
    united = [
        Citation(law=law, version=version, articles=tuple(sorted(articles, key=article_order)))
        for (law, version), articles in laws.items()
    ]
    return united + documents


def _citations(matter: Matter) -> Iterable[Citation]:
    yield from matter.basis
    for part in (*matter.lead, *matter.support):
        yield from part.basis


def _part(snapshot: Snapshot, manifest: Manifest, part: Part) -> PartView:
    known = snapshot.bodies.resolve(part.body, manifest.jurisdiction.code)
    return PartView(part, known.body.id if known else None, known.body.name if known else part.body)
