"""The adjustment notice (调整说明) as lines: terminal, Markdown and printed document read the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal, NamedTuple

from msgspec.structs import replace

from shudi_cli.comparing import Compared, Judged, Reason
from shudi_cli.diffing import Change
from shudi_cli.model import Adjustment
from shudi_cli.render import change as said
from shudi_cli.render import diff, matter
from shudi_cli.text import day, numeral

Role = Literal["title", "span", "caution", "heading", "subheading", "item", "text"]

REASONS: Mapping[Literal["law", "reorganisation", "work"], str] = {
    "law": "法律法规立改废释",
    "reorganisation": "机构职能调整",
    "work": "工作需要",
}
_OPINIONS = {"agree": "同意", "disagree": "不同意", "none": "未答复"}
_WHO = ("matter-", "lead-", "support-", "duty-moved", "body-renamed", "domain")
_DETAIL = ("-duty-", "-condition-")
"""Who answers for what belongs in a notice word by word; how a duty reads, in the annex."""
_ASPECTS = {
    "duty": "职责",
    "condition": "适用情形",
    "basis": "依据",
    "limit": "流程",
    "workflow": "流程",
    "step": "流程",
    "holder": "责任人",
    "whistle": "吹哨方式",
}
_COMMON = 6
"""A recorded adjustment of so many matters is told once for all of them."""
_NAMED = 12
"""Up to so many matters are named in a sentence; more are only counted."""


class Line(NamedTuple):
    """One paragraph of the notice and its place in it."""

    role: Role
    text: str


def notice(compared: Compared) -> Iterator[Line]:
    """The notice about one list: overview, approval, what concerns many matters, then by domain."""
    old, new = compared.old.manifest, compared.new.manifest
    yield Line("title", f"关于《{new.title}》调整情况的说明")
    yield Line("span", f"（{old.edition}版至{new.edition}版）")
    if note := matter.caution(new):
        yield Line("caution", note)
    changes = diff.ordered(compared.changes)
    reasons = _reasons(compared.records)
    common = [r for r in reasons if _is_common(r)]
    sections = [
        ("总体情况", list(_overview(compared, changes))),
        ("批准和施行", list(_approvals(compared.records))),
        ("多个事项的统一调整", list(_in_common(compared, common, changes))),
        ("分领域调整内容", list(_domains(compared, changes, reasons))),
    ]
    told = [(title, lines) for title, lines in sections if lines]
    for number, (title, lines) in enumerate(told, 1):
        yield Line("heading", f"{numeral(number)}、{title}")
        yield from lines


def _overview(compared: Compared, judged: Sequence[Judged]) -> Iterator[Line]:
    old, new = compared.old.manifest, compared.new.manifest
    touched = {m for j in judged for m in (j.change.matter, *j.change.matters) if m}
    pieces = [
        f"{old.edition}版自{day(old.effective)}起施行，{new.edition}版自{day(new.effective)}起施行。"
        f"其间共有{len(touched)}个事项作了调整"
    ]
    sorts = (
        ("新增", {"matter-added", "matter-restored"}, True),
        ("废止", {"matter-retired", "matter-removed"}, True),
        ("更名", {"matter-renamed"}, True),
        ("责任下移", {j.change.kind for j in judged if j.level == "shift-down"}, True),
        ("主体责任单位变化", _about(judged, "lead"), False),
        ("配合单位变化", _about(judged, "support"), False),
    )
    for title, kinds, named in sorts:
        names = {j.change.matter: j.change.name for j in judged if j.change.kind in kinds}
        names.pop("", None)
        if names:
            which = f"（{'、'.join(names.values())}）" if named and len(names) <= _NAMED else ""
            pieces.append(f"{title}的{len(names)}个{which}")
    yield Line("text", "，".join(pieces) + "。")
    counts = Counter(change.reason for record in compared.records for change in record.changes)
    why = [f"因{words}的{counts[reason]}项" for reason, words in REASONS.items() if counts[reason]]
    if why:
        yield Line("text", f"调整理由：{'，'.join(why)}。")
    for change in (j.change for j in judged if not j.change.matter):
        yield Line("text", f"{said.sentence(change, compared.atoms)}。")


def _about(judged: Sequence[Judged], role: str) -> set[str]:
    kinds = {j.change.kind for j in judged}
    return {k for k in kinds if k.startswith(f"{role}-") and not any(d in k for d in _DETAIL)}


def _approvals(records: Sequence[Adjustment]) -> Iterator[Line]:
    """Who approved; editions approved alike one after the other are named together."""
    for approved, group in groupby(records, key=lambda record: record.approved):
        found = list(group)
        told = (
            f"由{approved.by}批准（{approved.document}{f'，{day(approved.date)}' if approved.date else ''}）"
            if approved
            else "没有写明批准机关"
        )
        dates = [f"{r.edition}版自{day(r.effective)}起施行" for r in found]
        both = "均" if len(found) > 1 else ""
        yield Line("text", f"{'，'.join(dates)}，{both}{told}。")
    if not records:
        yield Line("text", "这两个版次之间没有调整记录。")


def _reasons(records: Sequence[Adjustment]) -> list[Reason]:
    """The recorded changes; those of one edition that read alike are one, of all their matters."""
    found: dict[tuple[object, ...], Reason] = {}
    for record in records:
        for it in record.changes:
            key = record.edition, it.text, it.reason, it.basis, it.consulted
            before = found[key].recorded.matters if key in found else ()
            matters = tuple(dict.fromkeys((*before, *it.matters)))
            found[key] = Reason(record.edition, replace(it, matters=matters))
    return list(found.values())


def _is_common(reason: Reason) -> bool:
    return len(reason.recorded.matters) >= _COMMON


def _in_common(
    compared: Compared, common: Sequence[Reason], judged: Sequence[Judged]
) -> Iterator[Line]:
    names = {j.change.matter: j.change.name for j in judged}
    for number, reason in enumerate(common, 1):
        ids = reason.recorded.matters
        named = "、".join(names.get(i, i) for i in ids) if len(ids) <= _NAMED else ""
        which = f"涉及{len(ids)}个事项{f'：{named}' if named else ''}。"
        yield Line("text", f"{number}.{_reason(reason, compared)}{which}")


def _domains(
    compared: Compared,
    judged: Sequence[Judged],
    reasons: Sequence[Reason],
) -> Iterator[Line]:
    by_matter: dict[str, list[Reason]] = {}
    for reason in reasons:
        for which in reason.recorded.matters:
            by_matter.setdefault(which, []).append(reason)
    entries: dict[str, list[Line]] = {}
    for which, group in groupby(judged, key=lambda j: j.change.matter):
        changes = [j.change for j in group]
        about = by_matter.get(which, [])
        own = [r for r in about if not _is_common(r)]
        lines = list(_matter(compared, changes, own, recorded=bool(about)))
        if which and lines:
            lines.insert(0, Line("item", f"{changes[0].name}（{which}）"))
            entries.setdefault(changes[0].domain, []).extend(lines)
    order = [domain.code for domain in compared.new.manifest.domains]
    order += [code for code in entries if code not in order]
    filled = [(code, entries[code]) for code in order if code in entries]
    for number, (code, lines) in enumerate(filled, 1):
        yield Line("subheading", f"（{numeral(number)}）{_domain(compared, code)}")
        place = 0
        for line in lines:
            place += line.role == "item"
            yield line._replace(text=f"{place}.{line.text}") if line.role == "item" else line
    if not filled:
        yield Line("text", "没有其他变化。" if reasons else "各事项没有变化。")


def _domain(compared: Compared, code: str) -> str:
    name = compared.new.manifest.domain_name(code)
    return name if name != code else compared.old.manifest.domain_name(code)


def _matter(
    compared: Compared, changes: Sequence[Change], reasons: Sequence[Reason], *, recorded: bool
) -> Iterator[Line]:
    """What changed in one matter and why; nothing where all is said with the other matters."""
    who = [c for c in changes if c.kind.startswith(_WHO) and not any(d in c.kind for d in _DETAIL)]
    rest = Counter(name for c in changes if c not in who and (name := _aspect(c)))
    if recorded and not (who or reasons):
        return
    told = "；".join(said.sentence(replace(c, duties=()), compared.atoms) for c in who)
    counts = "、".join(f"{name}{count}处" for name, count in rest.items())
    pieces = [told, f"{'另' if told else ''}调整{counts}" if counts else ""]
    yield Line("text", f"变化：{'；'.join(filter(None, pieces)) or '文字修改'}。")
    yield from (Line("text", _reason(reason, compared)) for reason in reasons)
    if not recorded:
        yield Line("text", "没有调整记录说明理由。")


def _aspect(change: Change) -> str:
    return next((name for word, name in _ASPECTS.items() if word in change.kind), "")


def _reason(reason: Reason, compared: Compared) -> str:
    """“2020.1版：…（依据《土地管理法》第六十二条；征求意见：县水利局（同意））。”"""
    it = reason.recorded
    basis = "；".join(matter.short_citation(citation) for citation in it.basis)
    asked = "；".join(f"{c.body}（{_OPINIONS[c.opinion]}）" for c in it.consulted)
    tail = f"依据{basis}" if basis else REASONS[it.reason]
    edition = f"{reason.edition}版：" if len(compared.records) > 1 else ""
    return f"{edition}{it.text.rstrip('。')}（{tail}{f'；征求意见：{asked}' if asked else ''}）。"
