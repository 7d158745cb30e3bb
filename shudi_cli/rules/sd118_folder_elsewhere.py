"""清单的文件夹在别处

data 和它下面的文件夹要实实在在放在仓库里。符号链接：git 只记下链接本身，历史版本、别的电脑上读不到另一头的文件，检查改动时看不见它们变了。git 子模块：这个仓库只记下它的提交号，版次、调整的历史都在另一个仓库里。两种都会让清单看起来完整，查以前的版次时却什么也没有，所以按错误处理。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding, Place, found
from shudi_cli.rule import RepositoryCase

LEVEL = "error"
SUBJECT = "repository"
MESSAGE = "{path} 是{what}，里面的文件不在这个仓库里。"
HINT = "{advice}"
SAMPLE = {
    "advice": "git 只记下链接，历史版本里读不到另一头的文件：把文件夹本身放在这里，代替链接。",
    "path": "data",
    "what": "符号链接（指向 elsewhere/data）",
}


def check(case: RepositoryCase) -> Iterator[Finding]:
    """No folder of the data is a link or a submodule."""
    base = case.snapshot.base
    for detour in base.detours():
        arguments = {"path": detour.path, "what": detour.what, "advice": detour.advice}
        yield found("SD118", Place(detour.path, commit=base.commit), arguments)
