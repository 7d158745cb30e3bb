"""From the options of `export` to one document: which layout, on which answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from shudi_cli import layouts
from shudi_cli.comparing import Compared, Pair, Side, adjusted, pairs, sides, whole
from shudi_cli.document import Document, Made, Row
from shudi_cli.errors import NegativeAnswer, WrongCall
from shudi_cli.formats import Fonts
from shudi_cli.layouts import Frame, booklet, matters, notice, revisions, sheet
from shudi_cli.layouts.columns import COLUMNS
from shudi_cli.loading import MatterList
from shudi_cli.model import Manifest
from shudi_cli.provenance import provenance
from shudi_cli.query import BodyAnswer, Known, Selection, body, by_domain, chosen, picked
from shudi_cli.source import find

_USES = {"标题": "title", "正文": "text", "楷体": "kai", "黑体": "hei", "宋体": "song"}


class Asked(NamedTuple):
    """What `export` was asked to print."""

    domain: str | None
    body: str | None
    flow: str | None
    diff: str | None
    changelog: str | None
    columns: str | None
    style: str
    rows: str
    label: str


def document(known: Known, asked: Asked, repo: Path | None, only: str | None = None) -> Document:
    """The document, its rows made from `known` as they are written; raises `WrongCall` for options that do not go together."""
    chosen_layouts = [
        name for name in ("body", "flow", "diff", "changelog") if getattr(asked, name)
    ]
    if len(chosen_layouts) > 1:
        raise WrongCall(
            f"--{chosen_layouts[0]} 和 --{chosen_layouts[1]} 只能用一个。", "每次导出一份文档。"
        )
    if chosen_layouts and (asked.columns or asked.style != "full"):
        raise WrongCall(f"--{chosen_layouts[0]} 的列是固定的，不能再选列或详略。")
    if chosen_layouts and asked.domain and not asked.body:
        raise WrongCall(
            f"--{chosen_layouts[0]} 不能只要一个领域。", "整个清单和 --body 分册可以用 --domain。"
        )
    by_department = asked.rows == "department"
    if by_department and (chosen_layouts or asked.columns):
        named = f"--{chosen_layouts[0]}" if chosen_layouts else "--columns"
        raise WrongCall(f"--rows department 的列是固定的，不能和 {named} 一起用。")
    if asked.flow:
        view = picked(known, asked.flow.strip())
        return sheet(view, _frame(asked, repo, view.entry.place.commit))
    if asked.diff:
        return _table(asked, repo, only)
    if asked.changelog:
        return _notice(asked, repo, only)
    chosen = _only(known)
    manifest, frame = chosen.manifest, _frame(asked, repo, chosen.place.commit)
    if asked.body:
        return booklet(manifest, _within(known, manifest, asked), frame)
    return matters(
        manifest,
        by_domain(known, manifest.id, asked.domain),
        frame,
        style=asked.style,
        columns=columns(asked.columns),
        by_department=by_department,
    )


def _within(known: Known, manifest: Manifest, asked: Asked) -> BodyAnswer:
    """What the body has to do, in the domain asked for; raises `NegativeAnswer` for nothing."""
    answer = body(known, asked.body or "", chosen(known, Selection(domain=asked.domain)))
    if asked.domain and not (answer.lead or answer.support):
        name = manifest.domain_name(asked.domain)
        raise NegativeAnswer(f"{answer.known.body.name}在“{name}”领域没有事项。")
    return answer


def told(document: Document, tell: Callable[[int, int], None]) -> Document:
    """The same document, telling how many of its rows have been made."""
    total, sections, first = document.length, [], 0
    for section in document.sections:
        sections.append(replace(section, rows=_watched(section.rows, first, total, tell)))
        first += len(section.rows)
    return replace(document, sections=tuple(sections))


def _watched(
    rows: Sequence[Row], first: int, total: int, tell: Callable[[int, int], None]
) -> Sequence[Row]:
    def row(place: int) -> Row:
        tell(first + place + 1, total)
        return rows[place]

    return Made(len(rows), row)


def _table(asked: Asked, repo: Path | None, only: str | None) -> Document:
    """The comparison table of the range asked for."""
    compared, pair = _compared(sides(find(repo), [asked.diff or ""], only))
    given = revisions(compared, pair)
    if not (given.rows or given.remarks):
        raise NegativeAnswer(f"{asked.diff} 之间，责任、依据和流程都没有变化。")
    heading = compared.new
    return layouts.comparison(heading.manifest, given, _frame(asked, repo, heading.commit))


def _notice(asked: Asked, repo: Path | None, only: str | None) -> Document:
    """The adjustment notice of the range asked for, as in `changelog`."""
    span = asked.changelog or ""
    compared, _ = _compared(adjusted(find(repo), span, only))
    if not (compared.changes or compared.records):
        between = " 之间" if ".." in span else " "
        raise NegativeAnswer(f"{span}{between}没有调整。")
    return notice(compared, _frame(asked, repo, compared.new.commit))


def _compared(asked: tuple[Side, Side]) -> tuple[Compared, Pair]:
    """One list in two states; nothing accepted in shudi.yaml is left out of a document."""
    old, new = asked
    found = tuple(pairs(old, new))
    if len(found) != 1:
        ids = "、".join(pair.new.list.manifest.id for pair in found)
        raise WrongCall("一份文档只能是一个清单。", f"用 --list 选一个：{ids}。")
    return whole(old, new, found[0]), found[0]


def _frame(asked: Asked, repo: Path | None, commit: str | None) -> Frame:
    source = provenance(find(repo), commit)
    return Frame(asked.label, source.commit, source.changed)


def _only(known: Known) -> MatterList:
    if len(known.list_ids) > 1:
        ids = "、".join(known.list_ids)
        raise WrongCall("一份文档只能是一个清单。", f"用 --list 选一个：{ids}。")
    return known.matters(known.list_ids[0])


def columns(text: str | None) -> tuple[str, ...]:
    """The titles asked for; raises `WrongCall` naming those there are."""
    if text is None:
        return ()
    titles = tuple(COLUMNS) if text.strip() == "all" else _titles(text)
    unknown = [title for title in titles if title not in COLUMNS]
    if unknown or not titles:
        raise WrongCall(f"没有列“{'、'.join(unknown)}”。", f"可以选：{'、'.join(COLUMNS)}。")
    return titles


def _titles(text: str) -> tuple[str, ...]:
    pieces = text.replace("，", ",").replace("、", ",").split(",")
    return tuple(dict.fromkeys(piece.strip() for piece in pieces if piece.strip()))


def fonts(choices: Sequence[str]) -> Fonts:
    """The fonts with the user's own; raises `WrongCall` for an unknown use."""
    chosen: dict[str, str] = {}
    for choice in choices:
        use, _, name = choice.partition("=")
        if use not in _USES or not name.strip():
            raise WrongCall(
                f"--font {choice} 写得不对。",
                "写成 正文=仿宋 的样子；用途：" + "、".join(_USES) + "。",
            )
        chosen[_USES[use]] = name.strip()
    return Fonts(**chosen)
