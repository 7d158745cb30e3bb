"""What the rules about heavier burdens share: whom a change touches, what the records settle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from shudi_cli.diffing import Change
from shudi_cli.loading.registers import COMMON
from shudi_cli.model import Change as Recorded
from shudi_cli.model import Consultation, Holder
from shudi_cli.rule import ChangeCase, ListCase
from shudi_cli.rules.recorded import about, by_law, speaking
from shudi_cli.walk import parts

_NEWCOMERS = frozenset({"support-added", "step-added", "step-by-changed"})
"""Kinds that name the body concerned among what is new; the others in their subject."""
WHOLE = frozenset({"matter-added", "matter-restored"})
"""Kinds about a whole matter: everybody in it is concerned."""


def touched(case: ListCase, change: Change) -> tuple[str, ...]:
    """The names of the bodies whose share a change is about."""
    if change.kind in WHOLE:
        matters = (e.matter for e in case.list.entries if e.matter.id == change.matter)
        return tuple(dict.fromkeys(part.body for matter in matters for _, part in parts(matter)))
    return change.new if change.kind in _NEWCOMERS else (change.subject,)


def grassroots(case: ListCase, change: Change) -> tuple[str, ...]:
    """Those of them that are townships, subdistricts or villages."""
    return tuple(name for name in touched(case, change) if case.holders(name))


def settled(case: ChangeCase, within: ListCase, change: Change) -> bool:
    """Whether the records say that a law made this change, or that the grassroots agreed to it.

    Consent is to what its entry speaks of; a law that the body's own share cites speaks for itself.
    """
    names = grassroots(within, change)
    by = any(by_law(case, entry, change, names) for entry in about(case, change))
    return by or any(agreed(within, entry, names) for entry in speaking(case, change))


def agreed(within: ListCase, recorded: Recorded, receiving: Sequence[str]) -> bool:
    """Whether everybody asked agreed in writing, and among them is everybody who receives."""
    return not lacking(within, [recorded], receiving)


def lacking(within: ListCase, told: Sequence[Recorded], receiving: Sequence[str]) -> str:
    """What keeps these entries of the records from being consent, in words; empty if they are it."""
    asked = [c for entry in told for c in entry.consulted if within.holders(c.body)]
    if not asked:
        return f"没有征求{'、'.join(receiving)}的书面意见（consulted）"
    if refusing := [c.body for c in asked if c.opinion == "disagree"]:
        return f"{'、'.join(refusing)}不同意"
    for consulted in asked:
        if consulted.opinion == "none" or not consulted.replied:
            since = f"（{consulted.sent} 发函）" if consulted.sent else ""
            return f"{consulted.body}还没有书面回复同意{since}"
        if not consulted.sent:
            return f"没有写什么时候发函征求{consulted.body}的意见（sent）"
    left = [name for name in receiving if set(_unasked(within, asked, name))]
    if left:
        return f"只有{'、'.join(c.body for c in asked)}的同意，没有{'、'.join(left)}的"
    return ""


def _unasked(within: ListCase, asked: Sequence[Consultation], name: str) -> Iterator[Holder]:
    """The kinds of a receiving body for which nobody answered.

    A generic name (乡镇人民政府) and one township's stand for each other; one township does not
    answer for another.
    """
    for kind in within.holders(name):
        if not any(
            kind in within.holders(c.body) and _answers(within, c.body, name) for c in asked
        ):
            yield kind


def _answers(within: ListCase, asked: str, receiving: str) -> bool:
    one, other = _ids(within, asked), _ids(within, receiving)
    files = within.repository.snapshot.bodies.files
    generic = {body.id for file in files if file.jurisdiction == COMMON for body in file.bodies}
    return bool(one & other) or one <= generic or other <= generic


def _ids(within: ListCase, name: str) -> set[str]:
    return {body.id for body in within.members(name)}
