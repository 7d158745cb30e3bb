"""The YAML reader: values as YAML 1.2 has them, places where an editor shows them."""

from __future__ import annotations

import string

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from shudi_cli.finding import Finding, Place
from shudi_cli.yamlio import Refused, parse
from shudi_cli.yamlio.places import spots


def refused(data: bytes) -> list[Finding]:
    with pytest.raises(Refused) as caught:
        parse(data, "x.yaml")
    return list(caught.value.findings)


REFUSED = {
    "empty": (b"", "SD113", 1, 1),
    "only a comment": (b"# nothing\n", "SD113", 1, 1),
    "null": (b"~\n", "SD113", 1, 1),
    "tab indent": (b"a:\n\t- b\n", "SD106", 2, 1),
    "gbk": ("名称: 拆违\n".encode("gbk"), "SD103", 1, 1),
    "gbk later": (b"a: 1\nb: " + "拆违".encode("gbk"), "SD103", 2, 4),
    "utf-16": ("a: 拆违\n".encode("utf-16"), "SD103", 1, 1),
    "utf-16 without mark": ("a: 1234\n".encode("utf-16-le"), "SD103", 1, 1),
    "binary": (bytes(range(128, 256)), "SD103", 1, 1),
    "control": (b"a: 1\nb: x\x01\n", "SD104", 2, 5),
    "bidi": ("a: 拆\u202e违\n".encode(), "SD104", 1, 5),
    "soft hyphen": ("a: 拆\u00ad违\n".encode(), "SD104", 1, 5),
    "vowel separator": ("a: 拆\u180e违\n".encode(), "SD104", 1, 5),
    "zero width": ("a: 拆\u200b违\n".encode(), "SD104", 1, 5),
    "duplicate": (b"lead: 1\nsupport: 2\nlead: 3\n", "SD109", 3, 1),
    "anchor": (b"a: &x [1]\nb: 2\n", "SD110", 1, 4),
    "alias": (b"a: *x\n", "SD110", 1, 4),
    "tag": (b"a: !!python/object:os.system x\n", "SD111", 1, 4),
    "two documents": (b"a: 1\n---\nb: 2\n", "SD114", 2, 1),
    "deep flow": (b"a: " + b"[" * 100_000, "SD112", 1, 67),
    "deep maps": (b"{a: " * 5_000, "SD112", 1, 257),
    "deep blocks": (b"".join(b" " * i + b"-\n" for i in range(80)), "SD112", 65, 65),
    "full-width colon": ("name：拆违\n".encode(), "SD107", 1, 5),
    "full-width colon below": ("id: aa-01\nname：拆违\n".encode(), "SD107", 2, 5),
    "full-width colon in a list": (
        "lead:\n  - body：县公安局\n    when: x\n".encode(),
        "SD107",
        2,
        9,
    ),
    "ideographic indent": ("a:\n\u3000b: 1\n".encode(), "SD107", 2, 1),
    "conflict": (b"a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> other\n", "SD108", 2, 1),
    "unclosed quote": (b'a: "x\nb: 1\n', "SD105", 3, 1),
    "unclosed list": (b"a: [1, 2\nb: 3\n", "SD105", 2, 2),
    "colon in text": (b"a: b: c\n", "SD105", 1, 5),
    "list as key": (b"? [a]\n: b\n", "SD105", 1, 3),
    "bad escape": (b'a: "\\q"\n', "SD105", 1, 5),
}


@pytest.mark.parametrize(("data", "rule", "line", "column"), REFUSED.values(), ids=REFUSED)
def test_refused_with_its_place(data: bytes, rule: str, line: int, column: int) -> None:
    first = refused(data)[0]
    assert (first.rule, first.place) == (rule, Place("x.yaml", line, column))


def test_every_duplicate_is_named_with_both_places() -> None:
    findings = refused(b"a: 1\nb:\n  c: 1\n  c: 2\na: 2\n")
    assert [(str(f.place), str(f.related[0])) for f in findings] == [
        ("x.yaml:4:3", "x.yaml:3:3"),
        ("x.yaml:5:1", "x.yaml:1:1"),
    ]


SCALARS = {
    "2019-07-31": "2019-07-31", "1:30": "1:30", "yes": "yes", "off": "off", "012": "012",
    "0x1f": "0x1f", "1_000": "1_000", "12": 12, "-3": -3, "1.10": 1.1, "1e3": 1000.0,
    "true": True, "False": False, "null": None, "~": None, "'12'": "12", '"true"': "true",
    "9" * 5000: "9" * 5000, "=": "=", "<<": "<<", "1.5.2": "1.5.2", ".5": 0.5,
}  # fmt: skip


@pytest.mark.parametrize(("text", "value"), SCALARS.items())
def test_plain_scalars_follow_the_core_schema(text: str, value: object) -> None:
    assert parse(f"a: {text}\n".encode(), "x").value == {"a": value}


def test_bom_crlf_and_block_text_are_welcome() -> None:
    document = parse(b"\xef\xbb\xbfa: |\r\n  one\r\n  two\r\nb: 1\r\n", "x")
    assert document.value == {"a": "one\ntwo\n", "b": 1}
    assert document.place(("b",)) == Place("x", 4, 4)


def test_places() -> None:
    document = parse("名称: 拆违\nlead:\n  - body: 县公安局\n    duties: [一, 二]\n".encode(), "x")
    assert document.place() == Place("x", 1, 1)
    assert document.place(("lead", 0, "body")) == Place("x", 3, 11)
    assert document.place(("lead", 0, "body"), key=True) == Place("x", 3, 5)
    assert document.place(("lead", 0, "duties", 1)) == Place("x", 4, 17)
    assert document.place(("lead", 0, "absent")) == Place("x", 3, 5), "the container stands in"
    assert document.place(("lead", 9)) == Place("x", 2, 1), "its key, for a list"


words = st.text(string.ascii_letters + "拆违城管执法一二三，。（）", min_size=1, max_size=8)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=20,
)


@given(st.dictionaries(words, values, min_size=1, max_size=4))
def test_reads_what_yaml_writes(value: dict[str, object]) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, width=1 << 20)
    assert parse(text.encode(), "x").value == value


@given(st.dictionaries(words, values, min_size=1, max_size=4))
def test_the_python_parser_agrees_with_libyaml(value: dict[str, object]) -> None:
    text = yaml.safe_dump(value, allow_unicode=True)
    quick, at = parse(text.encode(), "x").value, list(spots(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml, "__with_libyaml__", False)
        assert parse(text.encode(), "x").value == quick
        assert list(spots(text)) == at


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        document = parse(data, "x")
    except Refused as refusal:
        assert refusal.findings
    else:
        assert document.value is not None
        assert document.place().line >= 1


@given(st.text("[]{}:-,&*!|>'\"#%@` \n\tab：\u3000", max_size=60))
def test_any_punctuation_is_read_or_refused(text: str) -> None:
    try:
        parse(text.encode(), "x")
    except Refused as refusal:
        assert all(f.place.line >= 1 and f.place.column >= 1 for f in refusal.findings)
