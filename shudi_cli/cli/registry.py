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
    "diff": Entry("diff", "两个版次、日期或者清单之间，责任有什么变化"),
    "git-diff": Entry("git_diff", "供 git diff 调用：让 git 直接显示责任的变化"),
    "log": Entry("log", "一个事项在哪些版次变过、变了什么、谁提交、依据什么"),
    "blame": Entry("blame", "一个事项的每条职责是哪个版次、哪次调整写进来的"),
    "changelog": Entry("changelog", "调整说明：两个版次之间调整了什么、为什么、依据什么"),
    "editions": Entry("editions", "历史里有哪些版次，有没有勘误"),
    "export": Entry("export", "导出公文附件、表格、网页：清单、目录、分册、施工图"),
    "validate": Entry("validate", "检查清单：格式、引用、责任、法律依据、流程"),
    "rule": Entry("rule", "validate 的规则：检查什么、为什么、怎样改"),
    "law": Entry("law", "一部法律的版本，哪些职责依据它，哪些该复核"),
    "import": Entry("import_", "把 Word、Excel、CSV 里的清单表格变成清单文件"),
    "fmt": Entry("fmt", "把 YAML 文件整理成统一的样子，保留注释"),
    "init": Entry("init", "新建一个县的清单仓库"),
    "new": Entry("new", "新建一个事项"),
    "retire": Entry("retire", "废止一个事项，文件保留"),
    "edition new": Entry("edition_new", "开始一个新版次，建好调整记录"),
}

GROUPS = {
    "edition": "清单的版次。",
}
