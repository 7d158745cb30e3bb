"""Shares to parts: official names, conditions, basis; what cannot be placed goes to the notes."""

from __future__ import annotations

import re
from typing import NamedTuple

from shudi_cli.importing.bodies import Named
from shudi_cli.importing.brackets import behind_a_name, last, pieces
from shudi_cli.importing.citations import citations
from shudi_cli.importing.days import day
from shudi_cli.importing.headings import SIDES
from shudi_cli.importing.remark import Remark
from shudi_cli.importing.shares import Share
from shudi_cli.loading import LawRegister
from shudi_cli.loading.near import guess
from shudi_cli.model import Authority, Citation, Designation, Part

_AUTHORITY: dict[str, Authority] = {
    "法定": "statute", "集中处罚权": "concentrated", "集中": "concentrated", "交由": "assigned",
    "委托": "entrusted", "指定": "designated",
}  # fmt: skip
_DESIGNATED = re.compile(r"^(?P<by>[^，,]+)[，,](?P<document>.+)$")
_UNTIL = re.compile(r"^至(?P<day>.+?)止?$")


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
        known = [body for body in share.bodies if body.name]
        if not share.bodies:
            remarks.append(Remark("no-body", share.spot, share.source, title))
        for body in share.bodies:
            remarks += _about(body, share, title)
        if len(known) < len(share.bodies) or not known or any(b.rest for b in known):
            notes.append(f"{title}原文：{share.source}")
        if not known:
            continue
        if share.shared:
            remarks.append(Remark("shared-duties", share.spot, "、".join(share.shared)))
        if share.separators:
            remarks.append(Remark("separators", share.spot, f"{share.separators}"))
        remarks += [Remark("inner-name", share.spot, name) for name in share.inner]
        said = _said(share, laws)
        notes += said.notes
        remarks += said.remarks
        parts += [_part(body, share, said) for body in known]
    return Placed(tuple(parts), tuple(notes), tuple(remarks))


def _about(body: Named, share: Share, title: str) -> list[Remark]:
    if body.official is None:
        if body.name:
            asked = f"{title}。{guess(list(body.near))}"
            return [Remark("unknown-body", share.spot, body.written, asked)]
        return [Remark("unplaced-body", share.spot, body.written, title)]
    if body.official == body.written:
        return []
    kind = "former-body" if body.former else "other-name"
    return [Remark(kind, share.spot, body.written, body.official)]


def _part(body: Named, share: Share, said: _Said) -> Part:
    fields = dict(said.fields)
    if share.role:
        fields.setdefault("role", share.role)
    for key, value in behind_a_name(body.inside).items():
        fields.setdefault(key, value)
    return Part(body.name, duties=share.duties, basis=said.basis, **fields)  # type: ignore[arg-type]


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
        elif key in ("designated", "document"):
            _designate(said, text, named=key == "designated")
        elif key in ("role", "when", "stage", "through") and text:
            said.fields[key] = text
        elif text:
            said.notes.append(f"{share.bodies[0].written}：{text}")
    return said


def _designate(said: _Said, text: str, *, named: bool) -> None:
    """Who named the body by which document; `named` where that is also why it is this body."""
    if named:
        said.fields["authority"] = "designated"
    match = _DESIGNATED.match(text)
    if match and "未见指定文件" not in text:
        said.fields["designated"] = _designation(match["by"], match["document"])


def _designation(by: str, document: str) -> Designation:
    """The days and the place in a last bracket apart, if it says nothing else."""
    bracket = last(document)
    told: dict[str, str] = {}
    left = pieces(bracket.inside) if bracket else []
    while left:
        piece = left.pop(0)
        until = _UNTIL.match(piece)
        if date := day(piece):
            told["date"] = date
        elif until and (end := day(until["day"])):
            told["until"] = end
        elif piece.startswith("公布于"):
            told["published"] = "，".join([piece.removeprefix("公布于"), *left])
            left = []
        else:
            return Designation(by, document)
    return Designation(by, bracket.before if bracket else document, **told)
