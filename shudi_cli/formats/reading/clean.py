"""Text of a cell as it may go into a list: no invisible characters, one kind of line end."""

from __future__ import annotations

import re

from shudi_cli.importing.remark import Remark
from shudi_cli.text import UNSEEN

_INVISIBLE = re.compile(UNSEEN)
_LINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def clean(text: str, spot: str, remarks: list[Remark]) -> str:
    """`text` with `\\n` for every line end, no-break spaces as spaces, invisible characters taken
    out and said so.
    """
    text = _LINES.sub("\n", text).replace("\xa0", " ").replace("\t", " ")
    if found := sorted(set(_INVISIBLE.findall(text))):
        codes = "、".join(f"U+{ord(c):04X}" for c in found)
        remarks.append(Remark("invisible", spot, codes))
        text = _INVISIBLE.sub("", text)
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))
