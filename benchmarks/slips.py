"""Whether `who` hears names with a slip: python benchmarks/slips.py [--repo REPO].

In each name of two to six characters one is replaced by another of the same sound that the
repository's matters use too, and the name is put into a sentence. Prints how many are answered right.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from evaluate import Question, run

from shudi_cli.editions import open_snapshot
from shudi_cli.query.index import Lookup
from shudi_cli.query.opening import indexed
from shudi_cli.query.pinyin import sounds
from shudi_cli.source import find

_SENTENCES = ("我们村口{}好几天了", "{}谁来管", "请问{}应该找哪个部门", "隔壁有人{}你们管吗")


def questions(lookup: Lookup, used: str) -> Iterator[Question]:
    """One question a name that can be written wrong."""
    chance = random.Random(7)
    alike: dict[str, list[str]] = {}
    for character in sorted(set(used)):
        for (sound,) in sounds(character):
            alike.setdefault(sound, []).append(character)
    rows = lookup.connection.execute("SELECT key, unit FROM name WHERE state = ?", (lookup.state,))
    units: dict[str, set[int]] = {}
    for key, unit in rows:
        units.setdefault(key, set()).add(unit)
    for key, held in sorted(units.items()):
        at = chance.randrange(len(key))
        others = [c for (s,) in sounds(key[at]) for c in alike.get(s, ()) if c != key[at]]
        if 2 <= len(key) <= 6 and others:
            slip = key[:at] + chance.choice(others) + key[at + 1 :]
            ids = frozenset(row.matter for row in lookup.rows(sorted(held)))
            yield Question(ids, chance.choice(_SENTENCES).format(slip))


def main() -> None:
    """Measure one repository."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repo", type=Path, default=Path(__file__).parents[1])
    options = parser.parse_args()
    files = sorted((options.repo / "data" / "matters").rglob("*.yaml"))
    used = "".join(file.read_text("utf-8") for file in files)
    snapshot = open_snapshot(find(options.repo), rev=None, on=None, only=None)
    with indexed(snapshot) as known:
        results = run(known.lookup, list(questions(known.lookup, used)))
    right = sum(result.rank == 1 for result in results)
    print(f"{right} of {len(results)} right, {right / len(results):.1%}")


if __name__ == "__main__":
    main()
