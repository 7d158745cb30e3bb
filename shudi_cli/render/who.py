"""The answer to “who leads on X” as text and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from shudi_cli.model import Manifest
from shudi_cli.query import Answer, Group, Match, MatterView, PartView, Town
from shudi_cli.render import matter
from shudi_cli.render.style import Style
from shudi_cli.text import printable, width, wrap

if TYPE_CHECKING:  # history is read only when it is asked for
    from shudi_cli.render.since import Tenures

FORMAT = "shudi.who/1"
BY = {
    "id": "按编号",
    "name": "按名称",
    "alias": "按别名",
    "term": "按常用说法",
    "abbreviation": "按简写",
    "pinyin": "按读音",
    "text": "按文字相近",
    "fuzzy": "按错别字纠正",
}
STEPS = (
    "群众诉求：拨打 12345，由它转给有权处理的单位{laws}。",
    "单位办事：县级部门要把清单外的工作交给乡镇（街道）的，先走交办准入：征求乡镇（街道）意见、报县政府批准；"
    "部门之间对由谁管有争议的，先协商，协商不成报编办，再报县政府确定。",
)
_SHOWN_GROUPS = 8
_NAMED_LISTS = 5
_DOUBT = "不确定：只是文字相近，请核对下面的职责再用。"
_GROUP_DOUBT = "不确定：只是文字相近，请用 --all 核对职责再用。"


def text(answer: Answer, style: Style, begun: Tenures) -> str:
    """The answer in the first two lines, then what backs it; `begun` says since when."""
    if answer.off_list:
        lines = _off_list(answer, style)
    elif answer.groups:
        lines = _groups(answer, style)
    elif answer.several:
        lines = _several(answer, style, begun)
    else:
        lines = _matches(answer, style, begun)
    return "\n".join(lines) + "\n"


def data(answer: Answer, begun: Tenures) -> dict[str, Any]:
    """The answer as `shudi.who/1` (schemas/who.schema.json)."""
    return {
        "format": FORMAT,
        "query": answer.query,
        "on": answer.on,
        "revision": answer.revision,
        "off_list": answer.off_list,
        "ambiguous": answer.ambiguous,
        "several": answer.several,
        "asked_body": answer.asked_body.known.body.id if answer.asked_body else None,
        "searched": {
            "count": answer.searched.lists,
            "lists": [_list(manifest) for manifest in answer.searched.manifests],
        },
        "matches": [_match(m, begun) for m in answer.matches],
        "groups": [_group(g) for g in answer.groups],
        "near": [_match(m, begun) for m in answer.near],
        "ended": [_retired(view) for view in answer.ended],
    }


def _groups(answer: Answer, style: Style) -> Iterator[str]:
    """Over many lists: who leads in how many, matter by matter."""
    names = list(dict.fromkeys(group.matter for group in answer.groups))
    for index, name in enumerate(names):
        if index == 1:
            yield ""
            yield "也可能是"
        groups = [group for group in answer.groups if group.matter == name]
        yield from _counted(name, groups, style)
        if index == 0:
            yield ""
            yield f"每组的例子（全部列出用 --all，只看一地用 --in {_place(groups[0])}）"
            for group in groups[:_SHOWN_GROUPS]:
                example = group.example.view
                yield from wrap(
                    f"{group.lists[0]}/{example.matter.id}　{_place(group)}　{matter.headline(example)}",
                    style.columns, "  ", "      ",
                )  # fmt: skip
    yield ""
    yield from _searched(answer, style)


def _counted(name: str, groups: list[Group], style: Style) -> Iterator[str]:
    total = len({name for group in groups for name in group.lists})
    first, *more = wrap(f"{name}　{total} 个清单", style.columns)
    yield first.replace(name, style.strong(name), 1)
    yield from more
    counts = "；".join(f"{g.lead} {len(g.lists)}" for g in groups[:_SHOWN_GROUPS])
    rest = len(groups) - _SHOWN_GROUPS
    more_text = f"；另有 {rest} 种" if rest > 0 else ""
    yield from wrap(f"{counts}{more_text}", style.columns, "主体责任：", "　　　　　")
    for note in group_notes(groups):
        yield from wrap(note, style.columns)


def group_notes(groups: list[Group]) -> Iterator[str]:
    """Where the matter ends on a day to come, day by day; and a doubt whether it is the one."""
    ends: dict[str, list[str]] = {}
    for group in groups:
        for name, day in group.ending:
            ends.setdefault(day, []).append(name)
    for day, lists in sorted(ends.items()):
        more = f" 等 {len(lists)} 个清单" if len(lists) > _NAMED_LISTS else ""
        yield f"{'、'.join(lists[:_NAMED_LISTS])}{more}：这一事项自 {day} 起废止。"
    if groups[0].example.uncertain:
        yield _GROUP_DOUBT


def _place(group: Group) -> str:
    return group.example.view.list.jurisdiction.name


def _several(answer: Answer, style: Style, begun: Tenures) -> Iterator[str]:
    count = len(answer.matches)
    yield from wrap(f"这句话里有 {count} 个事项，各归各的单位：", style.columns)
    yield from _coming(answer.matches[0], answer, style)
    for found in answer.matches:
        view = found.view
        yield ""
        title = f"{view.matter.name}　{view.domain} {view.matter.id}　{BY[found.by]}“{found.text}”"
        first, *more = wrap(title, style.columns)
        yield first.replace(view.matter.name, style.strong(view.matter.name), 1)
        yield from more
        yield from (row for note in notes(found) for row in wrap(note, style.columns))
        lead = f"主体责任：{matter.headline(view)}"
        if width(lead) > 3 * style.columns:
            lead = f"主体责任：{matter.leaders(view).removesuffix('，按情形分工如下')}"
        yield from wrap(lead, style.columns, "", "　　　　　")
        if view.support:
            helpers = "、".join(dict.fromkeys(p.name for p in view.support))
            yield from wrap(f"配合责任：{helpers}", style.columns, "", "　　　　　")
        yield from _begun(view, style, begun)
    yield ""
    yield f"看一个事项的全部：shudi show {answer.matches[0].view.matter.id}"
    yield from _searched(answer, style)


def _searched(answer: Answer, style: Style) -> Iterator[str]:
    """Where the answer comes from, for answers that show no matter in full."""
    manifests = answer.searched.manifests
    for manifest in manifests[:3]:
        told = f"{manifest.title}　{matter.edition(manifest, style.today)}　{manifest.jurisdiction.name}"
        yield from (style.faint(row) for row in wrap(told, style.columns, "来源　", "      "))
    if answer.searched.lists > len(manifests[:3]):
        yield style.faint(f"      共 {answer.searched.lists} 个清单")
    if note := next(filter(None, map(matter.caution, manifests)), ""):
        yield from (style.faint(row) for row in wrap(note, style.columns, "说明　", "      "))


def _matches(answer: Answer, style: Style, begun: Tenures) -> Iterator[str]:
    best, *others = answer.matches
    yield from _full(best, answer, style, begun)
    if others:
        yield ""
        shown = others[:5]
        head = "同样符合的事项" if answer.ambiguous else "也可能是"
        yield f"{head}（用编号再问，如 shudi who {shown[0].view.matter.id}）"
        yield from (row for m in shown for row in _brief(m.view, style))
        if len(others) > len(shown):
            yield f"  另有 {len(others) - len(shown)} 个事项，用 --format json 查看全部"


def _full(match: Match, answer: Answer, style: Style, begun: Tenures) -> Iterator[str]:
    view = match.view
    how = "" if match.text == view.matter.name else f"　{BY[match.by]}“{match.text}”"
    title = f"{view.matter.name}　{view.domain} {view.matter.id}{how}"
    first, *more = wrap(title, style.columns)
    yield first.replace(view.matter.name, style.strong(view.matter.name), 1)
    yield from more
    yield from (row for note in notes(match) for row in wrap(note, style.columns))
    yield from _coming(match, answer, style)
    lead = f"主体责任：{matter.headline(view)}"
    if width(lead) > 2 * style.columns:
        lead = f"主体责任：{matter.leaders(view)}"
    support = f"配合责任：{len(view.support)} 个单位" if view.support else "配合责任：无"
    if width(lead) + width(support) + 4 <= style.columns:
        yield f"{lead}　　{support}"
    else:
        yield from wrap(lead, style.columns, "", "　　　　　")
        yield support
    if answer.town:
        yield from wrap(_of_town(view, answer.town), style.columns, "", "　　　　　")
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
    yield from _begun(view, style, begun)
    yield from matter.basis(view, style)
    yield from matter.flow(view, style)
    yield from matter.source(view, style)
    if note := matter.caution(view.list):
        yield from (style.faint(row) for row in wrap(note, style.columns, "说明　", "      "))


def _coming(match: Match, answer: Answer, style: Style) -> Iterator[str]:
    """That the edition is for a later day, where no day was asked about."""
    if answer.on is None and (note := matter.coming(match.view.list, style.today)):
        yield from wrap(note, style.columns)


def _begun(view: MatterView, style: Style, begun: Tenures) -> Iterator[str]:
    """Since when each body has its role, where it was asked."""
    if view.entry.id in begun:
        from shudi_cli.render import since

        yield from since.lines(view.matter.id, begun[view.entry.id], style)


def notes(match: Match) -> Iterator[str]:
    """What must not be overlooked: a retired matter asked about, an end to come, a doubt."""
    former, ending = match.former, matter.ending(match)
    told = [f"{matter.gone(former)}，由 {match.view.matter.id} 承接。" if former else ""]
    told.append(f"这一事项{ending}。" if ending else "")
    told.append(_DOUBT if match.uncertain else "")
    return filter(None, told)


_TOWNSHIPS = ("乡镇人民政府", "乡、镇人民政府", "乡镇人民政府（街道办事处）")
_OWN = {
    "镇": (*_TOWNSHIPS, "镇人民政府"),
    "乡": (*_TOWNSHIPS, "乡人民政府"),
    "街": ("街道办事处", "乡镇人民政府（街道办事处）"),
}
"""What lists call townships of each kind; a street office is no 乡镇人民政府, which statutes mean."""


def _of_town(view: MatterView, town: Town) -> str:
    """What is this township's own."""
    plain = town.name.removesuffix("人民政府").removesuffix("政府")
    names = (town.name, *_OWN["街" if "街道" in plain else plain[-1:]])
    leads = [p for p in view.lead if p.name in names]
    doubt = "" if town.known else f"　（单位登记册里没有{town.name}，按{names[1]}回答）"
    if leads:
        when = "；".join(filter(None, (matter.line(p.part) for p in leads)))
        return f"{town.name}：负主体责任{'（' + when + '）' if when else ''}{doubt}"
    if any(p.name in names for p in view.support):
        return f"{town.name}：只负配合责任{doubt}"
    return f"{town.name}：清单没有给它写责任{doubt}"


