"""For each duty of a matter: the edition, the commit and the adjustment that put it there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from shudi_cli.comparing import Reason, belonging, reasons
from shudi_cli.diffing import Change
from shudi_cli.diffing.groups import Role, groups
from shudi_cli.diffing.likeness import words
from shudi_cli.editions import Edition
from shudi_cli.errors import NegativeAnswer
from shudi_cli.history.past import Decision, Past, Text
from shudi_cli.model import Erratum
from shudi_cli.process import Commit
from shudi_cli.yamlio import Path

_Key = tuple[Role, str, str]


class Blamed(NamedTuple):
    """One duty and where it comes from; `erratum` where a correction put it there."""

    role: Role
    body: str
    duty: str
    line: int
    edition: Edition
    commit: Commit
    reasons: tuple[Reason, ...]
    decision: Decision | None = None
    erratum: Erratum | None = None


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


_Duties = dict[_Key, _Duty]


def blame(past: Past, matter: str) -> Blaming:
    """Where every duty of a matter comes from; a change of punctuation does not count.

    Raises `NegativeAnswer` where the matter is not in the newest edition.
    """
    now = past.text(past.editions[-1], matter)
    if now is None:
        raise NegativeAnswer(f"最新的版次里没有 {matter}。", "用 shudi log 查看它以前的变化。")
    asking = _Blaming(past, matter, now)
    return Blaming(past.list, matter, now.matter.name, tuple(asking.duties()))


class _Blaming:
    """One matter through the editions."""

    def __init__(self, past: Past, matter: str, now: Text) -> None:
        self.past, self.matter, self.now = past, matter, now
        self.names = past.names
        self.states = [self._duties(past.text(edition, matter)) for edition in past.editions]

    def duties(self) -> Iterator[Blamed]:
        """Every duty there is now."""
        for key, duty in self.states[-1].items():
            index = self._since(key)
            edition = self.past.editions[index]
            erratum = self._erratum(edition, key)
            yield Blamed(
                key[0],
                duty.body,
                duty.text,
                self.now.document.place((*self.now.at, *duty.path)).line,
                edition,
                self._corrected(edition) if erratum else self._commit(index, key),
                self._reasons(edition, key[0], duty),
                self.past.decision(edition),
                erratum,
            )

    def _duties(self, text: Text | None) -> _Duties:
        if text is None:
            return {}
        return {
            (group.role, group.body, words(duty.text)): _Duty(group.name, duty.text, duty.path)
            for group in groups(text.matter, self.names).values()
            for duty in group.duties
        }

    def _since(self, key: _Key) -> int:
        """The edition from which on the duty was there without a break."""
        index = len(self.states) - 1
        while index and key in self.states[index - 1]:
            index -= 1
        return index

    def _erratum(self, edition: Edition, key: _Key) -> Erratum | None:
        """The correction that put the duty there: the text itself does not have it."""
        text = self.past.text(edition, self.matter)
        if text is None or text.erratum is None:
            return None
        recorded = self.past.recorded(edition.commit, self.matter)
        return None if key in self._duties(recorded) else text.erratum

    def _corrected(self, edition: Edition) -> Commit:
        """The last commit of an erratum."""
        path = self.past.errata[edition.edition, self.matter].place.path
        touched = self.past.commits(None, self.past.editions[-1], path)
        return touched[0] if touched else Commit(edition.first, "", "", "")

    def _commit(self, index: int, key: _Key) -> Commit:
        """The commit within the edition from which on the duty was there."""
        edition = self.past.editions[index]
        older = self.past.editions[index - 1] if index else None
        touched = self.past.commits(older, edition, self.past.path(self.matter))
        found = touched[0] if touched else Commit(edition.first, "", "", "")
        for commit in touched:
            if key not in self._duties(self.past.recorded(commit.id, self.matter)):
                break
            found = commit
        return found

    def _reasons(self, edition: Edition, role: Role, duty: _Duty) -> tuple[Reason, ...]:
        record = self.past.adjustments.get(edition.edition)
        change = Change(f"{role}-duty-added", self.past.list, self.matter)
        found = reasons([record] if record else [], change)
        return belonging(found, self._called(duty.body), duty.text)

    def _called(self, name: str) -> Iterator[str]:
        """What a text may call a body: its names; of a collective the part before the bracket."""
        yield name
        yield name.partition("（")[0]
        if body := self.names.body(name):
            yield from (body.name, *body.also)
