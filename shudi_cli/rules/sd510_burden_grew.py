"""乡镇、街道、村的责任增加了，没有征求它的意见

责任不一定是从部门“移”下来的：给乡镇添一条职责、添一步流程、改由它承办，部门那边一字不动，负担一样到了乡镇；把部门的事项废止，由一个写着乡镇的新事项承接，也是一样。清单增加乡镇的责任，要么是法律规定的（调整记录写 reason: law，引用的条文接手单位那一处也引用，并且是两个版次之间新施行的，或者已知直接给它职责的），要么书面征求过意见并得到同意（consulted：sent、replied、opinion: agree；意见：动态管理）。

同意、法律只管它说的那一类（kind）：写 kind: basis 的同意不管职责，写 kind: workflow 的不管主体责任。从来没有印发过的清单，还没有可以往下推的责任，草案之间的改动不问；第一次印发时，每一处乡镇的责任都按新增看：同意写在这一版的记录里（kind: added，几个事项可以合写一处）。

整个事项都在调整记录里没有写的，由 SD504 报告；主体责任、职责从部门移下来的，由 SD506 报告。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.rule import ChangeCase
from shudi_cli.rules.burden import WHOLE, grassroots, lacking, settled
from shudi_cli.rules.recorded import speaking

LEVEL = "error"
SUBJECT = "change"
MESSAGE = "“{name}”给{body}增加了{what}，调整记录里{missing}，也不是法律变动引起的。"
HINT = "在 {path} 写明 consulted（发函、回函日期，opinion: agree）；法律规定的，写 reason: law，在 basis 里引用{body}那一处引用的条文；否则把这一项留给部门。"
SAMPLE = {
    "body": "乡镇人民政府",
    "missing": "没有征求乡镇人民政府的书面意见（consulted）",
    "name": "拆除违法建设",
    "path": "data/adjustments/shifan/2020.1.yaml",
    "what": "主体责任的职责“每日向部门报送台账”",
}

ADDING = {
    "matter-added": "新事项里的责任",
    "matter-restored": "恢复执行的事项里的责任",
    "lead-duty-added": "主体责任的职责",
    "support-duty-added": "配合的职责",
    "support-added": "配合责任",
    "lead-condition-added": "负主体责任的情形",
    "support-condition-added": "配合的情形",
    "step-added": "流程步骤",
    "step-by-changed": "流程步骤",
}


def check(case: ChangeCase) -> Iterator[Finding]:
    """Whatever is added to the share of the grassroots is made by law or agreed to."""
    if case.within is None:
        return
    manifest = case.within.list.manifest
    for change in case.changes:
        bodies = grassroots(case.within, change) if change.kind in ADDING else ()
        if bodies and not settled(case, case.within, change):
            arguments = {
                "name": change.name,
                "body": "、".join(bodies),
                "what": _what(change.kind, change.subject, change.new),
                "missing": lacking(case.within, speaking(case, change), bodies),
                "path": f"data/adjustments/{manifest.id}/{manifest.edition}.yaml",
            }
            yield case.found("SD510", change, arguments)


def _what(kind: str, subject: str, new: tuple[str, ...]) -> str:
    if kind in WHOLE or kind == "support-added":
        return ADDING[kind]
    return f"{ADDING[kind]}“{subject if kind.startswith('step') else '、'.join(new)}”"
