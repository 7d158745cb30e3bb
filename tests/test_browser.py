"""The page in a real browser: searching, printing, a narrow window; skipped where there is none."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from samples import SAMPLES, departments, item, listing, row, written

from shudi_cli.document import Document

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
pytestmark = pytest.mark.skipif(not BROWSER, reason="needs chromium")
_TYPE = """
  const input = document.querySelector(".find input");
  input.value = %s;
  input.dispatchEvent(new Event("input"));
"""
_SHOWN = """{
  rows: [...document.querySelectorAll("tbody tr")].filter((r) => r.offsetParent).map((r) => r.innerText),
  said: document.querySelector(".find output").textContent,
}"""


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("browser")


def run(profile: Path, page: bytes, *options: str) -> str:
    """What the browser prints about a page."""
    source = profile / "page.html"
    source.write_bytes(page)
    done = subprocess.run(
        [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
         "--disable-extensions", f"--user-data-dir={profile}", *options, source.as_uri()],
        capture_output=True, check=True, timeout=120,
    )  # fmt: skip
    return done.stdout.decode()


def asked(profile: Path, document: Document, do: str, told: str, width: int = 1280) -> Any:
    """The value of an expression in the page after some statements, as a reader's browser has it."""
    page = written("html", document).decode()
    script = (
        f"<script>{{{do}\ndocument.body.dataset.told = JSON.stringify({told});}}</script></body>"
    )
    dumped = run(
        profile,
        page.replace("</body>", script).encode(),
        "--dump-dom",
        f"--window-size={width},900",
    )
    found = re.search('data-told="([^"]*)"', dumped)
    assert found, dumped[-500:]
    return json.loads(unescape(found[1]))


def many() -> Document:
    names = ["养犬管理", "拆除违法建设", "Ａ类企业", "秸秆禁烧"]
    rows = [
        row(n, "治理" if n < 9 else "建设", f"{names[n % 4]}{n}", f"职责{n}") for n in range(1, 17)
    ]
    return listing(*rows)


@pytest.mark.parametrize(
    ("query", "said", "numbers"),
    [
        ("养犬", "4 项", [4, 8, 12, 16]),
        ("养犬  建设", "2 项", [12, 16]),
        ("a类", "4 项", [2, 6, 10, 14]),
        ("没有的词", "0 项", []),
        ("", "", range(1, 17)),
    ],
)
def test_typing_leaves_the_rows_that_hold_every_word(
    profile: Path, query: str, said: str, numbers: list[int]
) -> None:
    shown = asked(profile, many(), _TYPE % json.dumps(query), _SHOWN)
    assert shown["said"] == said
    assert [int(r.split()[0]) for r in shown["rows"] if "项）" not in r] == list(numbers)
    assert ("治理（8项）" in shown["rows"]) == any(n < 9 for n in numbers), (
        "an empty domain is hidden"
    )


def test_an_item_is_found_by_any_of_its_bodies_and_shown_whole(profile: Path) -> None:
    items = [item(n, f"事项{n}", ("县公安局", "查处"), (f"县{n}局", "配合")) for n in range(1, 12)]
    shown = asked(profile, departments(*items), _TYPE % '"县7局"', _SHOWN)
    assert shown["said"] == "1 项"
    assert [r.split() for r in shown["rows"][1:]] == [
        ["7", "事项7", "县公安局", "查处"],
        ["县7局", "配合"],
    ]


@pytest.mark.parametrize("name", ["list", "departments", "flow", "prose", "compared"])
def test_nothing_reaches_out_of_a_narrow_window(profile: Path, name: str) -> None:
    told = asked(
        profile, SAMPLES[name], "", "[document.documentElement.scrollWidth, innerWidth]", 500
    )
    assert told[0] <= told[1] == 500


def test_on_a_narrow_window_each_cell_says_its_column(profile: Path) -> None:
    label = "[...document.querySelectorAll('tbody td')].map((c) => getComputedStyle(c, '::before').content)"
    titles = ["序号", "事项名称", "责任单位", "职责"]
    found = asked(
        profile, departments(item(1, "甲", ("县公安局", "查处"), ("乡镇", "巡查"))), "", label, 500
    )
    assert found == [f'"{title}"' for title in (*titles, *titles[2:])]
    wide = asked(profile, SAMPLES["list"], "", label)
    assert set(wide) == {"none"}


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")
@pytest.mark.parametrize("kind", ["items", "departments"])
def test_printed_pages_repeat_the_header_and_lose_nothing(profile: Path, kind: str) -> None:
    if kind == "items":
        document = listing(
            *(
                row(n, "治理", f"事项{n:03d}甲", *["要检查和报告"] * (5 + n % 9), f"终{n:03d}")
                for n in range(60)
            )
        )
    else:
        document = departments(
            *(
                item(
                    n,
                    f"事项{n:03d}甲",
                    ("县公安局", *["要检查和报告"] * 5),
                    ("县水利局", f"终{n:03d}"),
                )
                for n in range(60)
            )
        )
    pdf = profile / "page.pdf"
    run(profile, written("html", document), "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True)
    pages = [re.sub(r"\s", "", page) for page in done.stdout.decode().split("\f")[:-1]]
    assert len(pages) > 5
    for number, page in enumerate(pages, 1):
        assert "序号事项名称" in page, number
    for n in range(60):
        assert sum(page.count(f"事项{n:03d}甲") for page in pages) == 1
        assert sum(page.count(f"终{n:03d}") for page in pages) == 1
    assert "事项000甲" in pages[0], "the title does not stand on a page of its own"
    assert "查找" not in "".join(pages)
