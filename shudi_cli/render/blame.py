"""Where duties come from, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from shudi_cli.history import Blamed, Blaming
from shudi_cli.render import diff
from shudi_cli.render.log import commit_data, reason_data
from shudi_cli.render.style import Style
from shudi_cli.text import printable, wrap

FORMAT = "shudi.blame/1"
_ROLES = {"lead": "主体责任", "support": "配合责任", "holder": "责任人"}


def text(found: Blaming, style: Style) -> str:
    """Body by body; below each duty the edition, commit and adjustment that put it there."""
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
            yield from (
                style.faint(row) for row in wrap(_origin(it), style.columns, "     ← ", "       ")
            )


def _origin(it: Blamed) -> str:
    commit = f"{it.commit.id[:10]} {it.commit.author}".strip()
    head = f"{it.edition.edition} 版（{it.edition.effective} 起施行），提交 {commit}"
    why = it.reasons[0] if it.reasons else None
    more = f"（另有 {len(it.reasons) - 1} 项说明）" if len(it.reasons) > 1 else ""
    tail = f"；{diff.reason_text(why).partition('：')[2]}{more}" if why else ""
    return printable(head + tail)


def _duty(it: Blamed) -> dict[str, Any]:
    return {
        "role": it.role,
        "body": it.body,
        "duty": it.duty,
        "line": it.line,
        "edition": it.edition.edition,
        "effective": it.edition.effective,
        "commit": commit_data(it.commit),
        "reasons": [reason_data(reason) for reason in it.reasons],
    }
