"""A cell of a workflow to its steps: “1.发现（县公安局，1日内）→2.核查（…）”, one a line or in a row.

A step is what is done, by whom, and what labelled lines below it say more. Every word has to find its
place: a cell of which anything is left over gives no workflow at all, and stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from shudi_cli.importing.bodies import Named, Names
from shudi_cli.importing.brackets import last, pieces
from shudi_cli.importing.citations import citations
from shudi_cli.importing.days import day
from shudi_cli.importing.durations import limit
from shudi_cli.importing.numbering import joined, split
from shudi_cli.importing.remark import Remark
from shudi_cli.loading import LawRegister
from shudi_cli.model import Citation, Step, Workflow
from shudi_cli.numerals import number

_LABELS = {
    "移交对象": "to", "移交": "to", "交": "to", "办理方式": "means", "方式": "means", "时限": "limit",
    "时限依据": "limit_basis", "异常情形处理": "escalate", "异常情形": "escalate",
}  # fmt: skip
_LABELLED = re.compile(rf"^\s*({'|'.join(_LABELS)})[：:]\s*(.*)$")
_FIXED = re.compile(
    r"^[（(](?:流程由)?(?:(?P<issuer>[^（）。]+)确定)?[，,]?(?:自(?P<since>[^（）。]+)起(?:执行|施行))?[）)]$"
)
_ARROW = re.compile(r"\s*(?:→|➔|➜|⇒|－>|—>|->|=>)\s*")
_MARK = re.compile(
    r"^\s*(?:第?(?P<number>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})(?:[.．、](?![0-9０-９])|步[：:，,、]?)"
    r"|[（(](?P<inside>[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[）)]|(?P<circled>[①-⑳]))\s*"
)
_TAIL = "。；;，,→ \n　"


class Flow(NamedTuple):
    """What a cell says: its workflow, None where it could not all be placed; and remarks on names."""

    workflow: Workflow | None
    remarks: tuple[Remark, ...] = ()


class _Unplaced(Exception):
    """A word of the cell has no field."""


def workflow(text: str, names: Names, laws: LawRegister, spot: str) -> Flow:
    """The workflow of one cell."""
    reader = _Reader(names, laws, spot)
    try:
        made = reader.read(text.strip())
    except _Unplaced:
        return Flow(None)
    return Flow(made, tuple(dict.fromkeys(reader.remarks)))


class _Reader:
    def __init__(self, names: Names, laws: LawRegister, spot: str) -> None:
        self.names, self.laws, self.spot = names, laws, spot
        self.remarks: list[Remark] = []

    def read(self, text: str) -> Workflow:
        first, _, rest = text.partition("\n")
        fixed = _FIXED.match(first)
        issuer = since = None
        if fixed and (fixed["issuer"] or fixed["since"]):
            issuer, text = fixed["issuer"], rest
            since = day(fixed["since"]) if fixed["since"] else None
            if fixed["since"] and since is None:
                raise _Unplaced
        return Workflow(self._steps(text), issuer, since)

    def _steps(self, text: str) -> tuple[Step, ...]:
        """The first way of cutting the text of which every piece is a step."""
        for cut in _cuts(text):
            before = len(self.remarks)
            try:
                return tuple(self._step(piece) for piece in cut)
            except _Unplaced:
                del self.remarks[before:]
        raise _Unplaced

    def _step(self, text: str) -> Step:
        head, labels = _labelled(text)
        what, by, said = self._head(head.strip().rstrip(_TAIL))
        fields: dict[str, Any] = {}
        for piece in said:
            _limit(fields, piece)
        for key, value in labels:
            if key == "to":
                fields["to"] = self._bodies(value)
            elif key == "limit":
                for piece in pieces(value):
                    _limit(fields, piece)
            elif key in fields or not value:
                raise _Unplaced
            else:
                fields[key] = self._basis(value) if key == "limit_basis" else value
        return Step(what, by, **fields)

    def _head(self, text: str) -> tuple[str, tuple[str, ...], list[str]]:
        """What is done, by whom, and the limits beside it: “发现（县公安局，1日内）” or
        “县公安局：发现（1日内）”.
        """
        said: list[str] = []
        if bracket := last(text):
            inside = pieces(bracket.inside)
            while inside and limit(inside[-1]):
                said.insert(0, inside.pop())
            by = "，".join(inside)
            if by and bracket.before.strip():
                return bracket.before.strip(), self._bodies(by), said
            if said:
                text = bracket.before
        head, colon, what = text.replace(":", "：").partition("：")
        if not colon or not what.strip():
            raise _Unplaced
        return text[len(head) + 1 :].strip(), self._bodies(head), said

    def _bodies(self, text: str) -> tuple[str, ...]:
        """Official names; every one has to be known, and nothing may stand beside it."""
        named = self.names.head(text)
        if not named or any(not n.official or n.inside or n.rest for n in named):
            raise _Unplaced
        self.remarks += [self._renamed(n) for n in named if n.official != n.written]
        return tuple(n.official or "" for n in named)

    def _renamed(self, name: Named) -> Remark:
        kind = "former-body" if name.former else "other-name"
        return Remark(kind, self.spot, name.written, name.official or "")

    def _basis(self, text: str) -> Citation | str:
        if text == "示范":
            return text
        cited = citations(text, self.laws, self.spot)
        if len(cited.citations) != 1 or cited.left:
            raise _Unplaced
        self.remarks += cited.remarks
        return cited.citations[0]


def _limit(fields: dict[str, Any], text: str) -> None:
    found = limit(text)
    if found is None or found.kind in fields:
        raise _Unplaced
    fields[found.kind] = found.length
    if found.workdays:
        fields["workdays"] = True


def _labelled(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The lines of a step before its labelled ones, as one; and those, with what goes on below."""
    head: list[str] = []
    labels: list[tuple[str, str]] = []
    for line in text.splitlines():
        if match := _LABELLED.match(line):
            labels.append((_LABELS[match[1]], match[2].strip()))
        elif labels:
            key, value = labels[-1]
            labels[-1] = (key, joined(f"{value}\n{line}"))
        else:
            head.append(line)
    return joined("\n".join(head)), labels


