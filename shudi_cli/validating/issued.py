"""What an edition is judged against: the last issued one, not a draft of itself.

A draft may be on main for weeks. Compared with it, a branch would show the last touch only: what
the draft moved earlier would have passed as long as it was no edition yet, and the record that
covers it would not count, being there already.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from shudi_cli.diffing import State
from shudi_cli.editions import Snapshot, last_issued
from shudi_cli.errors import NotReadable
from shudi_cli.loading import MatterList
from shudi_cli.process import is_shallow
from shudi_cli.source import Revision


class Standing(NamedTuple):
    """A list as it stood, and the commit that has it so; None where history cannot tell."""

    state: State
    commit: str | None


def standing(base: Snapshot, list_id: str, found: MatterList | None) -> Standing | None:
    """A list as the base has it, or where that is a draft or nothing, as it was last issued before.

    None for a list that was never issued: it has no responsibilities yet that could be moved. Raises
    `NotReadable` where the history is cut off before it tells.
    """
    root, commit = base.root, base.base.commit
    unknown = root is None or commit is None
    if found is not None and (unknown or found.manifest.state == "issued"):
        return Standing(State(found, base.bodies, base.laws, base.documents), commit)
    issued = last_issued(root, commit, list_id) if root and commit else None
    if issued and root:
        source = Revision(root, issued.commit)
        text = Snapshot(base.base, [(list_id, source)], None, issued.commit)
        for before in text.lists:
            return Standing(State(before, base.bodies, base.laws, text.documents), issued.commit)
    if root and is_shallow(root):
        raise NotReadable(
            f"这是浅克隆，历史不全，看不出清单 {list_id} 有没有印发过。",
            "先运行 git fetch --unshallow 取回全部历史；CI 里把 checkout 的 fetch-depth 设为 0。",
        )
    return None


def never_issued(now: State) -> State:
    """What a list that is issued for the first time is compared with: the same without matters.

    No law is newer than its first edition, so that only what law gives a township counts as law's.
    """
    manifest = msgspec.structs.replace(now.list.manifest, state="draft")
    return now._replace(list=now.list._replace(manifest=manifest, entries=()))
