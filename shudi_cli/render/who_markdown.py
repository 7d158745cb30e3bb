"""The answer to “who leads on X” as Markdown, for notes and issue threads."""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.query import Answer, Match, PartView
from shudi_cli.render import matter
from shudi_cli.render.who import BY, STEPS, group_notes, notes
from shudi_cli.text import printable

_SPECIAL = "\\`*_[]<>#|"


def text(answer: Answer) -> str:
    """Headings, lists and a line that says where it comes from."""
    return "\n".join(_lines(answer)) + "\n"


def _lines(answer: Answer) -> Iterator[str]:
    if answer.asked_body is not None:
        asked = answer.asked_body
        yield f"## {_plain(asked.known.body.name)}"
        for title, roles in (("主体责任", asked.lead), ("配合责任", asked.support)):
            yield f"\n### {title}\n"
            yield from dict.fromkeys(
                f"- {r.view.matter.id} {_plain(r.view.matter.name)}" for r in roles
            )
    elif answer.off_list:
        yield f"清单里没有“{_plain(printable(answer.query))}”，属于清单外事项。\n"
        for view in answer.ended:
            yield f"{_plain(matter.gone(view))}，没有写明由哪个事项承接。\n"
        if answer.near:
            yield "相近的事项：\n"
            yield from (
                f"- {m.view.matter.id} {_plain(m.view.matter.name)}（{_plain(matter.headline(m.view))}）"
                for m in answer.near
            )
            yield ""
        yield from (f"- {step.format(laws='')}" for step in STEPS)
    elif answer.groups:
        yield "| 事项 | 主体责任单位 | 清单数 | 例子 |\n|---|---|---:|---|"
        for group in answer.groups:
            example = f"{group.lists[0]}/{group.example.view.matter.id}"
            cells = (group.matter, group.lead, str(len(group.lists)), example)
            yield f"| {' | '.join(map(_plain, cells))} |"
        for name in dict.fromkeys(group.matter for group in answer.groups):
            groups = [group for group in answer.groups if group.matter == name]
            yield from (f"\n{_plain(name)}：{_plain(note)}" for note in group_notes(groups))
    else:
        for found in answer.matches if answer.several else answer.matches[:1]:
            yield from _match(found)
        rest = () if answer.several else answer.matches[1:]
        if rest:
            yield "\n也可能是：\n"
            yield from (f"- {m.view.matter.id} {_plain(m.view.matter.name)}" for m in rest[:5])
    yield ""
    yield from _origin(answer)


def _match(found: Match) -> Iterator[str]:
    view = found.view
    yield f"## {_plain(view.matter.name)}（{view.matter.id}）"
    yield f"\n{view.domain}，{BY[found.by]}“{_plain(found.text)}”"
    yield from (f"\n{_plain(note)}" for note in notes(found))
    for title, parts in (("主体责任", view.lead), ("配合责任", view.support)):
        if parts:
            yield f"\n### {title}\n"
            for index, part in enumerate(parts):
                yield from _part(part, first=len(parts) > 1 and index == 0 and parts is view.lead)
    if view.basis:
        yield f"\n依据：{_plain('；'.join(matter.citation(c) for c in view.basis))}"


def _part(seen: PartView, *, first: bool) -> Iterator[str]:
    line, notes = matter.line(seen.part), "，".join(matter.notes(seen.part, first=first))
    head = f"**{_plain(seen.name)}**{f'（{_plain(notes)}）' if notes else ''}"
    yield f"- {head}{'：' + _plain(line) if line else ''}"
    yield from (f"  {number}. {_plain(duty)}" for number, duty in enumerate(seen.part.duties, 1))
    for title, told in matter.behind(seen.part):
        yield f"  - {title}：{_plain(told)}"


def _origin(answer: Answer) -> Iterator[str]:
    shown = dict.fromkeys(m.view.list for m in answer.matches) or answer.searched.manifests
    for manifest in list(shown)[:3]:
        yield f"> 来源：{_plain(manifest.title)}，{_plain(matter.edition(manifest))}"
    if note := next(filter(None, map(matter.caution, shown)), ""):
        yield f"> {note}"


def _plain(text: str) -> str:
    return "".join(f"\\{c}" if c in _SPECIAL else c for c in text.replace("\n", " "))
