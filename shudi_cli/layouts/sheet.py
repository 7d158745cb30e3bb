"""The workflow sheet of one matter (施工图): its steps as a table and as a drawn flow."""

from __future__ import annotations

from shudi_cli.document import COUNTING, Box, Column, Document, Row, Section, cell, paragraph
from shudi_cli.errors import NegativeAnswer
from shudi_cli.layouts.words import (
    Frame,
    foot,
    front,
    limit,
    limit_basis,
    names,
    origin,
)
from shudi_cli.model import Step, Workflow
from shudi_cli.query import MatterView
from shudi_cli.text import day

_COLUMNS = (
    Column(COUNTING, 15, centered=True),
    Column("环节", 40, grows=True),
    Column("责任单位", 30, grows=True),
    Column("移交对象", 28, grows=True),
    Column("办理方式", 26, grows=True),
    Column("时限", 20, grows=True),
    Column("时限依据", 24, grows=True),
    Column("异常情形处理", 24, grows=True),
)

_FLOW_NOTE = (
    "注：环节按序号排列。环节写明区域或者情形的，只在该区域、该情形下办理；"
    "区域、情形不同的环节择一办理，不必逐个经过。"
)


def sheet(view: MatterView, frame: Frame) -> Document:
    """The sheet; raises `NegativeAnswer` for a matter whose workflow is not fixed yet."""
    workflow = view.matter.workflow
    if workflow is None:
        raise NegativeAnswer(
            f"“{view.matter.name}”还没有确定运行流程。",
            "流程写在事项文件的 workflow 里；用 --on 可以查看以后的版次。",
        )
    source = origin(view.list, frame)
    return Document(
        title=f"{view.matter.name}运行流程",
        origin=source,
        columns=_COLUMNS,
        sections=(Section("", tuple(_row(n, s, view) for n, s in enumerate(workflow.steps, 1))),),
        label=frame.label,
        front=(*front(view.list), paragraph(_about(view, workflow))),
        flow=tuple(_box(step) for step in workflow.steps),
        notes=tuple(filter(None, (view.matter.note and f"备注：{view.matter.note}", _FLOW_NOTE))),
        foot=foot(source),
    )


def _about(view: MatterView, workflow: Workflow) -> str:
    fixed = f"{workflow.issuer}确定" if workflow.issuer else ""
    since = f"自{day(workflow.since)}起执行" if workflow.since else ""
    pieces = [
        f"领域：{view.domain}",
        f"主体责任：{names(view.lead)}" if view.lead else "",
        f"配合责任：{names(view.support)}" if view.support else "",
        f"流程由{fixed}" + (f"，{since}" if since else "") if fixed else since,
    ]
    return "；".join(piece for piece in pieces if piece) + "。"


def _row(number: int, step: Step, view: MatterView) -> Row:
    return Row(
        (
            cell(str(number)),
            cell(step.step),
            cell("、".join(step.by)),
            cell("、".join(step.to)),
            cell(step.means or ""),
            cell(limit(step)),
            cell(limit_basis(step, view)),
            cell(step.escalate or ""),
        )
    )


def _box(step: Step) -> Box:
    within = limit(step)
    return Box(
        by="、".join(step.by),
        text=step.step,
        aside=tuple(filter(None, (within and f"时限：{within}", step.escalate))),
        onward=f"交{'、'.join(step.to)}" if step.to else "",
    )
