"""What the writer most likely meant: Chinese words where the format has English ones, 第三十九条."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from shudi_cli.numerals import NUMBER, number
from shudi_cli.schema import titles
from shudi_cli.yamlio import Path

_ARTICLE = re.compile(rf"第?({NUMBER})条?(?:之({NUMBER}))?(?:第?{NUMBER}[款项目])*")


def key(schema: titles.Schema, path: Path, written: str, allowed: Iterable[str]) -> str | None:
    """The key a writer meant by another: by its Chinese title, else by its spelling."""
    allowed = list(allowed)
    for name in allowed:
        if titles.at(schema, (*path, name)).get("title") == written:
            return name
    return next(iter(get_close_matches(written, allowed, n=1)), None)


def word(description: str, wanted: Iterable[Any], written: Any) -> str:
    """“写 agree。” where the schema explains that word by what was written; else nothing."""
    for one in wanted:
        if re.search(rf"(?<!\w){re.escape(str(one))} {re.escape(str(written))}(?!\w)", description):
            return f"写 {one}。"
    return ""


def article(path: Path, written: Any) -> str:
    """How to write an article that was written in words; nothing where it is none."""
    match = _ARTICLE.fullmatch(written) if isinstance(written, str) else None
    if path[-2:-1] != ("articles",) or match is None or not (main := number(match[1])):
        return ""
    sub = number(match[2]) if match[2] else None
    more = "款、项另写在 items 里。" if re.search("[款项目]", written) else ""
    return f'写成 "{main}{f"之{sub}" if sub else ""}"。{more}'
