"""From a comparison of two states to the rows of a comparison table, words marked on both sides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from msgspec.structs import replace

from shudi_cli.comparing import Compared, Judged, Pair
from shudi_cli.diffing import KINDS, pieces
from shudi_cli.diffing.matching import match
from shudi_cli.document import Paragraph, Run, paragraph
from shudi_cli.layouts.blocks import LIKE, aligned, blocks, today
from shudi_cli.layouts.comparison import Revised, Revisions, Sides
from shudi_cli.layouts.words import basis, citations, shares
from shudi_cli.loading import Entry
from shudi_cli.query import MatterView, view
from shudi_cli.render import change as said
from shudi_cli.render import matter as words

_KINDS = {
    "matter-added": "新增",
    "matter-restored": "新增",
    "matter-retired": "取消",
    "matter-removed": "取消",
    "matter-renamed": "更名",
}
_NAME, _BASIS, _FLOW = "【事项名称】", "【依据】", "【流程】"


def revisions(compared: Compared, pair: Pair) -> Revisions:
    """The comparison of one list as a table's rows.

    A matter has a row when its responsibility, basis or workflow changed; a row shows the
    paragraphs that differ below the names of their bodies. What concerns the whole list, such as
    a body's new name, is a remark and no difference in the rows.
    """
    counted: defaultdict[str, list[Judged]] = defaultdict(list)
    for j in compared.changes:
        if _counts(j):
            counted[j.change.matter].append(j)
    renamed = {
        old: new
        for j in compared.changes
        if j.change.kind.startswith("body-re")
        for old, new in zip(j.change.old, j.change.new, strict=False)
    }
    rows = [
        _row(found, views, compared, renamed)
        for matter, views in _views(pair)
        if (found := counted.get(matter))
    ]
    order = [domain.name for domain in compared.new.manifest.domains]
    rows.sort(key=lambda row: order.index(row.domain) if row.domain in order else len(order))
    return Revisions(
        f"{compared.old.manifest.edition}版",
        f"{compared.new.manifest.edition}版",
        tuple(rows),
        tuple(f"{said.sentence(j.change)}。" for j in compared.changes if not j.change.matter),
    )


def _counts(judged: Judged) -> bool:
    return KINDS[judged.change.kind].level != "wording"


def _views(pair: Pair) -> Iterator[tuple[str, tuple[MatterView | None, MatterView | None]]]:
    """Each matter that either side has, by its id in the newer one, seen from both."""
    matched = match(pair.old.list, pair.new.list)
    for old, new in matched.both:
        yield new.matter.id, (_old(pair, old), _new(pair, new))
    for entry in matched.gone:
        yield entry.matter.id, (_old(pair, entry), None)
    for entry in matched.come:
        yield entry.matter.id, (None, _new(pair, entry))


def _old(pair: Pair, entry: Entry) -> MatterView | None:
    return view(pair.before, pair.old.list, entry) if entry.matter.status == "active" else None


def _new(pair: Pair, entry: Entry) -> MatterView | None:
    return view(pair.after, pair.new.list, entry) if entry.matter.status == "active" else None


def _row(
    found: Sequence[Judged],
    views: tuple[MatterView | None, MatterView | None],
    compared: Compared,
    renamed: Mapping[str, str],
) -> Revised:
    old, new = views
    kinds = [_KINDS[j.change.kind] for j in found if j.change.kind in _KINDS]
    seen = new or old
    change = found[0].change
    return Revised(
        name=seen.matter.name if seen else change.name,
        domain=seen.domain if seen else compared.new.manifest.domain_name(change.domain),
        kind=kinds[0] if kinds and (len(found) == 1 or kinds[0] != "更名") else "修改",
        changes=tuple(_changes(_content(old), _content(new), compared.atoms, renamed)),
        reason=tuple(_reasons(found)),
    )


def _content(seen: MatterView | None) -> list[Paragraph]:
    """Everything about a matter that an adjustment can change, in the order lists print it."""
    if seen is None:
        return []
    content = [paragraph(f"{_NAME}{seen.matter.name}")]
    for title, parts in (("主体责任", seen.lead), ("配合责任", seen.support)):
        content += [
            replace(p, runs=(Run(f"【{title}】"), *p.runs)) if p.role == "name" else p
            for p in shares(parts, full=True).paragraphs
        ]
    content += [paragraph(f"{_BASIS}{p.text}") for p in basis(seen, seen.matter.basis).paragraphs]
    steps = seen.matter.workflow.steps if seen.matter.workflow else ()
    for number, step in enumerate(steps, 1):
        limit = words.limit(step).replace(" ", "")
        source = step.limit_basis
        told = citations(seen, [source]) if source and not isinstance(source, str) else source
        content.append(
            paragraph(
                f"{_FLOW}{number}.{step.step}（{'、'.join(step.by)}"
                + (f" → {'、'.join(step.to)}" if step.to else "")
                + "".join(f"；{it}" for it in (limit, told, step.means, step.escalate) if it)
                + "）"
            )
        )
    return content


def _changes(
    old: Sequence[Paragraph],
    new: Sequence[Paragraph],
    atoms: Collection[str],
    renamed: Mapping[str, str],
) -> Iterator[Sides]:
    """What changed, body by body; what reads alike on both sides is left out."""
    for was, now in aligned(blocks(old), blocks(new), renamed):
        sides = Sides(*marked(was, now, atoms, renamed))
        if sides.old or sides.new:
            yield sides


def marked(
    old: Sequence[Paragraph],
    new: Sequence[Paragraph],
    atoms: Collection[str],
    renamed: Mapping[str, str],
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The paragraphs that differ, marked, below the names they belong to.

    What is shown on the left reads without its marks as the old text, on the right as the new.
    """
    before, after = [today(p.text, renamed) for p in old], [p.text for p in new]
    left: list[Paragraph] = []
    right: list[Paragraph] = []
    said: tuple[set[int], set[int]] = set(), set()
    for tag, i, i_end, j, j_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if tag == "equal":
            continue
        _name(left, old, i, i_end, said[0])
        _name(right, new, j, j_end, said[1])
        for was, now in _couples(old[i:i_end], new[j:j_end]):
            if was and now and _alike(was, now):
                gone, come = _words(was, now, atoms)
                left.append(gone)
                right.append(come)
                continue
            if was:
                left.append(_whole(was, "deleted"))
            if now:
                right.append(_whole(now, "inserted"))
    return tuple(left), tuple(right)


