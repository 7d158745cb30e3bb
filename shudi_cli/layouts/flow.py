"""A workflow in one cell: a numbered line a step, what else it says in labelled lines below."""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.document import Cell, paragraph
from shudi_cli.importing.numbering import alone
from shudi_cli.layouts.words import counted, limit, limit_basis
from shudi_cli.model import Step, Workflow
from shudi_cli.query import MatterView
from shudi_cli.text import day


def flow(view: MatterView) -> Cell:
    """All steps, in the words `shudi import` reads again."""
    workflow = view.matter.workflow
    return Cell(tuple(map(paragraph, _lines(workflow, view)))) if workflow else Cell()


def _lines(workflow: Workflow, view: MatterView) -> Iterator[str]:
    fixed = f"{workflow.issuer}确定" if workflow.issuer else ""
    since = f"自{day(workflow.since)}起执行" if workflow.since else ""
    if fixed or since:
        yield f"（{'，'.join(filter(None, (fixed, since)))}）"
    for number, step in enumerate(workflow.steps, 1):
        who = "，".join(filter(None, ("、".join(step.by), limit(step))))
        text = f"{step.step}（{who}）"
        yield counted(number, text) if len(workflow.steps) > 1 else alone(text)
        yield from _more(step, view)


def _more(step: Step, view: MatterView) -> Iterator[str]:
    for label, text in (
        ("移交对象", "、".join(step.to)),
        ("办理方式", step.means),
        ("时限依据", limit_basis(step, view)),
        ("异常情形处理", step.escalate),
    ):
        if text:
            yield f"{label}：{text}"
