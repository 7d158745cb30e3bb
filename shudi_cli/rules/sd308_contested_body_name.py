"""一个名称有两个单位在用

正式名称、简称、俗称、原名称都用来找单位。同一个行政区划里两个单位用同一个名称，就不知道说的是谁。
"""

from __future__ import annotations

from collections.abc import Iterator

from shudi_cli.finding import Finding
from shudi_cli.loading.registers import names
from shudi_cli.model import Body
from shudi_cli.rule import RepositoryCase
from shudi_cli.rules.shared import register_entries

LEVEL = "error"
SUBJECT = "repository"
MESSAGE = "“{name}”同时是“{first}”和“{second}”的名称。"
HINT = "保留给一个单位，另一个换一种叫法。"
SAMPLE = {"first": "某县一局", "name": "一局", "second": "某县二局"}


def check(case: RepositoryCase) -> Iterator[Finding]:
    """Within one jurisdiction a name belongs to one body."""
    owners: dict[tuple[str, str], Body] = {}
    for path, jurisdiction, index, body in register_entries(case):
        for name, _, _ in names(body):
            owner = owners.setdefault((jurisdiction, name), body)
            if owner.id != body.id:
                arguments = {"name": name, "first": owner.name, "second": body.name}
                yield case.found("SD308", path, ("bodies", index, "name"), arguments)
