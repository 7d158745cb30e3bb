"""Days as tables write them."""

from __future__ import annotations

import re
from datetime import date

_DAY = re.compile(r"^\s*(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})\s*日?\s*$")


def day(text: str) -> str | None:
    """An ISO date from 2019-07-31, 2019年7月31日 or 2019.7.31; None for anything else."""
    match = _DAY.match(text)
    if not match:
        return None
    try:
        return date(*map(int, match.groups())).isoformat()
    except ValueError:
        return None
