"""Imports of 51, 1,000 and 11,000 matters from each format, beside plain reading loops.

    python benchmarks/importing.py [MATTERS…]

Each figure is the median of whole processes run in turn, in processor seconds and by the clock (from
2,000 matters on two workers lay out and judge): reading the file, understanding it, laying out every
matter, validating all of them (a preview). The peers only read
every cell of the same file, with openpyxl, python-docx and csv, so their figure is the floor a reader
could reach. Peak memory is what the operating system reports for the process.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import export

RUNS = {51: 5, 1000: 3, 11000: 1}
PEERS = {
    "csv": """
import csv, sys
print(sum(len(cell) for row in csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")) for cell in row))
""",
    "xlsx": """
import sys, openpyxl
sheet = openpyxl.load_workbook(sys.argv[1]).active
print(sum(len(str(cell.value or "")) for row in sheet.iter_rows() for cell in row))
""",
    "docx": """
import sys, docx
table = docx.Document(sys.argv[1]).tables[0]
print(sum(len(cell.text) for row in table.rows for cell in row.cells))
""",
}


def main() -> None:
    """Print one table for each size."""
    for size in [int(argument) for argument in sys.argv[1:]] or list(RUNS):
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), size)


def _measure(folder: Path, size: int) -> None:
    source, target = folder / "source", folder / "target"
    export._generate(source, size)
    export._generate(target, 0)
    commands: dict[str, list[str]] = {}
    for form, code in PEERS.items():
        file = str(folder / f"a.{form}")
        _shudi("export", "--repo", str(source), "--quiet", "-o", file)
        commands[form] = [sys.executable, "-m", "shudi_cli", "import", file]
        commands[form] += ["--repo", str(target), "--quiet"]
        commands[f"  reading {form}"] = [sys.executable, "-c", code, file]
    times: dict[str, list[float]] = {name: [] for name in commands}
    clock: dict[str, list[float]] = {name: [] for name in commands}
    memory: dict[str, int] = {}
    for _ in range(RUNS.get(size, 1)):
        for name, command in commands.items():
            begun = time.perf_counter()
            seconds, memory[name] = export._run(command)
            clock[name].append(time.perf_counter() - begun)
            times[name].append(seconds)
    print(f"\n{size} matters, load {os.getloadavg()[0]:.1f}")
    for name, taken in times.items():
        shown = f"{statistics.median(taken):8.2f} s {statistics.median(clock[name]):8.2f} s"
        print(f"  {name:16} {shown}   {memory[name] / 1024:7.0f} MiB", flush=True)


def _shudi(*arguments: str) -> None:
    export._run([sys.executable, "-m", "shudi_cli", *arguments])


if __name__ == "__main__":
    main()
