"""A plan to files: judged before anything is written, then written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from shudi_cli.editions import Snapshot
from shudi_cli.errors import NotReadable
from shudi_cli.importing.plan import Plan
from shudi_cli.source import Overlay, Source
from shudi_cli.validating import Report, validate
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
    """Write the files, each atomically; if one fails, those already new are taken away again.

    Without `force` a file that appeared meanwhile is never replaced. Raises `NotReadable`.
    """
    made: list[Path] = []
    try:
        for path, data in files.items():
            target = root / path
            existed = target.exists() or target.is_symlink()
            if existed and (not force or target.is_symlink()):
                raise FileExistsError(path)
            _replace(target, data)
            made += [] if existed else [target]
    except OSError as error:
        for target in made:
            with contextlib.suppress(OSError):
                target.unlink()
        raise NotReadable(
            f"没有写成：{error.filename or error}。新写的文件都已经撤回。",
            "请检查磁盘和权限，再导入一次。",
        ) from None


def _replace(target: Path, data: bytes) -> None:
    """All of it or nothing: a file beside, synced, then renamed over."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
