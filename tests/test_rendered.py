"""Pages as LibreOffice lays them out; skipped where it is not installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from samples import departments, item, listing, row, written
from support import HERE

from shudi_cli.document import Document

pytestmark = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")),
    reason="needs LibreOffice and poppler",
)
MM = 72 / 25.4
STANDINS = ("NotoSerifCJK", "NotoSansCJK")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A private profile and the free stand-ins for the fonts documents name."""
    folder = tmp_path_factory.mktemp("office")
    found = subprocess.run(
        ["fc-match", "-f", "%{family}", "仿宋_GB2312"], env=_environment(), capture_output=True, check=True
    )  # fmt: skip
    if b"Noto Serif CJK" not in found.stdout:
        pytest.skip("needs fonts-noto-cjk")
    return folder


def _environment() -> dict[str, str]:
    return {**os.environ, "FONTCONFIG_FILE": str(HERE / "fonts" / "fonts.conf")}


def rendered(office: Path, name: str, data: bytes) -> Path:
    """The PDF of an office file; soffice ends with 0 even when it failed."""
    source = office / name
    source.write_bytes(data)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{office}/profile", "--headless",
         "--convert-to", "pdf", "--outdir", str(office), str(source)],
        env=_environment(), capture_output=True, check=True, timeout=180,
    )  # fmt: skip
    pdf = source.with_suffix(".pdf")
    assert pdf.exists()
    return pdf


def pages(pdf: Path) -> list[list[tuple[float, float, float, float, str]]]:
    """The words of each page with their boxes in millimetres."""
    done = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True)
    word = re.compile(
        r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
    )
    return [
        [(*(float(n) / MM for n in m.groups()[:4]), m[5]) for m in word.finditer(page)]  # type: ignore[misc]
        for page in done.stdout.decode().split("</page>")[:-1]
    ]


def many() -> Document:
    """Items of very different heights; none higher than a page."""
    items = [
        row(n, "自然资源" if n < 20 else "生态环境", f"事项{n:03d}甲",
            *[f"职责{n:03d}之{k}，要检查、制止、查处和报告" for k in range(1 + n * 7 % 19)], f"职责{n:03d}终")
        for n in range(1, 41)
    ]  # fmt: skip
    return listing(*items, title="县乡属地管理事项主体责任和配合责任清单")


@pytest.fixture(scope="module")
def docx_pages(office: Path) -> list[list[tuple[float, float, float, float, str]]]:
    return pages(rendered(office, "many.docx", written("docx", many())))


def test_every_page_has_the_header_and_its_number(docx_pages) -> None:
    assert len(docx_pages) > 5
    for number, words in enumerate(docx_pages, 1):
        texts = [w[4] for w in words]
        assert "主体责任" in texts, number
        left = "".join(w[4] for w in words if w[2] < 34)
        assert left.replace(" ", "") == f"—{number}—"


def test_numbers_stand_low_on_odd_and_high_on_even_pages(docx_pages) -> None:
    for number, words in enumerate(docx_pages, 1):
        middle = min(w[1] for w in words if w[2] < 34)
        assert (middle > 105) == (number % 2 == 1), number


def test_nothing_stands_outside_the_text_area(docx_pages) -> None:
    for words in docx_pages:
        for left, top, right, bottom, text in words:
            if right >= 34:
                assert left >= 34, text
                assert right <= 297 - 36, text
                assert top >= 27, text
                assert bottom <= 210 - 25, text


def _texts(shown) -> list[str]:
    """Each page's text; words are joined, as Latin digits end a word inside Chinese."""
    return ["".join(w[4] for w in words) for words in shown]


def test_no_item_that_fits_a_page_is_torn(docx_pages) -> None:
    texts = _texts(docx_pages)
    for number in range(1, 41):
        start, end = (
            [page for page, text in enumerate(texts) if mark in text]
            for mark in (f"事项{number:03d}甲", f"职责{number:03d}终")
        )
        assert len(start) == 1, number
        assert start == end, number


def test_a_band_stands_above_its_first_item(docx_pages) -> None:
    (text,) = [text for text in _texts(docx_pages) if "生态环境（21项）" in text]
    assert "事项020甲" in text.partition("生态环境（21项）")[2]


def test_no_font_but_the_stand_ins(office: Path) -> None:
    pdf = rendered(office, "fonts.docx", written("docx", many()))
    done = subprocess.run(["pdffonts", str(pdf)], capture_output=True, check=True)
    fonts = [line.split()[0].partition("+")[2] for line in done.stdout.decode().splitlines()[2:]]
    assert fonts
    assert [font for font in fonts if not font.startswith(STANDINS)] == []


def test_spreadsheet_pages_show_every_line_and_the_header(office: Path) -> None:
    document = many()
    shown = pages(rendered(office, "many.xlsx", written("xlsx", document)))
    texts = _texts(shown)
    for number in range(1, 41):
        assert f"职责{number:03d}终" in "".join(texts)
    assert all("主体责任" in text for text in texts)


def test_a_long_first_item_begins_below_the_title(office: Path) -> None:
    """Its first sub-row would fit a page of its own; a page with the title alone looks torn off."""
    high = ("县公安局", *[f"职责{k}，要检查、制止、查处和报告，" * 3 for k in range(9)])
    long = item(1, "很长的事项", high, *((f"局{k}", *["要检查、制止和报告"] * 8) for k in range(6)))
    shown = pages(rendered(office, "first.docx", written("docx", departments(long))))
    texts = _texts(shown)
    assert "很长的事项" in texts[0]
    assert "职责0，" in texts[0]
    assert "县公安局" in texts[1], "what goes on says whose it is"
    assert [text.count("很长的事项") for text in texts[:-1]] == [1] * (len(texts) - 1)


def test_sub_rows_stay_below_the_name_of_their_item(office: Path) -> None:
    items = [
        item(n, f"分项{n:03d}甲", *((f"单位{k}", *[f"职责{n:03d}之{k}，要检查和报告"] * (1 + (n + k) % 4))
             for k in range(1 + n * 5 % 8)), ("县公安局", f"职责{n:03d}终"))
        for n in range(1, 31)
    ]  # fmt: skip
    long = item(31, "很长的事项", *((f"局{k}", *["要检查、制止和报告"] * 5) for k in range(12)))
    shown = pages(rendered(office, "departments.docx", written("docx", departments(*items, long))))
    texts = _texts(shown)
    assert "分项001甲" in texts[0], "the first item may begin below the title"
    for number in range(2, 31):
        start, end = (
            [page for page, text in enumerate(texts) if mark in text]
            for mark in (f"分项{number:03d}甲", f"职责{number:03d}终")
        )
        assert start == end, number
        assert len(start) == 1, number
    assert sum("很长的事项" in text for text in texts) > 2
    for number, text in enumerate(texts, 1):
        named = re.search(r"分项\d{3}甲|很长的事项|数据来源", text)
        assert named, f"page {number} does not say whose rows stand on it"
