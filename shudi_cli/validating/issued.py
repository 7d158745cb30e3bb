"""What an edition is judged against: the last issued one, not a draft of itself.

A draft may be on main for weeks. Compared with it, a branch would show the last touch only: what
the draft moved earlier would have passed as long as it was no edition yet, and the record that
covers it would not count, being there already.
"""

from __future__ import annotations

from typing import NamedTuple

from shudi_cli.diffing import State
from shudi_cli.editions import Snapshot, history
from shudi_cli.loading import MatterList
from shudi_cli.source import Revision


class Standing(NamedTuple):
    """A list as it stood, and the commit that has it so; None where history cannot tell."""

    state: State
    commit: str | None


def standing(base: Snapshot, found: MatterList) -> Standing:
    """The list as the base has it, or where that is a draft, as the edition before was issued.

    A list that was never issued has its draft to be compared with.
    """
    root, commit, manifest = base.root, base.base.commit, found.manifest
    if manifest.state == "draft" and root is not None and commit is not None:
        editions = history(root, commit, manifest.id)
        issued = next((e for e in reversed(editions) if e.state == "issued"), None)
        if issued:
            source = Revision(root, issued.commit)
            text = Snapshot(base.base, [(manifest.id, source)], None, issued.commit)
            for before in text.lists:
                return Standing(
                    State(before, base.bodies, base.laws, text.documents), issued.commit
                )
    return Standing(State(found, base.bodies, base.laws, base.documents), commit)
