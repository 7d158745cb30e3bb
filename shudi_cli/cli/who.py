"""`shudi who`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.cli.completion import matters
from shudi_cli.cli.opening import name_unread, snapshot_of
from shudi_cli.cli.options import AsPage, Color, InColor, ListId, On, Page, Quiet, Repo, Rev
from shudi_cli.cli.progress import progress
from shudi_cli.errors import WrongCall
from shudi_cli.query import Answer, Selection, who
from shudi_cli.render import who as render
from shudi_cli.today import today

if TYPE_CHECKING:  # history is read only when it is asked for
    from shudi_cli.render.since import Tenures


Question = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[问题]",
        help="要问的事，怎么说都行：名称、俗称、简写、拼音、一句话。不写时在终端里边打边找。",
        autocompletion=matters,
        show_default=False,
    ),
]
In = Annotated[
    str | None, typer.Option("--in", metavar="地区", help="只问一个地区的清单，写名称或区划代码。")
]
Town = Annotated[
    str | None,
    typer.Option("--town", metavar="乡镇", help="站在一个乡镇（街道）问：说明哪一份是它的。"),
]
Domain = Annotated[
    str | None, typer.Option("--domain", metavar="领域", help="只问一个领域，写名称或代码。")
]
All = Annotated[bool, typer.Option("--all", help="很多清单时逐个列出，不按主体责任单位归并。")]
CopyText = Annotated[
    bool, typer.Option("--copy-text", help="只给一段话，可以直接粘贴到对群众的答复里。")
]
Since = Annotated[
    bool,
    typer.Option("--since", help="写明每个单位从哪个版次起负这项责任（按 git 里的各版次）。"),
]


def command(
    question: Question = None,
    repo: Repo = None,
    rev: Rev = None,
    on: On = None,
    only: ListId = None,
    place: In = None,
    town: Town = None,
    domain: Domain = None,
    every: All = False,
    copy: CopyText = False,
    since: Since = False,
    form: AsPage = Page.text,
    color: InColor = Color.auto,
    quiet: Quiet = False,
) -> int:
    """一件事谁负主体责任、谁配合。

    找到时退出码为 0；清单里没有这个事项（清单外事项）时为 1，并列出相近的事项和下一步。
    已经废止的事项，由承接它的事项回答，退出码为 0；没有写明承接事项的为 1。
    问的是单位（城管局管什么）时，列出它的责任。

    例：
      shudi who 拆违
      shudi who 楼上漏油烟谁管
      shudi who 拆违 --since
      shudi who 养犬 --in 山东省 --format json
      shudi who 宅基地 --on 2019-08-01 --copy-text
    """
    asked = " ".join(question or ()).strip()
    if copy and form is not Page.text:
        raise WrongCall("--copy-text 已经是一种格式，不能再用 --format。")
    if since and (copy or form is Page.md):
        raise WrongCall("--since 只能用文字或者 json 回答。", "去掉 --copy-text 和 --format md。")
    snapshot = snapshot_of(repo, rev, on, only, quiet=quiet, choose=False)
    selection = Selection(place, town, domain, every)
    if not asked:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            raise WrongCall("没有写要问的事。", "例如：shudi who 拆违")
        from shudi_cli.cli.asking import ask

        asked = ask(snapshot, selection)
    with progress("建立索引", quiet=quiet) as tell:
        answer = who(snapshot, asked, selection, tell)
    begun = _begun(answer, repo) if since else {}
    _write(answer, begun, form, color, copy=copy)
    if copy and not quiet and any(match.uncertain for match in answer.matches):
        output.talk("注意：有的事项只是文字相近才找到的，先用 shudi who 核对职责，再粘贴。")
    name_unread(answer.unread, quiet=quiet)
    return 1 if answer.off_list else 0


def _begun(answer: Answer, repo: Path | None) -> Tenures:
    from shudi_cli.cli.since import tenures

    return tenures(answer, repo)


def _write(answer: Answer, begun: Tenures, form: Page, color: Color, *, copy: bool) -> None:
    if copy:
        from shudi_cli.render import who_reply

        output.write(who_reply.paragraph(answer, today()))
    elif form is Page.json:
        output.write_json(render.data(answer, begun))
    elif form is Page.md:
        from shudi_cli.render import who_markdown

        output.write(who_markdown.text(answer))
    elif answer.asked_body is not None:
        from shudi_cli.render import body

        output.write(body.text(answer.asked_body, output.style(color)))
    else:
        output.write(render.text(answer, output.style(color), begun))
