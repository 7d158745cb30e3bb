"""A repository of any size, always the same: the demonstration list told again by many counties.

    python benchmarks/many_lists.py FOLDER MATTERS

Each list holds up to a hundred matters, as a county's does. They are the matters of data/ with
their own ids, names and duties, so that no two files are alike and every rule has its work; the
registers are those of data/.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
LARGEST = 100
_ID = re.compile(r"^id: ([a-z]+)-(\d+)$", re.MULTILINE)
_NAME = re.compile(r"^name: (.+)$", re.MULTILINE)
_ALIASES = re.compile(r"^aliases: \[(.+)\]$", re.MULTILINE)
_DUTY = re.compile(r"^(      - [^:\n\"']+)$", re.MULTILINE)


def generate(folder: Path, matters: int) -> None:
    """Fill `folder` with lists of `matters` matters altogether."""
    for register in ("bodies", "laws"):
        shutil.copytree(DATA / register, folder / "data" / register)
    manifest, templates = _demonstration()
    for county, first in enumerate(range(0, matters, LARGEST)):
        name = f"county-{county:04d}"
        target = folder / "data" / "matters" / name
        target.mkdir(parents=True)
        text = re.sub(r"^id: .+$", f"id: {name}", manifest, flags=re.MULTILINE)
        (target / "list.yaml").write_text(text, "utf-8", newline="\n")
        for identity, matter in _county(templates, county, min(LARGEST, matters - first)):
            (target / f"{identity}.yaml").write_text(matter, "utf-8", newline="\n")


def _demonstration() -> tuple[str, list[str]]:
    """The manifest and the matters of the demonstration list."""
    folder = next(iter(sorted((DATA / "matters").iterdir())))
    files = sorted(path for path in folder.glob("*.yaml") if path.name != "list.yaml")
    return (folder / "list.yaml").read_text("utf-8"), [file.read_text("utf-8") for file in files]


def _county(templates: list[str], county: int, size: int) -> Iterator[tuple[str, str]]:
    for index in range(size):
        turn, template = divmod(index, len(templates))
        text = templates[template]
        prefix, number = _ID.search(text).groups()  # type: ignore[union-attr]
        identity = f"{prefix}-{number}" if turn == 0 else f"{prefix}-{turn}{number}"
        yield identity, _retold(text, identity, county, turn)


def _retold(text: str, identity: str, county: int, turn: int) -> str:
    text = _ID.sub(f"id: {identity}", text, count=1)
    text = _DUTY.sub(rf"\1（第{county}县）", text)
    if turn:
        text = _NAME.sub(rf"name: \1（{turn}）", text, count=1)
        text = _ALIASES.sub(lambda m: f"aliases: [{_told(m[1], turn)}]", text, count=1)
        text = _DUTY.sub(rf"\1（{turn}）", text)
    return text


def _told(aliases: str, turn: int) -> str:
    return ", ".join(f"{alias.strip()}{turn}" for alias in aliases.split(","))


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
