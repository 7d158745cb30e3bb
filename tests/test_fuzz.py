"""Whatever a matter's file holds: findings or none, never a traceback, never a hang."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from support import BASE
from test_agreement import nearly_good, value
from test_reports import READERS

from shudi_cli.cli import main

MATTER = "data/matters/shifan/aa-02.yaml"
SAMPLE = (BASE / "data/matters/shifan/aa-01.yaml").read_text("utf-8")
PIECES = [
    *SAMPLE.splitlines(keepends=True),
    *"[]{}:-,&*!|>'\"#%@` \n\t：\u3000\ufeff\x00\x1b",
    "lead:",
    "- ",
    "? ",
]


def validated(data: bytes, form: str, path: str = MATTER) -> str:
    """What `shudi validate` prints; asserts that it ends as it should."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "repo"
        shutil.copytree(BASE, root)
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
        out, err = io.StringIO(), io.StringIO()
        sealed = {"SHUDI_REPO": str(root), "SHUDI_CACHE_DIR": f"{folder}/cache"}
        with mock.patch.dict(os.environ, sealed), redirect_stdout(out), redirect_stderr(err):
            code = main(["validate", "--format", form])
        assert (code in (0, 1), err.getvalue()) == (True, "")
        assert "\x1b" not in out.getvalue()
        return out.getvalue()


forms = st.sampled_from(list(READERS))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join), forms)
def test_any_text(text: str, form: str) -> None:
    if form == "junit" and "没有发现问题" in (out := validated(text.encode(), form)):
        assert out.startswith("<?xml")
    else:
        READERS[form](validated(text.encode(), form))


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=300), forms)
def test_any_bytes(data: bytes, form: str) -> None:
    validated(data, form)


@settings(max_examples=80, deadline=None)
@given(nearly_good("matter") | value, forms)
def test_any_structure(it: object, form: str) -> None:
    validated(yaml.safe_dump(it, allow_unicode=True).encode("utf-8", "surrogatepass"), form)


@settings(max_examples=40, deadline=None)
@given(
    st.data(),
    st.sampled_from(
        [
            ("list", "data/matters/shifan/list.yaml"),
            ("bodies", "data/bodies/common.yaml"),
            ("laws", "data/laws/laws.yaml"),
            ("terms", "data/terms.yaml"),
            ("adjustment", "data/adjustments/shifan/2019.1.yaml"),
            ("erratum", "data/errata/shifan/2019.1/aa-01.yaml"),
            ("settings", "shudi.yaml"),
        ]
    ),
)
def test_any_register(data: st.DataObject, kind: tuple[str, str]) -> None:
    it = data.draw(nearly_good(kind[0]))
    validated(
        yaml.safe_dump(it, allow_unicode=True).encode("utf-8", "surrogatepass"), "text", kind[1]
    )
