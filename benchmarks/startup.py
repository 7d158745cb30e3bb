"""Start-up of `shudi who` beside an empty typer app and `python -c pass`, in the same environment.

    python benchmarks/startup.py [RUNS]

Runs the three in turn, so that a busy moment hits all alike, and prints medians and ratios.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

EMPTY_APP = """import typer

app = typer.Typer()


@app.command()
def hello(name: str = "x") -> None:
    print(name)


app()
"""


def seconds(command: list[str], folder: Path) -> float:
    """Wall time of one run; the command must succeed."""
    begin = perf_counter()
    subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - begin


def main(runs: int) -> None:
    """Print the table."""
    root = Path(__file__).resolve().parent.parent
    with TemporaryDirectory() as folder:
        empty = Path(folder) / "empty.py"
        empty.write_text(EMPTY_APP, "utf-8")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "empty typer app": [sys.executable, str(empty)],
            "shudi who 拆违": [sys.executable, "-m", "shudi_cli", "who", "拆违"],
        }
        for command in commands.values():  # warm the file cache, write bytecode, build the index
            seconds(command, root)
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(runs):
            for name, command in commands.items():
                times[name].append(seconds(command, root))
    medians = {name: median(values) for name, values in times.items()}
    nothing, empty_app, _ = medians.values()
    print(f"median of {runs} interleaved runs, Python {sys.version.split()[0]}")
    for name, value in medians.items():
        print(
            f"{name:<20} {value * 1000:7.1f} ms   {value / nothing:5.1f} × pass"
            f"   {value / empty_app:4.2f} × empty app"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
