"""Text of a cell as it may go into a list: no invisible characters, one kind of line end."""

from __future__ import annotations

import re

from shudi_cli.importing.remark import Remark

# Control, zero-width and direction-changing characters: nobody sees them, and YAML refuses them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad"
    "\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff\U000e0000-\U000e007f]"
)
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
