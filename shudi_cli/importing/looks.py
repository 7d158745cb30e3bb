"""What looks like the name of a body: no register says so, only its words."""

from __future__ import annotations

import re

_TAIL = "局|委|办|部|厅|院|所|站|队|会|政府|办公室|委员会|中心|公司|处|街道|乡镇|镇街|部门|单位|银行|学校|机构|企业|支部|集团|社|[残妇侨科文]联|工商联"
LOOKS = re.compile(rf"(?:(?![的被把给并为])[一-鿿（）·]){{1,24}}(?:{_TAIL})(?:（[^（）]*）)?")
SURELY = re.compile(
    r"(?:[县市区省乡镇]|街道|国网|中国)(?:(?![的被把给并为])[一-鿿（）·]){1,20}"
    r"(?:局|委|办|办公室|政府|委员会|中心|大队|支队|公司|集团|社|院|厅|[残妇侨科文]联|工商联)(?:（[^（）]*）)?"
)
_KINDS = re.compile(
    r"^(?:各|属地|有关|相关|所在|当地|辖区|其他|下列|以上|县级|市级|区级|省级|责任)|(?:单位|部门|机构|企业)$"
)
"""Words for kinds of bodies, which are nobody's name."""
_NO_BODIES = re.compile(r"[场处住厕]所$|社会$")
VERBS = re.compile(
    r"^(?:负责|配合|协助|会同|报|组织|指导|监督|联合|依法|按照|根据|向|对|将|由|加强|做好|建立|完善|查处|通知|移送|抄告|巡查|督促|受理|责令|核实|排查|宣传|处理|处置|登记|劝阻|制止|办理|开展|落实|承担|提供|发现|收集|清理|整治)"
)


def is_one(text: str) -> bool:
    """Whether a text that no register knows looks like the name of one body."""
    return looks(LOOKS, text) and not _KINDS.search(text) and not VERBS.match(text)


def is_surely_one(text: str) -> bool:
    """Whether it looks like nothing else, even where no number follows it."""
    return looks(SURELY, text) and is_one(text)


def looks(form: re.Pattern[str], text: str) -> bool:
    """Whether a text has one of the two forms, and is no place that ends as bodies do."""
    return bool(form.fullmatch(text)) and not _NO_BODIES.search(text)
