"""The editions of several lists at once are those of each alone, whatever history looks like."""

from __future__ import annotations

import random
import subprocess
from pathlib import Path

import pytest
from support import BASE, Repo

from shudi_cli.editions import histories, history, opening, timeline
from shudi_cli.loading import layout
from shudi_cli.process import look_again, resolve

LISTS = ("aa", "bb", "cc")
MANIFEST = (BASE / "data/matters/shifan/list.yaml").read_text("utf-8")


def told(repo: Path) -> None:
    commit = resolve(repo, "HEAD")
    alone = {name: history(repo, commit, name) for name in LISTS}
    assert histories(repo, commit, LISTS) == alone
    assert any(alone.values())


def imported(folder: Path, stream: str) -> None:
    subprocess.run(["git", "init", "-q", "-b", "main", folder], check=True)
    subprocess.run(
        ["git", "-C", folder, "fast-import", "--quiet"], input=stream.encode(), check=True
    )


def stream(chance: random.Random) -> str:
    """A dozen commits, some of them merges, that write, keep or take back the lists' manifests."""
    lines: list[str] = []
    for mark in range(1, 13):
        lines += [f"commit refs/heads/main\nmark :{mark}\ncommitter t <t@t> {mark} +0000\ndata 0"]
        parents = sorted({chance.randint(max(1, mark - 3), mark - 1) for _ in range(2)}) if mark > 1 else []  # fmt: skip
        lines += [f"{word} :{p}" for word, p in zip(("from", "merge"), parents[::-1], strict=False)]
        for name in LISTS:
            if mark > 1 and chance.random() < 0.6:
                continue
            year = chance.choice((2020, 2021, 2022, 2020 + mark))
            text = MANIFEST.replace("2019", str(year)) + f"# {chance.choice((1, mark))}\n"
            data = f"data {len(text.encode())}\n{text}"
            lines += [f"M 100644 inline {layout.manifest(name)}\n{data}"]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("seed", range(30))
def test_random_histories(seed: int, tmp_path: Path) -> None:
    imported(tmp_path, stream(random.Random(seed)))
    told(tmp_path)
    look_again()


def test_lists_in_a_folder_of_the_repository(repo: Repo) -> None:
    for name in LISTS:
        repo.write(f"down/[x]/{layout.manifest(name)}", MANIFEST)
    repo.commit()
    repo.edit(f"down/[x]/{layout.manifest('bb')}", "2019", "2021")
    repo.commit()
    told(repo.root / "down/[x]")


def test_a_straight_past_needs_no_log_of_each_list(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in LISTS:
        repo.write(layout.manifest(name), MANIFEST)
    first = repo.commit()
    repo.git("checkout", "-q", "-b", "side")
    repo.edit(layout.manifest("bb"), "2019", "2021")
    second = repo.commit()
    repo.git("checkout", "-q", "main")
    repo.write("data/terms.yaml", "terms: []\n")
    repo.commit()
    repo.git("merge", "-q", "--no-edit", "side")
    told(repo.root)
    monkeypatch.setattr(timeline, "_logged", None)
    found = histories(repo.root, resolve(repo.root, "HEAD"), LISTS)
    assert [e.first for e in found["bb"]] == [first, second]
    assert [e.first for e in found["cc"]] == [first]


def test_an_edition_that_a_merge_left_out_is_none(repo: Repo) -> None:
    for name in LISTS:
        repo.write(layout.manifest(name), MANIFEST)
    first = repo.commit()
    repo.git("checkout", "-q", "-b", "side")
    repo.edit(layout.manifest("bb"), "2019", "2021")
    repo.commit()
    repo.git("checkout", "-q", "main")
    repo.commit()
    repo.git("merge", "-q", "--no-edit", "-s", "ours", "side")
    told(repo.root)
    found = histories(repo.root, resolve(repo.root, "HEAD"), LISTS)
    assert [e.first for e in found["bb"]] == [first]


def test_a_day_before_all_editions_asks_git_once_whether_it_has_all(
    repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in LISTS:
        repo.write(layout.manifest(name), MANIFEST)
    repo.commit()
    asked: list[Path] = []
    monkeypatch.setattr(opening, "is_shallow", lambda root: bool(asked.append(root)))
    result = repo.run("who", "拆违", "--on", "2001-01-01")
    assert (result.code, result.out) == (1, "")
    assert "2001-01-01 还没有施行的版次" in result.err
    assert len(asked) == 1
