"""Characters the fonts lack are named with their places and the way out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import SAMPLES, rare, written
from support import Repo

from shudi_cli.formats import Fonts, Options
from shudi_cli.formats.glyphs import Glyphs, Missing

ITEMS = tuple(f"堃村第{n}项" for n in range(1, 4))


def seen(form: str, fonts: Fonts) -> Glyphs:
    glyphs = Glyphs(fonts)
    written(form, rare(), Options(fonts=fonts, glyphs=glyphs))
    return glyphs


def test_word_documents_are_watched_in_every_font() -> None:
    glyphs = seen("docx", Fonts())
    assert glyphs.missing == (
        Missing("喆", ("标题",), 1),
        Missing("堃", ITEMS, 5),
        Missing("镕", ITEMS, 5),
        Missing("玥", ("丽水",), 1),
        Missing("𠮷", ("丽水",), 1),
    )
    assert glyphs.fonts == ("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312")
    assert glyphs.options == "--font 标题=方正小标宋_GBK --font 正文=仿宋 --font 楷体=楷体"


def test_fonts_with_more_characters_need_no_warning() -> None:
    wide = Fonts(title="方正小标宋_GBK", text="仿宋", kai="楷体")
    assert seen("docx", wide).missing == ()
    assert [it.character for it in seen("docx", wide._replace(kai="楷体_GB2312")).missing]


def test_a_spreadsheet_is_set_in_a_font_that_has_them() -> None:
    assert [it.character for it in seen("xlsx", Fonts()).missing] == ["喆"]
    narrow = seen("xlsx", Fonts(song="宋体_GB2312"))
    assert [it.character for it in narrow.missing] == ["喆", "堃", "镕", "玥", "𠮷"]


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "hostile"])
def test_ordinary_documents_lack_nothing(name: str) -> None:
    glyphs = Glyphs(Fonts())
    written("docx", SAMPLES[name], Options(glyphs=glyphs))
    assert glyphs.missing == ()


@given(st.lists(st.text(alphabet="县局堃〇玥a—①“", max_size=8), max_size=6))
def test_every_place_counts(texts: list[str]) -> None:
    glyphs = Glyphs(Fonts())
    for number, text in enumerate(texts):
        glyphs.see(text, ("text",), lambda number=number: str(number))
    found = {it.character: it.times for it in glyphs.missing}
    rest = {c: sum(c in text for text in texts) for c in "堃〇玥"}
    assert found == {c: times for c, times in rest.items() if times}


def test_export_says_which_characters_and_what_to_do(repo: Repo, tmp_path: Path) -> None:
    path = "data/matters/shifan/aa-01.yaml"
    repo.edit(path, "name: 拆除违法建设", "name: 拆除堃村违法建设")
    repo.edit(path, "维护拆除现场的秩序", "维护镕湖现场的秩序")
    target = str(tmp_path / "清单.docx")
    result = repo.run("export", "-o", target)
    assert result.code == 0
    assert "仿宋_GB2312、楷体_GB2312没有这些字，打印时会换成别的字体：" in result.err
    assert "堃（拆除堃村违法建设）；镕（拆除堃村违法建设）。" in result.err
    assert "换成字全的字体：--font 正文=仿宋 --font 楷体=楷体。" in result.err
    wider = ("--font", "正文=仿宋", "--font", "楷体=楷体")
    assert "没有这些字" not in repo.run("export", "-o", target, "--force", *wider).err
    assert repo.run("export", "-o", target, "--force", "--quiet").err == ""
    assert "没有这些字" not in repo.run("export", "-o", str(tmp_path / "清单.xlsx")).err