def _brief(view: MatterView, style: Style) -> Iterator[str]:
    yield from wrap(
        f"{view.matter.id} {view.matter.name}　{matter.headline(view)}",
        style.columns,
        "  ",
        "      ",
    )


def _off_list(answer: Answer, style: Style) -> Iterator[str]:
    yield from wrap(f"清单里没有“{printable(answer.query)}”，属于清单外事项。", style.columns)
    for view in answer.ended:
        yield from wrap(f"{matter.gone(view)}，没有写明由哪个事项承接。", style.columns)
    if answer.unread:
        text = f"有 {len(answer.unread)} 处文件读不了，没有查到的事项可能在里面：先运行 shudi validate。"
        yield from wrap(text, style.columns)
    if answer.near:
        yield "相近的事项（不一定是您要问的）"
        yield from (row for m in answer.near for row in _brief(m.view, style))
    yield "下一步"
    laws = "".join(f"；《{law.name}》对此有规定，可查其中的主管部门" for law in answer.laws[:1])
    for step in STEPS:
        yield from wrap(step.format(laws=laws), style.columns, "  ", "  ")
    yield from _searched(answer, style)


def _match(found: Match, begun: Tenures) -> dict[str, Any]:
    view = found.view
    return {
        "list": view.list.id,
        "id": view.matter.id,
        "name": view.matter.name,
        "domain": view.domain,
        "edition": view.list.edition,
        "effective": view.list.effective,
        "nature": view.list.nature,
        "place": view.list.jurisdiction.name,
        "score": found.score,
        "matched": {"by": found.by, "text": found.text},
        "uncertain": found.uncertain,
        "until": view.matter.until if view.matter.status == "retired" else None,
        "replaced_by": list(view.matter.replaced_by),
        "former": _retired(found.former) if found.former else None,
        "lead": [part(p) for p in view.lead],
        "support": [part(p) for p in view.support],
        "since": _since(view, begun),
        "basis": [{"law": c.title, "articles": list(c.citation.articles)} for c in view.basis],
        "source": {
            "path": view.entry.place.path,
            "line": view.entry.place.line,
            "commit": view.entry.place.commit,
        },
    }


def _since(view: MatterView, begun: Tenures) -> list[dict[str, Any]] | None:
    if view.entry.id not in begun:
        return None
    from shudi_cli.render import since

    return since.data(begun[view.entry.id])


def _retired(view: MatterView) -> dict[str, Any]:
    it = view.matter
    return {"list": view.list.id, "id": it.id, "name": it.name, "until": it.until}


def _group(group: Group) -> dict[str, Any]:
    view = group.example.view
    return {
        "name": group.matter,
        "id": view.matter.id,
        "lead": group.lead,
        "bodies": list(dict.fromkeys(p.name for p in view.lead)),
        "count": len(group.lists),
        "lists": list(group.lists),
        "ending": [{"list": name, "until": day} for name, day in group.ending],
    }


def _list(manifest: Manifest) -> dict[str, Any]:
    return {
        "list": manifest.id,
        "title": manifest.title,
        "edition": manifest.edition,
        "effective": manifest.effective,
        "nature": manifest.nature,
        "place": manifest.jurisdiction.name,
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
