"""Questions that name a body instead of a matter: 城管局管什么, 国土局."""

from __future__ import annotations

from shudi_cli.query.asking import without
from shudi_cli.query.normal import in_order, normal
from shudi_cli.query.opening import Known

_NOW = ("现在", "如今", "目前", "都", "主要", "到底", "具体", "")
_ASKING = (
    (
        _NOW,
        ("改名叫什么", "改叫什么", "改成什么", "叫什么", "叫啥", "合并到哪", "并到哪", "变成什么", "是哪个"),
        ("单位", "部门", "名字", ""),
        ("了", ""),
    ),
    (
        _NOW,
        ("管什么", "管啥", "管哪些", "管些什么", "负责什么", "负责啥", "负责哪些", "干什么", "干啥", "做什么", "干嘛"),
        ("的", ""),
        ("事情", "事项", "工作", "事", ""),
    ),
    (("有什么", "有哪些", "有啥"), ("职责", "职能", "责任", "任务")),
    (("的", ""), ("职责", "职能", "责任", "权限"), ("是什么", "有哪些", "是啥", "")),
    (("电话", "地址", "在哪"), ("是多少", "")),
    (("吗", "呢", "啊"),),
)  # fmt: skip
_ENDS = ("局", "办", "委", "所", "队", "府", "院", "处", "厅", "会", "站", "中心", "公司", "部")


def asked_body(known: Known, question: str) -> str | None:
    """The registered name of the body a question is about; None when it is about something else."""
    asked = normal(question)
    rest = without(asked, _ASKING) or asked
    plain = [rest, f"县{rest}", f"市{rest}", f"区{rest}"]
    found = known.lookup.bodies(plain)
    if found:
        return str(min(found, key=lambda pair: plain.index(pair[0]))[1])
    if not 3 <= len(rest) <= 12 or not rest.endswith(_ENDS):
        return None
    return _shortened(known, rest)


def _shortened(known: Known, asked: str) -> str | None:
    """A body whose name holds the asked characters in order, from its first to its last."""
    names = [
        (key, name)
        for first in (asked[0], "县", "市")
        for key, name in known.lookup.body_names(first)
        if key.removeprefix("县").removeprefix("市")[:1] == asked[0]
        and key[-1] == asked[-1]
        and in_order(asked, key)
    ]
    return min(names, key=lambda pair: len(pair[0]))[1] if names else None
