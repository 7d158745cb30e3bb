"""The answer to “who leads on X” as text and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from shudi_cli.query import Answer, Match, MatterView, PartView
from shudi_cli.render import matter
from shudi_cli.render.style import Style
from shudi_cli.text import printable, width, wrap

FORMAT = "shudi.who/1"
_BY = {
    "id": "按编号",
    "name": "按名称",
    "alias": "按别名",
    "term": "按常用说法",
    "abbreviation": "按简写",
    "text": "按文字相近",
}


def text(answer: Answer, style: Style) -> str:
    """The answer in the first two lines, then what backs it."""
    lines = _off_list(answer, style) if answer.off_list else _matches(answer, style)
    return "\n".join(lines) + "\n"


def data(answer: Answer) -> dict[str, Any]:
    """The answer as `shudi.who/1` (schemas/who.schema.json)."""
    return {
        "format": FORMAT,
        "query": answer.query,
        "on": answer.on,
        "revision": answer.revision,
        "off_list": answer.off_list,
        "ambiguous": answer.ambiguous,
        "asked_body": None,
        "matches": [_match(m) for m in answer.matches],
        "near": [_match(m) for m in answer.near],
    }


def _matches(answer: Answer, style: Style) -> Iterator[str]:
    best, *others = answer.matches
    yield from _full(best, style)
    if others:
        yield ""
        shown = others[:5]
        head = "同样符合的事项" if answer.ambiguous else "也可能是"
        yield f"{head}（用编号再问，如 shudi who {shown[0].view.matter.id}）"
        yield from (row for m in shown for row in _brief(m.view, style))
        if len(others) > len(shown):
            yield f"  另有 {len(others) - len(shown)} 个事项，用 --format json 查看全部"


def _full(match: Match, style: Style) -> Iterator[str]:
    view = match.view
    how = "" if match.text == view.matter.name else f"　{_BY[match.by]}“{match.text}”"
    title = f"{view.matter.name}　{view.domain} {view.matter.id}{how}"
    first, *more = wrap(title, style.columns)
    yield first.replace(view.matter.name, style.strong(view.matter.name), 1)
    yield from more
    lead = f"主体责任：{matter.headline(view)}"
    support = f"配合责任：{len(view.support)} 个单位" if view.support else "配合责任：无"
    if width(lead) + width(support) + 4 <= style.columns:
        yield f"{lead}　　{support}"
    else:
        yield from wrap(lead, style.columns, "", "　　　　　")
        yield support
    yield ""
    yield "主体责任"
    yield from matter.parts(view.lead, style, numbered=len(view.lead) > 1, basis=False)
    if view.support:
        yield "配合责任"
        yield from matter.parts(view.support, style, numbered=False, basis=False)
    if view.matter.duty_holders:
        yield "责任人"
        for holder in view.matter.duty_holders:
            yield f"  {holder.name}"
            for number, duty in enumerate(holder.duties, 1):
                yield from wrap(duty, style.columns, f"    {number}. ")
    yield from matter.basis(view, style)
    yield from matter.flow(view, style)
    yield from matter.source(view, style)
    if note := matter.caution(view.list):
        yield from (style.faint(row) for row in wrap(note, style.columns, "说明　", "      "))


def _brief(view: MatterView, style: Style) -> Iterator[str]:
    yield from wrap(
        f"{view.matter.id} {view.matter.name}　{matter.headline(view)}",
        style.columns,
        "  ",
        "      ",
    )


def _off_list(answer: Answer, style: Style) -> Iterator[str]:
    yield from wrap(f"清单里没有“{printable(answer.query)}”，属于清单外事项。", style.columns)
    if answer.near:
        yield "相近的事项"
        yield from (row for m in answer.near for row in _brief(m.view, style))
    yield "群众诉求可以拨打 12345；单位之间对职责有争议的，先协商，协商不成报编办，再报县政府确定。"


def _match(found: Match) -> dict[str, Any]:
    view = found.view
    return {
        "list": view.list.id,
        "id": view.matter.id,
        "name": view.matter.name,
        "domain": view.domain,
        "edition": view.list.edition,
        "effective": view.list.effective,
        "nature": view.list.nature,
        "score": found.score,
        "matched": {"by": found.by, "text": found.text},
        "lead": [part(p) for p in view.lead],
        "support": [part(p) for p in view.support],
        "basis": [{"law": c.title, "articles": list(c.citation.articles)} for c in view.basis],
        "source": {
            "path": view.entry.place.path,
            "line": view.entry.place.line,
            "commit": view.entry.place.commit,
        },
    }


def part(seen: PartView) -> dict[str, Any]:
    """One body's share as data."""
    it = seen.part
    return {
        "body": seen.body,
        "name": seen.name,
        "when": it.when,
        "stage": it.stage,
        "authority": it.authority,
        "duties": list(it.duties),
    }
