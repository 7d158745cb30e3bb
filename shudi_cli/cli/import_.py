"""`shudi import`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.cli.opening import opened, warn_unread
from shudi_cli.cli.options import AsForm, Color, Form, InColor, ListId, Quiet, Repo
from shudi_cli.cli.progress import progress
from shudi_cli.editions import Snapshot
from shudi_cli.errors import NotReadable, WrongCall
from shudi_cli.formats import reading
from shudi_cli.history import ids_used
from shudi_cli.importing.domains import domain as domain_of
from shudi_cli.importing.domains import listed
from shudi_cli.importing.header import mapping
from shudi_cli.importing.plan import Wish
from shudi_cli.importing.planning import plan
from shudi_cli.loading import MatterList
from shudi_cli.model import Domain
from shudi_cli.process import head
from shudi_cli.render import imported as render
from shudi_cli.source import Repository, find, own
from shudi_cli.today import today
from shudi_cli.writing.importing import judged
from shudi_cli.writing.importing import write as write_files

File = Annotated[
    Path,
    typer.Argument(
        metavar="文件", help="Word、Excel、WPS 或 CSV 文件，清单在表格里。", show_default=False
    ),
]
Maps = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="列=字段",
        help="说明一栏是什么，如 --map 责任科室=备注；可以写几次。字段写“不导入”就跳过这一栏。",
    ),
]
InDomain = Annotated[
    str | None,
    typer.Option("--domain", metavar="领域", help="表里没有写领域的事项归到这个领域。"),
]
Write = Annotated[bool, typer.Option("--write", help="写入文件；不加只预览。")]
Force = Annotated[
    bool, typer.Option("--force", help="清单里已有的同名、同编号事项，用表里的内容覆盖。")
]


def command(
    file: File,
    repo: Repo = None,
    only: ListId = None,
    maps: Maps = None,
    domain: InDomain = None,
    write: Write = False,
    force: Force = False,
    form: AsForm = Form.text,
    color: InColor = Color.auto,
    quiet: Quiet = False,
) -> int:
    """把 Word、Excel、CSV 里的清单表格变成清单文件。

    先预览：认出了哪些栏、每个事项写成什么、哪些文字没有对应的字段（都保留在备注里）。
    加 --write 才写入；已有的事项不改，除非再加 --force。
    有事项不能写入，或者写入后还有错误要改时，退出码为 1。

    例：
      shudi import 清单.docx
      shudi import 清单.xlsx --list demo-county --map 责任科室=备注 --write
    """
    mapped = mapping(maps or [])
    read = reading.read(file)
    repository = own(repo) if write else find(repo)
    snapshot = opened(repo, None, None, only, quiet=quiet)
    target = _target(snapshot)
    wish = Wish(mapped, _domain(domain, target), force, _spent(repository, target))
    with progress("识别事项", quiet=quiet) as tell:
        planned = plan(read, target, snapshot.bodies, snapshot.laws, wish, tell)
    del read  # the file's text is understood: what is made of it needs the room
    with progress("检查", quiet=quiet) as tell:
        result = judged(planned, snapshot, today(), tell)
    if not result.plan.tables:
        raise NotReadable(
            "没有找到清单表格：前 15 行里要有一行栏目，至少写着“事项名称”和另一栏。",
            "栏目用的是别的叫法时，用 --map 说明，例如 --map 工作内容=事项名称。",
        )
    written = write and bool(result.files) and not result.plan.blocked
    if written:
        write_files(repository.root, result)
    if form is Form.json:
        output.write_json(render.data(result, written=written))
    else:
        output.write(render.text(result, output.style(color), written=written))
    warn_unread(snapshot, quiet=quiet)
    return 1 if result.plan.blocked or result.report.count("error") else 0


def _target(snapshot: Snapshot) -> MatterList:
    """The one list to import into; no guess where there are several."""
    if len(snapshot.lists) > 1:
        names = "、".join(found.manifest.id for found in snapshot.lists)
        raise WrongCall("有几个清单，没有说导入哪一个。", f"用 --list 指明：{names}。")
    return snapshot.lists[0]


def _spent(repository: Repository, target: MatterList) -> frozenset[str]:
    """The ids the list ever had, as git tells."""
    if not repository.has_git or head(repository.root) is None:
        return frozenset()
    return ids_used(repository.root, "HEAD", target.manifest.id)


def _domain(word: str | None, target: MatterList) -> Domain | None:
    if word is None:
        return None
    if found := domain_of(word, target.manifest):
        return found
    raise WrongCall(f"没有领域“{word}”。", f"清单的领域有：{listed(target.manifest)}。")
