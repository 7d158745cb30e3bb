"""The bodies of a matter by role, with all they have there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from shudi_cli.diffing.likeness import likeness
from shudi_cli.diffing.state import Names
from shudi_cli.model import Matter, Part
from shudi_cli.yamlio import Path

Role = Literal["lead", "support", "holder"]
Key = tuple[Role, str]


class Duty(NamedTuple):
    """One duty and where it stands."""

    text: str
    path: Path


class Group(NamedTuple):
    """All parts one body has in one role; `name` as the list writes it."""

    role: Role
    body: str
    name: str
    path: Path
    parts: tuple[tuple[Path, Part], ...] = ()
    own: tuple[Duty, ...] = ()

    @property
    def key(self) -> Key:
        """Its identity within the matter."""
        return self.role, self.body

    @property
    def duties(self) -> Iterator[Duty]:
        """Every duty, in order."""
        yield from self.own
        for path, part in self.parts:
            for index, text in enumerate(part.duties):
                yield Duty(text, (*path, "duties", index))


def groups(matter: Matter, names: Names) -> dict[Key, Group]:
    """Leads, then supporters, each body once, then owners and companies."""
    found: dict[Key, Group] = {}
    roles: tuple[tuple[Role, Sequence[Part]], ...] = (
        ("lead", matter.lead),
        ("support", matter.support),
    )
    for role, parts in roles:
        for index, part in enumerate(parts):
            body, path = names.key(part.body), (role, index)
            group = found.get((role, body)) or Group(role, body, part.body, path)
            found[role, body] = group._replace(parts=(*group.parts, (path, part)))
    for index, holder in enumerate(matter.duty_holders):
        at: Path = ("duty_holders", index)
        own = tuple(Duty(text, (*at, "duties", i)) for i, text in enumerate(holder.duties))
        same = found.get(("holder", holder.name))
        found["holder", holder.name] = Group(
            "holder", holder.name, holder.name, at, own=(*(same.own if same else ()), *own)
        )
    return found


def alike(one: Group, other: Group) -> float:
    """How far two groups do the same work: their duties, else stage and condition."""
    theirs = [duty.text for duty in other.duties]
    best = [max((likeness(duty.text, text) for text in theirs), default=0.0) for duty in one.duties]
    lines = {(p.stage, p.when) for _, p in one.parts} & {(p.stage, p.when) for _, p in other.parts}
    told = any(stage or when for stage, when in lines)
    return max(sum(best) / len(best) if best else 0.0, 0.6 if told else 0.0)
