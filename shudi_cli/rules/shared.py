"""What several rules walk over: the entries of the register of bodies."""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.loading import layout
from shudi_cli.loading.documents import convert
from shudi_cli.model import Bodies, Body
from shudi_cli.rule import RepositoryCase


def register_entries(case: RepositoryCase) -> Iterator[tuple[str, str, int, Body]]:
    """Every registered body with its file, jurisdiction and index in the file."""
    for path, document in case.snapshot.documents.items():
        kind = layout.kind(path)
        if kind and kind.name == "bodies" and isinstance(file := convert(document, Bodies), Bodies):
            for index, body in enumerate(file.bodies):
                yield path, file.jurisdiction, index, body
