"""A plan to files: judged before anything is written, then written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from shudi_cli.editions import Snapshot
from shudi_cli.importing.plan import Plan
from shudi_cli.importing.remark import Remark
from shudi_cli.source import Overlay, Source
from shudi_cli.validating import Report, validate
from shudi_cli.writing.files import Change
from shudi_cli.writing.files import write as rewrite
from shudi_cli.writing.laying import Files, LaidOut, lay_out

Tell = Callable[[int, int], None]


class Judged(NamedTuple):
    """A plan with its files and what `shudi validate` will say about them."""

    plan: Plan
    files: Mapping[str, bytes]
    report: Report
    before: Mapping[str, bytes]
    """The bytes of those files that are there already."""


def judged(plan: Plan, snapshot: Snapshot, today: str, tell: Tell) -> Judged:
    """The files of the plan, validated as if they lay in the repository already.

    `tell` hears how many matters of how many are laid out, then checked. Raises `NotKept` for text no file can hold.
    """
    over = [planned.path for planned in plan.matters if planned.action == "overwrite"]
    before = {
        read.path: read.data for read in snapshot.base.read(over) if isinstance(read.data, bytes)
    }
    due = [it for it in plan.matters if it.action in ("create", "overwrite")]
    remarks: list[Remark] = []
    files = Files(_told(lay_out(due, before), remarks, tell, len(due)))
    # What a file says that is laid out here, reading it again has shown to be the matter.
    values = {p.path: p.held for p in plan.matters if isinstance(p.held, bytes)}
    laid = Overlay(snapshot.base, files, values)
    sources: list[tuple[str, Source]] = [(list_id, laid) for list_id, _ in snapshot.sources]
    tried = Snapshot(laid, sources, None, None)
    report = validate(tried, today, progress=tell, quoting=False)
    findings = tuple(f for f in report.findings if f.place.path in files)
    plan = plan._replace(remarks=(*plan.remarks, *remarks))
    return Judged(plan, files, report._replace(findings=findings), before)


def _told(
    laid: Iterable[LaidOut], remarks: list[Remark], tell: Tell, count: int
) -> Iterator[LaidOut]:
    """The same, with what was lost remarked on."""
    for number, it in enumerate(laid):
        tell(number, count)
        remarks += [Remark("comment-lost", it.path, text, text) for text in it.lost]
        yield it


def write(root: Path, judged: Judged) -> None:
    """Write all the files or none. What changed or appeared since it was read is never replaced.

    Raises `NotWritten`.
    """
    changes = (
        Change(root / path, judged.before.get(path), data) for path, data in judged.files.items()
    )
    rewrite(changes, root)
