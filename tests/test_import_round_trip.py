"""What export prints, import reads back: the same matters, from every format both know."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from office import WRITERS
from support import BASE, ROOT, Repo

from shudi_cli.editions import open_snapshot
from shudi_cli.model import (
    Citation,
    Designation,
    Document,
    DutyHolder,
    Matter,
    Part,
    Step,
    Upstream,
    Whistle,
    Workflow,
)
from shudi_cli.source import find
from shudi_cli.validating import crew, inspection
from shudi_cli.writing import laying
from shudi_cli.writing.matter_text import matter_text
from shudi_cli.yamlio import parse

FORMATS = ("docx", "xlsx", "csv")
BODIES = (
    "县公安局", "县综合行政执法局", "县自然资源和规划局", "县农业农村局", "县应急管理局", "县人民政府",
    "乡镇人民政府", "街道办事处", "乡镇人民政府（街道办事处）", "村民委员会",
)  # fmt: skip
_BEGINS = (
    "巡查",
    "督促",
    "受理举报",
    "责令停止建设",
    "核实许可",
    "移送线索",
    "对违法行为",
    "24小时内报告",
)
_GOES_ON = (
    "县公安局", "乡镇人民政府（街道办事处）", "和有关部门", "，", "、", "；", "。", "高度超过1.5米的", "（1）登记", "①",
    "“三无”车辆", "《城乡规划法》第六十四条", "100%", "％", "处理下列情形：一是占道", "第2、3号井", "A类", "24小时内",
    "1.甲；2.乙", "：1.登记；2.核查", "（一）登记；（二）核查", "。1.", "；2.报告", "乡镇人民政府、街道办事处",
    "。乡镇人民政府（街道办事处）。", "县公安局：核实", "依据：许可", "。县公安局：处罚", "；县公安局、县人民政府：会商",
)  # fmt: skip

_ANYWHERE = (
    *_GOES_ON, *_BEGINS, "２００平方米", "3日内", "2024年1月1日", "2024-01-01", "（", "）", "《", "》", "“", "”", "：", ":",
    "依据：", "依据：《城乡规划法》第六十四条", "适用：城区", "指定：县人民政府，示范", "承办：", "角色：牵头", "环节：",
    "兜底：", "办理方式：", "县公安局：", "县公安局、县应急管理局", "某某局：", "村民委员会", "乡镇", "（一）", "1.", "２．", "一、",
    "一、二级", "（1）", "(2)", "3）", "①", "→", "；2.", "（续）", "（接上）", "=SUM(A1)", "'", "\"", "注：", "合计", "😀", "𠮷", "㐀",
    "长" * 130, "【", "】", "~", "％", "—", "·", "/", " ", "　",
)  # fmt: skip
"""Whatever a cell may mean something else by."""

words = st.text("拆违占道经营渣土运输治理秸秆禁烧", min_size=2, max_size=12)
duties = st.builds(
    lambda begins, goes_on: begins + "".join(goes_on),
    st.sampled_from(_BEGINS),
    st.lists(st.sampled_from(_GOES_ON), max_size=6),
)
odd = (
    st.lists(st.sampled_from(_ANYWHERE), min_size=1, max_size=4)
    .map(lambda pieces: "".join(pieces).strip())
    .filter(bool)
)
"""Duties and steps that no list should have; SD424 warns of the worst."""
articles = st.lists(st.integers(1, 200).map(str), min_size=1, max_size=4, unique=True).map(tuple)
laws = st.sampled_from(["城乡规划法", "土地管理法", "行政处罚法"])
citations = st.one_of(
    st.builds(Citation, laws),
    st.builds(Citation, laws, articles),
    st.builds(
        Citation,
        laws,
        st.integers(1, 99).map(lambda n: (f"{n}之1",)),
        st.sampled_from([("1",), ("2", "3"), ("1(2)",)]),
        named_as=st.sampled_from([None, "城乡规划主管部门"]),
    ),
    st.builds(Citation, st.just("城乡规划法"), articles, version=st.just("2019-04-23")),
    st.builds(
        lambda title, *told: Citation(document=Document(f"关于{title}的意见", *told)),
        words,
        st.sampled_from([None, "×政发〔2019〕1号", "国务院令第397号"]),
        st.sampled_from([None, "县人民政府办公室", "县委、县人民政府"]),
        st.sampled_from([None, "2019-05-01"]),
    ),
)
bases = st.lists(citations, max_size=3, unique=True).map(tuple)
authorities = st.one_of(
    st.sampled_from([{}, {"authority": "concentrated"}, {"authority": "assigned"}, {"authority": "designated"}]),
    st.builds(
        lambda authority, *told: {"authority": authority, "designated": Designation("县人民政府", *told)},
        st.sampled_from(["designated", "entrusted", "assigned"]),
        st.sampled_from(["示范指定", "×政发〔2019〕1号（试行）", "关于委托处罚权的决定（2019）"]),
        st.sampled_from([None, "2019-05-01"]),
        st.sampled_from([None, "2022-05-01"]),
        st.sampled_from([None, "县人民政府网站，公告栏"]),
    ),
)  # fmt: skip


@st.composite
def parts(draw: st.DrawFn, most: int) -> tuple[Part, ...]:
    bodies = draw(st.lists(st.sampled_from(BODIES), max_size=most, unique=True))
    return tuple(
        Part(
            body,
            role=draw(st.sampled_from([None, "牵头", "协助"])),
            stage=draw(
                st.sampled_from(
                    [
                        None,
                        "审批",
                        "监管、查处",
                        "划定禁采区",
                        "牵头",
                        "城区内",
                        "查处（立案）",
                        "主办",
                    ]
                )
                | odd
            ),
            when=draw(
                st.sampled_from([None, "城市、镇规划区内", "乡、村庄规划区内；河道除外"]) | odd
            ),
            otherwise=draw(st.booleans()),
            through=draw(st.sampled_from([None, "县公安局"])),
            duties=tuple(draw(st.lists(duties | odd, max_size=4))),
            basis=draw(bases),
            **draw(authorities),
        )
        for body in bodies
    )


holders = st.builds(
    DutyHolder,
    st.sampled_from(["建设单位和个人", "客运（货运）经营者", "12层以上的业主"]),
    st.lists(duties | odd, min_size=1, max_size=3).map(tuple),
    bases.filter(lambda b: all(c.law for c in b)),
)


bodies = st.lists(st.sampled_from(BODIES), min_size=1, max_size=2, unique=True).map(tuple)


@st.composite
def steps(draw: st.DrawFn) -> Step:
    length = draw(st.sampled_from([None, "P1D", "P15D", "PT24H", "P1M", "P1DT12H", "P1Y"]))
    every = draw(st.sampled_from([None, "P1M", "P3D"]))
    return Step(
        draw(
            duties | st.sampled_from(["移送（复核）", "3日内报告", "协调→处置", "核查（含复查）。"])
        ),
        draw(bodies),
        to=draw(st.just(()) | bodies),
        within=length,
        every=every,
        workdays=draw(st.booleans()) and (length in ("P1D", "P15D") or every == "P3D"),
        limit_basis=draw(st.sampled_from([None, "示范"]) | citations),
        means=draw(st.none() | duties | odd),
        escalate=draw(st.none() | duties | odd),
    )


workflows = st.builds(
    Workflow,
    st.lists(steps(), min_size=1, max_size=4).map(tuple),
    st.sampled_from([None, "县人民政府"]),
    st.sampled_from([None, "2019-08-31"]),
)


@st.composite
def lists(draw: st.DrawFn) -> list[Matter]:
    names = draw(st.lists(words, min_size=1, max_size=4, unique=True))
    return [
        Matter(
            f"{(code := draw(st.sampled_from(['aa', 'bb'])))}-{number:02d}",
            f"{name}{number}号事项",
            code,
            aliases=(f"{name}{number}",) if draw(st.booleans()) else (),
            summary=draw(st.none() | duties | odd),
            lead=draw(parts(3)),
            support=draw(parts(4)),
            duty_holders=tuple(draw(st.lists(holders, max_size=1))),
            basis=draw(bases),
            workflow=draw(st.none() | workflows),
            whistle=draw(st.sampled_from([None, Whistle("key"), Whistle("emergency")])),
            upstream=draw(st.sampled_from([None, Upstream("sheng-2024", "gy-01")])),
            until=draw(st.sampled_from([None, "2030-01-31"])),
            replaced_by=draw(
                st.sampled_from([(), ("shifan/bb-01",), ("shifan/aa-07", "qita/cc-02")])
            ),
            since=draw(st.sampled_from([None, "2019-07-31"])),
            note=draw(st.none() | duties | odd),
        )
        for number, name in enumerate(names, 2)
    ]


def matters_in(repo: Repo) -> list[Matter]:
    folder = repo.root / "data/matters/shifan"
    files = sorted(folder.glob("??-*.yaml"))
    return [msgspec.convert(parse(f.read_bytes(), f.name).value, Matter) for f in files]


def with_matters(folder: Path, repo: Repo, matters: list[Matter]) -> Repo:
    """A repository with the base registers and these matters alone."""
    shutil.copytree(BASE, folder)
    made = Repo(folder, repo._capsys)
    (folder / "data/matters/shifan/aa-01.yaml").unlink()
    for matter in matters:
        made.write(f"data/matters/shifan/{matter.id}.yaml", matter_text(matter))
    return made


def in_order(matters: list[Matter]) -> list[Matter]:
    return sorted(matters, key=lambda m: m.id)


def differences(old: Any, new: Any, path: str = "") -> list[tuple[str, Any, Any]]:
    """Where two values differ, down to the smallest parts that do."""
    old, new = msgspec.to_builtins(old), msgspec.to_builtins(new)
    if isinstance(old, dict) and isinstance(new, dict):
        keys = sorted(old.keys() | new.keys())
        return [d for k in keys for d in differences(old.get(k), new.get(k), f"{path}.{k}")]
    if isinstance(old, tuple | list) and isinstance(new, tuple | list) and len(old) == len(new):
        pairs = enumerate(zip(old, new, strict=True))
        return [d for i, (a, b) in pairs for d in differences(a, b, f"{path}[{i}]")]
    return [] if old == new else [(path, old, new)]


_TWO_LEADS = [
    Matter(
        "aa-02",
        "占道经营",
        "aa",
        lead=(Part("乡镇人民政府", duties=("巡查",)), Part("街道办事处", duties=("查处",))),
        support=(
            Part("县公安局"),
            Part("街道办事处"),
            Part("乡镇人民政府", duties=("报告。乡镇人民政府（街道办事处）。", "督促")),
        ),
    )
]
"""Neighbours that a collective stands for together."""
_INNER = [
    Matter(
        "aa-02",
        "渣土运输",
        "aa",
        lead=(Part("县公安局", duties=("办理：1.登记；2.核查", "巡查；县应急管理局：会商")),),
        support=(Part("县应急管理局", duties=("办理下列事项：1.登记；2.核查。",)),),
        duty_holders=(DutyHolder("建设单位", ("公示：1.许可；2.期限",)),),
        workflow=Workflow(
            (
                Step(
                    "核查（含复查）。",
                    ("县人民政府",),
                    within="P1M",
                    means="报告；2.核查。1.；乡镇人民政府（街道办事处）",
                ),
            ),
        ),
    )
]
"""Numbers and names within a duty."""


@pytest.mark.parametrize("form", FORMATS)
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,  # texts as odd as these are worth an hour by hand, not a red run by chance
    suppress_health_check=list(HealthCheck),
    phases=(
        Phase.explicit,
        Phase.generate,
    ),  # a failing list is small enough to read, and shrinking takes minutes
)
@given(matters=lists())
@example(_TWO_LEADS)
@example(_INNER)
def test_export_then_import_gives_the_same_matters(
    form: str, repo: Repo, matters: list[Matter]
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = with_matters(folder / "source", repo, matters)
        target = with_matters(folder / "target", repo, [])
        file = folder / f"a.{form}"
        done = source.run("export", "-o", str(file), "--columns", "all")
        assert done.code == 0, done.err
        result = target.run("import", str(file), "--write")
        assert result.code in (0, 1), result.err
        assert differences(in_order(matters), matters_in(target)) == []


def emptied(demo: Repo, folder: Path) -> Repo:
    """The demonstration's registers and an empty list."""
    target = Repo(folder, demo._capsys)
    shutil.copytree(ROOT / "data", target.root / "data")
    for file in (target.root / "data/matters/demo-county").glob("*-*.yaml"):
        file.unlink()
    return target


