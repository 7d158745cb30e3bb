"""Exports of 51, 1,000 and 11,000 matters to each format, beside plain python-docx and openpyxl.

    python benchmarks/export.py [MATTERS…]

Each figure is the median of whole processes run in turn: reading the list, laying it out and
writing it; in processor seconds, which a busy machine does not stretch as much as the clock. The peers write the same rows that are handed to them ready-made, so their figure holds
no reading of YAML; they iterate rows, which is the fast way to use them (`table.cell(r, c)` of python-docx is
quadratic). A process that takes longer than three minutes is ended and its figure is a bound.
Peak memory is what the operating system reports for the process.
"""

from __future__ import annotations

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIST = "demo-county"
LIMIT = 180.0
"""Processor seconds a process is given."""
RUNS = {51: 5, 1000: 3, 11000: 1}
FORMATS = ("docx", "xlsx", "html", "md", "csv", "typst", "json")

SUFFIXES = {"typst": "typ"}

PEERS = {
    "python-docx": """
import csv, sys, docx
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8", newline="")))
book = docx.Document()
table = book.add_table(len(rows), len(rows[0]))
for row, texts in zip(table.rows, rows):
    for cell, text in zip(row.cells, texts):
        cell.text = text
book.save(sys.argv[2])
""",
    "openpyxl": """
import csv, sys, openpyxl
book = openpyxl.Workbook()
for row in csv.reader(open(sys.argv[1], encoding="utf-8", newline="")):
    book.active.append(row)
book.save(sys.argv[2])
""",
}


def main() -> None:
    """Print one table for each size."""
    sizes = [int(argument) for argument in sys.argv[1:]] or list(RUNS)
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            _measure(Path(folder), size)


def _measure(folder: Path, size: int) -> None:
    _generate(folder, size)
    base = [
        sys.executable,
        "-m",
        "shudi_cli",
        "export",
        "--repo",
        str(folder),
        "--quiet",
        "--force",
    ]
    table = folder / "rows.csv"
    _run([*base, "-o", str(table), "--no-bom"])
    commands = {
        name: [*base, "-o", str(folder / f"out.{SUFFIXES.get(name, name)}")] for name in FORMATS
    }
    commands["reading only"] = [*base, "--columns", "编号", "-o", str(folder / "ids.csv")]
    commands |= {
        name: [sys.executable, "-c", code, str(table), str(folder / "peer.out")]
        for name, code in PEERS.items()
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    memory: dict[str, int] = {}
    for _ in range(RUNS.get(size, 1)):
        for name, command in commands.items():
            seconds, memory[name] = _run(command)
            times[name].append(seconds)
    print(f"\n{size} matters")
    for name, taken in times.items():
        seconds = statistics.median(taken)
        bound = ">" if seconds >= LIMIT else " "
        print(f"  {name:14} {bound}{seconds:8.2f} s   {memory[name] / 1024:7.0f} MiB")


def _generate(folder: Path, size: int) -> None:
    """One list of that size: the demonstration's matters again and again under ids of their own."""
    target = folder / "data" / "matters" / LIST
    target.mkdir(parents=True)
    for register in ("bodies", "laws"):
        (folder / "data" / register).symlink_to(ROOT / "data" / register)
    source = ROOT / "data" / "matters" / LIST
    texts = [p.read_text("utf-8") for p in sorted(source.glob("*.yaml")) if p.stem != "list"]
    (target / "list.yaml").write_bytes((source / "list.yaml").read_bytes())
    for number in range(size):
        prefix, serial = "abcdefgh"[number // 9000] * 2, number % 9000 + 1
        identity = f"{prefix}-{serial:04d}"
        text = re.sub(
            r"^id: .+$", f"id: {identity}", texts[number % len(texts)], flags=re.MULTILINE
        )
        text = re.sub(r"^name: (.+)$", rf"name: \g<1>{number}", text, flags=re.MULTILINE)
        text = re.sub(r"^aliases: .+\n", "", text, flags=re.MULTILINE)
        (target / f"{identity}.yaml").write_text(text, "utf-8")


def _run(command: list[str]) -> tuple[float, int]:
    """Processor seconds and peak KiB of one process; raises when it fails.

    The operating system ends one that goes beyond the limit; its seconds then say so.
    """
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    resource.prlimit(process.pid, resource.RLIMIT_CPU, (int(LIMIT), int(LIMIT)))
    _, status, usage = os.wait4(process.pid, 0)
    seconds = usage.ru_utime + usage.ru_stime
    if status and seconds < LIMIT - 1:
        raise SystemExit(f"failed: {command}")
    return (LIMIT if status else seconds), usage.ru_maxrss


if __name__ == "__main__":
    main()
