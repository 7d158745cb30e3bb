"""What judging a matter costs, rule by rule, beside reading and schema: CPU time for each matter.

python benchmarks/rules.py [REPOSITORY]
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from time import process_time

from shudi_cli.editions import open_snapshot
from shudi_cli.loading import layout
from shudi_cli.rule import ListCase, MatterCase, RepositoryCase, Rule
from shudi_cli.rules import rules
from shudi_cli.schema import judge
from shudi_cli.source import find
from shudi_cli.today import Today
from shudi_cli.validating import read_all

_TODAY = "2026-11-23"
_SHOWN = 8


def spent(work: Callable[[], object]) -> float:
    """CPU seconds of one call."""
    begin = process_time()
    work()
    return process_time() - begin


def _judge_all(rule: Rule, cases: Sequence[object]) -> int:
    """How many findings a rule has over its cases."""
    return sum(len(list(rule.check(case))) for case in cases if rule.check)


def main(root: Path | None) -> None:
    """Print the table."""
    gc.disable()  # the collector's pauses would fall on whichever part comes next
    snapshot = open_snapshot(find(root), rev=None, on=None, only=None)
    reading = spent(lambda: read_all(snapshot))
    kinds = [(d, kind.name) for p, d in snapshot.documents.items() if (kind := layout.kind(p))]
    schema = spent(lambda: [list(judge(document, kind)) for document, kind in kinds])
    repository = RepositoryCase(snapshot, Today(_TODAY))
    lists = [ListCase(repository, matters) for matters in snapshot.lists]
    matters = [MatterCase(case, entry) for case in lists for entry in case.list.entries]
    cases: dict[str, Sequence[object]] = {
        "repository": [repository],
        "list": lists,
        "matter": matters,
        "citing": matters,
    }
    costs: list[tuple[float, str]] = []
    for rule in rules().values():
        if rule.check and rule.subject in cases:
            judge_all = partial(_judge_all, rule, cases[rule.subject])
            costs.append((spent(judge_all), rule.id))
    count = len(matters)
    print(f"{count} matters, CPU µs a matter, Python {sys.version.split()[0]}")
    print(f"reading {reading / count * 1e6:8.0f}")
    print(f"schema  {schema / count * 1e6:8.0f}")
    print(f"rules   {sum(cost for cost, _ in costs) / count * 1e6:8.0f}  of which")
    for cost, identity in sorted(costs, reverse=True)[:_SHOWN]:
        print(f"  {identity} {cost / count * 1e6:8.1f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
