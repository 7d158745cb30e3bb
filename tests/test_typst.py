"""Typst source, compiled where the compiler is installed (pip install typst)."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docx_checks import expected
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import HOSTILE, SAMPLES, listing, row, written

from shudi_cli.document import Document
from shudi_cli.formats import Fonts, Options
from shudi_cli.formats.typst import literal

typst = pytest.importorskip("typst")
_POPPLER = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")
FONTS = Fonts(*["Noto Serif CJK SC"] * 5)


def compiled(folder: Path, document: Document, options: Options | None = None) -> Path:
    source, pdf = folder / "x.typ", folder / "x.pdf"
    source.write_bytes(written("typst", document, options or Options(fonts=FONTS)))
    typst.compile(str(source), output=str(pdf))
    return pdf


def pages(pdf: Path) -> list[str]:
    """The text of each page without spaces: the compiler sets some between Chinese and digits."""
    done = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True)
    return [re.sub(r"\s", "", page) for page in done.stdout.decode().split("\f")[:-1]]


@_POPPLER
@pytest.mark.parametrize("turned", [True, False])
@pytest.mark.parametrize("name", [n for n in SAMPLES if n not in ("hostile", "departments")])
def test_every_text_is_set_once_and_in_order(tmp_path: Path, name: str, turned: bool) -> None:
    document = SAMPLES[name]
    options = Options(fonts=FONTS, turned_numbers=turned)
    (page,) = pages(compiled(tmp_path, document, options))
    wanted = "".join(re.sub(r"\s", "", text) for text in expected(document))
    assert page.replace("—1—", "") == wanted


@_POPPLER
def test_sub_rows_stay_with_the_name_of_their_item(tmp_path: Path) -> None:
    shown = pages(compiled(tmp_path, SAMPLES["departments"]))
    assert len(shown) > 1
    assert sum(page.count("很长的事项") for page in shown) > 1
    assert "很长的事项（续）" in shown[-1]
    for n in range(9):
        assert sum(page.count(f"第{n}个单位") for page in shown) == 1
    assert sum(page.count("要检查、制止和报告") for page in shown) == 36
    assert sum(page.count("拆除违法建设") for page in shown) == 1


@_POPPLER
def test_every_page_has_the_header_and_its_number(tmp_path: Path) -> None:
    items = [
        row(n, "治理", f"事项{n:03d}甲", *["要检查、制止和报告"] * (n % 9), f"终{n:03d}")
        for n in range(60)
    ]
    shown = pages(compiled(tmp_path, listing(*items)))
    assert len(shown) > 5
    for number, page in enumerate(shown, 1):
        assert f"—{number}—" in page
        assert "序号事项名称主体责任备注" in page
    for n in range(60):
        (page,) = [page for page in shown if f"事项{n:03d}甲" in page]
        assert f"终{n:03d}" in page, "no item that fits a page is torn"
    (first,) = [page for page in shown if "治理（60项）" in page]
    assert "事项000甲" in first.partition("治理（60项）")[2]


def test_the_page_is_that_of_an_official_document(tmp_path: Path) -> None:
    data = compiled(tmp_path, SAMPLES["list"]).read_bytes()
    box = re.search(rb"/MediaBox ?\[([^]]+)]", data)
    assert box
    assert [round(float(n)) for n in box[1].split()] == [0, 0, 842, 595]


def test_the_origin_can_be_queried(tmp_path: Path) -> None:
    source = tmp_path / "x.typ"
    source.write_bytes(written("typst", SAMPLES["list"]))
    (about,) = json.loads(typst.query(str(source), "<shudi>", field="value"))
    assert about["版次"] == "2019.1"
    assert about["性质"] == "示范"


def test_fonts_can_be_chosen() -> None:
    text = written("typst", SAMPLES["list"], Options(fonts=Fonts(text='仿"宋'))).decode()
    assert '#let text-font = ("仿\\"宋", "FangSong"' in text


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    assert compiled(tmp_path, SAMPLES["hostile"]).read_bytes().startswith(b"%PDF")
    source = written("typst", SAMPLES["hostile"]).decode()
    assert all(literal(text) in source for text in HOSTILE)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.text(), min_size=5, max_size=30))
def test_any_text_survives(tmp_path: Path, texts: list[str]) -> None:
    values = "".join(f"{literal(text)}, " for text in texts)
    source = tmp_path / "x.typ"
    source.write_bytes(f"#metadata(({values})) <x>".encode())
    assert json.loads(typst.query(str(source), "<x>", field="value", one=True)) == texts


def test_half_a_character_is_a_question_mark() -> None:
    assert literal("甲\ud800乙") == '"甲?乙"'
