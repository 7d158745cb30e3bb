"""Rows too high for a sheet go on in the next; import joins them again without losing a character."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from office import xlsx_file
from support import Repo
from test_import_round_trip import differences, matters_in, with_matters

from shudi_cli.document import CONTINUED, Cell, Mark, Paragraph, Row, Run, cell
from shudi_cli.formats.heights import LONGEST, fitted
from shudi_cli.importing.grid import Grid, expand
from shudi_cli.importing.header import Column, Header
from shudi_cli.importing.headings import Field
from shudi_cli.importing.items import items
from shudi_cli.model import Matter, Part

marks: st.SearchStrategy[Mark] = st.sampled_from(["", "inserted", "deleted"])
_TEXTS = ("甲", "。", "1.5米 ", "24小时 in 2 days", "（续）", "（接上）", "县公安局：", "1.巡查")
runs = st.builds(
    lambda text, times, mark: Run(text * times, mark),
    st.sampled_from(_TEXTS),
    st.sampled_from([1, 3, 40, 700]),
    marks,
)
paragraphs = st.builds(
    lambda runs: Paragraph(tuple(runs)), st.lists(runs, min_size=1, max_size=3)
).filter(lambda p: p.text == p.text.strip() and p.text != CONTINUED)
cells = st.builds(
    lambda some, times: Cell(tuple(some * times)),
    st.lists(paragraphs, max_size=3),
    st.sampled_from([1, 1, 30]),
)
_FIELDS = ("number", "name", "lead", "basis")


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # shrinking takes minutes
)
@given(
    rest=st.tuples(cells, cells, cells),
    first=st.sampled_from(["3", "", "一、总则"]) | cells,
    sizes=st.tuples(*[st.integers(3, 40)] * 4),
    types=st.sampled_from([(10.5,), (9.0, 7.0)]),
    piece=st.sampled_from([225.0, LONGEST]),
)
@example(
    rest=(cell("甲"), cell(*["乙"] * 400), cell("丙" * 4000)),
    first="3",
    sizes=(5, 9, 9, 9),
    types=(7.0,),
    piece=225.0,
)
def test_any_row_comes_back_from_its_pieces(
    rest: tuple[Cell, ...],
    first: str | Cell,
    sizes: tuple[int, ...],
    types: tuple[float, ...],
    piece: float,
) -> None:
    begin = first if isinstance(first, Cell) else cell(first)
    row = Row((begin, *rest))
    pieces = list(fitted(row, sizes, types, piece))
    assert all(part.size.height <= LONGEST for part in pieces)
    texts = {
        (r, c): one.text for r, part in enumerate(pieces) for c, one in enumerate(part.row.cells)
    }
    columns = tuple(Column(name, at, Field(name)) for at, name in enumerate(_FIELDS))
    grid = Grid("表", expand({**texts, (0, 1): texts[0, 1] or "名"}, (), 4))
    found = items(grid, Header(0, 0, columns))
    if not any(one.text.strip() for one in row.cells):
        return
    (item,) = found
    read = {line.column.at: line.text for line in item.lines}
    for at, one in enumerate(row.cells):
        if one.text.strip() and not (at == 1 and not texts[0, 1]):
            assert read[at] == one.text
    joined = [r for r in found.remarks if r.kind == "joined-rows"]
    assert [r.text for r in joined] == [str(len(pieces) - 1)] * (len(pieces) > 1)
    _keeps_marks(row, [part.row for part in pieces])


def _keeps_marks(row: Row, pieces: list[Row]) -> None:
    """What was inserted and deleted is so in the pieces."""
    for mark in ("inserted", "deleted"):
        for at, one in enumerate(row.cells):
            if len(one.text) > 40:
                assert _marked([one], mark) == _marked([p.cells[at] for p in pieces], mark)


def _marked(found: list[Cell], mark: str) -> str:
    every = (run for one in found for p in one.paragraphs for run in p.runs)
    return "".join(run.text for run in every if run.mark == mark)


LONG = "对占用道路、广场摆摊设点的行为责令改正，逾期不改正的依法查处，24小时内反馈。" * 120


def test_matters_with_endless_duties_come_back(repo: Repo, tmp_path: Path) -> None:
    matters = [
        Matter("aa-02", "甲", "aa", lead=(Part("县公安局", duties=(LONG,)),), note=LONG),
        Matter("aa-03", "乙", "aa", lead=(Part("县公安局", duties=(LONG, "登记", LONG)), Part("县人民政府", stage="责成", duties=tuple(f"{n}号" for n in "甲乙丙丁" * 9)))),
        Matter("aa-04", "丙", "aa", summary=LONG, aliases=tuple(f"别名{n}" for n in range(900)), lead=(Part("县公安局"),)),
    ]  # fmt: skip
    source = with_matters(tmp_path / "source", repo, matters)
    for number, columns in enumerate(("all", "说明,编号,领域,事项名称,别名,主体责任,备注")):
        target = with_matters(tmp_path / f"target{number}", repo, [])
        file = str(tmp_path / f"{number}.xlsx")
        assert source.run("export", "--a4", "-o", file, "--columns", columns).code == 0
        result = target.run("import", file, "--write")
        assert "行标着“（续）”" in result.out
        assert differences(matters, matters_in(target)) == []


def test_rows_continued_by_hand(repo: Repo, tmp_path: Path) -> None:
    """Offices write 3（续） or （续） alone, repeat the name, and begin a new line."""
    rows = [
        ["序号", "领域", "事项名称", "主体责任", "备注"],
        ["1", "综合治理", "甲", "县公安局：\n1.查", ""],
        ["1(续)", "综合治理", "甲", "2.管", "（续）"],
        ["（续）", "", "", "县应急管理局：\n救援", "完"],
        ["2", "综合治理", "乙", "县公安局：查", ""],
    ]
    result = repo.run("import", str(xlsx_file(tmp_path / "a.xlsx", rows)), "--write")
    assert "有 2 行标着“（续）”" in result.out
    found = {m.name: m for m in matters_in(repo)}
    assert [(p.body, p.duties) for p in found["甲"].lead] == [
        ("县公安局", ("查", "管")),
        ("县应急管理局", ("救援",)),
    ]
    assert found["甲"].note == "完"
    assert found["乙"].note is None
