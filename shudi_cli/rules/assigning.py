"""Words that give townships, subdistricts or villages work, wherever they stand."""

from __future__ import annotations

import re

_BELOW = (
    r"(?:乡、?镇|镇街|街道|镇人民政府|乡人民政府|镇政府|乡政府|乡（镇）|村（居）|村民委员会|居民委员会"
    r"|村委会?|居委会|社区|属地)"
)
_WORK = (
    r"(?:负责|承担|承办|办理|查处|处置|处理|处罚|拆除|巡查|排查|检查|整治|落实|组织|实施|监管|管理|执行"
    r"|责令|清理|牵头|兜底|解决|行使|认定|完成|勘测|核查|核实|调查|劝阻|制止|受理|审批|审核|登记"
    r"|清运|养护|维护|救助|调解|执法|取缔|验收|负主体责任|主办)"
)
_GIVEN = re.compile(
    rf"(?<!不)(?:由|归|交给|交|责成|委托|压实|责任在)[^，。；：,;]{{0,16}}?{_BELOW}[^，。；：,;]{{0,24}}?{_WORK}"
    rf"|{_BELOW}[^，。；：,;不没未]{{0,12}}?(?:负责|承担|牵头|兜底|包干|主办|负主体责任|具体实施)"
    rf"|{_BELOW}(?:责任|主体责任|包保)"
)
_DOES = re.compile(rf"^{_BELOW}[^，。；：,;]{{0,12}}?{_WORK}")


def assigned(old: str, new: str, *, step: bool = False) -> str | None:
    """The words of `new` that give the grassroots work and that `old` has not.

    A step says what is done without saying by whom: one that begins with a township names it.
    """
    for clause in re.split("[。；;\n]", new):
        for pattern in (_GIVEN, _DOES) if step else (_GIVEN,):
            for match in pattern.finditer(clause):
                if match[0] not in old:
                    return match[0]
    return None
