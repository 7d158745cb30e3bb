"""What a column's heading means: one table of fields and the words offices write over them.

A heading that is not here is never guessed at: the caller names it and asks for `--map`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple


class Field(NamedTuple):
    """What a column holds. `role` is the source's own word where it is finer than lead or support."""

    name: str
    role: str | None = None


SIDES = {"lead": "主体责任", "support": "配合责任"}

# Field: its title (also the word for --map), then the other headings it goes by.
_FIELDS: dict[str, tuple[str, ...]] = {
    "number": ("序号", "序", "顺序号", "项次",
    ),
    "id": ("编号", "事项编号", "编码", "事项编码", "职责编码", "职权编码", "代码"),
    "domain": (
        "领域", "类别", "事项类别", "所属领域", "领域类别", "事项领域", "分类", "事项分类", "所属类别",
        "行业领域", "业务领域", "工作领域", "管理领域", "重点领域", "领域名称",
    ),
    "name": (
        "事项名称", "事项", "名称", "责任事项名称", "属地管理事项", "属地管理事项名称", "主要任务", "工作任务",
        "工作事项", "职责名称", "职责事项", "履职事项", "履职事项名称", "权力事项名称", "职权名称", "具体事项",
        "管理事项", "任务名称", "监管事项", "监管事项名称", "重点任务", "工作项目", "权力名称", "权力事项", "职责事项名称", "管理事项名称", "工作事项名称", "执法事项", "执法事项名称", "行政执法事项", "赋权事项", "赋权事项名称",
    ),
    "aliases": ("别名", "俗称", "又称", "常用名称"),
    "summary": ("说明", "事项说明", "事项描述", "事项内容", "主要内容"),
    "lead": (
        "主体责任", "主体责任及单位", "主体责任单位及职责", "主要责任", "牵头责任", "主体责任内容", "牵头单位及职责",
    ),
    "lead.body": (
        "主体责任单位", "主体责任部门", "主要责任单位", "主要责任部门", "主责单位", "主责部门", "主管部门",
        "责任主体", "法定主体", "承接部门", "对应上级部门", "主办单位", "主办部门", "主管单位", "主体单位", "主体部门", "责任主体单位", "主责任单位", "第一责任单位", "首要责任单位", "主要负责单位", "实施主体", "实施单位", "行业主管部门", "业务主管部门", "牵头主管部门", "主体牵头责任单位", "牵头主体责任单位",
    ),
    "lead.duties": ("主体责任职责", "主体职责", "上级部门职责"),
    "lead.basis": ("主体责任依据",),
    "support": (
        "配合责任", "配合责任及单位", "配合责任单位及职责", "协同责任", "配合责任内容", "配合职责",
        "配合单位及职责",
    ),
    "support.body": (
        "配合责任单位", "配合责任部门", "配合单位", "配合部门", "协同配合单位", "协同配合部门", "协同单位", "协同部门", "协作单位", "协作部门", "联动单位", "配合主体", "配合责任主体", "责任配合单位", "参与配合单位", "协助配合单位", "配合协助单位",
    ),
    "support.duties": ("配合责任职责",),
    "support.basis": ("配合责任依据",),
    "side": ("责任类型", "责任类别", "责任划分", "责任性质"),
    "part.body": ("责任单位", "责任部门", "单位", "部门", "涉及部门", "单位名称", "部门名称", "负责单位", "负责部门",
    ),
    "part.duties": (
        "职责", "具体职责", "职责分工", "主要职责", "责任内容", "责任分工", "职责内容", "责任", "责任事项",
    ),
    "basis": (
        "依据", "设定依据", "法律依据", "法规依据", "法律法规依据", "政策依据", "实施依据", "主要依据", "职责依据",
        "责任依据", "法定依据", "设立依据", "法律法规政策依据", "法律法规和政策依据", "法律法规及政策依据",
        "依据文件", "法律法规", "权责依据", "职权依据", "执法依据", "处罚依据", "工作依据", "文件依据", "依据条款", "政策法规依据", "法律法规规章依据",
    ),
    "duty_holders": ("责任人", "义务人"),
    "workflow": ("运行流程", "工作流程", "办理流程", "运行流程及时限", "流程", "工作程序", "办理程序", "运行程序", "工作流程及时限", "办理流程及时限",
    ),
    "whistle": ("吹哨", "吹哨类别", "工作类别"),
    "since": ("列入日期",),
    "until": ("废止日期",),
    "replaced_by": ("承接事项",),
    "upstream": ("上级目录",),
    "reviewed": ("复核日期",),
    "status": ("状态",),
    "note": ("备注", "备考", "附注", "备注说明",
    ),
    "label": (
        "细化措施", "职责对象", "追责情形", "追责情形及依据", "流程图", "廉政风险点", "完成时限", "工作方式",
        "联系电话", "联系人", "类型", "层级", "行使层级", "完成时间", "办理时限", "时限", "时限要求", "责任科室", "责任股室", "承办科室", "联系方式", "电话", "办公电话", "经办人", "分管领导", "行使方式", "行使内容", "服务对象", "收费依据", "监督方式", "监督电话", "法律责任", "处罚种类", "工作要求", "工作标准", "目标要求", "进展情况", "完成情况",
    ),
    "source": ("来源", "数据来源"),
    "ignore": ("不导入",),
}  # fmt: skip

