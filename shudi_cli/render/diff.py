"""A comparison as text, as data and as Markdown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from shudi_cli.comparing import Compared, Comparison, Heading, Judged, Reason
from shudi_cli.diffing import LEVELS, Level, Spot
from shudi_cli.model import edition_order
from shudi_cli.render import change as said
from shudi_cli.render import matter
from shudi_cli.render.style import Style
from shudi_cli.text import pad, printable, wrap

FORMAT = "shudi.diff/1"
_MARK = re.compile(r"\[-.*?-\]|\{\+.*?\+\}", re.DOTALL)
_SPECIAL = re.compile(r"([\\`*_\[\]#~|])")
_HTML = str.maketrans({"<": "&lt;", ">": "&gt;", "&": "&amp;"})


def escaped(text: str) -> str:
    """Text that Markdown and HTML leave as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", printable(" ".join(text.split())).translate(_HTML))


MARKDOWN = said.Marks(("<del>", "</del>"), ("<ins>", "</ins>"), escaped)
"""Not `**` and `~~`: beside Chinese punctuation CommonMark does not take them for marks."""


def text(comparison: Comparison, style: Style) -> str:
    """List by list: what is compared, how much changed, then matter by matter, the gravest first."""
    lines: list[str] = []
    for compared in comparison.lists:
        lines += [*_list(compared, style), ""]
    return "\n".join(lines[:-1]) + "\n" if lines else "没有可以比较的清单。\n"


def matters(compared: Compared, style: Style) -> str:
    """The changes alone, for a reader who knows what is compared."""
    lines: list[str] = []
    for _, group in groupby(ordered(compared.changes), key=lambda j: j.change.matter):
        lines += _matter(compared, list(group), style)
    return "\n".join(lines or ["责任没有变化。"]) + "\n"


def markdown(comparison: Comparison) -> str:
    """The same for a merge request or a document."""
    return "\n".join(line for found in comparison.lists for line in _page(found)) + "\n"


def data(comparison: Comparison) -> dict[str, Any]:
    """The comparison as `shudi.diff/1` (schemas/diff.schema.json).

    Where several lists are compared, `old` and `new` name none; each change names its own.
    """
    kinds = Counter(judged.change.kind for judged in comparison.changes)
    single = comparison.lists[0] if len(comparison.lists) == 1 else None
    return {
        "format": FORMAT,
        "old": _side(single.old if single else None),
        "new": _side(single.new if single else None),
        "summary": dict(sorted(kinds.items())),
        "changes": [
            _change(judged, compared)
            for compared in comparison.lists
            for judged in compared.changes
        ],
    }


def _list(compared: Compared, style: Style) -> Iterator[str]:
    yield from wrap(style.strong(title(compared)), style.columns)
    yield from wrap(total(compared), style.columns)
    for _, group in groupby(ordered(compared.changes), key=lambda j: j.change.matter):
        judged = list(group)
        yield ""
        yield from _matter(compared, judged, style)
    if note := matter.caution(compared.new.manifest):
        yield ""
        yield from (style.faint(row) for row in wrap(note, style.columns, "说明　", "      "))


def _matter(compared: Compared, group: Sequence[Judged], style: Style) -> Iterator[str]:
    change = group[0].change
    yield style.strong(heading(compared, group[0])) if change.matter else style.strong("整个清单")
    for judged in group:
        label = pad(said.LEVELS[judged.level], 8)
        sentence = printable(said.sentence(judged.change, compared.atoms))
        rows = wrap(sentence, style.columns, f"  {label}　", " " * 12)
        yield from painted(rows, label, judged.level, style)
    for reason in reasons(group):
        yield from wrap(reason_text(reason), style.columns, "  为什么　　", " " * 12)


def painted(rows: Sequence[str], label: str, grave: Level, style: Style) -> list[str]:
    """The lines of one change with its label and its marked words coloured."""
    paints = {"shift-down": style.bad, "lead": style.warn, "support": style.warn}
    block = _marked("\n".join(rows), style)
    return block.replace(label, paints.get(grave, style.faint)(label), 1).split("\n")


def _marked(block: str, style: Style) -> str:
    """Insertions and deletions coloured line by line; the signs around them stay."""

    def paint(match: re.Match[str]) -> str:
        color = style.gone if match[0].startswith("[-") else style.come
        return "\n".join(
            line[: len(line) - len(line.lstrip(" "))] + color(line.lstrip(" "))
            for line in match[0].split("\n")
        )

    return _MARK.sub(paint, block)