def _name(
    shown: list[Paragraph], content: Sequence[Paragraph], start: int, end: int, said: set[int]
) -> None:
    """The name above the paragraphs from `start` on, once, where it is not one of them."""
    above = next((at for at in range(start - 1, -1, -1) if content[at].role == "name"), None)
    own = start < len(content) and content[start].role == "name"
    if above is not None and above not in said and not own:
        said.add(above)
        shown.append(content[above])
    said.update(at for at in range(start, end) if content[at].role == "name")


def _couples(
    old: Sequence[Paragraph], new: Sequence[Paragraph]
) -> Iterator[tuple[Paragraph | None, Paragraph | None]]:
    """Old paragraphs beside the new ones they became: in order, the likeliest partner ahead."""
    rest = list(new)
    for was in old:
        partner = next((k for k, now in enumerate(rest) if _alike(was, now)), None)
        if partner is None:
            yield was, None
            continue
        yield from ((None, now) for now in rest[:partner])
        yield was, rest[partner]
        del rest[: partner + 1]
    yield from zip_longest((), rest)


def _alike(old: Paragraph, new: Paragraph) -> bool:
    if old.role != new.role:
        return False
    return SequenceMatcher(None, old.text, new.text, autojunk=False).ratio() >= LIKE


def _words(old: Paragraph, new: Paragraph, atoms: Collection[str]) -> tuple[Paragraph, Paragraph]:
    found = pieces(old.text, new.text, atoms)
    left = tuple(
        Run(p.text, "deleted" if p.kind == "gone" else "") for p in found if p.kind != "new"
    )
    right = tuple(
        Run(p.text, "inserted" if p.kind == "new" else "") for p in found if p.kind != "gone"
    )
    return Paragraph(left, old.role), Paragraph(right, new.role)


def _whole(given: Paragraph, mark: str) -> Paragraph:
    return Paragraph((Run(given.text, "deleted" if mark == "deleted" else "inserted"),), given.role)


def _reasons(found: Iterable[Judged]) -> Iterator[str]:
    lines: list[str] = []
    for judged in found:
        for reason in judged.reasons:
            lines.append(reason.recorded.text)
            if reason.recorded.basis:
                told = "；".join(words.short_citation(c) for c in reason.recorded.basis)
                lines.append(f"依据：{told}")
    yield from dict.fromkeys(lines)
