"""Many counties' lists from one list, the same every time: python benchmarks/generate.py OUT -n 110.

Each county gets 100 matters: those of the source list, and further ones made from them under
other names. One county in eight has other words in some matters, one in six another lead, so
that texts are shared as real lists share them, but not wholly.
"""

from __future__ import annotations

import argparse
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

EACH = 100
_BODY = "body: 县综合行政执法局"
_OTHER = ("body: 县自然资源和规划局", "body: 县住房和城乡建设局", "body: 县农业农村局")


def main() -> None:
    """Write the repository."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("-n", "--counties", type=int, default=110)
    parser.add_argument("--source", type=Path, default=Path(__file__).parent.parent)
    options = parser.parse_args()
    data, out = options.source / "data", options.out / "data"
    (source,) = (data / "matters").iterdir()
    for beside in ("bodies", "laws"):
        shutil.copytree(data / beside, out / beside, dirs_exist_ok=True)
    if (data / "terms.yaml").exists():
        shutil.copy(data / "terms.yaml", out / "terms.yaml")
    manifest = (source / "list.yaml").read_text("utf-8")
    matters = [p.read_text("utf-8") for p in sorted(source.glob("*-*.yaml"))]
    for number in range(options.counties):
        folder = out / "matters" / f"county-{number:04d}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "list.yaml").write_text(_manifest(manifest, number, source.name), "utf-8")
        for name, text in _matters(matters, number):
            (folder / f"{name}.yaml").write_text(text, "utf-8")


def _manifest(text: str, number: int, list_id: str) -> str:
    lines = []
    for line in text.splitlines():
        if line.startswith(f"id: {list_id}"):
            line = f"id: county-{number:04d}"
        elif line.startswith("  code:"):
            line = f'  code: "{370000 + number % 9999 + 1}"'
        elif line.startswith("  name:"):
            line = f"  name: 示例{number:04d}县"
        lines.append(line)
    return "\n".join(lines) + "\n"


def _matters(sources: list[str], number: int) -> Iterator[tuple[str, str]]:
    chance = random.Random(number)
    for index in range(EACH):
        text = sources[index % len(sources)]
        name, again = _value(text, "id"), index // len(sources)
        if again:
            name = f"{name[:2]}-{index + 100}"
            text = _renamed(text, name, index)
        if chance.random() < 1 / 6:
            text = text.replace(_BODY, chance.choice(_OTHER), 1)
        if number % 8 == 0 and chance.random() < 0.3:
            text = text.replace("summary: ", f"summary: 示例{number:04d}县范围内的", 1)
        yield name, text


def _renamed(text: str, name: str, index: int) -> str:
    old = _value(text, "name")
    lines = [line for line in text.splitlines() if not line.startswith("aliases:")]
    changed = "\n".join(lines).replace(f"id: {_value(text, 'id')}", f"id: {name}", 1)
    return changed.replace(f"name: {old}", f"name: 第{index}类{old}", 1) + "\n"


def _value(text: str, key: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(f"{key}: ")).partition(": ")[
        2
    ]


if __name__ == "__main__":
    main()