def in_folder(root: Path) -> list[Matter]:
    files = sorted((root / "data/matters/demo-county").glob("*-*.yaml"))
    return [msgspec.convert(parse(f.read_bytes(), f.name).value, Matter) for f in files]


@pytest.mark.parametrize("form", FORMATS)
def test_every_field_of_the_demonstration_list_comes_back(
    form: str, demo: Repo, tmp_path: Path
) -> None:
    target = emptied(demo, tmp_path / "target")
    demo.run("export", "-o", str(tmp_path / f"a.{form}"), "--columns", "all")
    result = target.run("import", str(tmp_path / f"a.{form}"), "--write")
    assert result.code == 0, result.out
    assert differences(in_folder(ROOT), in_folder(target.root)) == []


def test_the_demonstration_list_comes_back(demo: Repo, tmp_path: Path) -> None:
    """Every matter with its parts and duties, from the document an office would have."""
    target = emptied(demo, tmp_path / "target")
    demo.run("export", "-o", str(tmp_path / "a.docx"))
    result = target.run("import", str(tmp_path / "a.docx"), "--write", "--format", "json")
    assert [r for r in result.json["remarks"] if r["kind"] not in ("outside", "joined-rows")] == []
    found = {
        m["name"]: parse(target.read(m["path"]).encode(), "").value for m in result.json["matters"]
    }
    for file in (ROOT / "data/matters/demo-county").glob("*-*.yaml"):
        wanted = parse(file.read_bytes(), file.name).value
        for side in ("lead", "support"):
            for old, new in zip(
                wanted.get(side, []), found[wanted["name"]].get(side, []), strict=True
            ):
                assert (old["body"], old.get("duties")) == (new["body"], new.get("duties"))


