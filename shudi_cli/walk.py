"""Walking over a matter, a record: parts, bodies named, citations, each with its path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shudi_cli.model import Adjustment, Citation, Matter, Part
from shudi_cli.yamlio import Path


def parts(matter: Matter) -> Iterator[tuple[Path, Part]]:
    """Lead parts, then supporting parts, each with its path."""
    for name, group in (("lead", matter.lead), ("support", matter.support)):
        for index, part in enumerate(group):
            yield (name, index), part


def named_bodies(matter: Matter) -> Iterator[tuple[Path, str]]:
    """Every body name in a matter, with its path."""
    for at, part in parts(matter):
        yield (*at, "body"), part.body
        if part.through:
            yield (*at, "through"), part.through
    for index, step in enumerate(matter.workflow.steps if matter.workflow else ()):
        for key, group in (("by", step.by), ("to", step.to)):
            for position, name in enumerate(group):
                yield ("workflow", "steps", index, key, position), name


def citations(matter: Matter) -> Iterator[tuple[Path, Citation]]:
    """Every citation in a matter, with its path."""
    yield from _numbered(("basis",), matter.basis)
    for at, part in parts(matter):
        yield from _numbered((*at, "basis"), part.basis)
    for index, holder in enumerate(matter.duty_holders):
        yield from _numbered(("duty_holders", index, "basis"), holder.basis)
    for index, step in enumerate(matter.workflow.steps if matter.workflow else ()):
        if isinstance(step.limit_basis, Citation):
            yield ("workflow", "steps", index, "limit_basis"), step.limit_basis


def recorded(record: Adjustment) -> Iterator[tuple[Path, Citation]]:
    """Every citation in an adjustment record, with its path."""
    for index, change in enumerate(record.changes):
        yield from _numbered(("changes", index, "basis"), change.basis)


def _numbered(at: Path, group: Sequence[Citation]) -> Iterator[tuple[Path, Citation]]:
    for index, citation in enumerate(group):
        yield (*at, index), citation
