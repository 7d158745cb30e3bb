"""Where duties come from, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from shudi_cli.history import Blamed, Blaming
from shudi_cli.render import diff
from shudi_cli.render.log import commit_data, decided, decision_data, reason_data
from shudi_cli.render.style import Style
from shudi_cli.text import printable, width, wrap

FORMAT = "shudi.blame/1"
_ROLES = {"lead": "主体责任", "support": "配合责任", "holder": "责任人"}


def text(found: Blaming, style: Style) -> str:
    """Body by body; below each duty the edition that put it there, who decided it, why, the commit."""
    return "\n".join(_lines(found, style)) + "\n"


def data(found: Blaming) -> dict[str, Any]:
    """The same as `shudi.blame/1` (schemas/blame.schema.json)."""
    return {
        "format": FORMAT,
        "list": found.list,
        "matter": found.matter,
        "name": found.name,
        "duties": [_duty(it) for it in found.duties],
    }


def _lines(found: Blaming, style: Style) -> Iterator[str]:
    yield style.strong(printable(f"{found.name}　{found.list}/{found.matter}"))
    for (role, body), group in groupby(found.duties, key=lambda it: (it.role, it.body)):
        yield ""
        yield printable(f"{_ROLES[role]}　{body}")
        for number, it in enumerate(group, 1):
            yield from wrap(printable(it.duty), style.columns, f"  {number}. ")
            for words, first in _origin(it):
                head = f"     {first}"
                rows = wrap(words, style.columns, head, " " * width(head))
                yield from (style.faint(row) for row in rows)


def _origin(it: Blamed) -> Iterator[tuple[str, str]]:
    """Lines and how they begin: edition and decision, correction, reasons, the commit last."""
    label, by = decided(it.decision) if it.decision else ("", "")
    decision = f"，{by}{label}" if by else ""
    yield f"{it.edition.edition} 版（{it.edition.effective} 起施行）{decision}", "← "
    if it.erratum:
        yield printable(f"{it.erratum.date}：{it.erratum.reason}"), "  勘误　"
    for reason in it.reasons:
        yield diff.reason_text(reason).partition("：")[2], "  为什么　"
    commit = f"{it.commit.id[:10]} {it.commit.date} {it.commit.author}".rstrip()
    yield printable(commit), "  提交　"


def _duty(it: Blamed) -> dict[str, Any]:
    return {
        "role": it.role,
        "body": it.body,
        "duty": it.duty,
        "line": it.line,
        "edition": it.edition.edition,
        "effective": it.edition.effective,
        "commit": commit_data(it.commit),
        "decision": decision_data(it.decision),
        "erratum": {"date": it.erratum.date, "reason": it.erratum.reason} if it.erratum else None,
        "reasons": [reason_data(reason) for reason in it.reasons],
    }
