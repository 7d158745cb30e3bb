"""What an import would do, or did, as text and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from shudi_cli.finding import Finding
from shudi_cli.importing.headings import title
from shudi_cli.importing.plan import Action, Plan, Planned
from shudi_cli.importing.remark import Remark
from shudi_cli.model import Manifest, Part
from shudi_cli.render.matter import short_citation
from shudi_cli.render.style import Style
from shudi_cli.rules import rules
from shudi_cli.text import printable, wrap
from shudi_cli.writing.importing import Judged

FORMAT = "shudi.import/1"
_ACTIONS: dict[Action, str] = {
    "create": "新增",
    "keep": "已有，不改",
    "overwrite": "覆盖",
    "blocked": "不能写入",
}
_LEVELS = {
    "block": "要先处理，否则不能写入",
    "mend": "照原样写入，要改正",
    "kept": "没有对应字段的文字",
    "note": "请核对",
}
_MOST = 20
_SCREEN = 32
"""Lines of matters in a preview."""


def text(judged: Judged, style: Style, *, written: bool) -> str:
    """The preview: columns, matters, what to fill in, what was not placed; then what happens next."""
    return "\n".join(_lines(judged, style, written=written)) + "\n"


def data(judged: Judged, *, written: bool) -> dict[str, Any]:
    """The preview as `shudi.import/1` (schemas/import.schema.json)."""
    plan, known = judged.plan, rules()
    return {
        "format": FORMAT,
        "list": plan.manifest.id,
        "written": written,
        "summary": {
            "create": plan.count("create"),
            "overwrite": plan.count("overwrite"),
            "keep": plan.count("keep"),
            "blocked": plan.count("blocked"),
            "errors": judged.report.count("error"),
            "kept": sum(r.level == "kept" for r in plan.remarks),
        },
        "tables": [
            {
                "name": t.name,
                "matters": t.items,
                "columns": [{"heading": c.heading, "field": c.field.name} for c in t.columns],
            }
            for t in plan.tables
        ],
        "matters": [_matter(planned) for planned in plan.matters],
        "remarks": [
            {"kind": r.kind, "level": r.level, "spot": r.spot, "text": r.text, "message": r.message}
            for r in plan.remarks
        ],
        "findings": [
            {
                "id": f.rule,
                "level": judged.report.level(f),
                "path": f.place.path,
                "line": f.place.line,
                "column": f.place.column,
                "message": known[f.rule].say(f),
                "hint": known[f.rule].advise(f),
            }
            for f in judged.report.findings
        ],
    }


def _matter(planned: Planned) -> dict[str, Any]:
    it = planned.matter
    return {
        "action": planned.action,
        "spot": planned.spot,
        "name": planned.name,
        "id": it.id if it else None,
        "domain": it.domain if it else None,
        "path": planned.path or None,
        "lead": [p.body for p in it.lead] if it else [],
        "support": [p.body for p in it.support] if it else [],
        "duties": {
            "lead": _duties(it.lead) if it else 0,
            "support": _duties(it.support) if it else 0,
        },
        "parts": {
            "lead": [_part(p) for p in it.lead] if it else [],
            "support": [_part(p) for p in it.support] if it else [],
        },
        "steps": len(it.workflow.steps) if it and it.workflow else 0,
        "basis": [short_citation(c) for c in it.basis] if it else [],
        "note": it.note if it else None,
    }


def _part(part: Part) -> dict[str, Any]:
    return {
        "body": part.body,
        "role": part.role,
        "stage": part.stage,
        "when": part.when,
        "otherwise": part.otherwise,
        "authority": part.authority,
        "through": part.through,
        "duties": list(part.duties),
        "basis": [short_citation(c) for c in part.basis],
    }


def _lines(judged: Judged, style: Style, *, written: bool) -> Iterator[str]:
    plan = judged.plan
    for read in plan.tables:
        columns = "、".join(_column(c.heading, title(c.field)) for c in read.columns)
        name = read.name or "表"
        yield from wrap(printable(f"{name}：{read.items} 个事项。栏目：{columns}"), style.columns)
    yield ""
    yield from _matters(plan, style)
    yield ""
    for level, heading in _LEVELS.items():
        yield from _remarks([r for r in plan.remarks if r.level == level], heading, style)
    yield from _findings(judged, style)
    yield from _ending(judged, style, written=written)


def _column(heading: str, field: str) -> str:
    return heading if heading == field else f"{heading}→{field}"


def _matters(plan: Plan, style: Style) -> Iterator[str]:
    """What the first matters are written as, about a screenful; how many more there are."""
    shown = 0
    for number, planned in enumerate(plan.matters):
        lines = list(_written(planned, plan.manifest, style))
        if shown and shown + len(lines) > _SCREEN:
            left = len(plan.matters) - number
            yield f"其余 {left} 项，用 --format json 查看全部。"
            return
        shown += len(lines)
        yield from lines


def _written(planned: Planned, manifest: Manifest, style: Style) -> Iterator[str]:
    """One matter: its name, then who is responsible for which duties, then what else it has."""
    it = planned.matter
    head = (_ACTIONS[planned.action], it.id if it else "", planned.name)
    domain = manifest.domain_name(it.domain) if it else ""
    yield from wrap(printable("　".join(filter(None, (*head, domain)))), style.columns, "", "  ")
    if it is None or planned.action == "keep":
        return
    for side, parts in (("主体责任", it.lead), ("配合责任", it.support)):
        bodies = dict.fromkeys(part.body for part in parts)
        if bodies:
            yield f"  {side}（{len(bodies)} 个单位，{_duties(parts)} 条职责）"
        for part in parts:
            yield _one_line(part, style)
    steps = len(it.workflow.steps) if it.workflow else 0
    counted = (
        (f"依据 {len(it.basis)} 条", it.basis),
        (f"流程 {steps} 步", steps),
        ("有备注", it.note),
    )
    if rest := "，".join(text for text, has in counted if has):
        yield f"  {rest}"


def _one_line(part: Part, style: Style) -> str:
    """A part as far as it fits on a line: whose duties these are is seen where they begin."""
    numbered = [f"{n}.{duty}" for n, duty in enumerate(part.duties, 1)]
    told = "　".join(numbered if len(numbered) > 1 else part.duties)
    text = printable(" ".join(f"{part.body}：{told}".split()) if told else part.body)
    first, *more = wrap(text, style.columns - 2, "    ", "    ")
    return f"{first}……" if more else first


def _duties(parts: Iterable[Part]) -> int:
    return sum(len(part.duties) for part in parts)


def _remarks(remarks: list[Remark], heading: str, style: Style) -> Iterator[str]:
    if not remarks:
        return
    yield style.strong(f"{heading}（{len(remarks)}）")
    for remark in remarks[:_MOST]:
        spot = f"{remark.spot}：" if remark.spot else ""
        yield from wrap(printable(spot + remark.message), style.columns, "  ", "    ")
    if len(remarks) > _MOST:
        yield f"  另有 {len(remarks) - _MOST} 条，用 --format json 查看全部。"
    yield ""


def _findings(judged: Judged, style: Style) -> Iterator[str]:
    """What validate will say of the files: what still has to be filled in."""
    known = rules()
    if not judged.report.findings:
        return
    yield style.strong(f"写入以后还要改的（{len(judged.report.findings)}）")
    shown: list[Finding] = list(judged.report.findings[:_MOST])
    for path, group in groupby(shown, key=lambda f: f.place.path):
        yield f"  {path}"
        for finding in group:
            rule = known[finding.rule]
            message = f"{rule.id} {rule.say(finding)}{rule.advise(finding)}"
            yield from wrap(printable(message), style.columns, "    ", "      ")
    if len(judged.report.findings) > _MOST:
        yield f"  另有 {len(judged.report.findings) - _MOST} 条，写入后用 shudi validate 查看。"
    yield ""


def _ending(judged: Judged, style: Style, *, written: bool) -> Iterator[str]:
    plan = judged.plan
    counts = [
        f"{_ACTIONS[action]} {plan.count(action)}" for action in _ACTIONS if plan.count(action)
    ]
    where = f"清单 {plan.manifest.id}（{plan.manifest.title}）"
    total = f"{where}：{'，'.join(counts) or '没有事项'}。"
    if written:
        next_step = f"已写入 {len(judged.files)} 个文件。用 git diff、shudi validate 核对，再提交。"
    elif plan.blocked:
        next_step = "没有写入任何文件：先处理上面列出的问题，再导入。"
    elif not judged.files:
        next_step = "没有要写入的文件。" + (
            "要用表里的内容覆盖已有事项，加 --force。"
            if plan.count("keep") and not plan.force
            else ""
        )
    else:
        next_step = "这是预览，没有写入任何文件。核对无误后，加 --write 写入。"
    yield from wrap(total, style.columns)
    yield from wrap(next_step, style.columns)
