"""csv, json, md and html: everything comes back, nothing runs."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from samples import HOSTILE, SAMPLES, listing, row, written

from shudi_cli import resources
from shudi_cli.document import without_band
from shudi_cli.errors import NotReadable
from shudi_cli.formats import FORMATS, Options, reading
from shudi_cli.formats import json as json_format
from shudi_cli.formats.reading.clean import clean

_RISKY = tuple("=+-@\t\r＝＋－＠")


PAIRS = [
    (form, name)
    for form, about in FORMATS.items()
    for name, document in SAMPLES.items()
    if document.columns or not about.tabular
]


@pytest.mark.parametrize(("form", "name"), PAIRS)
def test_the_same_document_gives_the_same_bytes(form: str, name: str) -> None:
    document = json_format.read(written("json", SAMPLES[name]))
    assert written(form, SAMPLES[name]) == written(form, document)


# csv


def read_back(data: bytes, folder: Path) -> list[list[str]]:
    """The rows as `shudi import` reads them."""
    (folder / "table.csv").write_bytes(data)
    (grid,) = reading.read(folder / "table.csv").grids
    return [[cell.text for cell in line] for line in grid.rows]


def test_csv_reads_back_and_runs_nothing(tmp_path: Path) -> None:
    data = written("csv", SAMPLES["hostile"])
    raw = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert not [cell for line in raw for cell in line if cell.startswith(_RISKY)]
    head, *rows = read_back(data, tmp_path)
    assert head == ["序号", "领域", "事项名称", "主体责任", "备注", "来源"]
    assert [line[2] for line in rows] == [clean(text, "", []) for text in HOSTILE]
    assert {line[5] for line in rows} == {
        "示范清单 shifan 2019.1，自 2019-07-31 起施行，提交 cccccccccccc"
    }


def test_csv_lines_end_as_spreadsheets_want() -> None:
    data = written("csv", listing(row(1, "治理", "甲")), Options(bom=True))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == 2
    assert not written("csv", SAMPLES["list"]).startswith(b"\xef\xbb\xbf")


@given(st.lists(st.text(alphabet="'=+-@\t＝＋－＠甲1 ", min_size=1, max_size=6), min_size=1))
@example(["＝1", "''=1", "'=1", "'＝1", "=1", "'1"])
def test_a_guard_is_taken_away_exactly_by_what_import_reads(texts: list[str]) -> None:
    rows = [row(n, "治理", text) for n, text in enumerate(texts, 1)]
    data = written("csv", listing(*rows))
    raw = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert not [cell for line in raw for cell in line if cell.startswith(_RISKY)]
    with TemporaryDirectory() as folder:
        _, *lines = read_back(data, Path(folder))
    assert [line[2] for line in lines] == [clean(text, "", []) for text in texts]


# json


@pytest.mark.parametrize("name", SAMPLES)
def test_json_reads_back_whole(name: str) -> None:
    assert json_format.read(written("json", SAMPLES[name])) == SAMPLES[name]


@pytest.mark.parametrize("name", SAMPLES)
def test_json_fits_its_schema(name: str) -> None:
    schema = resources.schema("document")
    jsonschema.Draft202012Validator(schema).validate(json.loads(written("json", SAMPLES[name])))


@pytest.mark.parametrize("data", [b"", b"{}", b"[1]", b'{"format": "x", "document": {}}'])
def test_json_of_somebody_else_is_refused(data: bytes) -> None:
    with pytest.raises(NotReadable, match="JSON"):
        json_format.read(data)


# md


def test_markdown_tables_keep_their_columns() -> None:
    text = written("md", SAMPLES["hostile"]).decode()
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    columns, _ = without_band(SAMPLES["hostile"])
    for line in rows:
        assert line.replace("\\\\", "").replace("\\|", "").count("|") == len(columns) + 1
    assert "<script>" not in text
    assert "## 治理（" in text
    assert "> 不是正式文件。" in text


def test_markdown_marks_and_flow() -> None:
    text = written("md", SAMPLES["compared"]).decode()
    assert "由<del>县环境保护局</del>负责 | 由<ins>县生态环境局</ins>负责" in text
    flow = written("md", SAMPLES["flow"]).decode()
    assert '  s1["1.发现<br/>乡镇<br/>时限：1日内"]' in flow
    assert '  s1 -->|"交县公安局"| s2' in flow


# html


class _Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [v or "" for k, v in attrs if k in ("src", "href", "action")]
        self.links += [k for k, _ in attrs if k.startswith("on")]

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append(data)


def test_html_shows_hostile_text_and_loads_nothing() -> None:
    page = _Page(written("html", SAMPLES["hostile"]).decode())
    assert page.tags.count("script") == 1
    assert page.links == []
    for text in HOSTILE:
        assert page.texts.count(text) == 3, text


def test_html_prints_with_a_header_on_every_page_and_says_its_origin() -> None:
    text = written("html", SAMPLES["list"]).decode()
    assert "size: A4 landscape" in text
    assert "display: table-header-group" in text
    assert '<meta name="shudi:版次" content="2019.1">' in text
    assert '<p class="caution">不是正式文件。</p>' in text
    assert text.index("拆除违法建设") < text.index("养犬")


@pytest.mark.parametrize(("count", "searchable"), [(9, False), (10, True)])
def test_html_offers_a_search_where_there_is_much(count: int, searchable: bool) -> None:
    document = listing(*(row(n, "治理", f"事项{n}") for n in range(count)))
    assert ('type="search"' in written("html", document).decode()) == searchable


def test_html_marks_and_flow() -> None:
    assert "由<del>县环境保护局</del>负责" in written("html", SAMPLES["compared"]).decode()
    flow = written("html", SAMPLES["flow"]).decode()
    assert '<span class="box">1.发现</span>' in flow
    assert '<span class="onward">交县公安局</span>' in flow
