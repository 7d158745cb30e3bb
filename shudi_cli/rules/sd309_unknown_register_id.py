"""登记册里指向不存在的单位

隶属（of）、成员（members）、对口（counterparts）、承接（succeeded_by）写的都是单位编号，要能在登记册里找到；编号在一个行政区划里也不能重复。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.model import Body
from shudi_cli.rule import RepositoryCase
from shudi_cli.rules.shared import register_entries
from shudi_cli.yamlio import Path

LEVEL = "error"
SUBJECT = "repository"
MESSAGE = "{problem}“{id}”。"
HINT = "{advice}"
SAMPLE = {
    "advice": "先登记这个单位，或者改正编号。",
    "id": "nobody",
    "problem": "登记册里没有单位编号",
}


def check(case: RepositoryCase) -> Iterator[Finding]:
    """Ids are unique in a jurisdiction, and every id pointed at exists."""
    known = case.snapshot.bodies
    first: dict[tuple[str, str], str] = {}
    for path, jurisdiction, index, body in register_entries(case):
        if first.setdefault((jurisdiction, body.id), body.name) != body.name:
            arguments = {"problem": "单位编号重复：", "id": body.id, "advice": "换一个编号。"}
            yield case.found("SD309", path, ("bodies", index, "id"), arguments)
        for at, target in _targets(body):
            if known.get(target, jurisdiction) is None:
                advice = "先登记这个单位，或者改正编号。"
                arguments = {"problem": "登记册里没有单位编号", "id": target, "advice": advice}
                yield case.found("SD309", path, ("bodies", index, *at), arguments)


def _targets(body: Body) -> Iterator[tuple[Path, str]]:
    if body.of:
        yield ("of",), body.of
    if body.succeeded_by:
        yield ("succeeded_by",), body.succeeded_by
    for index, member in enumerate(body.members):
        yield ("members", index), member
    for index, counterpart in enumerate(body.counterparts):
        yield ("counterparts", index), counterpart
