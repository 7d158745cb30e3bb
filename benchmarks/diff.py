"""`shudi diff A..B`, 100 of 11,000 matters changed, beside `git diff --stat A B` and an empty typer app.

    python benchmarks/diff.py [matters] [changed] [rounds]

Makes its own repository from the demonstration list in a temporary folder. The three programs run in
turn, each round; medians and their ratio are printed.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EMPTY = "import typer\napp = typer.Typer()\n@app.command()\ndef main() -> None: ...\napp()\n"
GIT = ["git", "-c", "user.name=bench", "-c", "user.email=bench@example.invalid", "-c", "gc.auto=0"]


def repository(folder: Path, matters: int, changed: int) -> None:
    """A list of `matters` copies of the demonstration's matters, two commits apart in `changed`."""
    data = folder / "data"
    source = next((ROOT / "data" / "matters").iterdir())
    originals = [p.read_text("utf-8") for p in sorted(source.glob("*-*.yaml"))]
    lists = data / "matters" / source.name
    lists.mkdir(parents=True)
    (lists / "list.yaml").write_text((source / "list.yaml").read_text("utf-8"), "utf-8")
    for register in ("bodies", "laws"):
        (data / register).mkdir()
        for file in (ROOT / "data" / register).glob("*.yaml"):
            (data / register / file.name).write_bytes(file.read_bytes())
    files = []
    for index in range(matters):
        name = f"{'abcdefghij'[index // 9000]}a-{index % 9000 + 100}"
        text = re.sub(
            r"^id: .*$", f"id: {name}", originals[index % len(originals)], flags=re.MULTILINE
        )
        text = re.sub(r"^name: (.*)$", rf"name: \1之{index}", text, flags=re.MULTILINE)
        file = lists / f"{name}.yaml"
        file.write_text(re.sub(r"^aliases: .*\n", "", text, flags=re.MULTILINE), "utf-8")
        files.append(file)
    commit(folder, "before")
    for file in files[:: max(1, matters // changed)][:changed]:
        text = file.read_text("utf-8")
        file.write_text(
            text.replace("duties:\n      - ", "duties:\n      - 会同有关单位", 1), "utf-8"
        )
    commit(folder, "after")
    subprocess.run([*GIT, "-C", str(folder), "repack", "-adq"], check=True)  # as a clone has it


def commit(folder: Path, message: str) -> None:
    """Everything as it stands."""
    if not (folder / ".git").exists():
        subprocess.run([*GIT, "init", "-q", str(folder)], check=True)
    for step in (["add", "-A"], ["commit", "-q", "-m", message]):
        subprocess.run([*GIT, "-C", str(folder), *step], check=True, stdout=subprocess.DEVNULL)


def seconds(command: list[str]) -> float:
    """How long one run of a program takes."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    matters, changed, rounds = (*map(int, sys.argv[1:]), *(11_000, 100, 11)[len(sys.argv) - 1 :])
    os.environ["PYTHONDONTWRITEBYTECODE"] = ""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        repository(folder, matters, changed)
        empty = folder / "empty.py"
        empty.write_text(EMPTY, "utf-8")
        python = sys.executable
        shudi = [python, "-m", "shudi_cli", "diff", "--repo", name]
        programs = {
            "git diff --stat A B": ["git", "-C", name, "diff", "--stat", "HEAD~1", "HEAD"],
            "empty typer app": [python, str(empty)],
            "shudi diff A..B": [*shudi, "HEAD~1..HEAD"],
            "shudi diff (working tree)": [*shudi],
        }
        taken: dict[str, list[float]] = {title: [] for title in programs}
        for command in programs.values():
            seconds(command)
        for _ in range(rounds):
            for title, command in programs.items():
                taken[title].append(seconds(command))
    medians = {title: statistics.median(times) for title, times in taken.items()}
    print(f"{matters} matters, {changed} changed, median of {rounds}")
    for title, median in medians.items():
        print(f"  {title:28} {median * 1000:7.0f} ms")
    peer = medians["git diff --stat A B"] + medians["empty typer app"]
    print(f"  shudi diff A..B / (git + empty): {medians['shudi diff A..B'] / peer:.2f}")


if __name__ == "__main__":
    main()
