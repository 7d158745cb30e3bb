"""What one `shudi who 拆违` costs, beside an empty typer app and other ways to look something up.

python benchmarks/startup.py REPO [--runs 9]. Runs are interleaved and the median is given; the
index is built once before. Prints ratios, the time and memory of building the index, a bare walk
with stat over the same files, and grep and rg where they are installed.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_EMPTY = "import typer\napp = typer.Typer()\n@app.command()\ndef main(x: str) -> None: ...\napp()\n"
_WALK = (
    "import os, sys\n"
    "for folder, _, names in os.walk(sys.argv[1]):\n"
    "    for name in names: os.stat(os.path.join(folder, name))\n"
)
_QUESTION = "拆违"


def main() -> None:
    """Measure one repository."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("repo", type=Path)
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    data = options.repo / "data" / "matters"
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "SHUDI_CACHE_DIR": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        who = [sys.executable, "-m", "shudi_cli", "who", _QUESTION, "--repo", str(options.repo)]
        _build(who, environment, Path(folder))
        empty = Path(folder) / "empty.py"
        empty.write_text(_EMPTY, "utf-8")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "empty typer app": [sys.executable, str(empty), "x"],
            "shudi who": who,
            "walk with stat": [sys.executable, "-c", _WALK, str(data)],
            "grep -r": ["grep", "-rl", _QUESTION, str(data)],
            "rg": ["rg", "-l", _QUESTION, str(data)],
        }
        found = {name: argv for name, argv in commands.items() if shutil.which(argv[0])}
        _report(_measured(found, options.runs, environment))


def _build(who: list[str], environment: dict[str, str], folder: Path) -> None:
    begun = time.perf_counter()
    subprocess.run(who, env=environment, stdout=subprocess.DEVNULL, check=True)
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    size = sum(file.stat().st_size for file in folder.glob("*.sqlite")) / 1e6
    print(f"index: built in {seconds:.1f} s, peak memory {peak:.0f} MB, {size:.1f} MB on disk")
    time.sleep(2.5)  # stamps younger than two seconds are not relied on
    subprocess.run(who, env=environment, stdout=subprocess.DEVNULL, check=True)


def _measured(
    commands: dict[str, list[str]], runs: int, environment: dict[str, str]
) -> dict[str, float]:
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, argv in commands.items():
            begun = time.perf_counter()
            subprocess.run(argv, env=environment, stdout=subprocess.DEVNULL, check=True)
            times[name].append(time.perf_counter() - begun)
    return {name: statistics.median(taken) * 1000 for name, taken in times.items()}


def _report(medians: dict[str, float]) -> None:
    for name, taken in medians.items():
        print(
            f"{name:<16} {taken:8.1f} ms  {taken / medians['empty typer app']:6.2f} x empty app"
            f"  {taken / medians['python -c pass']:6.2f} x python -c pass"
        )


if __name__ == "__main__":
    main()
