"""Options that several commands share, declared once, accepted after the command."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from shudi_cli.cli.completion import list_names
from shudi_cli.errors import WrongCall

_MAY_BE_EMPTY = ("label",)
"""Of `export`: an empty label means none is printed."""


def refuse_empty(command: Any, ctx: Any, args: Sequence[str]) -> None:
    """Raise `WrongCall` for an option whose value is empty, as `--town "$TOWN"` is where nobody set it.

    Asked before values are converted: none of them would choose the first of something, all of it,
    or the current folder.
    """
    given, _, _ = command.make_parser(ctx).parse_args(list(args))
    for param in command.get_params(ctx):
        value = given.get(param.name)
        values = value if isinstance(value, list) else [value]
        if param.param_type_name != "option" or param.name in _MAY_BE_EMPTY:
            continue
        if any(isinstance(it, str) and not it.strip() for it in values):
            option = param.opts[-1]
            raise WrongCall(
                f"选项 {option} 的值是空的。",
                f"写上{param.make_metavar(ctx)}，或者去掉 {option}；值来自变量的，看看变量设了没有。",
            )


class Form(StrEnum):
    """What stdout carries."""

    text = "text"
    json = "json"


class Page(StrEnum):
    """What stdout carries, where a page for a merge request is of use too."""

    text = "text"
    json = "json"
    md = "md"


class Color(StrEnum):
    """When to colour."""

    auto = "auto"
    always = "always"
    never = "never"


def day(text: str | None) -> str | None:
    """A date as ISO writes it; also from 2019-8-1, 2019/8/1, 20190801 and 2019年8月1日.

    Raises `WrongCall` for anything else, also for a day the calendar does not have.
    """
    if text is None:
        return None
    plain = unicodedata.normalize("NFKC", text).strip().translate(_DATE_MARKS)
    plain = plain.removesuffix("日").removesuffix("号")
    pieces = plain.split("-")
    if len(plain) == 8 and plain.isdecimal():
        pieces = [plain[:4], plain[4:6], plain[6:]]
    widths = [len(piece) for piece in pieces if piece.isdecimal()]
    if len(pieces) == 3 and len(widths) == 3 and widths[0] == 4 and max(widths[1:]) <= 2:
        with suppress(ValueError):
            return date(*map(int, pieces)).isoformat()
    raise WrongCall(f"日期“{text}”不对。", "日期写成 2019-08-01 的样子。")


_DATE_MARKS = str.maketrans("年月./", "----")


Repo = Annotated[
    Path | None,
    typer.Option(
        "--repo", metavar="文件夹", help="清单所在的文件夹；也可以用环境变量 SHUDI_REPO 指定。"
    ),
]
Rev = Annotated[
    str | None,
    typer.Option("--rev", metavar="版本", help="按 git 的某个版本回答（提交号、标签、分支）。"),
]
On = Annotated[
    str | None, typer.Option("--on", metavar="日期", help="按某一天施行的版次回答，如 2019-08-01。")
]
ListId = Annotated[
    str | None,
    typer.Option(
        "--list",
        metavar="清单",
        help="只看一个清单（data/matters 下的文件夹名）。",
        autocompletion=list_names,
    ),
]
AsForm = Annotated[
    Form, typer.Option("--format", metavar="格式", help="text 给人看，json 给程序用。")
]
AsPage = Annotated[
    Page,
    typer.Option(
        "--format", metavar="格式", help="text 给人看，json 给程序用，md 贴进合并请求或者文档。"
    ),
]
InColor = Annotated[
    Color, typer.Option("--color", metavar="何时", help="颜色：auto、always、never。")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="不显示提示，只显示结果。")]
