"""Nothing an export prints is read as something else without a word: cells, many and odd."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from support import BASE
from test_import_round_trip import BODIES, holders, odd, parts

from shudi_cli.editions import Snapshot, open_snapshot
from shudi_cli.formats.reading.clean import clean
from shudi_cli.importing.bodies import Names
from shudi_cli.importing.fields import duty_holders
from shudi_cli.importing.header import Column
from shudi_cli.importing.headings import Field
from shudi_cli.importing.items import Item, Line
from shudi_cli.importing.numbering import alone, split
from shudi_cli.importing.parts import placed
from shudi_cli.importing.shares import as_one_duty
from shudi_cli.importing.sides import gather
from shudi_cli.importing.steps import workflow
from shudi_cli.layouts import words
from shudi_cli.layouts.flow import flow
from shudi_cli.loading import Entry
from shudi_cli.model import DutyHolder, Matter, Part, Step, Workflow
from shudi_cli.query.view import MatterView, view
from shudi_cli.source import Repository

many = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return open_snapshot(Repository(BASE), rev=None, on=None, only=None)


@pytest.fixture(scope="module")
def names(snapshot: Snapshot) -> Names:
    return Names(snapshot.bodies, snapshot.lists[0].manifest)


def seen(snapshot: Snapshot, matter: Matter) -> MatterView:
    matters = snapshot.lists[0]
    return view(snapshot, matters, Entry("shifan", matter, matters.place))


@many
@given(lead=parts(3))
@example(lead=(Part("县公安局", duties=("适用：城区",)),))
@example(lead=(Part("县公安局", duties=("县人民政府：核实",)),))
@example(lead=(Part("县公安局", duties=("县人民政府、县应急管理局",)),))
@example(lead=(Part("县公安局", duties=("县人民政府(2)",)),))
@example(lead=(Part("县公安局", duties=("1.甲；2.乙",)),))
@example(lead=(Part("县公安局", duties=("指定：甲；2.乙",)),))
@example(lead=(Part("县公安局", duties=("办理下列事项：",)), Part("县人民政府", duties=("1.5米",))))
@example(lead=(Part("县公安局", duties=("巡查", "县人民政府：核实")),))
@example(lead=(Part("县公安局", duties=("一、二级河道巡查",)),))
@example(lead=(Part("乡镇人民政府", stage="街道办事处"),))
@example(lead=(Part("县公安局", duties=("巡查", "报告"), through="1.甲"),))
def test_shares_come_back(snapshot: Snapshot, names: Names, lead: tuple[Part, ...]) -> None:
    printed = words.shares(seen(snapshot, Matter("aa-02", "事项", "aa", lead=lead)).lead, full=True)
    column = Column("主体责任", 0, Field("lead"))
    line = Line(clean(printed.text, "", []), "表", 0, column)
    found = gather(Item("表", (line,), ""), "lead", names)
    assert placed("lead", found, snapshot.laws).parts == lead


@many
@given(found=st.lists(holders, min_size=1, max_size=2).map(tuple))
@example(
    found=(DutyHolder("12层以上的业主", ("办理：",)), DutyHolder("（甲）企业", ("1.甲；2.乙",)))
)
def test_duty_holders_come_back(snapshot: Snapshot, found: tuple[DutyHolder, ...]) -> None:
    printed = words.holders(seen(snapshot, Matter("aa-02", "事项", "aa", duty_holders=found)))
    assert duty_holders(clean(printed.text, "", []), snapshot.laws, "") == found


@many
@given(
    steps=st.lists(st.tuples(odd, st.sampled_from(BODIES), st.none() | odd), min_size=1, max_size=3)
)
@example(steps=[("县公安局：发现；2.报告", "县人民政府", None)])
@example(steps=[("；核查", "县人民政府", None), ("→处置", "县公安局", None)])
def test_a_flow_comes_back_or_stays_text(
    snapshot: Snapshot, names: Names, steps: list[tuple[str, str, str | None]]
) -> None:
    made = Workflow(tuple(Step(step, (body,), means=means) for step, body, means in steps))
    printed = flow(seen(snapshot, Matter("aa-02", "事项", "aa", workflow=made)))
    read = workflow(clean(printed.text, "", []), names, snapshot.laws, "").workflow
    assert read in (made, None)


@many
@given(odd)
def test_a_number_of_another_style_keeps_a_text_whole(text: str) -> None:
    assert split(alone(text)).pieces == (text,)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("乡镇人民政府（街道办事处）(2)", "1.乡镇人民政府（街道办事处）(2)"),
        ("维护现场（含周边）秩序（必要时）", "维护现场（含周边）秩序（必要时）"),
        ("巡查", "巡查"),
        ("巡查并报告派出所", "巡查并报告派出所"),
        ("办理：1.登记；2.核查", "办理：1.登记；2.核查"),
        ("县气象台：会商", "1.县气象台：会商"),
        ("24小时内报告", "24小时内报告"),
        ("依据：许可", "1.依据：许可"),
        ("1.甲；2.乙", "（1）1.甲；2.乙"),
    ],
)
def test_an_only_duty_bears_a_number_only_where_it_must(text: str, printed: str) -> None:
    assert as_one_duty(text) == printed
