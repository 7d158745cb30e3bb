"""The adjustment notice (调整说明): by domain, with reasons and basis, as text and as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from msgspec.structs import replace

from shudi_cli.comparing import Compared, Comparison, Reason
from shudi_cli.diffing import Change
from shudi_cli.model import Adjustment
from shudi_cli.render import change as said
from shudi_cli.render import diff, matter
from shudi_cli.render.style import Style
from shudi_cli.text import numeral, printable, wrap

REASONS: Mapping[Literal["law", "reorganisation", "work"], str] = {
    "law": "法律法规立改废释",
    "reorganisation": "机构职能调整",
    "work": "工作需要",
}
_WHO = ("matter-", "lead-", "support-", "duty-moved", "body-renamed")
_DETAIL = ("-duty-", "-condition-")
"""Who answers for what belongs in a notice; how a duty reads, in the annex."""


class _Line(NamedTuple):
    """One line of the notice: how deep a heading (0 for text), what it says."""

    depth: int
    text: str


def text(comparison: Comparison, style: Style) -> str:
    """The notice for a terminal or a plain document."""
    lines: list[str] = []
    for line in _notice(comparison):
        if line.depth == 1:
            lines += wrap(printable(line.text), style.columns)
        elif line.depth:
            lines += ["", *wrap(printable(line.text), style.columns)]
        else:
            first = "" if line.text.startswith("（") else "　　"
            lines += wrap(printable(line.text), style.columns, first, "")
    return "\n".join(lines) + "\n"


def markdown(comparison: Comparison) -> str:
    """The notice as Markdown."""
    lines: list[str] = []
    for line in _notice(comparison):
        head = "#" * line.depth + " " if line.depth else ""
        lines += [f"{head}{diff.escaped(line.text)}", ""]
    return "\n".join(lines)


def _notice(comparison: Comparison) -> Iterator[_Line]:
    for compared in comparison.lists:
        yield from _list(compared)


def _list(compared: Compared) -> Iterator[_Line]:
    old, new = compared.old.manifest, compared.new.manifest
    yield _Line(1, f"关于《{new.title}》调整情况的说明")
    yield _Line(0, f"（{old.edition} 版至 {new.edition} 版）")
    yield _Line(2, "一、总体情况")
    yield _Line(0, _overview(compared))
    if reasons := _why(compared.records):
        yield _Line(0, reasons)
    yield _Line(2, "二、批准和施行")
    for record in compared.records:
        yield _Line(0, _approval(record))
    if not compared.records:
        yield _Line(0, "这两个版次之间没有调整记录。")
    yield _Line(2, "三、分领域调整内容")
    yield from _domains(compared)
    if note := matter.caution(new):
        yield _Line(2, "说明")
        yield _Line(0, note)


def _overview(compared: Compared) -> str:
    old, new = compared.old.manifest, compared.new.manifest
    changes = [judged.change for judged in compared.changes]
    matters = {m for c in changes for m in (c.matter, *c.matters) if m}
    lines = [
        f"{old.edition} 版自 {old.effective} 起施行，{new.edition} 版自 {new.effective} 起施行。"
        f"其间共有 {len(matters)} 个事项作了调整"
    ]
    counts = (
        ("新增", {"matter-added"}),
        ("废止", {"matter-retired", "matter-removed"}),
        ("责任下移", {j.change.kind for j in compared.changes if j.level == "shift-down"}),
        ("主体责任单位变化", {c.kind for c in changes if _is_about(c, "lead")}),
        ("配合单位变化", {c.kind for c in changes if _is_about(c, "support")}),
    )
    for title, kinds in counts:
        if count := len({c.matter for c in changes if c.kind in kinds}):
            lines.append(f"{title}的 {count} 个")
    return "，".join(lines) + "。"


def _is_about(change: Change, role: str) -> bool:
    is_detail = any(word in change.kind for word in _DETAIL)
    return change.kind.startswith(f"{role}-") and not is_detail


def _why(records: tuple[Adjustment, ...]) -> str:
    counts = Counter(change.reason for record in records for change in record.changes)
    told = [
        f"因{words}的 {counts[reason]} 项" for reason, words in REASONS.items() if counts[reason]
    ]
    return f"调整理由：{'，'.join(told)}。" if told else ""


def _approval(record: Adjustment) -> str:
    by = record.approved
    told = (
        f"由{by.by}批准（{by.document}{f'，{by.date}' if by.date else ''}）"
        if by
        else "没有写明批准机关"
    )
    return f"{record.edition} 版自 {record.effective} 起施行，{told}。"


def _domains(compared: Compared) -> Iterator[_Line]:
    by_matter = _by_matter(compared)
    number = 0
    for domain in compared.new.manifest.domains:
        inside = [m for m in sorted(by_matter) if by_matter[m][0].domain == domain.code]
        if not inside:
            continue
        number += 1
        yield _Line(3, f"（{numeral(number)}）{domain.name}")
        for count, which in enumerate(inside, 1):
            changes = by_matter[which]
            yield _Line(4, f"{count}. {changes[0].name}（{which}）")
            yield from _matter(compared, which, changes)
    if not number:
        yield _Line(0, "各事项没有变化。")


def _by_matter(compared: Compared) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for judged in diff.ordered(compared.changes):
        if judged.change.matter:
            found.setdefault(judged.change.matter, []).append(judged.change)
    return found


def _matter(compared: Compared, which: str, changes: list[Change]) -> Iterator[_Line]:
    who = [c for c in changes if c.kind.startswith(_WHO) and not _is_detail(c)]
    if who:
        told = "；".join(said.sentence(_brief(change), compared.atoms) for change in who)
        yield _Line(0, f"责任变化：{told}。")
    reasons = [
        Reason(record.edition, recorded)
        for record in compared.records
        for recorded in record.changes
        if which in recorded.matters
    ]
    for reason in reasons:
        yield _Line(0, _reason(reason))
    if not reasons:
        rest = Counter(
            said.LEVELS[judged.level]
            for judged in compared.changes
            if judged.change.matter == which
        )
        told = "、".join(f"{name} {count} 处" for name, count in rest.items())
        yield _Line(0, f"有变化（{told}），没有调整记录说明理由。")


def _is_detail(change: Change) -> bool:
    return any(word in change.kind for word in _DETAIL)


def _brief(change: Change) -> Change:
    """The change without the duties that come and go with a body."""
    return replace(change, duties=())


def _reason(reason: Reason) -> str:
    it = reason.recorded
    basis = "；".join(matter.short_citation(citation) for citation in it.basis)
    tail = f"依据{basis}" if basis else REASONS[it.reason]
    asked = [c.body for c in it.consulted]
    consulted = f"，征求了{'、'.join(asked)}的意见" if asked else ""
    return f"{reason.edition} 版：{it.text.rstrip('。')}（{tail}{consulted}）。"
