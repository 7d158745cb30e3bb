"""A repository of any size, always the same: the demonstration list told again by many counties.

    python benchmarks/many_lists.py FOLDER MATTERS

Each list holds up to a hundred matters, as a county's does: those of data/ and, from the second
round on, the same under other names. No two files are alike, and all of them pass every rule. The
words that are searched are shared as real lists share them, but not wholly: one county in eight
describes some matters in its own words, one matter in six is led by another body.
"""

from __future__ import annotations

import random
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
_SUMMARY = re.compile(r"^summary: ", re.MULTILINE)
_DUTY = re.compile(r"^(      - [^:\n\"']+)$", re.MULTILINE)
_BODY = "县综合行政执法局"
_OTHERS = ("县住房和城乡建设局", "县城市管理局", "县农业农村局")


def generate(folder: Path, matters: int) -> None:
    """Fill `folder` with lists of `matters` matters altogether."""
    for register in ("bodies", "laws"):
        shutil.copytree(DATA / register, folder / "data" / register)
    shutil.copy(DATA / "terms.yaml", folder / "data")
    manifest, templates = _demonstration()
    for county, first in enumerate(range(0, matters, LARGEST)):
        target = folder / "data" / "matters" / _list_id(county)
        target.mkdir(parents=True)
        (target / "list.yaml").write_text(_manifest(manifest, county), "utf-8", newline="\n")
        for identity, matter in _county(templates, county, min(LARGEST, matters - first)):
            (target / f"{identity}.yaml").write_text(matter, "utf-8", newline="\n")


def _demonstration() -> tuple[str, list[str]]:
    """The manifest and the matters of the demonstration list."""
    folder = next(iter(sorted((DATA / "matters").iterdir())))
    files = sorted(path for path in folder.glob("*.yaml") if path.name != "list.yaml")
    return (folder / "list.yaml").read_text("utf-8"), [file.read_text("utf-8") for file in files]


def _list_id(county: int) -> str:
    return f"county-{county:04d}"


def _manifest(text: str, county: int) -> str:
    text = re.sub(r"^id: .+$", f"id: {_list_id(county)}", text, flags=re.MULTILINE)
    text = re.sub(r"^  code: .+$", f'  code: "{370001 + county}"', text, flags=re.MULTILINE)
    return re.sub(r"^  name: .+$", f"  name: 示例{county:04d}县", text, flags=re.MULTILINE)


def _county(templates: list[str], county: int, size: int) -> Iterator[tuple[str, str]]:
    chance = random.Random(county)
    for index in range(size):
        turn, template = divmod(index, len(templates))
        text = templates[template]
        prefix, number = _ID.search(text).groups()  # type: ignore[union-attr]
        identity = f"{prefix}-{number}" if turn == 0 else f"{prefix}-{turn}{number}"
        yield identity, _of_county(_retold(text, identity, turn), county, chance)


def _retold(text: str, identity: str, turn: int) -> str:
    """The matter in its `turn`-th round, under a name of its own."""
    text = _ID.sub(f"id: {identity}", text, count=1)
    if turn:
        text = _NAME.sub(rf"name: \1（{turn}）", text, count=1)
        text = _ALIASES.sub(lambda m: f"aliases: [{_told(m[1], turn)}]", text, count=1)
        text = _DUTY.sub(rf"\1（{turn}）", text)
    return text


def _told(aliases: str, turn: int) -> str:
    return ", ".join(f"{alias.strip()}{turn}" for alias in aliases.split(","))


def _of_county(text: str, county: int, chance: random.Random) -> str:
    """The matter as one county has it; the last line makes the file differ from every other's."""
    other = chance.choice(_OTHERS) if chance.random() < 1 / 6 else _BODY
    if other not in text:
        text = text.replace(_BODY, other)
    if county % 8 == 0 and chance.random() < 0.3:
        text = _SUMMARY.sub(f"summary: 示例{county:04d}县范围内的", text, count=1)
    return f"{text}# 示例{county:04d}县\n"


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
