"""For each duty of a matter: the edition, the commit and the adjustment that put it there."""

from __future__ import annotations

from typing import NamedTuple

from shudi_cli.comparing import Reason, reasons
from shudi_cli.diffing import Change
from shudi_cli.diffing.groups import Role, groups
from shudi_cli.diffing.likeness import words
from shudi_cli.diffing.state import Names, State
from shudi_cli.editions import Edition
from shudi_cli.errors import NegativeAnswer
from shudi_cli.history.past import Past
from shudi_cli.loading.documents import convert
from shudi_cli.model import Matter
from shudi_cli.process import Commit
from shudi_cli.yamlio import Document, Path

_Key = tuple[Role, str, str]


class Blamed(NamedTuple):
    """One duty and where it comes from."""

    role: Role
    body: str
    duty: str
    line: int
    edition: Edition
    commit: Commit
    reasons: tuple[Reason, ...]


class Blaming(NamedTuple):
    """The duties of one matter at HEAD, in order."""

    list: str
    matter: str
    name: str
    duties: tuple[Blamed, ...]


class _Duty(NamedTuple):
    body: str
    text: str
    path: Path


def blame(past: Past, matter: str) -> Blaming:
    """Where every duty of a matter comes from; a change of punctuation does not count.

    Raises `NegativeAnswer` where the matter is not in the newest edition.
    """
    names = _names(past)
    path = past.path(matter)
    states = [_duties(past, e.commit, path, names) for e in past.editions]
    document = past.document(past.editions[-1].commit, path) if past.editions else None
    now = _matter(document)
    if now is None or document is None:
        raise NegativeAnswer(f"最新的版次里没有 {matter}。", "用 shudi log 查看它以前的变化。")
    blamed = []
    for key, duty in states[-1].items():
        index = _since(states, key)
        older = past.editions[index - 1] if index else None
        edition = past.editions[index]
        commit = _commit(past, older, edition, path, key, names)
        line = document.place(duty.path).line
        why = _reasons(past, edition, matter, key[0])
        blamed.append(Blamed(key[0], duty.body, duty.text, line, edition, commit, why))
    return Blaming(past.list, matter, now.name, tuple(blamed))


def _names(past: Past) -> Names:
    snapshot = past.snapshot(past.editions[-1], [])
    found = snapshot.lists[0]
    state = State(found, past.registers.bodies, past.registers.laws, {})
    return Names(state, state)


def _matter(document: Document | None) -> Matter | None:
    value = convert(document, Matter) if document else None
    return value if isinstance(value, Matter) else None


def _duties(past: Past, commit: str, path: str, names: Names) -> dict[_Key, _Duty]:
    matter = _matter(past.document(commit, path))
    if matter is None:
        return {}
    return {
        (group.role, group.body, words(duty.text)): _Duty(group.name, duty.text, duty.path)
        for group in groups(matter, names).values()
        for duty in group.duties
    }


def _since(states: list[dict[_Key, _Duty]], key: _Key) -> int:
    """The edition from which on the duty was there without a break."""
    index = len(states) - 1
    while index and key in states[index - 1]:
        index -= 1
    return index


def _commit(
    past: Past, older: Edition | None, edition: Edition, path: str, key: _Key, names: Names
) -> Commit:
    """The commit within the edition from which on the duty was there."""
    touched = past.commits(older, edition, path)
    found = touched[0] if touched else Commit(edition.first, "", "", "")
    for commit in touched:
        if key not in _duties(past, commit.id, path, names):
            break
        found = commit
    return found


def _reasons(past: Past, edition: Edition, matter: str, role: Role) -> tuple[Reason, ...]:
    record = past.adjustments.get(edition.edition)
    change = Change(f"{role}-duty-added", past.list, matter)
    return reasons([record] if record else [], change)
