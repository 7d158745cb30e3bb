"""Every command: its name, the module that holds it, and one line of help.

A command is loaded when it is called, so that `who` does not pay for `export`. A name of two words
is a command below a group.
"""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """One command. `module` lies in `shudi_cli.cli` and defines a typer function `command`."""

    module: str
    help: str


COMMANDS = {
    "who": Entry("who", "谁负主体责任、谁配合：按人们的说法找事项"),
    "body": Entry("body", "一个单位负哪些主体责任、配合哪些事项"),
    "show": Entry("show", "一个事项的全部内容：职责、依据、流程"),
    "ls": Entry("ls", "列出清单里的事项"),
    "validate": Entry("validate", "检查清单：格式、引用、责任"),
    "fmt": Entry("fmt", "把 YAML 文件整理成统一的样子，保留注释"),
    "init": Entry("init", "新建一个县的清单仓库"),
    "new": Entry("new", "新建一个事项"),
    "retire": Entry("retire", "废止一个事项，文件保留"),
    "edition new": Entry("edition_new", "开始一个新版次，建好调整记录"),
}

GROUPS = {
    "edition": "清单的版次。",
}
