"""`shudi validate --base`: a draft on main is judged against the edition issued before it."""

from __future__ import annotations

import pytest
from changing import (
    AGREED,
    LIST,
    MATTER,
    NEW_DUTY,
    PATROL,
    RECORD,
    TOWNSHIP,
    edition,
    found,
    record,
    shift,
)
from support import Repo


@pytest.fixture
def drafted(branch: Repo) -> Repo:
    """main holds the draft of 2020.1 after the issued 2019.1; a branch is checked out."""
    edition(branch)
    branch.edit(LIST, "state: issued", "state: draft")
    record(branch, approved=False)
    text = branch.read(RECORD).partition("changes:")[0] + "changes: []\n"
    branch.write(RECORD, text)
    branch.commit("draft of 2020.1")
    branch.git("branch", "-f", "main")
    return branch


def test_a_draft_on_main_is_finished_in_the_legal_way(drafted: Repo) -> None:
    assert found(drafted) == []
    shift(drafted)
    record(drafted, extra=AGREED)
    assert found(drafted) == []
    drafted.commit("moved with consent")
    drafted.git("branch", "-f", "main")
    drafted.edit(LIST, "state: draft", "state: issued")
    assert found(drafted) == []
    assert drafted.run("validate", "--base", "main").code == 0


def test_an_edition_is_judged_as_a_whole_when_it_is_issued(drafted: Repo) -> None:
    drafted.edit(MATTER, TOWNSHIP, TOWNSHIP + NEW_DUTY)
    drafted.commit("merged by force")
    drafted.git("branch", "-f", "main")
    drafted.edit(LIST, "state: draft", "state: issued")
    told = dict(found(drafted))
    assert told["SD504"] == "“拆除违法建设”的责任内容变了，调整记录里没有写。"
    assert "SD510" in told
    assert drafted.run("validate", "--base", "main").code == 1


def test_a_shift_in_two_steps_is_one_shift(drafted: Repo) -> None:
    drafted.edit(MATTER, PATROL, "")
    record(drafted)
    drafted.commit("the department does less")
    drafted.git("branch", "-f", "main")
    drafted.edit(MATTER, TOWNSHIP, TOWNSHIP + PATROL)
    assert "SD506" in dict(found(drafted))


def test_a_matter_begun_in_a_draft_may_be_given_up(drafted: Repo) -> None:
    other = "data/matters/shifan/aa-02.yaml"
    text = drafted.read(MATTER).replace("aa-01", "aa-02").replace("拆除违法建设", "养犬管理")
    drafted.write(other, text.replace("[拆违拆临, 违建]", "[遛狗]"))
    drafted.commit("begun")
    drafted.git("branch", "-f", "main")
    (drafted.root / other).unlink()
    assert found(drafted) == [], "no edition in force ever had it"
