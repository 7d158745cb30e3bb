"""From the options of `export` to one document: which layout, on which answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from shudi_cli import layouts
from shudi_cli.comparing import Filter, comparison, pairs, sides
from shudi_cli.document import Document, Made, Row
from shudi_cli.errors import NegativeAnswer, WrongCall
from shudi_cli.formats import Fonts
from shudi_cli.layouts import Frame, Notice, booklet, matters, notice, revisions, sheet
from shudi_cli.layouts.columns import COLUMNS
from shudi_cli.loading import MatterList
from shudi_cli.model import Manifest
from shudi_cli.provenance import provenance
from shudi_cli.query import Known, body, by_domain, every_matter, picked
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
    if chosen_layouts and (asked.columns or asked.domain or asked.style != "full"):
        raise WrongCall(f"--{chosen_layouts[0]} 的列是固定的，不能再选列、领域或详略。")
    if asked.flow:
        view = picked(known, asked.flow.strip())
        return sheet(view, _frame(asked, repo, view.entry.place.commit))
    if asked.diff:
        return _compared(asked, repo, only)
    chosen = _only(known)
    manifest, frame = chosen.manifest, _frame(asked, repo, chosen.place.commit)
    if asked.body:
        return booklet(manifest, body(known, asked.body), frame)
    if asked.changelog:
        return notice(manifest, _records(known, manifest, asked.changelog), frame)
    return matters(
        manifest,
        by_domain(known, manifest.id, asked.domain),
        frame,
        style=asked.style,
        columns=columns(asked.columns),
    )


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


def _compared(asked: Asked, repo: Path | None, only: str | None) -> Document:
    """The comparison table; nothing accepted in shudi.yaml is left out of a document."""
    old, new = sides(find(repo), [asked.diff or ""], only)
    found = tuple(pairs(old, new))
    if len(found) != 1:
        ids = "、".join(pair.new.list.manifest.id for pair in found)
        raise WrongCall("一份对照表只能是一个清单。", f"用 --list 选一个：{ids}。")
    (compared,) = comparison(old, new, wanted=Filter(), today="").lists
    given = revisions(compared, found[0])
    if not (given.rows or given.remarks):
        raise NegativeAnswer(f"{asked.diff} 之间，责任、依据和流程都没有变化。")
    heading = compared.new
    return layouts.comparison(heading.manifest, given, _frame(asked, repo, heading.commit))


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


def _records(known: Known, manifest: Manifest, text: str) -> Notice:
    """The adjustment records of the editions asked for: after the first one, up to the last."""
    records = sorted(known.snapshot.adjustments.get(manifest.id, ()), key=lambda r: r.effective)
    numbers = [record.edition for record in records]
    first, dots, last = text.partition("..")
    for edition in filter(None, (first, last)):
        if edition not in numbers:
            raise WrongCall(
                f"没有版次“{edition}”的调整记录。", f"有记录的版次：{'、'.join(numbers) or '无'}。"
            )
    start = numbers.index(first) + (1 if dots else 0) if first else 0
    end = numbers.index(last or (numbers[-1] if dots else first)) + 1
    if start >= end:
        raise NegativeAnswer(f"{text} 之间没有调整。")
    names = {v.matter.id: (v.matter.name, v.domain) for v in every_matter(known, manifest.id)}
    return Notice(tuple(records[start:end]), names)