# Headings whose own word says more than lead or support does.
_ROLES: dict[str, tuple[str, str]] = {
    "牵头单位": ("lead.body", "牵头"),
    "牵头部门": ("lead.body", "牵头"),
    "牵头责任单位": ("lead.body", "牵头"),
    "参与单位": ("support.body", "参与"),
    "参与部门": ("support.body", "参与"),
    "协助单位": ("support.body", "协助"),
    "协助部门": ("support.body", "协助"),
    "牵头主体": ("lead.body", "牵头"),
    "牵头责任部门": ("lead.body", "牵头"),
    "参加单位": ("support.body", "参与"),
    "协办单位": ("support.body", "协办"),
    "协办部门": ("support.body", "协办"),
    "会同单位": ("support.body", "会同"),
    "会同部门": ("support.body", "会同"),
}
_KNOWN: dict[str, Field] = {
    heading: Field(field) for field, headings in _FIELDS.items() for heading in headings
} | {heading: Field(*role) for heading, role in _ROLES.items()}

CHOICES = tuple(
    headings[0] for field, headings in _FIELDS.items() if field not in ("label", "source")
)
"""The words `--map` takes, one a field."""

_BESIDE = re.compile(r"^(?:市级|县级|县直|区级|市直|县乡|部门|乡镇街道|镇街|乡镇|街道|属地)+")
_BRACKETS = re.compile(r"[（(【\[][^）)】\]]*[）)】\]]")
_LONGEST = 80
"""Characters of a heading; longer cells are text, and not searched for brackets."""
_SHARE = re.compile(
    r"(?P<body>.{3,}?)(?P<both>[及和与]其?)?(?:主要|具体|工作|承担的?|应履行的?|履行)*(?:职责|责任|任务)"
    r"(?:分工|内容|事项|任务|清单)?$"
)
"""“牵头单位职责”, “主体责任单位及其职责”: a column of bodies, and what they do."""
_NOISE = re.compile(r"[\s　、，,/／·:：—\-]+")
_TOWNSHIPS = re.compile(r"乡镇|镇街|街道|乡（镇")


def field(heading: str, above: str = "") -> Field | None:
    """The field of a heading; `above` is the heading that spans it in a first header row."""
    top, own = _lookup(above), _lookup(heading)
    if top and top.name.partition(".")[0] in SIDES:
        side = top.name.partition(".")[0]
        tail = _tail(heading, own)
        if tail is not None:
            return Field(f"{side}{tail}", (own.role if own else None) or top.role)
    return own


def _tail(heading: str, own: Field | None) -> str | None:
    """What a sub-heading below 主体责任 or 配合责任 holds: "", ".body", ".duties", ".basis"."""
    if not heading:
        return ""
    if own is None:
        return None
    kind = own.name.rpartition(".")[2]
    return f".{kind}" if kind in ("body", "duties", "basis") else None


def chosen(word: str) -> Field | None:
    """The field a `--map` names by its title or by any heading that is known."""
    return _KNOWN.get(_plain(word))


def townships(heading: str) -> bool:
    """Whether the heading itself says that the column is the townships' own."""
    return bool(_TOWNSHIPS.search(heading))


def _lookup(heading: str) -> Field | None:
    """The exact words, else without brackets, else without whose column it is (县级部门…), else a
    column of bodies with what they do.
    """
    if len(heading) > _LONGEST:
        return None
    plain = _plain(heading)
    bare = _plain(_BRACKETS.sub("", heading))
    forms = (plain, bare, _BESIDE.sub("", bare))
    known = next((_KNOWN[form] for form in forms if form in _KNOWN), None)
    return known or next(filter(None, map(_share, forms)), None)


def _share(heading: str) -> Field | None:
    match = _SHARE.fullmatch(heading)
    known = _KNOWN.get(match["body"]) if match else None
    if match is None or known is None or not known.name.endswith(".body"):
        return None
    side = known.name.removesuffix(".body")
    return Field(side if match["both"] and side in SIDES else f"{side}.duties", known.role)


def _plain(heading: str) -> str:
    text = unicodedata.normalize("NFKC", heading)
    return _NOISE.sub("", text.replace("(", "").replace(")", ""))


def title(known: Field) -> str:
    """The field's title, for a person."""
    return _FIELDS[known.name][0] if known.name != "label" else "备注"
