"""`shudi validate --base`: the editions of the demonstration list came to be in the legal way."""

from __future__ import annotations

import pytest
from support import ROOT

from shudi_cli.editions import Edition, history, open_snapshot
from shudi_cli.errors import ShudiError
from shudi_cli.process import resolve
from shudi_cli.rules import message
from shudi_cli.source import Repository
from shudi_cli.validating import validate

LIST = "demo-county"


def editions() -> list[Edition]:
    """Every edition but the first; none in an archive or a shallow clone."""
    try:
        return history(ROOT, resolve(ROOT, "HEAD"), LIST)[1:]
    except ShudiError:
        return []


EDITIONS = {edition.edition: edition for edition in editions()}


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_no_edition_is_accused(edition: Edition) -> None:
    """Against the commit before its first, each edition has no error and no warning."""
    first = edition.first
    now = open_snapshot(Repository(ROOT), rev=first, on=None, only=LIST)
    base = open_snapshot(Repository(ROOT), rev=f"{first}~1", on=None, only=LIST)
    report = validate(now, "2026-11-23", base)
    assert [message(f) for f in report.findings if report.level(f) != "note"] == []
