"""`shudi diff A..B`, 100 of 11,000 matters changed, beside `git diff --stat A B` and an empty typer app.

    python benchmarks/diff.py [matters] [changed] [rounds]

Makes its own repository from the demonstration list in a temporary folder. The programs run in turn,
each round; medians and their ratios are printed. “first” has an empty cache folder each time: every
changed text is parsed and kept. “again” finds the values of the texts in the cache.
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

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


class Program(NamedTuple):
    """One candidate, and where it keeps what it can work out again; `forgets` empties that before."""

    command: list[str]
    cache: Path
    forgets: bool = False

    def seconds(self) -> float:
        """How long one run takes."""
        if self.forgets:
            shutil.rmtree(self.cache, ignore_errors=True)
        environment = {**os.environ, "SHUDI_CACHE_DIR": str(self.cache)}
        start = time.perf_counter()
        subprocess.run(
            self.command, check=True, env=environment, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    matters, changed, rounds = (*map(int, sys.argv[1:]), *(11_000, 100, 11)[len(sys.argv) - 1 :])
    os.environ["PYTHONDONTWRITEBYTECODE"] = ""
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as beside:
        folder, kept, empty = Path(name), Path(beside) / "kept", Path(beside) / "empty.py"
        repository(folder, matters, changed)
        empty.write_text(EMPTY, "utf-8")
        python = sys.executable
        shudi = [python, "-m", "shudi_cli", "diff", "--repo", name]
        commits = [*shudi, "HEAD~1..HEAD"]
        programs = {
            "git diff --stat A B": Program(
                ["git", "-C", name, "diff", "--stat", "HEAD~1", "HEAD"], kept
            ),
            "empty typer app": Program([python, str(empty)], kept),
            "shudi diff A..B, first": Program(commits, Path(beside) / "none", forgets=True),
            "shudi diff A..B, again": Program(commits, kept),
            "shudi diff A..B --format json": Program([*commits, "--format", "json"], kept),
            "shudi diff (working tree)": Program(shudi, kept),
        }
        taken: dict[str, list[float]] = {title: [] for title in programs}
        for program in programs.values():
            program.seconds()
        for _ in range(rounds):
            for title, program in programs.items():
                taken[title].append(program.seconds())
    medians = {title: statistics.median(times) for title, times in taken.items()}
    peer = medians["git diff --stat A B"] + medians["empty typer app"]
    print(f"{matters} matters, {changed} changed, median of {rounds}; × is (git + empty)")
    for title, median in medians.items():
        print(f"  {title:30} {median * 1000:7.0f} ms {median / peer:6.2f} ×")


if __name__ == "__main__":
    main()
