"""Since when each body has its role, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from shudi_cli.history import Tenure
from shudi_cli.render.style import Style
from shudi_cli.text import wrap

Tenures = Mapping[str, Sequence[Tenure]]
"""By list and id of the matter, as in `demo-county/cj-01`."""
_SIDES = {"lead": "主体责任", "support": "配合责任"}


def lines(matter: str, tenures: Sequence[Tenure], style: Style) -> Iterator[str]:
    """One line a body, under a heading; then where the whole story of the matter is told."""
    yield "从什么时候起（按各版次的内容，改名不算变化）"
    for tenure in tenures:
        first, *more = wrap(f"{tenure.body}　{_told(tenure)}", style.columns, "  ", "    ")
        yield first.replace(tenure.body, style.name(tenure.body), 1)
        yield from more
    yield style.faint(f"  怎样变的、为什么：shudi log {matter}")


def data(tenures: Sequence[Tenure]) -> list[dict[str, Any]]:
    """As in schemas/who.schema.json."""
    return [
        {
            "side": tenure.side,
            "body": tenure.body,
            "edition": tenure.edition.edition if tenure.edition else None,
            "effective": tenure.edition.effective if tenure.edition else None,
            "before": tenure.before,
            "first": tenure.first,
        }
        for tenure in tenures
    ]


def _told(tenure: Tenure) -> str:
    """“自 2020-01-01 起负主体责任（2020.1 版，以前负配合责任）”."""
    side = _SIDES[tenure.side]
    if tenure.edition is None:
        return f"负{side}（新写的，提交过的版次里还没有）"
    draft = "草案" if tenure.edition.state == "draft" else ""
    if tenure.first:
        before = "事项列入清单时就是"
    else:
        before = f"以前负{_SIDES[tenure.before]}" if tenure.before else "以前没有这项责任"
    told = "，".join(filter(None, (f"{tenure.edition.edition} 版", draft, before)))
    return f"自 {tenure.edition.effective} 起负{side}（{told}）"