rows = st.lists(
    st.lists(st.text("一1.（）：；、\n 县公安局第条《》法注", max_size=12), min_size=1, max_size=6),
    max_size=8,
)


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(rows=rows, headed=st.booleans())
def test_no_table_breaks_the_program(
    form: str, repo: Repo, rows: list[list[str]], headed: bool
) -> None:
    """Whatever stands in the cells: an answer or a refusal, never a fault of the program."""
    table = [["事项名称", "领域", "主体责任", "配合责任", "依据", "备注"]] * headed + rows or [
        ["空"]
    ]
    width = max(map(len, table))
    with tempfile.TemporaryDirectory() as name:
        file = WRITERS[form](
            Path(name) / f"a.{form}", [[*row, *[""] * (width - len(row))] for row in table]
        )
        result = repo.run("import", str(file))
    assert result.code in (0, 1, 2, 3)
    assert "程序内部出错" not in result.err


@pytest.mark.parametrize("form", FORMATS)
def test_one_row_a_department_is_read_back_as_one_matter(
    demo: Repo, tmp_path: Path, form: str
) -> None:
    target = tmp_path / f"清单.{form}"
    demo.run("export", "--rows", "department", "-o", str(target))
    read = demo.run("import", str(target), "--format", "json").json["matters"]
    listed = open_snapshot(find(demo.root), rev=None, on=None, only=None).lists[0].active()
    expected = [
        (e.matter.name, *(list(dict.fromkeys(p.body for p in s)) for s in (e.matter.lead, e.matter.support)))
        for e in listed
    ]  # fmt: skip
    found = [(m["name"], *(list(dict.fromkeys(m[s])) for s in ("lead", "support"))) for m in read]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize("enough", [1, 10_000])
