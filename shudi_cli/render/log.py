"""The log of a matter as text, as data and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from shudi_cli.comparing import Judged, Reason
from shudi_cli.diffing import LEVELS, Change, Level
from shudi_cli.history import Decision, LogEntry, MatterLog
from shudi_cli.process import Commit
from shudi_cli.render import change as said
from shudi_cli.render import diff, matter
from shudi_cli.render.style import Style
from shudi_cli.text import pad, printable, wrap

FORMAT = "shudi.log/1"


def text(log: MatterLog, style: Style) -> str:
    """Edition by edition, the newest first."""
    return "\n".join(_lines(log, style)) + "\n"


def markdown(log: MatterLog) -> str:
    """The same as Markdown."""
    return "\n".join(_page(log)) + "\n"


def data(log: MatterLog) -> dict[str, Any]:
    """The log as `shudi.log/1` (schemas/log.schema.json)."""
    return {
        "format": FORMAT,
        "list": log.list,
        "matter": log.matter,
        "name": log.name,
        "entries": [_entry(entry, log) for entry in log.entries],
    }


def _lines(log: MatterLog, style: Style) -> Iterator[str]:
    yield style.strong(printable(f"{log.name}　{log.list}/{log.matter}"))
    if not log.entries:
        yield "历史里没有变化。"
    for entry in log.entries:
        yield ""
        yield from wrap(_title(entry, log), style.columns, "", "  ")
        if entry.decision:
            label, told = decided(entry.decision)
            yield from wrap(told, style.columns, f"  {label}　　　", " " * 12)
        for change, grave in ordered(entry.changes):
            label = pad(said.LEVELS[grave], 8)
            sentence = printable(said.sentence(change, log.atoms))
            rows = wrap(sentence, style.columns, f"  {label}　", " " * 12)
            yield from diff.painted(rows, label, grave, style)
        for reason in entry.reasons:
            yield from wrap(diff.reason_text(reason), style.columns, "  为什么　　", " " * 12)
        for commit in entry.commits:
            rows = wrap(printable(commit_text(commit)), style.columns, "  提交　　　", " " * 12)
            yield from (style.faint(row) for row in rows)


def _title(entry: LogEntry, log: MatterLog) -> str:
    then = f"（当时编号 {entry.matter}）" if entry.matter != log.matter else ""
    return f"{entry.edition.edition} 版，自 {entry.edition.effective} 起施行{then}"


def commit_text(commit: Commit) -> str:
    """“03a5e08b45 2019-07-31 作者：说明”."""
    return f"{commit.id[:10]} {commit.date} {commit.author}：{commit.subject}"


def decided(decision: Decision) -> tuple[str, str]:
    """“批准”, “某县人民政府（某政〔2020〕1号，2019-12-20）”."""
    label = "批准" if decision.kind == "approved" else "印发"
    where = "，".join(filter(None, (decision.document, decision.date)))
    return label, printable(f"{decision.by}{f'（{where}）' if where else ''}")


def ordered(changes: tuple[Judged, ...]) -> list[tuple[Change, Level]]:
    """The gravest first."""
    judged = sorted(changes, key=lambda it: LEVELS.index(it.level))
    return [(it.change, it.level) for it in judged]


def _page(log: MatterLog) -> Iterator[str]:
    yield f"## {diff.escaped(f'{log.name}（{log.list}/{log.matter}）')}"
    for entry in log.entries:
        yield ""
        yield f"### {diff.escaped(_title(entry, log))}"
        yield ""
        if entry.decision:
            label, told = decided(entry.decision)
            yield f"- {label}　{diff.escaped(told)}"
        for change, grave in ordered(entry.changes):
            sentence = said.sentence(change, log.atoms, diff.MARKDOWN)
            yield f"- **{said.LEVELS[grave]}**　{sentence}"
        for reason in entry.reasons:
            yield f"- 为什么　{diff.escaped(diff.reason_text(reason))}"
        for commit in entry.commits:
            yield f"- 提交　{diff.escaped(commit_text(commit))}"


def _entry(entry: LogEntry, log: MatterLog) -> dict[str, Any]:
    return {
        "edition": entry.edition.edition,
        "effective": entry.edition.effective,
        "matter": entry.matter,
        "commit": entry.edition.commit,
        "commits": [commit_data(commit) for commit in entry.commits],
        "decision": decision_data(entry.decision),
        "changes": [_change(change, grave, log) for change, grave in ordered(entry.changes)],
        "reasons": [reason_data(reason) for reason in entry.reasons],
    }


def _change(change: Change, grave: Level, log: MatterLog) -> Mapping[str, Any]:
    return {
        "kind": change.kind,
        "level": grave,
        "matter": change.matter or None,
        "name": change.name or None,
        "detail": said.sentence(change, log.atoms),
        "old": said.say(change, change.old) or None,
        "new": said.say(change, change.new) or None,
        "fingerprint": change.fingerprint,
    }


def commit_data(commit: Commit) -> dict[str, str]:
    """A commit as data."""
    return {
        "id": commit.id,
        "author": commit.author,
        "date": commit.date,
        "subject": commit.subject,
    }


def decision_data(decision: Decision | None) -> dict[str, str | None] | None:
    """A decision as data."""
    return None if decision is None else decision._asdict()


def reason_data(reason: Reason) -> dict[str, Any]:
    """An entry of an adjustment record as data."""
    return {
        "edition": reason.edition,
        "reason": reason.recorded.reason,
        "text": reason.recorded.text,
        "basis": [matter.short_citation(citation) for citation in reason.recorded.basis],
    }
