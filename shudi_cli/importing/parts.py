"""Shares to parts: official names, conditions, basis; what cannot be placed goes to the notes."""

from __future__ import annotations

import re
from typing import NamedTuple

from shudi_cli.importing.bodies import Named
from shudi_cli.importing.citations import citations
from shudi_cli.importing.fields import day
from shudi_cli.importing.headings import SIDES
from shudi_cli.importing.remark import Remark
from shudi_cli.importing.shares import Share
from shudi_cli.loading import LawRegister
from shudi_cli.model import Authority, Citation, Designation, Part

_AUTHORITY: dict[str, Authority] = {
    "法定": "statute", "集中处罚权": "concentrated", "集中": "concentrated", "交由": "assigned",
    "委托": "entrusted", "指定": "designated",
}  # fmt: skip
_FIRST = frozenset({"主办", "第一"})
_ROLES = frozenset({"牵头", "参与", "配合", "协助", "协办", "会同", "主管"})
_CONDITION = re.compile(r"(?:内|外|的|范围|期间|时)$")
_DESIGNATED = re.compile(
    r"^(?P<by>[^，,]+)[，,](?P<document>.+?)(?:（(?P<date>[0-9年月日.\-]+)）)?$"
)


class Placed(NamedTuple):
    """Parts of one side, notes for what no part could take, and remarks on both."""

    parts: tuple[Part, ...]
    notes: tuple[str, ...]
    remarks: tuple[Remark, ...]


class _Said(NamedTuple):
    """What labelled lines say of a share, as fields of a part, and what they say beyond."""

    fields: dict[str, object]
    basis: tuple[Citation, ...]
    notes: list[str]
    remarks: list[Remark]


def placed(side: str, found: list[Share], laws: LawRegister) -> Placed:
    """The parts of one side."""
    parts: list[Part] = []
    notes: list[str] = []
    remarks: list[Remark] = []
    title = SIDES[side]
    for share in found:
        known = [body for body in share.bodies if body.official]
        if not share.bodies:
            remarks.append(Remark("no-body", share.spot, share.source, title))
        for body in share.bodies:
            remarks += _about(body, share, title)
        if len(known) < len(share.bodies) or not known or any(b.rest for b in known):
            notes.append(f"{title}原文：{share.source}")
        if not known:
            continue
        if len(share.bodies) > 1 and share.duties:
            together = "、".join(b.written for b in share.bodies)
            remarks.append(Remark("shared-duties", share.spot, together))
        said = _said(share, laws)
        notes += said.notes
        remarks += said.remarks
        parts += [_part(body, share, said) for body in known]
    return Placed(tuple(parts), tuple(notes), tuple(remarks))


def _about(body: Named, share: Share, title: str) -> list[Remark]:
    if body.official is None:
        return [Remark("unknown-body", share.spot, body.written, title)]
    if body.official == body.written:
        return []
    kind = "former-body" if body.former else "other-name"
    return [Remark(kind, share.spot, body.written, body.official)]


def _part(body: Named, share: Share, said: _Said) -> Part:
    fields = dict(said.fields)
    if share.role:
        fields.setdefault("role", share.role)
    for key, value in _inside(body.inside).items():
        fields.setdefault(key, value)
    return Part(body.official or "", duties=share.duties, basis=said.basis, **fields)  # type: ignore[arg-type]


def _inside(text: str) -> dict[str, str]:
    """What brackets behind a name say: a role, a condition, else the stage; 主办 is said by order."""
    if not text or text in _FIRST:
        return {}
    if text in _ROLES:
        return {"role": text}
    return {"when" if _CONDITION.search(text) else "stage": text}


def _said(share: Share, laws: LawRegister) -> _Said:
    said = _Said({}, (), [], [])
    for key, text in share.labels:
        if key == "basis":
            cited = citations(text, laws, share.spot)
            said = said._replace(basis=(*said.basis, *cited.citations))
            said.remarks.extend(cited.remarks)
            said.notes.extend(f"{share.bodies[0].written}依据原文：{line}" for line in cited.left)
        elif key == "otherwise":
            said.fields[key] = True
        elif key == "authority" and text in _AUTHORITY:
            said.fields[key] = _AUTHORITY[text]
        elif key == "designated":
            _designate(said, text)
        elif key in ("role", "when", "stage", "through") and text:
            said.fields[key] = text
        elif text:
            said.notes.append(f"{share.bodies[0].written}：{text}")
    return said


def _designate(said: _Said, text: str) -> None:
    said.fields["authority"] = "designated"
    match = _DESIGNATED.match(text)
    if match and "未见指定文件" not in text:
        date = day(match["date"] or "")
        said.fields["designated"] = Designation(match["by"], match["document"], date)
