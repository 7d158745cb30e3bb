"""docs/changes.md says what the registry says. `python -m pytest` fails where it is stale; write it anew with
`python -c "from shudi_cli.render.kinds import page; print(page(), end='')" > docs/changes.md`.
"""

from __future__ import annotations

import pytest
from support import ROOT

from shudi_cli.diffing import KINDS, LEVELS, Kind
from shudi_cli.render.kinds import page


def test_the_manual_is_current() -> None:
    assert (ROOT / "docs" / "changes.md").read_text("utf-8") == page()


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda k: k.id)
def test_a_kind_is_complete(kind: Kind) -> None:
    assert kind.level in LEVELS
    assert kind.manual.endswith("。")
    assert ("-down" in kind.id) == (kind.level == "shift-down")
    assert ("{words}" in kind.sentence) == (kind.shape == "words")
