"""The layout: what it keeps of any file, what it makes of typical ones."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import HERE, ROOT

from shudi_cli.loading import layout
from shudi_cli.writing.comments import Tree
from shudi_cli.writing.fmt import formatted
from shudi_cli.writing.scalars import is_plain
from shudi_cli.yamlio import Refused, parse

CASES = sorted((HERE / "cases" / "fmt").iterdir())
DATA = sorted((ROOT / "data").rglob("*.yaml"))

_CHARACTERS = "甲乙，。：　ab1207.-_:#'\"\\[]{},&*!|>%@`?~= \n\t\u00a0é🏠"
_WORDS = [
    "yes",
    "on",
    "null",
    "~",
    "0777",
    "12:30",
    "1.10",
    "2019-07-31",
    "0x1F",
    "1e3",
    "",
    "12之1",
]
words = st.sampled_from(_WORDS) | st.text(_CHARACTERS, max_size=12)
keys = st.sampled_from(
    [
        "id",
        "name",
        "aliases",
        "lead",
        "body",
        "duties",
        "basis",
        "law",
        "articles",
        "note",
        "自拟",
        "on",
        "1",
    ]
)
values = st.recursive(
    words | st.integers(-5, 5000) | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A mapping written in every style YAML has, with comments and empty lines anywhere."""
    lines = [*_noise(draw, 0)]
    _block(draw, lines, draw(st.dictionaries(keys, values, min_size=1, max_size=5)), 0, "")
    lines += _noise(draw, 0)
    return draw(st.sampled_from(["\n", "\r\n"])).join(lines) + draw(
        st.sampled_from(["", "\n", "\n\n"])
    )


def _block(draw, lines, value, indent, lead) -> None:
    mapping = isinstance(value, dict)
    for key, child in value.items() if mapping else [(None, child) for child in value]:
        if not lead:
            lines += _noise(draw, indent)
        head = lead or " " * indent
        lead = ""
        head += f"{key}:" if mapping else "-"
        if isinstance(child, dict | list) and child and draw(st.booleans()):
            if not mapping and draw(st.booleans()):
                _block(draw, lines, child, indent + 2, head + " ")
                continue
            lines.append(head + draw(_END))
            deeper = indent + draw(st.sampled_from([1, 2, 4]))
            _block(draw, lines, child, deeper, "")
        else:
            lines += (f"{head} {_inline(draw, child, indent)}" + draw(_END)).split("\n")


def _inline(draw, value, indent) -> str:
    if isinstance(value, dict | list):
        gap = draw(
            st.sampled_from(["", " ", f"\n{' ' * (indent + 1)}", f" # 内\n{' ' * (indent + 1)}"])
        )
        if isinstance(value, list):
            inner = [_inline(draw, child, indent + 1) for child in value]
        else:
            inner = [f"{k}: {_inline(draw, child, indent + 1)}" for k, child in value.items()]
        opening, closing = "[]" if isinstance(value, list) else "{}"
        return opening + gap + f",{gap or ' '}".join(inner) + gap + closing
    if isinstance(value, str):
        return _quoted(draw, value, indent)
    return {None: draw(st.sampled_from(["null", "~"])), True: "True", False: "false"}.get(
        value, str(value)
    )


def _quoted(draw, text: str, indent: int) -> str:
    ways = [json.dumps(text, ensure_ascii=draw(st.booleans()))]
    if "\n" not in text:
        ways.append("'" + text.replace("'", "''") + "'")
        ways += [text] if is_plain(text, flow=True) else []
    elif draw(st.booleans()):
        header = draw(st.sampled_from(["|", ">", "|-", ">+", "| # 块"]))
        return header + "\n" + "\n".join(" " * (indent + 2) + line for line in text.split("\n"))
    return draw(st.sampled_from(ways))


_END = st.sampled_from(["", "", "", "  ", " # 尾", "  #尾"])
_COMMENT = st.sampled_from(["", "# 甲", "#乙", "# 'x': [", "   "])


def _noise(draw, indent: int) -> list[str]:
    return [
        " " * draw(st.integers(0, indent + 3)) + comment if comment else ""
        for comment in draw(st.lists(_COMMENT, max_size=2) if draw(st.booleans()) else st.just([]))
    ]


def _comments(data: bytes) -> Counter[str]:
    text = data.decode().replace("\r\n", "\n")
    return Counter(comment.text for comment in Tree(text).comments)


@settings(max_examples=400, deadline=None)
@given(texts(), st.sampled_from(["matter", "list", "terms"]))
def test_any_file_keeps_what_it_says_and_is_laid_out_once(text: str, kind: str) -> None:
    data = text.encode()
    try:
        value = parse(data, "x").value
    except Refused:
        return
    once = formatted(data, "x", kind)
    assert json.dumps(parse(once, "x").value, sort_keys=True) == json.dumps(value, sort_keys=True)
    assert _comments(once) == _comments(data)
    assert _left(data).count("#") == json.dumps(value).count("#"), "no comment was overlooked"
    assert formatted(once, "x", kind) == once
    assert b"\r" not in once
    assert once.endswith(b"\n")
    assert not once.endswith(b"\n\n")
    assert b"\n\n\n" not in once


def _left(data: bytes) -> str:
    """The text without the comments found."""
    text = data.decode().replace("\r\n", "\n")
    for comment in reversed(Tree(text).comments):
        text = text[: comment.start] + text[comment.start + len(comment.text) :]
    return text


@pytest.mark.parametrize("case", CASES, ids=lambda p: p.name)
def test_cases(case) -> None:
    kind = case.name.partition("-")[0]
    expected = (case / "out.yaml").read_bytes()
    assert formatted((case / "in.yaml").read_bytes(), "in.yaml", kind).decode() == expected.decode()
    assert formatted(expected, "out.yaml", kind) == expected


@pytest.mark.parametrize("file", DATA, ids=lambda p: p.stem)
def test_the_list_of_this_project_has_the_layout(file) -> None:
    path = file.relative_to(ROOT).as_posix()
    kind = layout.kind(path)
    assert kind is not None
    assert formatted(file.read_bytes(), path, kind.name) == file.read_bytes()
