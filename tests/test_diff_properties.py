"""What holds for any two states: equal ones differ in nothing, every difference is told."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import BASE

from shudi_cli.diffing import KINDS, State, compare, pieces
from shudi_cli.finding import Place
from shudi_cli.loading import BodyRegister, Entry, LawRegister, Loader, MatterList
from shudi_cli.model import Matter
from shudi_cli.source import WorkingTree

_SOURCE = WorkingTree(BASE)
_BODIES: BodyRegister = Loader().bodies(_SOURCE)
_LAWS: LawRegister = Loader().laws(_SOURCE)
_MANIFEST = Loader().manifest(_SOURCE, "shifan")
_NAMES = sorted(body.name for body in _BODIES.all)

FULL: dict[str, Any] = {
    "id": "aa-01", "name": "拆除违法建设", "domain": "aa", "aliases": ["违建", "拆违"],
    "summary": "没有规划许可的建设。", "since": "2019-07-31", "until": "2030-01-01",
    "reviewed": "2020-01-01", "note": "备注一", "whistle": {"work": "key"},
    "upstream": {"list": "sheng", "matter": "zz-01"}, "status": "retired",
    "replaced_by": ["shifan/aa-02"],
    "lead": [
        {"body": "县综合行政执法局", "role": "主责", "stage": "查处", "when": "镇区", "otherwise": True,
         "authority": "designated", "through": "中队", "duties": ["责令停止", "限期拆除"],
         "designated": {"by": "县政府", "document": "示范", "date": "2019-01-01"},
         "basis": [{"law": "城乡规划法", "articles": ["64"], "items": ["1"], "version": "2019-04-23",
                    "named_as": "规划部门"}]},
        {"body": "乡镇人民政府", "when": "村庄", "duties": ["拆除村庄里的"]},
    ],
    "support": [{"body": "县公安局", "duties": ["维护秩序"],
                 "basis": [{"document": {"title": "通知", "number": "1号", "issuer": "县编办",
                                         "date": "2019-01-01"}}]}],
    "duty_holders": [{"name": "产权人", "duties": ["自行拆除"],
                      "basis": [{"law": "土地管理法", "articles": ["78"]}]}],
    "basis": [{"law": "城乡规划法", "articles": ["65", "66"]}],
    "workflow": {"issuer": "县政府", "since": "2019-08-01", "steps": [
        {"step": "发现", "by": ["街道办事处"], "to": ["县公安局"], "within": "P1D", "every": "P1M",
         "workdays": True, "limit_basis": {"law": "行政处罚法", "articles": ["60"]}, "means": "抄告",
         "escalate": "上报"},
        {"step": "查处", "by": ["县公安局"]}]},
}  # fmt: skip
_OTHER = {
    "status": "active", "authority": "entrusted", "work": "emergency", "body": "县应急管理局",
    "domain": "bb", "law": "消防法",
}  # fmt: skip


def state(*matters: dict[str, Any]) -> State:
    assert _MANIFEST is not None
    entries = [
        Entry("shifan", msgspec.convert(matter, Matter), Place(f"{index}.yaml"))
        for index, matter in enumerate(matters)
    ]
    return State(MatterList(_MANIFEST, tuple(entries), Place("list.yaml")), _BODIES, _LAWS, {})


def leaves(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        for key, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(child, (*path, key))
    else:
        yield path


def changed(path: tuple[Any, ...], *, drop: bool = False) -> dict[str, Any]:
    matter = copy.deepcopy(FULL)
    *way, last = path
    spot: Any = matter
    for step in way:
        spot = spot[step]
    if drop:
        del spot[last]
    elif isinstance(spot[last], bool):
        spot[last] = not spot[last]
    else:
        spot[last] = _OTHER.get(last, "77" if "articles" in way else f"{spot[last]}改")
    return matter


LEAVES = [path for path in leaves(FULL) if path != ("id",)]
_NEEDED = {
    "name",
    "domain",
    "body",
    "step",
    "work",
    "title",
    "list",
    "matter",
    "law",
    "by",
    "document",
}
OPTIONAL = [path for path in LEAVES if path[-1] not in _NEEDED and "limit_basis" not in path]


@pytest.mark.parametrize("path", LEAVES, ids=lambda p: ".".join(map(str, p)))
def test_a_change_of_any_value_is_told_under_its_field(path: tuple[Any, ...]) -> None:
    changes = compare(state(FULL), state(changed(path)))
    assert path[0] in {field for change in changes for field in KINDS[change.kind].explains}


@pytest.mark.parametrize("path", OPTIONAL, ids=lambda p: ".".join(map(str, p)))
def test_a_value_left_out_is_told_both_ways(path: tuple[Any, ...]) -> None:
    without = changed(path, drop=True)
    for old, new in ((FULL, without), (without, FULL)):
        told = {f for c in compare(state(old), state(new)) for f in KINDS[c.kind].explains}
        assert path[0] in told


_TEXT = st.text("巡查报告执法拆除，。1.", min_size=1, max_size=8)
_PART = st.fixed_dictionaries(
    {"body": st.sampled_from([*_NAMES, "县不认识的局"]), "duties": st.lists(_TEXT, max_size=3)},
    optional={"when": _TEXT, "stage": _TEXT, "authority": st.sampled_from(["statute", "assigned"])},
)
_STEP = st.fixed_dictionaries(
    {"step": _TEXT, "by": st.lists(st.sampled_from(_NAMES), min_size=1, max_size=2)},
    optional={"within": st.sampled_from(["P1D", "P3D"]), "means": _TEXT},
)
_MATTER = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["aa-01", "aa-02", "aa-03"]), "name": _TEXT, "domain": st.just("aa"),
        "lead": st.lists(_PART, max_size=3), "support": st.lists(_PART, max_size=3),
    },
    optional={
        "aliases": st.lists(_TEXT, max_size=2),
        "workflow": st.fixed_dictionaries({"steps": st.lists(_STEP, min_size=1, max_size=3)}),
    },
)  # fmt: skip
_LIST = st.lists(_MATTER, max_size=3, unique_by=lambda m: m["id"])


@settings(max_examples=150, deadline=None)
@given(_LIST)
def test_equal_states_differ_in_nothing(matters: list[dict[str, Any]]) -> None:
    assert compare(state(*matters), state(*copy.deepcopy(matters))) == ()


@settings(max_examples=200, deadline=None)
@given(_LIST, _LIST)
def test_different_states_differ_in_something(old: list[Any], new: list[Any]) -> None:
    before = sorted((msgspec.convert(m, Matter) for m in old), key=lambda m: m.id)
    after = sorted((msgspec.convert(m, Matter) for m in new), key=lambda m: m.id)
    assert bool(compare(state(*old), state(*new))) is (before != after)


@settings(max_examples=100, deadline=None)
@given(_LIST, _LIST, st.randoms(use_true_random=False))
def test_the_order_of_files_means_nothing(
    old: list[Any], new: list[Any], shuffle: random.Random
) -> None:
    def said(one: list[Any], other: list[Any]) -> list[Any]:
        found = compare(state(*one), state(*other))
        return [msgspec.structs.replace(c, old_source=None, new_source=None) for c in found]

    first = said(old, new)
    shuffle.shuffle(old)
    shuffle.shuffle(new)
    assert said(old, new) == first


@settings(max_examples=200, deadline=None)
@given(st.text("县公安局执法，1.2 ", max_size=30), st.text("县公安局执法，1.2 ", max_size=30))
def test_pieces_rebuild_both_texts(old: str, new: str) -> None:
    found = pieces(old, new, {"县公安局", "公安"})
    assert "".join(p.text for p in found if p.kind != "new") == old
    assert "".join(p.text for p in found if p.kind != "gone") == new


def test_a_body_is_never_cut_in_two() -> None:
    found = pieces("报告县公安局处理", "报告县公证处处理", {"县公安局", "县公证处"})
    assert [(p.kind, p.text) for p in found] == [
        ("same", "报告"), ("gone", "县公安局"), ("new", "县公证处"), ("same", "处理"),
    ]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(_MATTER, st.data())
def test_small_edits_are_told(matter: dict[str, Any], data: st.DataObject) -> None:
    """Any list within a matter in another order, or without one of its items."""
    new = copy.deepcopy(matter)
    lists = [new["lead"], new["support"], *(p["duties"] for p in (*new["lead"], *new["support"]))]
    if "workflow" in new:
        lists += [step["by"] for step in new["workflow"]["steps"]]
    chosen = data.draw(st.sampled_from(lists))
    chosen[:] = data.draw(st.permutations(chosen))
    if chosen and data.draw(st.booleans()):
        chosen.pop()
    same = msgspec.convert(matter, Matter) == msgspec.convert(new, Matter)
    assert bool(compare(state(matter), state(new))) is not same
