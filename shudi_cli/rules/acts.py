"""Acts of enforcement: what only a body with a power of its own may do."""

from __future__ import annotations

import re

_ACTS = (
    "处罚", "处以", "罚款", "并处", "责令", "查封", "扣押", "没收", "吊销", "强制拆除", "强制清除",
    "强制执行", "代履行", "立案", "作出处罚", "作出行政处罚", "作出责令",
)  # fmt: skip
_ASSISTING = (
    "配合",
    "协助",
    "参加",
    "参与",
    "见证",
    "报告",
    "报请",
    "提请",
    "建议",
    "告知",
    "移送",
)


def act_of(text: str) -> str | None:
    """The first clause that begins with an act of enforcement, unless the text is about helping."""
    for clause in re.split("[，；。]", text):
        if clause.startswith(_ASSISTING):
            return None
        if clause.startswith(_ACTS) and not clause.endswith(("的", "时", "后", "前")):
            return clause
    return None
