"""A plan to files: judged before anything is written, then written whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from shudi_cli.editions import Snapshot
from shudi_cli.importing.plan import Plan
from shudi_cli.source import Overlay, Source
from shudi_cli.validating import Report, validate
from shudi_cli.writing.files import Change
from shudi_cli.writing.files import write as rewrite
from shudi_cli.writing.matter_text import matter_text


class Judged(NamedTuple):
    """A plan with its files and what `shudi validate` will say about them."""

    plan: Plan
    files: Mapping[str, bytes]
    report: Report


def judged(plan: Plan, snapshot: Snapshot, today: str) -> Judged:
    """The files of the plan, validated as if they lay in the repository already."""
    files = {
        planned.path: matter_text(planned.matter)
        for planned in plan.matters
        if planned.matter is not None and planned.action in ("create", "overwrite")
    }
    laid = Overlay(snapshot.base, files)
    sources: list[tuple[str, Source]] = [(list_id, laid) for list_id, _ in snapshot.sources]
    report = validate(Snapshot(laid, sources, None, None), today)
    findings = tuple(f for f in report.findings if f.place.path in files)
    return Judged(plan, files, report._replace(findings=findings))


def write(root: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """Write all the files or none. Without `force` a file that appeared meanwhile is never replaced.

    Raises `NotWritten`.
    """
    targets = {root / path: data for path, data in files.items()}
    rewrite(Change(path, _present(path) if force else None, data) for path, data in targets.items())


def _present(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None
