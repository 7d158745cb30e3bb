"""The last check before anything is written: what the new text says, and every comment in it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from shudi_cli.errors import ShudiError
from shudi_cli.writing.comments import Tree
from shudi_cli.yamlio import Refused, decode, parse


class NotKept(ShudiError):
    """The rewritten file would not say the same; it was left as it is."""

    exit_code = 1


def tree(data: bytes, path: str) -> Tree:
    """The tree of a file that `parse` accepts; raises `NotKept` where it is not `key: value`s."""
    text = decode(data, path, None)
    try:
        return Tree(text.replace("\r\n", "\n").replace("\r", "\n"))
    except ValueError:
        raise NotKept(
            f"{path} 不是一组“键: 值”，不能改写。", "运行 shudi validate 查看应有的格式。"
        ) from None


def check(path: str, old: Tree, new: bytes, expected: Any, gone: Iterable[str] = ()) -> bytes:
    """`new`, if reading it again gives `expected` and the comments of `old` but for those `gone`; else
    `NotKept`.
    """
    try:
        value = parse(new, path).value
        comments = tree(new, path).comments
    except Refused:
        value, comments = None, ()
    if _exactly(value) != _exactly(expected) or _texts(comments) != _texts(old.comments) - Counter(
        gone
    ):
        raise NotKept(
            f"{path} 改写后内容或者注释会有变化，没有改写。",
            "请把这个文件发给维护者；可以先手工修改。",
        )
    return new


def _exactly(value: Any) -> str:
    """Equal only for values of the same type: 1, 1.0 and true are three things."""
    return json.dumps(value, sort_keys=True)


def _texts(comments: Any) -> Counter[str]:
    return Counter(comment.text for comment in comments)
