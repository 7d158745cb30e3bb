"""What the shell offers: matter ids and names, bodies, lists. Silent when nothing can be read."""

from __future__ import annotations

from shudi_cli.editions import Snapshot, open_snapshot
from shudi_cli.errors import ShudiError
from shudi_cli.source import find


def matters(incomplete: str) -> list[tuple[str, str]]:
    """Matter ids and names that begin with what was typed, each with its other name."""
    snapshot = _snapshot()
    offers: list[tuple[str, str]] = []
    for found in snapshot.lists if snapshot else ():
        for entry in found.active():
            it = entry.matter
            offers.append((it.id, it.name))
            offers.extend((name, it.id) for name in it.names)
    return [offer for offer in offers if offer[0].startswith(incomplete)]


def bodies(incomplete: str) -> list[str]:
    """Names of registered bodies that begin with what was typed."""
    snapshot = _snapshot()
    registered = snapshot.bodies.by_id.values() if snapshot else ()
    names = (name for body in registered for name in (body.name, body.short) if name)
    return [name for name in names if name.startswith(incomplete)]


def laws(incomplete: str) -> list[str]:
    """Names of registered laws that begin with what was typed."""
    snapshot = _snapshot()
    registered = snapshot.laws.laws if snapshot else ()
    names = (name for law in registered for name in (law.short, law.name) if name)
    return [name for name in names if name.startswith(incomplete)]


def rule_ids(incomplete: str) -> list[tuple[str, str]]:
    """Ids of rules that begin with what was typed, each with its title."""
    from shudi_cli.rules import rules

    return [(r.id, r.title) for r in rules().values() if r.id.startswith(incomplete.upper())]


def list_names(incomplete: str) -> list[str]:
    """Ids of the lists that begin with what was typed."""
    snapshot = _snapshot()
    return (
        [found.manifest.id for found in snapshot.lists if found.manifest.id.startswith(incomplete)]
        if snapshot
        else []
    )


def _snapshot() -> Snapshot | None:
    try:
        snapshot = open_snapshot(find(None), rev=None, on=None, only=None)
        _ = snapshot.lists
    except (ShudiError, OSError):
        return None
    return snapshot
