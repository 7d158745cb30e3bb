"""The compiled verdict and jsonschema's explanation agree, on anything the reader can produce."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import HERE, ROOT

from shudi_cli import resources
from shudi_cli.schema import judge
from shudi_cli.schema.judge import explainer
from shudi_cli.schema.verdict import accepts
from shudi_cli.yamlio import parse

KINDS = ("matter", "list", "bodies", "laws", "terms", "adjustment", "erratum", "settings")
GOOD = {
    kind: [
        parse(path.read_bytes(), path.name).value
        for path in sorted((HERE / "cases" / "schemas" / kind).glob("good*.yaml"))
    ]
    for kind in KINDS
}
GOOD["matter"] += [
    parse(path.read_bytes(), path.name).value
    for path in sorted((ROOT / "data" / "matters").glob("*/*-01.yaml"))
]
WORDS = sorted(
    {
        word
        for kind in KINDS
        for word in re.findall(r'"([^"]{1,30})"', json.dumps(resources.schema(kind)))
    }
)
text = (
    st.sampled_from(WORDS)
    | st.text(max_size=6)
    | st.from_regex(
        r"[a-z]{2,4}-[0-9]{2,4}\n?|2019-0[0-9]-3[0-9]|P[0-9]?[YMD]?T?|\s?\S?\s?", fullmatch=True
    )
)
scalar = (
    st.none() | st.booleans() | st.integers(-(10**17), 10**17) | st.floats(allow_nan=False) | text
)
value = st.recursive(
    scalar,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=6,
)


def spots(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every container with every key or index in it."""
    if isinstance(node, dict | list):
        for key in list(node) if isinstance(node, dict) else range(len(node)):
            yield node, key
            yield from spots(node[key])


@st.composite
def nearly_good(draw: st.DrawFn, kind: str) -> Any:
    """A good sample with up to three values replaced, removed, doubled or added."""
    root = {"": deepcopy(draw(st.sampled_from(GOOD[kind])))}
    for _ in range(draw(st.integers(0, 3))):
        container, key = draw(st.sampled_from(list(spots(root))))
        action = draw(st.sampled_from(("replace", "replace", "remove", "double", "add")))
        if action == "remove" and container is not root:
            del container[key]
        elif action == "double" and isinstance(container, list):
            container.append(deepcopy(container[key]))
        elif action == "add" and isinstance(container, dict) and container is not root:
            container[draw(text)] = draw(value)
        else:
            container[key] = draw(value)
    return root[""]


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=120, deadline=None)
@given(st.data())
def test_verdict_and_explanation_agree(kind: str, data: st.DataObject) -> None:
    it = data.draw(nearly_good(kind))
    assert accepts(it, kind) == explainer(kind).is_valid(it)


@pytest.mark.parametrize("kind", KINDS)
def test_good_samples_are_accepted(kind: str) -> None:
    assert GOOD[kind]
    assert all(accepts(it, kind) for it in GOOD[kind])


EDGES = ["aa-01\n", "aa-01 ", "aa-01\u0085", "aa-01\x1c", "\u3000aa-01", "aa-０1", "aa-01\u2028"]


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("field", ["id", "name", "since"])
def test_line_ends_and_white_space_are_judged_by_one_engine(field: str, edge: str) -> None:
    """Python's `$` matches before a last line feed, and its \\s holds characters Rust's does not."""
    it = {"id": "aa-01", "name": "名称", "domain": "aa", field: edge}
    assert accepts(it, "matter") == explainer("matter").is_valid(it)
    if field != "name":
        assert not accepts(it, "matter")


def test_an_accepted_document_needs_no_explanation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("shudi_cli.schema.judge"), "explainer", None)
    document = parse((ROOT / "tests/base/data/matters/shifan/aa-01.yaml").read_bytes(), "x")
    assert list(judge(document, "matter")) == []
