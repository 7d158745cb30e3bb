"""A plan to files: judged before anything is written, then written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple, cast

from shudi_cli.editions import Snapshot
from shudi_cli.importing.plan import Plan, Planned
from shudi_cli.importing.remark import Remark
from shudi_cli.model import Matter
from shudi_cli.source import Overlay, Source
from shudi_cli.validating import Report, validate
from shudi_cli.writing.compressed import Compressed
from shudi_cli.writing.files import Change
from shudi_cli.writing.files import write as rewrite
from shudi_cli.writing.matter_text import matter_text, matter_value
from shudi_cli.writing.merged import merged

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
    files = Compressed()
    remarks: list[Remark] = []
    for number, planned in enumerate(plan.matters):
        tell(number, len(plan.matters))
        if planned.action in ("create", "overwrite"):
            files.add(planned.path, _text(planned, before.get(planned.path), remarks))
    # What a file says that is laid out here, reading it again has shown to be the matter.
    values = {p.path: p.held for p in plan.matters if isinstance(p.held, bytes)}
    laid = Overlay(snapshot.base, files, values)
    sources: list[tuple[str, Source]] = [(list_id, laid) for list_id, _ in snapshot.sources]
    tried = Snapshot(laid, sources, None, None)
    report = validate(tried, today, progress=tell, quoting=False)
    findings = tuple(f for f in report.findings if f.place.path in files)
    plan = plan._replace(remarks=(*plan.remarks, *remarks))
    return Judged(plan, files, report._replace(findings=findings), before)


def _text(planned: Planned, old: bytes | None, remarks: list[Remark]) -> bytes:
    """The file of one matter; where it is there already, with its comments."""
    matter = cast(Matter, planned.matter)
    if old is None:
        return matter_text(matter)
    data, lost = merged(old, planned.path, "matter", matter_value(matter))
    remarks += [Remark("comment-lost", planned.path, text, text) for text in lost]
    return data


def write(root: Path, judged: Judged) -> None:
    """Write all the files or none. What changed or appeared since it was read is never replaced.

    Raises `NotWritten`.
    """
    changes = (
        Change(root / path, judged.before.get(path), data) for path, data in judged.files.items()
    )
    rewrite(changes, root)
