"""What a body leads and supports, as text and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from shudi_cli.model import Contact
from shudi_cli.query import BodyAnswer, Role
from shudi_cli.render import matter
from shudi_cli.render.style import Style
from shudi_cli.render.who import part
from shudi_cli.text import wrap

FORMAT = "shudi.body/1"


def text(answer: BodyAnswer, style: Style) -> str:
    """The body, then what it leads with conditions, then what it supports."""
    return "\n".join(_lines(answer, style)) + "\n"


def data(answer: BodyAnswer) -> dict[str, Any]:
    """The answer as `shudi.body/1` (schemas/body.schema.json)."""
    body = answer.known.body
    return {
        "format": FORMAT,
        "query": answer.query,
        "on": answer.on,
        "revision": answer.revision,
        "body": {
            "id": body.id,
            "name": body.name,
            "short": body.short,
            "also": list(body.also),
            "level": body.level,
            "kind": body.kind,
            "predecessors": [{"name": p.name, "until": p.until} for p in body.predecessors],
            "hotline": body.contact.hotline if body.contact else None,
        },
        "matched": answer.known.way,
        "matters": dict(zip(("lead", "support"), answer.counts, strict=True)),
        "lead": [_role(r) for r in answer.lead],
        "support": [_role(r) for r in answer.support],
    }


def _lines(answer: BodyAnswer, style: Style) -> Iterator[str]:
    body = answer.known.body
    also = f"（{'、'.join(body.also)}）" if body.also else ""
    counts = "　主体责任 {} 项，配合责任 {} 项".format(*answer.counts)
    first, *more = wrap(f"{body.name}{also}{counts}", style.columns)
    yield first.replace(body.name, style.name(body.name), 1)
    yield from more
    yield from (row for note in _notes(answer) for row in wrap(note, style.columns))
    manifests = {r.view.list.id: r.view.list for r in (*answer.lead, *answer.support)}
    several = len(manifests) > 1
    if answer.lead:
        yield ""
        yield "主体责任"
        yield from _roles(answer.lead, style, several=several)
    if answer.support:
        yield ""
        yield "配合责任"
        yield from _roles(answer.support, style, several=several)
    for manifest in manifests.values():
        yield ""
        yield from wrap(matter.edition(manifest, style.today), style.columns, "来源　", "      ")
        if note := matter.caution(manifest):
            yield from (style.faint(row) for row in wrap(note, style.columns, "说明　", "      "))


def _notes(answer: BodyAnswer) -> Iterator[str]:
    known = answer.known
    if by_list := answer.by_list:
        named = "、".join(f"{found.body.name}（{name}）" for name, found in by_list.items())
        yield (
            f"“{answer.query.strip()}”在 {len(by_list)} 个清单里指不同的单位：{named}。"
            "以下合在一起；用 --list 只看一个清单。"
        )
    if known.way == "predecessor":
        former = next(p for p in known.named.predecessors if answer.query.strip() in p.names)
        reason = f"，{former.reason}" if former.reason else ""
        yield f"“{former.name}”是原名称，用到 {former.until}{reason}；现由{known.body.name}承接。"
    elif known.named.id != known.body.id:
        yield f"“{known.named.name}”的职责现由{known.body.name}承接。"
    elif known.way != "name":
        yield f"按“{answer.query.strip()}”找到。"
    if known.body.contact and (phone := _phone(known.body.contact)):
        yield f"电话：{phone}"


def _phone(contact: Contact) -> str:
    return "、".join(number for number in (contact.hotline, contact.phone) if number)


def _roles(roles: Iterable[Role], style: Style, *, several: bool) -> Iterator[str]:
    """Each matter once, with what is the body's own in it."""
    matters: dict[tuple[str, str], list[Role]] = {}
    for role in roles:
        matters.setdefault((role.view.list.id, role.view.matter.id), []).append(role)
    for held in matters.values():
        tails = "；".join(dict.fromkeys(filter(None, map(_own, held))))
        it = held[0].view.matter
        number = held[0].view.entry.id if several else it.id
        yield from wrap(
            f"{number} {it.name}{'　' + tails if tails else ''}", style.columns, "  ", "        "
        )


def _own(role: Role) -> str:
    """Through which collective and in which cases."""
    via = f"（作为{role.via}）" if role.via else ""
    return via + matter.line(role.part.part)


def _role(role: Role) -> dict[str, Any]:
    view = role.view
    return {
        "list": view.list.id,
        "id": view.matter.id,
        "matter": view.matter.name,
        "domain": view.domain,
        "edition": view.list.edition,
        "via": role.via,
        **part(role.part),
    }
