"""From a YAML parser's complaint to what the writer most likely did."""

from __future__ import annotations

import re

from shudi_cli.finding import Finding, Place, found

_CONFLICT = re.compile(r"^(<{7}|={7}|>{7})( |$)")
_TAB_INDENT = re.compile(r"^ *\t")
_WIDE_INDENT = re.compile(r"^[ \t]*\u3000")
_NO_BLANK = (
    (re.compile(r"^\s*-(?=[^\s-])"), "“-”后面缺一个空格"),
    (re.compile(r"^\s*(?:- )*[a-z_]+:(?=[^\s/])"), "冒号“:”后面缺一个空格"),
)
_WIDE_COLON = re.compile(r"^\s*(?:- )*[A-Za-z_]+：")

# What libyaml says, in the order it is looked for, and what a clerk can do about it.
_PROBLEMS = (
    (
        "mapping values are not allowed",
        "这里不能再出现“键: 值”；多半是上一行缩进不对，或者文字里有“: ”需要加引号",
    ),
    ("could not find expected ':'", "这一行缺少冒号“:”；每个键后面要有半角冒号和一个空格"),
    ("did not find expected key", "缩进与前面的行对不上，或者缺少键"),
    ("did not find expected '-' indicator", "列表的缩进前后不一致"),
    ("did not find expected ',' or ']'", "方括号列表没有写完，缺少逗号或“]”"),
    ("did not find expected ',' or '}'", "花括号没有写完，缺少逗号或“}”"),
    ("found unexpected end of stream", "引号或者括号没有配对，到文件末尾也没有结束"),
    ("found character that cannot start any token", "这个字符不能作为值的开头，请给整个值加引号"),
    ("found invalid Unicode", "双引号里的转义字符不对；一般文字请用单引号或不加引号"),
    ("found unknown escape character", "双引号里的反斜杠写法不对；一般文字请用单引号或不加引号"),
    ("block sequence entries are not allowed", "“- ”不能写在这里；列表要另起一行并缩进"),
    ("did not find expected node content", "这里缺少内容，或者多了一个逗号、括号"),
    ("did not find expected <document start>", "文件里不止一段内容，或者开头的缩进多余"),
)


def syntax_finding(
    text: str, path: str, commit: str | None, problem: str, line: int, column: int
) -> Finding:
    """The finding for a parse error at 0-based `line`, `column` of `text`.

    The usual slips are looked for on the failing line and the lines before it, because libyaml
    often complains one line late.
    """
    lines = text.splitlines()
    if slip := _slip(lines, line, path, commit):
        return slip
    reason = next(
        (chinese for english, chinese in _PROBLEMS if english in problem), "写法不符合 YAML 语法"
    )
    return found("SD105", Place(path, line + 1, column + 1, commit), {"reason": reason})


def wide_colon(text: str, path: str, commit: str | None) -> Finding | None:
    """A key followed by a full-width colon, for files that parse but not as a mapping."""
    return next(
        (
            found(
                "SD107",
                Place(path, number, line.index("：") + 1, commit),
                {"character": "：", "plain": ":"},
            )
            for number, line in enumerate(text.splitlines(), 1)
            if _WIDE_COLON.match(line)
        ),
        None,
    )


def _slip(lines: list[str], failing: int, path: str, commit: str | None) -> Finding | None:
    for number, line in enumerate(lines):
        if _CONFLICT.match(line):
            return found("SD108", Place(path, number + 1, 1, commit))
    for number in range(min(failing, len(lines) - 1), max(-1, failing - 3), -1):
        line = lines[number]
        if match := _TAB_INDENT.match(line):
            return found("SD106", Place(path, number + 1, match.end(), commit))
        if match := _WIDE_INDENT.match(line):
            arguments = {"character": "U+3000", "plain": "空格"}
            return found("SD107", Place(path, number + 1, match.end(), commit), arguments)
        if match := _WIDE_COLON.match(line):
            arguments = {"character": "：", "plain": ":"}
            return found("SD107", Place(path, number + 1, match.end(), commit), arguments)
        for pattern, reason in _NO_BLANK:
            if match := pattern.match(line):
                place = Place(path, number + 1, match.end(), commit)
                return found("SD105", place, {"reason": reason})
    return None
