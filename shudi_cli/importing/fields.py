"""Cells of one plain value: dates, states, kinds of work, aliases, duty holders."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from shudi_cli.importing.citations import citations
from shudi_cli.importing.days import day
from shudi_cli.importing.numbering import is_numbered, paragraphs
from shudi_cli.loading import LawRegister
from shudi_cli.model import Citation, DutyHolder, Status, Upstream, Whistle, Work

_HOLDER = re.compile(r"(?P<name>[^：:。；;0-9（(][^：:。；;]{1,39})[：:]\s*(?P<rest>.*)$")
_BASIS = re.compile(r"依据[：:]\s*(?P<rest>.*)$")
_WORK: dict[str, Work] = {"综合执法": "enforcement", "重点工作": "key", "应急工作": "emergency"}
_MATTER = "[a-z]{2,4}-[0-9]{2,4}"
_REFERENCE = re.compile(rf"[a-z0-9]+(?:-[a-z0-9]+)*/{_MATTER}")
_ABOVE = re.compile(rf"(?P<list>[^\n]+)/(?P<matter>{_MATTER})")
_STATUS: dict[str, Status] = {
    "现行": "active",
    "有效": "active",
    "已废止": "retired",
    "废止": "retired",
}


def status(text: str) -> Status | None:
    """现行 or 已废止."""
    return _STATUS.get(text.strip())


def whistle(text: str) -> Whistle | None:
    """The kind of work a 吹哨 cell names."""
    return next(
        (Whistle(work) for word, work in _WORK.items() if text.strip().startswith(word)), None
    )


def aliases(text: str) -> tuple[str, ...]:
    """Names between 、 and the like."""
    return tuple(dict.fromkeys(filter(None, re.split(r"[、，,；;\n\t]+", text.replace(" ", "")))))


def duty_holders(text: str, laws: LawRegister, spot: str) -> tuple[DutyHolder, ...] | None:
    """Owners and companies with their duties; None where a line stands before the first of them, or
    a basis says more than citations can.
    """
    groups: list[tuple[str, list[str], tuple[Citation, ...]]] = []
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    alone = any(line.endswith(("：", ":")) for line in lines)  # names stand on lines of their own
    for line in lines:
        if (basis := _BASIS.match(line)) and groups:
            cited = citations(basis["rest"], laws, spot)
            if cited.left:
                return None
            groups[-1] = (*groups[-1][:2], cited.citations)
        elif head := _holder(line, alone=alone):
            groups.append((head[0], [head[1]], ()))
        elif groups:
            groups[-1][1].append(line)
        else:
            return None
    return tuple(
        DutyHolder(name, tuple(paragraphs("\n".join(rows)).texts), basis)
        for name, rows, basis in groups
    )


def _holder(line: str, *, alone: bool) -> tuple[str, str] | None:
    """The name that a line begins with and what it says of them; `alone`: names stand on lines of
    their own.
    """
    if is_numbered(line) or _BASIS.match(line):
        return None
    if line.endswith(("：", ":")):
        return line[:-1].strip(), ""
    match = None if alone else _HOLDER.match(line)
    return (match["name"].strip(), match["rest"]) if match else None


Plain = Literal["since", "until", "reviewed", "status", "whistle", "replaced_by", "upstream"]


def plain(field: Plain, text: str) -> object:
    """The value of a cell of one of these fields; None where the text is not one."""
    return _PLAIN[field](text)


def replaced_by(text: str) -> tuple[str, ...] | None:
    """Matters of lists, “list/id” each; None where one is not."""
    named = aliases(text)
    return named if named and all(map(_REFERENCE.fullmatch, named)) else None


def upstream(text: str) -> Upstream | None:
    """One matter of a superior's list, “list/id”."""
    match = _ABOVE.fullmatch(text.strip())
    return Upstream(match["list"], match["matter"]) if match else None


_PLAIN: dict[Plain, Callable[[str], object]] = {
    "since": day,
    "until": day,
    "reviewed": day,
    "status": status,
    "whistle": whistle,
    "replaced_by": replaced_by,
    "upstream": upstream,
}
