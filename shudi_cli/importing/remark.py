"""What has to be said about an import, as values; their text is made when printing."""

from __future__ import annotations

from typing import Literal, NamedTuple

Level = Literal["block", "mend", "kept", "note"]
"""block: a matter cannot be written before this is settled; mend: written,
but `shudi validate` will report it; kept: text without a field of its own,
kept in `note` or shown here; note: what was done, for checking."""


class Remark(NamedTuple):
    """One thing to say: its kind (a key of `KINDS`), where in the file, and the text it is about."""

    kind: str
    spot: str
    text: str = ""
    detail: str = ""

    @property
    def level(self) -> Level:
        """How much it matters."""
        return KINDS[self.kind][0]

    @property
    def message(self) -> str:
        """The remark in words, with the next step where there is one."""
        return KINDS[self.kind][1].format(text=_short(self.text), detail=self.detail)


KINDS: dict[str, tuple[Level, str]] = {
    "no-name": ("block", "这一行有内容，但没有事项名称：“{text}”。请在原表里补上名称再导入。"),
    "no-domain": ("block", "“{text}”没有写领域。用 --domain 指明，清单的领域有：{detail}。"),
    "unknown-domain": (
        "block",
        "清单没有领域“{text}”。清单的领域有：{detail}；用 --domain 指明，或者先在 list.yaml 里登记。",
    ),
    "same-name": ("block", "“{text}”在表里出现了两次（另一处：{detail}）。请合并或者改名再导入。"),
    "same-id": ("block", "编号“{text}”{detail}。请在原表里改正编号，或者删除编号栏。"),
    "two-matters": (
        "block",
        "“{text}”和它的编号在清单里是不同的事项：{detail}。请在原表里改正编号或者名称再导入。",
    ),
    "other-id": (
        "block",
        "清单里没有编号“{text}”，名称却是 {detail}的。请在原表里改正编号；是新事项的，换一个名称。",
    ),
    "many-matters": (
        "block",
        "“{text}”在清单里是几个事项的名称：{detail}。请在原表里写明编号再导入。",
    ),
    "same-matter": (
        "block",
        "“{text}”和另一行是清单里的同一个事项 {detail}。请在原表里合并成一行，或者改名、改编号再导入。",
    ),
    "unknown-body": (
        "mend",
        "不认识的单位“{text}”，照原样写进{detail}请改正表里的写法，或者先在 data/bodies 登记再导入。",
    ),
    "unplaced-body": (
        "kept",
        "单位登记册里没有“{text}”，它的{detail}原样保留在备注里。先在 data/bodies 登记再导入，就会放进责任单位。",
    ),
    "no-body": ("kept", "{detail}里有一段文字看不出是哪个单位的，原样保留在备注里：“{text}”。"),
    "unknown-law": (
        "kept",
        "法律登记册里没有《{text}》，原文保留在备注里。先在 data/laws 登记再导入，就会放进依据。",
    ),
    "basis-text": ("kept", "依据里除了法名、条号还有文字，原文保留在备注里：“{text}”。"),
    "no-field": ("kept", "“{detail}”栏没有对应的字段，内容保留在备注里：“{text}”。"),
    "no-workflow": (
        "kept",
        "“{detail}”栏没有能够全部分成步骤，整栏保留在备注里：“{text}”。每步写成“1.做什么（单位，时限）”再导入，就会放进运行流程。",
    ),
    "number-lost": ("kept", "序号“{text}”不是数字，保留在备注里。"),
    "table-note": ("kept", "表下的说明不属于任何一个事项，没有写入：“{text}”。"),
    "outside": ("kept", "表外的文字没有写入：“{text}”。"),
    "ignored": ("kept", "按 --map 的要求没有导入“{detail}”栏：“{text}”。"),
    "hidden": ("kept", "合并单元格下面盖住了文字，看不见，没有读入：“{text}”。"),
    "deleted": ("kept", "修订中删除的文字没有读入：“{text}”。"),
    "textbox": ("kept", "文本框、脚注里的文字没有读入：“{text}”。"),
    "margin": ("kept", "页眉、页脚里的文字没有读入：“{text}”。"),
    "comment-lost": (
        "kept",
        "原文件里的这条注释，说的内容被换掉，覆盖时一起去掉：{detail}。还要用的，请先抄下来。",
    ),
    "no-value": (
        "kept",
        "公式没有保存计算结果，读不到内容：{text}。用 Excel 或 WPS 打开，保存一次再导入。",
    ),
    "no-header": (
        "kept",
        "前 15 行没有找到表头（至少要有“事项名称”和另一栏），没有读取：“{text}”。",
    ),
    "comment": ("kept", "批注没有读入：“{text}”。"),
    "revised": ("note", "有还没有接受的修订：插入的文字按已接受读入，删除的没有读入。"),
    "invisible": ("note", "去掉了看不见的控制字符 {text}。"),
    "hidden-rows": ("note", "{text}是隐藏的，也读入了。不要的请先在原表里删除。"),
    "hidden-sheet": ("note", "是隐藏的工作表，没有读取。需要时取消隐藏再导入。"),
    "replaced": ("note", "“{text}”清单里已有，这些内容换成表里的：{detail}。"),
    "alias": ("note", "“{text}”是 {detail}的别名，名称仍用清单里的。"),
    "joined-rows": ("note", "有 {text} 行标着“（续）”，是上一行放不下的，已接回原来的事项。"),
    "date-cell": ("note", "是日期单元格，按 {text} 读入。"),
    "former-body": ("note", "“{text}”是原名称，现在是“{detail}”，按现名称写入。"),
    "other-name": ("note", "“{text}”按登记册写成“{detail}”。"),
    "shared-duties": ("note", "{text}共用一格职责，已分别写入，请核对分工。"),
    "separators": ("note", "去掉了写在一行里的编号之间的分号 {text} 个（“1.……；2.……”）。"),
    "inner-name": (
        "note",
        "职责里写着“{text}：”，这一格的单位都单独占一行，所以没有当作另一个单位。是另一个单位的，请另起一行。",
    ),
    "filled-domain": ("note", "领域是空的，沿用上一行的“{text}”。"),
    "no-lead": ("note", "“{text}”没有主体责任单位，请补上。"),
    "article-range": ("note", "“{text}”展开成了逐条的条号。"),
}

_SHORTEST = 60


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHORTEST else text[: _SHORTEST - 1] + "…"
