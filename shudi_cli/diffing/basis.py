"""What a matter rests on: laws and documents newly cited, dropped, cited by other articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from shudi_cli.diffing.change import Change
from shudi_cli.diffing.state import Case
from shudi_cli.model import Citation, Law, Matter
from shudi_cli.text import article_order
from shudi_cli.yamlio import Path

_WHOLE, _FLOW = "整个事项", "运行流程"


class _Cited(NamedTuple):
    """One citation, where it stands and for whom."""

    title: str
    citation: Citation
    owner: str
    path: Path

    @property
    def articles(self) -> frozenset[str]:
        """The articles; one cited by paragraph carries it: "10:2"."""
        it = self.citation
        tail = ":" + ",".join(it.items) if it.items else ""
        return frozenset(article + tail for article in it.articles)


def basis(case: Case) -> Iterator[Change]:
    """One change for each law or document of the whole matter, however many parts cite it."""
    old = _by_title(case, case.old.matter)
    new = _by_title(case, case.new.matter)
    for title in [*old, *(title for title in new if title not in old)]:
        yield from _title(case, title, old.get(title, ()), new.get(title, ()))


def _title(
    case: Case, title: str, old: tuple[_Cited, ...], new: tuple[_Cited, ...]
) -> Iterator[Change]:
    was, now = (old[0].path if old else ()), (new[0].path if new else ())
    before, after = _articles(old), _articles(new)
    if not old:
        yield case.change("basis-added", title, (), _sorted(after), now=now)
    elif not new:
        kind = "basis-repealed" if _is_repealed(case, title) else "basis-dropped"
        yield case.change(kind, title, _sorted(before), (), was=was)
    elif before != after:
        lost, won = _sorted(before - after), _sorted(after - before)
        kind = "basis-version" if _is_amended(case, title) else "basis-articles"
        yield case.change(kind, title, lost, won, was=was, now=now)
    elif _spread(case, old) != _spread(case, new):
        places = _places(case, old, new)
        yield case.change("basis-placed", title, *places, was=was, now=now)
    if old and new and before == after:
        for kind, field in (("basis-dated", "version"), ("basis-named", "named_as")):
            one, other = _values(old, field), _values(new, field)
            if one != other:
                yield case.change(kind, title, one, other, was=was, now=now)


def _by_title(case: Case, matter: Matter) -> dict[str, tuple[_Cited, ...]]:
    """The citations by the full title of what they cite, in order of first mention."""
    found: dict[str, tuple[_Cited, ...]] = {}
    for owner, path, citation in _citations(matter):
        title = _named(case, citation)
        found[title] = (*found.get(title, ()), _Cited(title, citation, owner, path))
    return found


def _named(case: Case, citation: Citation) -> str:
    if citation.document is not None:
        it = citation.document
        notes = "，".join(piece for piece in (it.issuer, it.number, it.date) if piece)
        return f"《{it.title}》{f'（{notes}）' if notes else ''}"
    law = case.names.law(citation.law or "")
    return f"《{law.name if law else citation.law}》"


def _citations(matter: Matter) -> Iterator[tuple[str, Path, Citation]]:
    yield from _numbered(_WHOLE, ("basis",), matter.basis)
    for role, parts in (("lead", matter.lead), ("support", matter.support)):
        for index, part in enumerate(parts):
            yield from _numbered(part.body, (role, index, "basis"), part.basis)
    for index, holder in enumerate(matter.duty_holders):
        yield from _numbered(holder.name, ("duty_holders", index, "basis"), holder.basis)
    for index, step in enumerate(matter.workflow.steps if matter.workflow else ()):
        if isinstance(step.limit_basis, Citation):
            yield (
                _FLOW,
                ("workflow", "steps", index, "limit_basis"),
                step.limit_basis,
            )


def _numbered(
    owner: str, at: Path, group: tuple[Citation, ...]
) -> Iterator[tuple[str, Path, Citation]]:
    for index, citation in enumerate(group):
        yield owner, (*at, index), citation


def _articles(group: tuple[_Cited, ...]) -> frozenset[str]:
    return frozenset(article for cited in group for article in cited.articles)


def _sorted(articles: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(articles, key=lambda a: (article_order(a.partition(":")[0]), a)))


def _spread(case: Case, group: tuple[_Cited, ...]) -> Mapping[str, frozenset[str]]:
    """Which body or step cites which articles; bodies by identity, so that a rename is none."""
    spread: dict[str, frozenset[str]] = {}
    for cited in group:
        owner = case.names.key(cited.owner)
        spread[owner] = spread.get(owner, frozenset()) | cited.articles
    return spread


def _places(
    case: Case, old: tuple[_Cited, ...], new: tuple[_Cited, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Where the law is cited otherwise than before: "owner|article|article" on either side."""
    before, after = _spread(case, old), _spread(case, new)
    names = {case.names.key(cited.owner): cited.owner for cited in (*old, *new)}

    def only(one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]) -> list[str]:
        return [
            "|".join((names[key], *_sorted(articles - other.get(key, frozenset()))))
            for key, articles in one.items()
            if key not in other or articles - other[key]
        ]

    return tuple(only(before, after)), tuple(only(after, before))


def _values(group: tuple[_Cited, ...], field: str) -> tuple[str, ...]:
    return tuple(sorted({value for cited in group if (value := getattr(cited.citation, field))}))


def _law(case: Case, title: str) -> Law | None:
    return case.names.law(title.removeprefix("《").removesuffix("》"))


def _is_repealed(case: Case, title: str) -> bool:
    law = _law(case, title)
    day = case.names.new.list.manifest.effective
    return bool(law and law.repealed and law.repealed.on <= day)


def _is_amended(case: Case, title: str) -> bool:
    """Whether another text of the law is in force on the new edition's day than on the old one's."""
    law = _law(case, title)
    days = (case.names.old.list.manifest.effective, case.names.new.list.manifest.effective)
    return law is not None and law.version_on(days[0]) != law.version_on(days[1])
