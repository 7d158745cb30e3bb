"""Laying out every matter of the demonstration list, beside reading it and beside a ruamel round trip.

    python benchmarks/formatting.py [RUNS]

Interleaved, medians for each file. ruamel.yaml is measured where it is installed; it is no
dependency of shudi.
"""

from __future__ import annotations

import importlib
import io
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from shudi_cli.writing.fix import repaired
from shudi_cli.writing.fmt import formatted
from shudi_cli.yamlio import parse

Way = Callable[[bytes], object]


def ways() -> dict[str, Way]:
    """What is measured, by name."""
    found: dict[str, Way] = {
        "parse": lambda data: parse(data, "x"),
        "fmt, laid out already": lambda data: formatted(data, "x", "matter"),
        "fmt, to be laid out": lambda data: formatted(b"\n" + data, "x", "matter"),
        "validate --fix": lambda data: repaired(data, "x", "matter"),
    }
    try:
        ruamel = importlib.import_module("ruamel.yaml").YAML()
    except ImportError:
        return found

    def round_trip(data: bytes) -> None:
        ruamel.dump(ruamel.load(data), io.BytesIO())

    return {**found, "ruamel round trip": round_trip}


def main(runs: int) -> None:
    """Print the table."""
    root = Path(__file__).resolve().parent.parent
    files = [f.read_bytes() for f in sorted(root.glob("data/matters/*/*-*.yaml"))]
    candidates = ways()
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(runs):
        for name, way in candidates.items():
            begin = perf_counter()
            for data in files:
                way(data)
            times[name].append((perf_counter() - begin) / len(files))
    base = median(times["parse"])
    print(
        f"{len(files)} matters, median of {runs} interleaved runs, Python {sys.version.split()[0]}"
    )
    for name, values in times.items():
        value = median(values)
        print(f"{name:<24} {value * 1000:7.2f} ms a file   {value / base:5.1f} × parse")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
