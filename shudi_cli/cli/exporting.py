"""From the options of `export` to one document: which layout, on which answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from shudi_cli.document import Document
from shudi_cli.editions import Snapshot
from shudi_cli.errors import NegativeAnswer, WrongCall
from shudi_cli.formats import Fonts
from shudi_cli.layouts import Frame, Notice, booklet, matters, notice, sheet
from shudi_cli.layouts.columns import COLUMNS
from shudi_cli.loading import MatterList
from shudi_cli.provenance import provenance
from shudi_cli.query import body, catalogue, pick
from shudi_cli.source import find

_USES = {"标题": "title", "正文": "text", "楷体": "kai", "黑体": "hei", "宋体": "song"}


class Asked(NamedTuple):
    """What `export` was asked to print."""

    domain: str | None
    body: str | None
    flow: str | None
    changelog: str | None
    columns: str | None
    style: str
    label: str


def document(snapshot: Snapshot, asked: Asked, repo: Path | None) -> Document:
    """The document; raises `WrongCall` for options that do not go together."""
    layouts = [name for name in ("body", "flow", "changelog") if getattr(asked, name)]
    if len(layouts) > 1:
        raise WrongCall(f"--{layouts[0]} 和 --{layouts[1]} 只能用一个。", "每次导出一份文档。")
    if layouts and (asked.columns or asked.domain or asked.style != "full"):
        raise WrongCall(f"--{layouts[0]} 的列是固定的，不能再选列、领域或详略。")
    if asked.flow:
        view = pick(snapshot, asked.flow.strip())
        return sheet(view, _frame(asked, repo, view.entry.place.commit))
    chosen = _only(snapshot)
    manifest, frame = chosen.manifest, _frame(asked, repo, chosen.place.commit)
    if asked.body:
        return booklet(manifest, body(snapshot, asked.body), frame)
    if asked.changelog:
        return notice(manifest, _records(snapshot, chosen, asked.changelog), frame)
    return matters(
        manifest,
        catalogue(snapshot, domain=asked.domain, retired=False).rows,
        frame,
        style=asked.style,
        columns=columns(asked.columns),
    )


def _frame(asked: Asked, repo: Path | None, commit: str | None) -> Frame:
    source = provenance(find(repo), commit)
    return Frame(asked.label, source.commit, source.changed)


def _only(snapshot: Snapshot) -> MatterList:
    if len(snapshot.lists) > 1:
        ids = "、".join(found.manifest.id for found in snapshot.lists)
        raise WrongCall("一份文档只能是一个清单。", f"用 --list 选一个：{ids}。")
    return snapshot.lists[0]


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


def _records(snapshot: Snapshot, chosen: MatterList, text: str) -> Notice:
    """The adjustment records of the editions asked for: after the first one, up to the last."""
    records = sorted(snapshot.adjustments.get(chosen.manifest.id, ()), key=lambda r: r.effective)
    known = [record.edition for record in records]
    first, dots, last = text.partition("..")
    for edition in filter(None, (first, last)):
        if edition not in known:
            raise WrongCall(
                f"没有版次“{edition}”的调整记录。", f"有记录的版次：{'、'.join(known) or '无'}。"
            )
    start = known.index(first) + (1 if dots else 0) if first else 0
    end = known.index(last or (known[-1] if dots else first)) + 1
    if start >= end:
        raise NegativeAnswer(f"{text} 之间没有调整。")
    names = {
        e.matter.id: (e.matter.name, chosen.manifest.domain_name(e.matter.domain))
        for e in chosen.entries
    }
    return Notice(tuple(records[start:end]), names)
