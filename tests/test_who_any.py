"""`who` answers any text whatever: no question makes it fail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from support import BASE, ROOT

from shudi_cli.editions import open_snapshot
from shudi_cli.query.opening import Known, indexed
from shudi_cli.query.who import answered
from shudi_cli.render import who, who_markdown, who_reply
from shudi_cli.render.style import Style
from shudi_cli.source import find

LONG = (
    "你好我是沂城街道的居民我们村东头有一个养猪场粪水直接排到河里夏天臭得不行苍蝇蚊子满天飞"
    "村里找过他好几次他不听镇上也来人看过说罚款结果还是老样子你们到底管不管请给个说法"
    "不然我就上访了实在没办法了谢谢"
)
WORDS = ["拆违", "噪音", "楼下", "烧烤", "谁管", "吗", "想", "，", "。", " ", "chaiwei", "cj-01", "/", "😀", "ﷺ", "\x00", "\udcff", "\u202e"]  # fmt: skip
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(WORDS), max_size=60).map("".join),
    st.tuples(st.text(min_size=1, max_size=6), st.integers(1, 5000)).map(
        lambda pair: (pair[0] * pair[1])[:5000]
    ),
    st.lists(st.sampled_from(LONG), max_size=5000).map("".join),
)


@pytest.fixture(scope="module", params=[ROOT, BASE], ids=["real", "tiny"])
def known(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Known]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHUDI_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        root: Path = request.param
        with indexed(open_snapshot(find(root), rev=None, on=None, only=None)) as opened:
            yield opened


@settings(max_examples=120, deadline=None)
@given(texts)
@example(LONG)
@example("吗" * 5000)
@example("xianguang" * 6 + "vq")
def test_no_question_fails(known: Known, question: str) -> None:
    answer = answered(known, question)
    assert answer.off_list == (not answer.matches and answer.asked_body is None)
    if answer.asked_body is None:
        assert who.text(answer, Style(80, color=False), {})
    assert who_markdown.text(answer)
    assert who_reply.paragraph(answer, "2026-01-01").count("\n") == 1
    assert who.data(answer, {})["query"] == question


def test_the_thing_is_found_in_a_long_complaint(known: Known) -> None:
    found = [m.view.matter.id for m in answered(known, LONG).matches]
    assert found[:1] == (
        ["hj-07"] if len(known.matters(known.list_ids[0]).manifest.domains) > 2 else []
    )
