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
    "number": ("序号", "序", "顺序号"),
    "id": ("编号", "事项编号", "编码", "事项编码", "职责编码", "职权编码", "代码"),
    "domain": (
        "领域", "类别", "事项类别", "所属领域", "领域类别", "事项领域", "分类", "事项分类", "所属类别",
        "行业领域", "业务领域", "工作领域",
    ),
    "name": (
        "事项名称", "事项", "名称", "责任事项名称", "属地管理事项", "属地管理事项名称", "主要任务", "工作任务",
        "工作事项", "职责名称", "职责事项", "履职事项", "履职事项名称", "权力事项名称", "职权名称", "具体事项",
        "管理事项", "任务名称",
    ),
    "aliases": ("别名", "俗称", "又称", "常用名称"),
    "summary": ("说明", "事项说明", "事项描述", "事项内容", "主要内容"),
    "lead": (
        "主体责任", "主体责任及单位", "主体责任单位及职责", "主要责任", "牵头责任", "主体责任内容", "牵头单位及职责",
    ),
    "lead.body": (
        "主体责任单位", "主体责任部门", "主要责任单位", "主要责任部门", "主责单位", "主责部门", "主管部门",
        "责任主体", "法定主体", "承接部门", "对应上级部门",
    ),
    "lead.duties": ("主体责任职责", "主体职责", "上级部门职责"),
    "lead.basis": ("主体责任依据",),
    "support": (
        "配合责任", "配合责任及单位", "配合责任单位及职责", "协同责任", "配合责任内容", "配合职责",
        "配合单位及职责",
    ),
    "support.body": (
        "配合责任单位", "配合责任部门", "配合单位", "配合部门", "协同配合单位", "协同配合部门",
    ),
    "support.duties": ("配合责任职责",),
    "support.basis": ("配合责任依据",),
    "side": ("责任类型", "责任类别", "责任划分", "责任性质"),
    "part.body": ("责任单位", "责任部门", "单位", "部门", "涉及部门", "单位名称", "部门名称"),
    "part.duties": (
        "职责", "具体职责", "职责分工", "主要职责", "责任内容", "责任分工", "职责内容", "责任", "责任事项",
    ),
    "basis": (
        "依据", "设定依据", "法律依据", "法规依据", "法律法规依据", "政策依据", "实施依据", "主要依据", "职责依据",
        "责任依据", "法定依据", "设立依据", "法律法规政策依据", "法律法规和政策依据", "法律法规及政策依据",
        "依据文件",
    ),
    "duty_holders": ("责任人", "义务人"),
    "workflow": ("运行流程", "工作流程", "办理流程", "运行流程及时限", "流程"),
    "whistle": ("吹哨", "吹哨类别", "工作类别"),
    "since": ("列入日期",),
    "reviewed": ("复核日期",),
    "status": ("状态",),
    "note": ("备注", "备考", "附注"),
    "label": (
        "细化措施", "职责对象", "追责情形", "追责情形及依据", "流程图", "廉政风险点", "完成时限", "工作方式",
        "联系电话", "联系人", "类型", "层级", "行使层级",
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
    "协办单位": ("support.body", "协办"),
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
    """The exact words, else without brackets, else without whose column it is (县级部门…)."""
    if len(heading) > _LONGEST:
        return None
    plain = _plain(heading)
    bare = _plain(_BRACKETS.sub("", heading))
    for form in (plain, bare, _BESIDE.sub("", bare)):
        if known := _KNOWN.get(form):
            return known
    return None


def _plain(heading: str) -> str:
    text = unicodedata.normalize("NFKC", heading)
    return _NOISE.sub("", text.replace("(", "").replace(")", ""))


def title(known: Field) -> str:
    """The field's title, for a person."""
    return _FIELDS[known.name][0] if known.name != "label" else "备注"
