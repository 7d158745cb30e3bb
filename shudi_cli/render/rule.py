"""Rules and their manual pages as text, as data, and as the pages of docs/rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from shudi_cli.policy import LEVELS
from shudi_cli.render.style import Style
from shudi_cli.render.table import table
from shudi_cli.rule import Rule
from shudi_cli.text import width, wrap

FORMAT = "shudi.rule/1"
GROUPS = {
    "1": "文件和语法",
    "2": "格式",
    "3": "引用和设置",
    "4": "责任",
    "5": "调整",
    "6": "法律依据",
    "7": "运行流程",
}
_FENCE = re.compile(r"^```yaml (?P<path>\S+)$")


def listing(rules: Sequence[Rule], style: Style) -> str:
    """The rules as a table, group by group."""
    lines: list[str] = []
    for group, members in _grouped(rules):
        rows = [(r.id, LEVELS[r.level], r.title) for r in members]
        lines += [style.strong(group), *table(("规则", "级别", "检查什么"), rows, style), ""]
    hint = "一条规则的说明和例子：shudi rule SD402。在 shudi.yaml 里可以选用、停用规则，另定级别。"
    return "\n".join([*lines, *wrap(hint, style.columns)]) + "\n"


def manual(rule: Rule, style: Style) -> str:
    """The manual page of one rule."""
    return "\n".join(_manual(rule, style)) + "\n"


def data(rules: Iterable[Rule]) -> dict[str, Any]:
    """The rules as `shudi.rule/1` (schemas/rule.schema.json)."""
    return {
        "format": FORMAT,
        "rules": [
            {
                "id": rule.id,
                "code": rule.code,
                "level": rule.level,
                "group": GROUPS[rule.id[2]],
                "title": rule.title,
                "message": rule.message,
                "hint": rule.hint,
                "since": rule.since or None,
                "manual": rule.manual,
                "see": f"docs/rules/{rule.id}.md",
            }
            for rule in rules
        ],
    }


def page(rule: Rule) -> str:
    """The page docs/rules/<id>.md."""
    body = rule.manual.partition("\n")[2].strip()
    pieces = [
        f"# {rule.id} {rule.title}",
        f"级别：{LEVELS[rule.level]}　代号：`{rule.code}`{_since(rule)}",
        _FENCE_LINE.sub(r"`\g<path>`\n\n```yaml", body),
        f"报告{_such_as(rule)}：{rule.say(rule.example)}",
        f"下一步：{rule.advise(rule.example)}",
    ]
    if rule.table:
        pieces.append(_markdown_table(rule.table))
    return "\n\n".join(pieces) + "\n"


def index(rules: Sequence[Rule]) -> str:
    """The page docs/rules/README.md: every rule with its level."""
    pieces = ["# 规则", _INTRODUCTION]
    for group, members in _grouped(rules):
        rows = [("规则", "级别", "检查什么")]
        rows += [(f"[{r.id}]({r.id}.md)", LEVELS[r.level], r.title) for r in members]
        pieces += [f"## {group}", _markdown_table(rows)]
    return "\n\n".join(pieces) + "\n"


_FENCE_LINE = re.compile(r"^```yaml (?P<path>\S+)$", re.MULTILINE)
_INTRODUCTION = """\
`shudi validate` 按这些规则检查清单。这些页面由规则自己的说明生成（`python docs/generate.py`），不要手改。设置见 [settings.md](../settings.md)。"""


def _manual(rule: Rule, style: Style) -> Iterator[str]:
    yield style.strong(f"{rule.id} {rule.title}")
    yield from wrap(f"级别：{LEVELS[rule.level]}　代号：{rule.code}{_since(rule)}", style.columns)
    fenced = False
    for line in rule.manual.splitlines()[1:]:
        if match := _FENCE.match(line):
            fenced = True
            yield style.faint(f"  # {match['path']}")
        elif line == "```":
            fenced = False
        elif fenced:
            yield f"  {line}".rstrip()
        else:
            yield from _prose(line, style.columns) if line else [""]
    yield ""
    head = f"报告{_such_as(rule)}　"
    yield from wrap(rule.say(rule.example), style.columns, head, " " * width(head))
    yield from wrap(rule.advise(rule.example), style.columns, "下一步　", "        ")
    if rule.table:
        yield ""
        yield from table(rule.table[0], rule.table[1:], style)


def _prose(line: str, columns: int) -> list[str]:
    """A line of the manual without the marks of Markdown; what a list's line goes on with is indented."""
    plain = _MARKS.sub("", line)
    if plain.startswith("- "):
        return wrap(plain[2:], columns, "- ", "  ")
    return wrap(plain, columns)


_MARKS = re.compile(r"\*\*|`")


def _such_as(rule: Rule) -> str:
    """That the sentence is one of many, where it speaks of particulars."""
    return "，例如" if rule.sample else ""


def _since(rule: Rule) -> str:
    return f"　只检查 {rule.since} 起施行的版次" if rule.since else ""


def _grouped(rules: Sequence[Rule]) -> Iterator[tuple[str, list[Rule]]]:
    for key, members in groupby(rules, key=lambda r: r.id[2]):
        yield f"SD{key}xx {GROUPS[key]}", list(members)


def _markdown_table(rows: Sequence[Sequence[str]]) -> str:
    head, *rest = rows
    lines = [head, ["---"] * len(head), *rest]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