def test_the_preview_says_what_validate_says_after_writing(
    demo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, enough: int
) -> None:
    """Judged from what is laid out, here or by workers: the same findings at the same places."""
    monkeypatch.setattr(laying, "ENOUGH", enough)
    monkeypatch.setattr(crew, "ENOUGH", enough)
    target = emptied(demo, tmp_path / "target")
    file = tmp_path / "a.csv"
    demo.run("export", "-o", str(file), "--no-bom")
    lines = file.read_text("utf-8").replace("县公安局", "县公安局、县民政局")
    file.write_text(f"{lines}99,自然资源,没有依据的事项,县公安局：巡查,,,,\n", "utf-8")
    preview = target.run("import", str(file), "--write", "--format", "json").json["findings"]
    told = target.run("validate", "--no-cache", "--format", "json").json["findings"]
    keys = ("id", "level", "path", "line", "column", "message", "hint")
    assert preview == [{key: it[key] for key in keys} for it in told]
    assert preview


def test_what_was_read_back_is_not_parsed_again(
    demo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_data: bytes, path: str, _commit: str | None) -> None:
        raise AssertionError(path)

    target = emptied(demo, tmp_path / "target")
    demo.run("export", "-o", str(tmp_path / "a.csv"))
    monkeypatch.setattr(inspection, "parse", never)
    assert target.run("import", str(tmp_path / "a.csv")).code == 0
