"""What the workflow rules share: the steps, and who has a part in a matter."""

from __future__ import annotations

from shudi_cli.model import Step
from shudi_cli.rule import MatterCase
from shudi_cli.walk import parts


def steps(case: MatterCase) -> tuple[Step, ...]:
    """The steps of the matter's workflow; none where it has no workflow."""
    workflow = case.entry.matter.workflow
    return workflow.steps if workflow else ()


def participants(case: MatterCase) -> frozenset[str]:
    """The ids of all bodies with a part in the matter, members of collectives among them."""
    names = [n for _, part in parts(case.entry.matter) for n in (part.body, part.through) if n]
    known = [case.within.body(name) for name in names]
    members = (body.id for name in names for body in case.within.members(name))
    return frozenset((*(k.body.id for k in known if k), *members))


def takes_part(case: MatterCase, name: str, involved: frozenset[str]) -> bool:
    """Whether a body, one of its members, or the body it belongs to has a part.

    Unknown names pass: SD301 speaks of them.
    """
    known = case.within.body(name)
    if known is None:
        return True
    bodies = (known.body, *case.within.members(name))
    return any(body.id in involved or body.of in involved for body in bodies)
