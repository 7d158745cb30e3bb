"""Documents for tests of formats: small, but with everything a document can hold."""

from __future__ import annotations

from io import BytesIO

from msgspec.structs import replace

from shudi_cli.document import (
    Box,
    Cell,
    Column,
    Document,
    Origin,
    Paragraph,
    Row,
    Run,
    Section,
    cell,
    paragraph,
)
from shudi_cli.formats import Options, write

ORIGIN = Origin("shifan", "2019.1", "2019-07-31", "demonstration", "某县人民政府", "c" * 40)
COLUMNS = (
    Column("序号", 12, centered=True),
    Column("领域", 18, centered=True, band=True),
    Column("事项名称", 26),
    Column("主体责任", 40, grows=True),
    Column("备注", 24, grows=True),
)
HOSTILE = (
    "=HYPERLINK(\"http://x\")", "+1", "-1", "@sum", "'=x", "＝1", "<script>alert(1)</script>",
    "a|b", "*重点*", "_x_", "`code`", "[链接](http://x)", "{\\rtf1}", "& &amp; <b>", "“引号”—×…①",
    "1.10", "0012", "𠮷野家", "带\t制表", "http://example.com/", "~~删~~", "# 标题", "$x$", "a,b;\"c\"",
)  # fmt: skip


def row(number: int, domain: str, name: str, *duties: str, note: str = "") -> Row:
    own = Cell((paragraph("县公安局（查处）：", "name"), *(paragraph(d) for d in duties)))
    return Row((cell(str(number)), cell(domain), cell(name), own, cell(note)))


def listing(*rows: Row, title: str = "某县责任清单") -> Document:
    """A list of one or more domains, by the rows' second cell."""
    groups: dict[str, list[Row]] = {}
    for each in rows:
        groups.setdefault(each.cells[1].text, []).append(each)
    return Document(
        title=title,
        origin=ORIGIN,
        columns=COLUMNS,
        sections=tuple(Section(f"{d}（{len(g)}项）", tuple(g)) for d, g in groups.items()),
        label="附件1",
        front=(paragraph("（某县人民政府）", "name"), paragraph("不是正式文件。", "caution")),
        notes=("注：第一个单位为主办单位。",),
        foot="数据来源：清单 shifan，版次 2019.1。",
    )


def hostile() -> Document:
    return listing(*(row(n, "治理", text, text, note=text) for n, text in enumerate(HOSTILE, 1)))


def compared() -> Document:
    old = Paragraph((Run("由"), Run("县环境保护局", "deleted"), Run("负责")))
    new = Paragraph((Run("由"), Run("县生态环境局", "inserted"), Run("负责")))
    return Document(
        title="某县责任清单修订对照表",
        origin=ORIGIN,
        columns=(Column("原清单内容", 60, grows=True), Column("调整后内容", 60, grows=True)),
        sections=(Section("治理（1项）", (Row((Cell((old,)), Cell((new,)))),)),),
        foot="数据来源。",
    )


def flowing() -> Document:
    boxes = (Box("乡镇", "发现", ("时限：1日内",), "交县公安局"), Box("县公安局", "查处"))
    steps = (Row((cell("1"), cell("发现"))), Row((cell("2"), cell("查处"))))
    return Document(
        title="某事项运行流程",
        origin=ORIGIN,
        columns=(Column("序号", 12), Column("环节", 40, grows=True)),
        sections=(Section("", steps),),
        flow=boxes,
    )


def prose() -> Document:
    return Document(
        title="某县县乡属地管理事项主体责任和配合责任清单调整说明",
        origin=ORIGIN,
        front=(
            paragraph("现说明如下。"),
            paragraph("一、城乡建设", "heading"),
            paragraph("（一）修改", "subheading"),
            paragraph("1.拆除违法建设。"),
        ),
        page="portrait",
    )


def rare() -> Document:
    """Characters outside GB 2312 in the title, in cells, in more places than are named."""
    items = [row(n, "治理", f"堃村第{n}项", "由朱镕基负责") for n in range(1, 6)]
    return listing(*items, row(6, "治理", "丽水", "玥、𠮷"), title="喆县责任清单")


SHARED = (
    Column("序号", 12, centered=True, shared=True),
    Column("领域", 18, centered=True, band=True, shared=True),
    Column("事项名称", 26, shared=True),
    Column("责任单位", 30),
    Column("职责", 60, grows=True),
)


def item(number: int, name: str, *bodies: tuple[str, ...]) -> Row:
    """One matter with a sub-row a body: its name, then its duties."""
    empty = (Cell(),) * 3
    lines = tuple((*empty, cell(body), cell(*duties)) for body, *duties in bodies)
    return Row((cell(str(number)), cell("治理"), cell(name), Cell(), Cell()), lines)


def departments(*items: Row) -> Document:
    return replace(listing(), columns=SHARED, sections=(Section(f"治理（{len(items)}项）", items),))


LONG = item(3, "很长的事项", *((f"第{n}个单位", *["要检查、制止和报告"] * 4) for n in range(9)))


SAMPLES = {
    "departments": departments(
        item(
            1,
            "拆除违法建设",
            ("县公安局", "1.查处", "2.拆除"),
            ("乡镇人民政府", "“巡查”"),
            ("村民委员会",),
        ),
        item(2, "养犬", ("县公安局", "登记")),
        LONG,
    ),
    "list": listing(
        row(1, "治理", "拆除违法建设", "1.查处", "2.拆除"), row(2, "建设", "养犬", "登记")
    ),
    "hostile": hostile(),
    "compared": compared(),
    "flow": flowing(),
    "prose": prose(),
}


def written(name: str, document: Document, options: Options | None = None) -> bytes:
    out = BytesIO()
    write(name, document, out, options or Options())
    return out.getvalue()
