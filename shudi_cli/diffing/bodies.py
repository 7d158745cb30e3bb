"""Who leads and who supports: bodies that came, went, changed places or handed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from shudi_cli.diffing.change import Change
from shudi_cli.diffing.groups import Group, Key, Role, alike, groups
from shudi_cli.diffing.likeness import likeness, pair
from shudi_cli.diffing.state import Case

_LEAST = {"lead": 0.4, "support": 0.5, "holder": 0.5}
"""How alike the work of two bodies must be to say that one took over from the other."""


class Links(NamedTuple):
    """Which group carries on which: the ground on which duties are compared.

    `gone` and `come` are groups that a change already accounts for as a whole.
    """

    pairs: tuple[tuple[Group, Group], ...]
    gone: tuple[Group, ...]
    come: tuple[Group, ...]
    changes: tuple[Change, ...]


class _Linking:
    """Takes groups out of two tables as each event accounts for them."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.old = groups(case.old.matter, case.names)
        self.new = groups(case.new.matter, case.names)
        self.leads_before = [g for g in self.old.values() if g.role == "lead"]
        self.leads_after = [g for g in self.new.values() if g.role == "lead"]
        self.pairs: list[tuple[Group, Group]] = []
        self.handed: list[Group] = []

    def links(self) -> Links:
        for key in [key for key in self.old if key in self.new]:
            self.join(key, key)
        changes = [
            *self.regrouped(),
            *self.swapped(),
            *self.role_changed("lead", "support"),
            *self.role_changed("support", "lead"),
            *self.replaced("lead"),
            *self.replaced("support"),
            *self.replaced("holder"),
            *self.handed_down(),
        ]
        gone, come = tuple(self.old.values()), tuple(self.new.values())
        changes += [self.dropped(group) for group in gone]
        changes += [self.added(group) for group in come]
        return Links(tuple(self.pairs), (*gone, *self.handed), come, tuple(changes))

    def join(self, old: Key, new: Key) -> None:
        self.pairs.append((self.old.pop(old), self.new.pop(new)))

    def left(self, role: Role) -> tuple[list[Group], list[Group]]:
        return (
            [g for g in self.old.values() if g.role == role],
            [g for g in self.new.values() if g.role == role],
        )

    def told(
        self, kind: str, old: Sequence[Group], new: Sequence[Group], subject: str = ""
    ) -> Change:
        both = [g.name for g in (*old, *new)]
        return self.case.change(
            kind, subject, [g.name for g in old], [g.name for g in new],
            was=old[0].path if old else (), now=new[0].path if new else (),
            bodies=both if (old or new)[0].role != "holder" else (),
        )  # fmt: skip

    def regrouped(self) -> Iterator[Change]:
        """A collective that gave way to its members, or the reverse."""
        roles: tuple[Role, ...] = ("lead", "support")
        for role in roles:
            old, new = self.left(role)
            for whole in old:
                if parts := [g for g in new if g.body in self.members(whole)]:
                    yield self.told(f"{role}-regrouped", [whole], parts)
                    self.pairs += [(whole, part) for part in parts]
                    self.take([whole], parts)
            old, new = self.left(role)
            for whole in new:
                if parts := [g for g in old if g.body in self.members(whole)]:
                    yield self.told(f"{role}-regrouped", parts, [whole])
                    self.pairs += [(part, whole) for part in parts]
                    self.take(parts, [whole])

    def members(self, group: Group) -> frozenset[str]:
        names = self.case.names
        body = names.body(group.name)
        return frozenset(names.key(member) for member in body.members) if body else frozenset()

    def take(self, old: Sequence[Group], new: Sequence[Group]) -> None:
        for group in old:
            del self.old[group.key]
        for group in new:
            del self.new[group.key]

    def switched(self, was: Role, now: Role) -> list[Group]:
        return [g for g in self.left(was)[0] if (now, g.body) in self.new]

    def swapped(self) -> Iterator[Change]:
        """A lead and a supporter that changed places: one event."""
        down, up = self.switched("lead", "support"), self.switched("support", "lead")
        for i, j in pair(down, up, lambda a, b: 1 + alike(a, self.new["lead", b.body]), 0.0):
            old, risen = down[i], up[j]
            way = self.case.names.direction(old.name, risen.name)
            kind = f"lead-support-swapped{'-down' if way == '-down' else ''}"
            yield self.told(kind, [old], [self.new["lead", risen.body]])
            self.keep_work(old, risen)

    def keep_work(self, old: Group, risen: Group) -> None:
        """After a swap, compare duties with the place where the work now is."""
        lead, support = self.new["lead", risen.body], self.new["support", old.body]
        if alike(old, lead) >= alike(old, support):
            self.pairs += [(old, lead), (risen, support)]
        else:
            self.pairs += [(old, support), (risen, lead)]
        self.take([old, risen], [lead, support])

    def role_changed(self, was: Role, now: Role) -> Iterator[Change]:
        for group in self.switched(was, now):
            after = self.new[now, group.body]
            if now == "lead" and self.case.names.grassroots(after.name):
                yield self.told("lead-added-down", [], [after])
            elif now == "lead":
                yield self.told("support-to-lead", [], [after])
            else:
                yield self.told("lead-to-support", [group], [])
            self.join(group.key, after.key)

    def replaced(self, role: Role) -> Iterator[Change]:
        """One body went and another took over its work."""
        old, new = self.left(role)
        alone = role == "lead" and len(self.leads_before) == len(self.leads_after) == 1
        score = (lambda _a, _b: 1.0) if alone else _same_holder if role == "holder" else alike
        for i, j in pair(old, new, score, _LEAST[role]):
            yield self.handover(old[i], new[j])
            self.join(old[i].key, new[j].key)

    def handed_down(self) -> Iterator[Change]:
        """A lead above went, and one at the grassroots that led before now leads in its cases."""
        for group in self.left("lead")[0]:
            heirs = (after for before, after in self.pairs if self.is_heir(group, before, after))
            if heir := next(heirs, None):
                change = self.told("lead-moved-down", [group], [heir])
                yield self.with_duties(change, group)
                self.take([group], [])
                self.handed.append(group)

    def is_heir(self, gone: Group, before: Group, after: Group) -> bool:
        taken = _cases(after) - _cases(before)
        way = self.case.names.direction(gone.name, after.name)
        return after.role == "lead" and way == "-down" and bool(taken & _cases(gone))

    def handover(self, old: Group, new: Group) -> Change:
        if old.role == "holder":
            return self.told("holder-changed", [old], [new])
        way = self.case.names.direction(old.name, new.name)
        if old.role == "support":
            return self.told(
                f"support-{'moved-down' if way == '-down' else 'changed'}", [old], [new]
            )
        return self.told(f"lead-moved{way}" if way else "lead-changed", [old], [new])

    def dropped(self, group: Group) -> Change:
        return self.with_duties(self.told(f"{group.role}-dropped", [group], []), group)

    def added(self, group: Group) -> Change:
        """A new lead at the grassroots is a shift down, unless its collective led before."""
        down = group.role == "lead" and self.case.names.grassroots(group.name)
        had = any(group.body in self.members(lead) for lead in self.leads_before)
        kind = f"{group.role}-added{'-down' if down and not had else ''}"
        return self.with_duties(self.told(kind, [], [group]), group)

    def with_duties(self, change: Change, group: Group) -> Change:
        return msgspec.structs.replace(change, duties=tuple(duty.text for duty in group.duties))


def _cases(group: Group) -> frozenset[str]:
    """The cases a body is named for."""
    return frozenset(part.when for _, part in group.parts if part.when)


def link(case: Case) -> Links:
    """What became of every body of the matter."""
    return _Linking(case).links()


def _same_holder(one: Group, other: Group) -> float:
    return max(likeness(one.name, other.name), alike(one, other))
