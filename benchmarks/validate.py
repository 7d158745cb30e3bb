"""`shudi validate` beside check-jsonschema, yamllint and sourcemeta, in one interleaved run.

    python benchmarks/validate.py [RUNS] [MATTERS ...]

The peers are looked for on PATH, or where SOURCEMETA, CHECK_JSONSCHEMA and YAMLLINT point, and
left out where they are not; they judge the matters' schema alone (yamllint: YAML style), shudi
everything. cold: an empty cache folder; warm: nothing changed since; one: one file changed.
check-jsonschema runs once from 1,000 matters on: it takes minutes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

from many_lists import generate

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "schemas" / "matter.schema.json"


class Place(NamedTuple):
    """Where one size is measured: the repository, its matters alone, and a cache folder."""

    lists: Path
    flat: Path
    cache: Path


class Contender(NamedTuple):
    """What is run, and what has to be done before the clock starts."""

    command: list[str]
    before: Callable[[], None]
    once_from: int = 1 << 30


class Time(NamedTuple):
    """What one run took: by the clock, and of all processors together."""

    wall: float
    cpu: float


def taken(contender: Contender, place: Place) -> Time:
    """The time of one run; the contender must find nothing wrong."""
    contender.before()
    environment = {**os.environ, "SHUDI_CACHE_DIR": str(place.cache), "PYTHONPATH": str(ROOT)}
    before, begin = _cpu(), perf_counter()
    subprocess.run(
        contender.command, check=True, env=environment, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    return Time(perf_counter() - begin, _cpu() - before)


def _cpu() -> float:
    """Seconds that finished child processes have spent computing."""
    times = os.times()
    return times.children_user + times.children_system


def contenders(place: Place) -> dict[str, Contender]:
    """Everything there is to run here."""
    shudi = [sys.executable, "-m", "shudi_cli", "validate", "--repo", str(place.lists)]
    files = [str(path) for path in sorted(place.flat.iterdir())]

    def nothing() -> None:
        pass

    def forget() -> None:
        shutil.rmtree(place.cache, ignore_errors=True)

    def change() -> None:
        file = next((place.lists / "data" / "matters").glob("*/*-01.yaml"))
        text = file.read_text("utf-8")
        file.unlink()  # it is linked into the flat folder
        file.write_text(text + "# changed\n", "utf-8", newline="\n")

    found = {
        "shudi, cold": Contender(shudi, forget),
        "shudi, warm": Contender(shudi, nothing),
        "shudi, one file changed": Contender(shudi, change),
    }
    if program := peer("SOURCEMETA", "jsonschema"):
        command = [program, "validate", str(SCHEMA), str(place.flat), "--extension", ".yaml"]
        found["sourcemeta"] = Contender(command, nothing)
        found["sourcemeta --fast"] = Contender([*command, "--fast"], nothing)
    if program := peer("YAMLLINT", "yamllint"):
        relaxed = "{extends: relaxed, rules: {line-length: disable}}"
        found["yamllint"] = Contender([program, "-d", relaxed, str(place.flat)], nothing, 1_000)
    if program := peer("CHECK_JSONSCHEMA", "check-jsonschema"):
        command = [program, "--schemafile", str(SCHEMA), *files]
        found["check-jsonschema"] = Contender(command, nothing, 1_000)
    return found


def peer(variable: str, name: str) -> str | None:
    """The peer's program, if it is installed."""
    return os.environ.get(variable) or shutil.which(name)


def measure(matters: int, runs: int) -> None:
    """Print the table for one size."""
    with TemporaryDirectory() as folder:
        place = Place(Path(folder) / "lists", Path(folder) / "flat", Path(folder) / "cache")
        generate(place.lists, matters)
        place.flat.mkdir()
        for file in (place.lists / "data" / "matters").glob("*/*-*.yaml"):
            os.link(file, place.flat / f"{file.parent.name}-{file.name}")
        running = contenders(place)
        times: dict[str, list[Time]] = {name: [] for name in running}
        for turn in range(runs):
            for name, contender in running.items():
                if turn == 0 or matters < contender.once_from:
                    times[name].append(taken(contender, place))
    print(
        f"\n{matters} matters, median of {runs} interleaved runs, Python {sys.version.split()[0]}"
    )
    cold = _median(times["shudi, cold"])
    print(f"{'':<24} {'clock':>9} {'× cold':>7} {'processor':>11} {'× cold':>7}  runs")
    for name, values in times.items():
        it = _median(values)
        print(
            f"{name:<24} {it.wall:7.2f} s {it.wall / cold.wall:7.2f}"
            f" {it.cpu:9.2f} s {it.cpu / cold.cpu:7.2f}  {len(values)}"
        )


def _median(values: list[Time]) -> Time:
    return Time(median(it.wall for it in values), median(it.cpu for it in values))


if __name__ == "__main__":
    asked = [int(argument) for argument in sys.argv[1:]]
    for size in asked[1:] or (51, 1_000, 11_000):
        measure(size, asked[0] if asked else 5)
