"""`shudi git-diff`: a diff driver for git (gitattributes, `diff.<driver>.command`)."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import Annotated

import typer

from shudi_cli.cli import output
from shudi_cli.comparing import compared_files
from shudi_cli.errors import WrongCall
from shudi_cli.loading import layout
from shudi_cli.render import diff as render
from shudi_cli.source import MAX_BYTES, find
from shudi_cli.text import printable

Given = Annotated[
    list[str],
    typer.Argument(
        metavar="参数", help="git 给出的参数：路径、旧文件、旧编号、…", show_default=False
    ),
]
_TOO_LARGE = """\
文件有改动，但超过 1 MB，没有比较。
要看 git 自己的逐行比较：git diff --no-ext-diff（git log、git show 不加 --ext-diff）
"""


def command(given: Given) -> int:
    """供 git 调用：显示一个事项文件的责任变化，读不了的按文本显示。

    设置方法见 docs/history.md；手工运行时写出旧、新两个文件。

    例：
      shudi git-diff data/matters/demo-county/cj-01.yaml 旧文件 0 0 新文件 0 0
    """
    if len(given) < 7:
        raise WrongCall("git-diff 由 git 调用，不直接使用。", "设置方法见：shudi git-diff --help")
    path = given[0]
    old, new = _read(given[1]), _read(given[4])
    style = output.style("auto")
    output.write(f"{style.strong(printable(path))}\n")
    if max(map(len, filter(None, (old, new))), default=0) > MAX_BYTES:
        output.write(_TOO_LARGE)
        return 0
    folder, inside = _parted(path)
    found = compared_files(find(folder), inside, old, new) if inside else None
    output.write(render.matters(found, style) if found else _as_text(path, old or b"", new or b""))
    return 0


def _parted(path: str) -> tuple[Path | None, str]:
    """The repository a file lies in, from git's top folder where git runs us, and where in it.

    None for the folder git runs us in; no path for what is no matter.
    """
    steps = path.split("/")
    for depth in range(len(steps)):
        inside = "/".join(steps[depth:])
        kind = layout.kind(inside)
        if kind and kind.name == "matter":
            folder = Path(*steps[:depth])
            return (folder if depth and folder.is_dir() else None), inside
    return None, ""


def _read(file: str) -> bytes | None:
    """The text git put into a file, and of one too large a byte too many; None for /dev/null,
    which stands for no file.
    """
    if file == "/dev/null":
        return None
    with Path(file).open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def _as_text(path: str, old: bytes, new: bytes) -> str:
    before, after = (text.decode("utf-8", "replace").splitlines() for text in (old, new))
    lines = difflib.unified_diff(before, after, f"a/{path}", f"b/{path}", lineterm="")
    return "".join(f"{printable(line)}\n" for line in lines)
