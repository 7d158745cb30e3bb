"""`shudi validate --base`: a list that was never issued, and the change that issues it first."""

from __future__ import annotations

from pathlib import Path

import pytest
from changing import LIST, MATTER, NEW_DUTY, PATROL, TOWNSHIP, edition, found, onto_main
from support import Repo

RECORD = "data/adjustments/shifan/2019.1.yaml"
OTHER = "data/matters/shifan/aa-02.yaml"
ASKED = "{body: 乡镇人民政府, sent: 2019-07-01, replied: 2019-07-10, opinion: agree}"


@pytest.fixture
def first(repo: Repo) -> Repo:
    """main holds the draft of a list's first edition; a branch is checked out."""
    repo.edit(LIST, "state: issued", "state: draft")
    repo.commit("first draft")
    repo.git("switch", "-q", "-c", "change")
    return repo


def issue(repo: Repo) -> None:
    repo.edit(LIST, "state: draft", "state: issued")


def recorded(repo: Repo, matters: str = "aa-01", asked: str = ASKED) -> None:
    consulted = f"    consulted:\n      - {asked}\n" if asked else ""
    repo.write(
        RECORD,
        'edition: "2019.1"\neffective: 2019-07-31\n'
        "approved: {by: 某县人民政府, document: 某政发〔2019〕1号, date: 2019-07-20}\n"
        f"changes:\n  - matters: [{matters}]\n    kind: added\n    reason: work\n"
        f"    text: 首次编制清单\n{consulted}",
    )


def another(repo: Repo) -> None:
    text = repo.read(MATTER).replace("aa-01", "aa-02").replace("拆除违法建设", "养犬管理")
    repo.write(OTHER, text.replace("[拆违拆临, 违建]", "[遛狗]"))


def test_drafts_of_a_first_edition_change_freely(first: Repo) -> None:
    first.edit(MATTER, TOWNSHIP, TOWNSHIP + PATROL + NEW_DUTY)
    another(first)
    first.edit(LIST, '"2019.1"', '"2019.2"')
    assert found(first) == []
    onto_main(first, "more drafted")
    (first.root / OTHER).unlink()
    assert found(first) == []


def test_the_first_edition_is_judged_whole_when_it_is_issued(first: Repo) -> None:
    another(first)
    onto_main(first, "drafted")
    issue(first)
    told = found(first)
    assert told[-1:] == [("SD504", "2019.1 版第一次印发，调整记录里没有写。")]
    assert [rule for rule, _ in told[:-1]] == ["SD510", "SD510"]
    recorded(first)
    assert [rule for rule, _ in found(first)] == ["SD504", "SD510"], "one matter is left out"
    recorded(first, "aa-01, aa-02", asked="")
    says = "给乡镇人民政府增加了新事项里的责任，调整记录里没有征求乡镇人民政府的书面意见（consulted），也不是法律变动引起的。"
    assert found(first) == [("SD510", f"“{name}”{says}") for name in ("拆除违法建设", "养犬管理")]
    recorded(first, "aa-01, aa-02")
    assert found(first) == []
    assert first.run("validate", "--base", "main").code == 0
    onto_main(first, "issued")
    first.edit(MATTER, TOWNSHIP, TOWNSHIP + NEW_DUTY)
    assert [rule for rule, _ in found(first)] == ["SD503", "SD510"]


def test_the_record_drafted_before_is_the_one_that_counts(first: Repo) -> None:
    recorded(first)
    onto_main(first, "record drafted")
    issue(first)
    assert found(first) == []


def test_a_list_that_comes_issued_is_judged_whole(first: Repo) -> None:
    for path in (LIST, MATTER):
        text = first.read(path).replace("id: shifan", "id: erdan")
        first.write(path.replace("shifan", "erdan"), text)
    assert found(first) == []
    first.edit(LIST.replace("shifan", "erdan"), "state: draft", "state: issued")
    assert [rule for rule, _ in found(first)] == ["SD510", "SD504"]


def test_a_list_once_issued_is_no_first_draft(repo: Repo) -> None:
    repo.commit("2019.1 issued")
    repo.git("switch", "-q", "-c", "change")
    repo.edit(LIST, "state: issued", "state: draft")
    assert [rule for rule, _ in found(repo)] == ["SD508"]
    onto_main(repo, "reset by force")
    repo.edit(MATTER, TOWNSHIP, TOWNSHIP + NEW_DUTY)
    assert {"SD508", "SD510"} <= dict(found(repo)).keys()
    repo.edit(LIST, '"2019.1"', '"2019.2"')
    assert {"SD504", "SD510"} <= dict(found(repo)).keys(), "a new number begins nothing"


def test_a_list_once_issued_and_taken_away_is_no_first_draft(repo: Repo) -> None:
    repo.commit("2019.1 issued")
    repo.git("switch", "-q", "-c", "change")
    kept = {path: repo.read(path) for path in (LIST, MATTER)}
    for path in kept:
        Path(repo.root / path).unlink()
    assert [rule for rule, _ in found(repo)] == ["SD501"]
    onto_main(repo, "taken away by force")
    for path, text in kept.items():
        repo.write(path, text)
    repo.edit(MATTER, TOWNSHIP, TOWNSHIP + NEW_DUTY)
    assert [rule for rule, _ in found(repo)] == ["SD503", "SD510"]


def test_a_history_cut_off_makes_no_first_draft(
    repo: Repo, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.commit("2019.1 issued")
    edition(repo)
    repo.edit(LIST, "state: issued", "state: draft")
    repo.commit("draft of 2020.1")
    target = tmp_path / "shallow"
    repo.git("clone", "-q", "--depth", "1", repo.root.as_uri(), str(target))
    shallow = Repo(target, capsys)
    shallow.edit(MATTER, TOWNSHIP, TOWNSHIP + NEW_DUTY)
    result = shallow.run("validate", "--base", "HEAD")
    assert (result.code, result.out) == (3, "")
    assert "看不出清单 shifan 有没有印发过" in result.err
    assert "git fetch --unshallow" in result.err