def ordered(changes: Sequence[Judged]) -> list[Judged]:
    """The whole list first, then by matter; within one the gravest first."""
    return sorted(changes, key=lambda j: (j.change.matter, LEVELS.index(j.level)))


def title(compared: Compared) -> str:
    """What is compared with what."""
    old, new = compared.old, compared.new
    names = old.manifest.id if old.manifest.id == new.manifest.id else "两个清单"
    return f"{names}：{_named(old, new)} → {_named(new, old)}"


def _named(side: Heading, other: Heading) -> str:
    it = side.manifest
    where = f"，{side.revision}" if side.revision else "" if side.commit else "，工作区"
    name = f"{it.id} " if it.id != other.manifest.id else ""
    return f"{name}{it.edition} 版（{it.effective} 起施行{where}）"


def total(compared: Compared) -> str:
    """How many matters changed, how often, by level; what was accepted."""
    matters = {m for j in compared.changes for m in (j.change.matter, *j.change.matters) if m}
    accepted = f"另有 {len(compared.accepted)} 处变化已在 shudi.yaml 中认可，不计在内。"
    tail = accepted if compared.accepted else ""
    if not compared.changes:
        return f"没有变化。{tail}"
    counts = Counter(judged.level for judged in compared.changes)
    levels = "、".join(f"{said.LEVELS[level]} {counts[level]}" for level in LEVELS if counts[level])
    return f"{len(matters)} 个事项有变化，共 {len(compared.changes)} 处：{levels}。{tail}"


def heading(compared: Compared, judged: Judged) -> str:
    """A matter's name, domain and id."""
    change = judged.change
    domain = compared.new.manifest.domain_name(change.domain)
    return printable(f"{change.name}　{domain} {change.matter}")


def reasons(group: Sequence[Judged]) -> list[Reason]:
    """The reasons of several changes, each once, in the order of the records."""
    found = {(r.edition, r.recorded.text): r for judged in group for r in judged.reasons}
    return sorted(found.values(), key=lambda r: edition_order(r.edition))


def reason_text(reason: Reason) -> str:
    """“2020.1：…（《土地管理法》第六十二条）”."""
    basis = "；".join(matter.short_citation(c) for c in reason.recorded.basis)
    return printable(f"{reason.edition}：{reason.recorded.text}{f'（{basis}）' if basis else ''}")


def _page(compared: Compared) -> Iterator[str]:
    yield f"## {escaped(title(compared))}"
    yield ""
    yield escaped(total(compared))
    for _, found in groupby(ordered(compared.changes), key=lambda j: j.change.matter):
        group = list(found)
        yield ""
        yield f"### {escaped(heading(compared, group[0])) if group[0].change.matter else '整个清单'}"
        yield ""
        for judged in group:
            sentence = said.sentence(judged.change, compared.atoms, MARKDOWN)
            yield f"- **{said.LEVELS[judged.level]}**　{sentence}"
        if why := reasons(group):
            yield "- 为什么"
            yield from (f"  - {escaped(reason_text(reason))}" for reason in why)
    if note := matter.caution(compared.new.manifest):
        yield ""
        yield f"> {escaped(note)}"
    yield ""


def _side(side: Heading | None) -> dict[str, Any]:
    return {
        "list": side.manifest.id if side else None,
        "edition": side.manifest.edition if side else None,
        "effective": side.manifest.effective if side else None,
        "revision": side.revision if side else None,
        "commit": side.commit if side else None,
    }


def _change(judged: Judged, compared: Compared) -> dict[str, Any]:
    change = judged.change
    return {
        "kind": change.kind,
        "level": judged.level,
        "list": change.list,
        "matter": change.matter or None,
        "name": change.name or None,
        "detail": said.sentence(change, compared.atoms),
        "old": said.say(change, change.old) or None,
        "new": said.say(change, change.new) or None,
        "old_source": _place(change.old_source),
        "new_source": _place(change.new_source),
        "reason": "；".join(dict.fromkeys(r.recorded.text for r in judged.reasons)) or None,
        "fingerprint": change.fingerprint,
    }


def _place(spot: Spot | None) -> dict[str, Any] | None:
    if spot is None:
        return None
    place = spot.place
    return {"path": place.path, "line": place.line, "commit": place.commit}
