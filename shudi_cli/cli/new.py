"""`shudi new`."""

from __future__ import annotations

from typing import Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.cli.making import list_to_change, make
from shudi_cli.cli.options import ListId, Quiet, Repo
from shudi_cli.writing.records import NewMatter, new_matter

Id = Annotated[
    str, typer.Argument(metavar="编号", help="新事项的编号，如 cj-08。", show_default=False)
]
Name = Annotated[str, typer.Option("--name", metavar="名称", help="事项的正式名称。")]
Domain = Annotated[str, typer.Option("--domain", metavar="领域", help="领域的代码或名称。")]
Lead = Annotated[
    str | None, typer.Option("--lead", metavar="单位", help="主体责任单位，写正式名称。")
]
Duty = Annotated[
    list[str] | None, typer.Option("--duty", metavar="职责", help="它的一项职责；可以写几次。")
]
Alias = Annotated[
    list[str] | None, typer.Option("--alias", metavar="别名", help="人们的叫法；可以写几次。")
]


def command(
    matter: Id,
    name: Name,
    domain: Domain,
    lead: Lead = None,
    duty: Duty = None,
    alias: Alias = None,
    repo: Repo = None,
    only: ListId = None,
    quiet: Quiet = False,
) -> int:
    """新建一个事项的文件，余下的内容在文件里填写。

    写入之前先检查：编号、名称没有被占用，领域、单位都登记过。已有的文件不会被覆盖。

    例：
      shudi new cj-08 --name 户外招牌设置 --domain 城乡建设
      shudi new cj-08 --name 户外招牌设置 --domain cj --lead 县综合行政执法局
    """
    root, within = list_to_change(repo, only)
    planned = NewMatter(matter, name, domain, alias or (), lead, duty or ())
    code = make(root, new_matter(root, within, planned), quiet=quiet)
    if within.manifest.state == "issued" and not quiet:
        output.talk(
            f"提示：{within.manifest.edition} 版已经印发；增加事项要在新版次里，"
            "先运行 shudi edition new。"
        )
    return code
