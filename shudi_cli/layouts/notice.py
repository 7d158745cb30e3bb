"""The adjustment notice (调整说明): prose by domain, what changed, why, on which basis."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from shudi_cli.document import Document, Paragraph, paragraph
from shudi_cli.layouts.words import Frame, day, foot, front, origin
from shudi_cli.model import Adjustment, Change, Manifest
from shudi_cli.render import matter as words
from shudi_cli.text import numeral

_REASONS = {"law": "法律法规立改废释", "reorganisation": "机构改革和职责调整", "work": "工作需要"}


class Notice(msgspec.Struct, frozen=True):
    """The adjustment records of some editions, oldest first, and what their matters are called.

    `matters` gives for each matter's id its name and the name of its domain.
    """

    records: tuple[Adjustment, ...]
    matters: Mapping[str, tuple[str, str]]


def notice(manifest: Manifest, given: Notice, frame: Frame) -> Document:
    """The notice over all records of `given`; `manifest` is the newest edition's."""
    manifest = _as_of(manifest, given.records[-1])
    source = origin(manifest, frame)
    several = len(given.records) > 1
    text: list[Paragraph] = [paragraph(_opening(manifest, given.records))]
    for number, record in enumerate(given.records, 1):
        if several:
            text.append(
                paragraph(
                    f"{numeral(number)}、{record.edition}版（自{day(record.effective)}起施行）",
                    "heading",
                )
            )
        text += _record(record, given.matters, "subheading" if several else "heading")
    return Document(
        title=f"{manifest.title}调整说明",
        origin=source,
        label=frame.label,
        front=(*front(manifest), *text),
        foot=foot(source),
        page="portrait",
    )


def _as_of(manifest: Manifest, record: Adjustment) -> Manifest:
    """The manifest as the notice's own edition had it."""
    return msgspec.structs.replace(manifest, edition=record.edition, effective=record.effective)


def _opening(manifest: Manifest, records: Sequence[Adjustment]) -> str:
    touched = dict.fromkeys(
        m for record in records for change in record.changes for m in change.matters
    )
    editions = (
        f"{records[0].edition}版"
        if len(records) == 1
        else f"{records[0].edition}版至{records[-1].edition}版"
    )
    approved = records[-1].approved
    by = f"经{approved.by}批准（{approved.document}），" if approved and len(records) == 1 else ""
    return f"{by}{manifest.title}{editions}共调整{len(touched)}个事项。现将调整内容、理由和依据说明如下。"


def _record(
    record: Adjustment, matters: Mapping[str, tuple[str, str]], role: str
) -> Iterator[Paragraph]:
    groups: dict[str, list[Change]] = {}
    for change in record.changes:
        domains = dict.fromkeys(matters.get(m, (m, "其他"))[1] for m in change.matters)
        groups.setdefault("、".join(domains), []).append(change)
    for number, (domain, changes) in enumerate(groups.items(), 1):
        head = (
            f"（{numeral(number)}）{domain}"
            if role == "subheading"
            else f"{numeral(number)}、{domain}"
        )
        yield paragraph(head, "subheading" if role == "subheading" else "heading")
        for place, change in enumerate(changes, 1):
            yield paragraph(f"{place}.{_names(change.matters, matters)}。{_sentence(change.text)}")
            yield paragraph(_why(change))


def _names(ids: Iterable[str], matters: Mapping[str, tuple[str, str]]) -> str:
    return "、".join(matters.get(m, (m, ""))[0] for m in ids)


def _sentence(text: str) -> str:
    return text if text.endswith(("。", "！", "？")) else f"{text}。"


def _why(change: Change) -> str:
    basis = "；".join(words.short_citation(c) for c in change.basis)
    told = f"；依据：{basis}" if basis else ""
    asked = "；".join(
        f"{c.body}（{ {'agree': '同意', 'disagree': '不同意', 'none': '未答复'}[c.opinion] }）"
        for c in change.consulted
    )
    return f"调整理由：{_REASONS[change.reason]}{told}{'；征求意见：' + asked if asked else ''}。"