def _cuts(text: str) -> Iterator[list[str]]:
    """The ways to cut a text into steps: lines that count from 1, what arrows part, numbers within a
    line, a single line.
    """
    lines = list(_numbered_lines(text))
    if len(lines) > 1:
        yield lines
    by_arrow = [piece for piece in _ARROW.split(text) if piece.strip()]
    if len(by_arrow) > 1 and (unmarked := _unmarked(by_arrow)):
        yield unmarked
    numbered = split(text)
    labelled = any(map(_LABELLED.match, text.splitlines()))  # they stand below steps on lines
    if len(numbered.pieces) > 1 and not numbered.before and not labelled:
        yield list(numbered.pieces)
    if len(lines) == 1 and not any(last(piece) for piece in by_arrow[:-1]):
        yield lines


def _numbered_lines(text: str) -> Iterator[str]:
    """Texts below lines that count from 1; none where anything stands before the first."""
    current: list[str] = []
    count = 0
    for line in text.splitlines():
        match = _MARK.match(line)
        if match and _value(match) == count + 1:
            if count:
                yield "\n".join(current)
            count, current = count + 1, [line[match.end() :]]
        elif count:
            current.append(line)
        elif line.strip():
            return
    if count:
        yield "\n".join(current)


def _unmarked(found: list[str]) -> list[str]:
    """Pieces without their numbers; none where these do not count from 1: they have no place then."""
    marks = [_MARK.match(piece) for piece in found]
    if not any(marks):
        return found
    if [match and _value(match) for match in marks] != list(range(1, len(found) + 1)):
        return []
    return [piece[match.end() :] for piece, match in zip(found, marks, strict=True) if match]


def _value(match: re.Match[str]) -> int | None:
    return number(match["number"] or match["inside"] or match["circled"])
