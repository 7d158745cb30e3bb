"""`shudi export`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.cli.completion import bodies, matters
from shudi_cli.cli.exporting import Asked, document, fonts, told
from shudi_cli.cli.nearest import nearest
from shudi_cli.cli.opening import name_unread, snapshot_of
from shudi_cli.cli.options import ListId, On, Quiet, Repo, Rev
from shudi_cli.cli.progress import progress
from shudi_cli.errors import WrongCall
from shudi_cli.formats import FORMATS, Options, by_suffix, write
from shudi_cli.formats.glyphs import Glyphs
from shudi_cli.query import Known, ask
from shudi_cli.text import printable

_TOLD = 10
"""Missing characters named on one export."""
To = StrEnum("To", {name: name for name in FORMATS})  # type: ignore[misc]


class Detail(StrEnum):
    """How much of each matter is printed."""

    full = "full"
    brief = "brief"
    catalogue = "catalogue"


class Rows(StrEnum):
    """What one row of the table is."""

    item = "item"
    department = "department"


InFormat = Annotated[
    To | None,
    typer.Option("--to", metavar="格式", help=f"{'、'.join(FORMATS)}；省略时看 -o 的文件名。"),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="文件",
        help="写到哪个文件；省略时写到标准输出，docx、xlsx 只能写进管道或文件。",
    ),
]
Domain = Annotated[
    str | None,
    typer.Option("--domain", metavar="领域", help="只要一个领域，写名称或代码，如 应急管理。"),
]
OfBody = Annotated[
    str | None,
    typer.Option(
        "--body",
        metavar="单位",
        help="一个单位的分册：它负主体责任和配合责任的全部事项；乡镇的另列县级单位职责。",
        autocompletion=bodies,
    ),
]
Sheet = Annotated[
    str | None,
    typer.Option(
        "--flow",
        metavar="事项",
        help="一个事项的运行流程（施工图）：步骤表和流程图。",
        autocompletion=matters,
    ),
]
Diff = Annotated[
    str | None,
    typer.Option(
        "--diff",
        metavar="A..B",
        help="修订对照表：两个版次、日期、git 版本之间改了什么，写法和 shudi diff 相同。",
    ),
]
Changelog = Annotated[
    str | None,
    typer.Option(
        "--changelog",
        metavar="A..B",
        help="调整说明：一个版次（或者 A..B 之间）调整了什么、为什么、依据什么，和 shudi changelog 相同。",
    ),
]
Columns = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="列,列",
        help="自己选列，用逗号分开，如 序号,事项名称,主体责任单位；all 是全部列。",
    ),
]
InDetail = Annotated[
    Detail,
    typer.Option(
        "--style",
        metavar="详略",
        help="full 完整，brief 不含备注和各单位依据，catalogue 指导目录。",
    ),
]
InRows = Annotated[
    Rows,
    typer.Option(
        "--rows",
        metavar="行",
        help="item 一个事项一行；department 一个单位一行，同一事项的序号和名称合并"
        "（xlsx、csv、md 里重复，便于筛选）。",
    ),
]
Label = Annotated[
    str, typer.Option("--label", metavar="文字", help="标题上方的附件标识，如 附件1；空串不写。")
]
Split = Annotated[bool, typer.Option("--by-domain", help="xlsx：每个领域一张工作表。")]
ForA4 = Annotated[
    bool,
    typer.Option(
        "--a4",
        help="xlsx：排成 A4 页宽供打印，长事项断成几行，注“（续）”；默认一个事项一行。",
    ),
]
Bom = Annotated[
    bool | None,
    typer.Option("--bom/--no-bom", help="csv：是否带 UTF-8 标记；写文件时默认带，供 Excel 打开。"),
]
Font = Annotated[
    list[str] | None,
    typer.Option(
        "--font",
        metavar="用途=字体",
        help="换字体，如 正文=仿宋；用途：标题、正文、楷体、黑体、宋体。",
    ),
]
Upright = Annotated[
    bool, typer.Option("--upright-numbers", help="docx、typst：横排页的页码不转向。")
]
Source = Annotated[
    bool,
    typer.Option(
        "--source/--no-source",
        help="页面上是否写数据来源（版次和提交号）；不写时仍在文件属性里，示范声明总是写。",
    ),
]
Force = Annotated[bool, typer.Option("--force", "-f", help="文件已经存在、内容不同时也替换。")]


def command(
    to: InFormat = None,
    target: Output = None,
    domain: Domain = None,
    body: OfBody = None,
    flow: Sheet = None,
    diff: Diff = None,
    changelog: Changelog = None,
    columns: Columns = None,
    style: InDetail = Detail.full,
    rows: InRows = Rows.item,
    label: Label = "附件",
    by_domain: Split = False,
    a4: ForA4 = False,
    bom: Bom = None,
    font: Font = None,
    upright: Upright = False,
    source: Source = True,
    force: Force = False,
    repo: Repo = None,
    rev: Rev = None,
    on: On = None,
    only: ListId = None,
    quiet: Quiet = False,
) -> int:
    """导出可以直接印发的文档：整个清单、指导目录、单位分册、施工图、修订对照表、调整说明。

    例：
      shudi export -o 清单.docx
      shudi export --style catalogue -o 指导目录.xlsx
      shudi export --a4 -o 清单（打印）.xlsx
      shudi export --rows department -o 清单（分单位）.docx
      shudi export --body 县公安局 -o 公安分册.docx
      shudi export --flow 拆违 -o 施工图.docx
      shudi export --diff 2024.1..2025.1 -o 修订对照表.docx
      shudi export --changelog 2024.1..2025.1 -o 调整说明.docx
      shudi export --to csv --columns 编号,事项名称,主体责任单位
    """
    target = None if target == Path("-") else target
    name = _format(to, target)
    remarks: list[str] = []
    options = Options(
        fonts=fonts(font or []),
        turned_numbers=not upright,
        sheet_per_section=by_domain,
        a4=a4,
        bom=target is not None if bom is None else bom,
        source=source,
        remark=remarks.append,
    )
    if name != "xlsx" and (a4 or by_domain):
        raise WrongCall(
            f"{'--a4' if a4 else '--by-domain'} 只管电子表格，写成 {name} 用不上。",
            "去掉它，或者导出 xlsx：-o 清单.xlsx",
        )
    if changelog and FORMATS[name].tabular:
        raise WrongCall(f"调整说明是文字，不能写成 {name}。", "用 docx、html、md 或者 typst。")
    if (diff or changelog) and (rev or on):
        name_of = "--diff" if diff else "--changelog"
        raise WrongCall(
            f"{name_of} 不看 --rev 和 --on：比较哪两个版本，都写在 {name_of} 里。",
            f"写成 {name_of} A..{on or rev}，A 是较早的版次、日期或者 git 版本。",
        )
    asked = Asked(domain, body, flow, diff, changelog, columns, style.value, rows.value, label)

    def printed(known: Known) -> Glyphs:
        """Written while the index is open: rows are made from it one by one."""
        glyphs = Glyphs(options.fonts)
        chosen = options._replace(glyphs=glyphs)
        made = document(known, asked, repo, only)
        with progress("导出", quiet=quiet) as tell:
            watched = told(made, tell)
            if target is None:
                output.write_with(
                    lambda out: write(name, watched, out, chosen), binary=FORMATS[name].binary
                )
            else:
                output.save(target, lambda out: write(name, watched, out, chosen), force=force)
        return glyphs

    glyphs, unread = ask(snapshot_of(repo, rev, on, only, quiet=quiet), printed)
    if target is not None and not quiet:
        output.talk(f"已写入 {target}（{FORMATS[name].title}）。")
        for remark in remarks:
            output.talk(remark)
        _warn_missing(glyphs)
    name_unread(unread, quiet=quiet)
    return 0


def _warn_missing(glyphs: Glyphs) -> None:
    """Which characters print in another font, where they stand, which option helps."""
    if not (missing := glyphs.missing):
        return
    named = "；".join(
        f"{it.character}（{'、'.join(it.places)}{f' 等 {it.times} 处' if it.times > len(it.places) else ''}）"
        for it in missing[:_TOLD]
    )
    more = f" 等 {len(missing)} 个" if len(missing) > _TOLD else ""
    output.talk(
        f"{'、'.join(glyphs.fonts)}没有这些字，打印时会换成别的字体：{printable(named)}{more}。\n"
        f"换成字全的字体：{glyphs.options}。"
    )


def _format(to: To | None, target: Path | None) -> str:
    """The format asked for by `--to`, else by the file's name."""
    named = by_suffix(target.suffix) if target else None
    known = "、".join(FORMATS)
    if to is None and named is None and target is not None and target.suffix:
        raise nearest(target)
    if to is None and named is None:
        raise WrongCall(f"没有写导出成什么格式（{known}）。", "例如：shudi export -o 清单.docx")
    if to is not None and named is not None and named != to.value:
        raise WrongCall(
            f"--to {to.value} 和文件名 {target} 的后缀不一致。",
            f"文件名改成 {FORMATS[to.value].suffix} 结尾。",
        )
    name = to.value if to else str(named)
    if target is None and FORMATS[name].binary and output.on_terminal():
        raise WrongCall(
            f"{name} 不是文本，不能显示在屏幕上。",
            f"用 -o 写到文件，如 -o 清单{FORMATS[name].suffix}。",
        )
    return name
