"""`shudi validate --base`: a change of a list as a merge request has it, from main to a branch."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from changing import (
    LIST,
    MATTER,
    NEW_DUTY,
    PATROL,
    RECORD,
    TOWNSHIP,
    edition,
    found,
    record,
)
from support import Repo


def test_nothing_changed(branch: Repo) -> None:
    assert found(branch) == []


EDITORIAL: dict[str, Callable[[Repo], None]] = {
    "alias": lambda r: r.edit(MATTER, "违建]", "违建, 私搭乱建]"),
    "summary": lambda r: r.edit(MATTER, "没有规划许可的建设的", "没有取得规划许可的建设的"),
    "reviewed": lambda r: r.edit(MATTER, "reviewed: 2019-07-31", "reviewed: 2019-08-31"),
    "punctuation": lambda r: r.edit(MATTER, "责令停止建设、限期拆除", "责令停止建设，限期拆除"),
}


@pytest.mark.parametrize("change", EDITORIAL.values(), ids=EDITORIAL)
def test_editorial_fields_change_within_an_edition(branch: Repo, change) -> None:
    change(branch)
    assert found(branch) == []


RESPONSIBLE: dict[str, tuple[Callable[[Repo], None], str]] = {
    "duty": (lambda r: r.edit(MATTER, PATROL, ""), "主体责任"),
    "lead": (
        lambda r: r.edit(MATTER, "body: 县综合行政执法局", "body: 县应急管理局"),
        "主体责任、依据",
    ),
    "support": (lambda r: r.edit(MATTER, "body: 县公安局", "body: 县应急管理局"), "配合责任"),
    "whistle": (lambda r: r.edit(MATTER, "work: enforcement", "work: key"), "吹哨方式"),
    "domain": (lambda r: r.edit(MATTER, "domain: aa", "domain: bb"), "领域"),
}


@pytest.mark.parametrize(("change", "field"), RESPONSIBLE.values(), ids=RESPONSIBLE)
def test_responsibility_of_an_issued_edition_is_fixed(branch: Repo, change, field: str) -> None:
    change(branch)
    assert found(branch) == [("SD503", f"2019.1 版已经印发，却改了“拆除违法建设”的{field}。")]


def test_a_new_edition_needs_its_record(branch: Repo) -> None:
    edition(branch)
    branch.edit(MATTER, "body: 县公安局", "body: 县应急管理局")
    assert found(branch) == [
        ("SD504", "“拆除违法建设”的责任内容变了，调整记录里没有写。"),
        ("SD504", "版次由 2019.1 改为 2020.1，调整记录里没有写。"),
    ]
    record(branch)
    assert found(branch) == []


def test_a_deleted_matter(branch: Repo) -> None:
    (branch.root / MATTER).unlink()
    assert ("SD501", "事项 aa-01“拆除违法建设”被删除了；现行事项只能废止，不能删除。") in found(
        branch
    )


def test_a_deleted_list(branch: Repo) -> None:
    text = branch.read(LIST).replace("id: shifan", "id: other")
    for path in (LIST, MATTER):
        (branch.root / path).unlink()
    branch.write("data/matters/other/list.yaml", text)
    assert found(branch) == [
        ("SD504", "2019.1 版第一次印发，调整记录里没有写。"),
        ("SD501", "整个清单“测试清单”被删除了；现行事项只能废止，不能删除。"),
    ]


def test_an_id_is_not_changed(branch: Repo) -> None:
    text = branch.read(MATTER).replace("id: aa-01", "id: aa-02")
    (branch.root / MATTER).unlink()
    branch.write("data/matters/shifan/aa-02.yaml", text)
    assert ("SD502", "事项的编号由 aa-01 改成了 aa-02。") in found(branch)


def test_a_retired_id_is_not_given_away(branch: Repo) -> None:
    branch.git("switch", "-q", "main")
    branch.edit(MATTER, "since:", "status: retired\nuntil: 2019-12-31\nsince:")
    branch.commit("retired")
    branch.git("switch", "-q", "-C", "change")
    branch.edit(MATTER, "status: retired\nuntil: 2019-12-31\n", "")
    branch.edit(MATTER, "name: 拆除违法建设", "name: 共享单车停放")
    messages = [m for rule, m in found(branch) if rule == "SD502"]
    assert messages == ["已废止的编号 aa-01（拆除违法建设）用给了别的事项。"]


def test_an_id_deleted_before_the_base_is_not_given_away(branch: Repo) -> None:
    other = "data/matters/shifan/aa-02.yaml"
    text = branch.read(MATTER).replace("aa-01", "aa-02").replace("拆除违法建设", "养犬管理")
    text = text.replace("aliases: [拆违拆临, 违建]", "aliases: [遛狗]")
    branch.git("switch", "-q", "main")
    branch.write(other, text)
    branch.commit("aa-02")
    (branch.root / other).unlink()
    branch.commit("aa-02 deleted")
    branch.git("switch", "-q", "-C", "change")
    branch.write(other, text.replace("养犬管理", "共享单车停放"))
    messages = [m for rule, m in found(branch) if rule == "SD502"]
    assert messages == ["以前的编号 aa-02（养犬管理，文件已删除）用给了“共享单车停放”。"]
    branch.write(other, text)
    assert [m for rule, m in found(branch) if rule == "SD502"] == [], "the same matter comes back"


def test_the_base_is_where_the_branch_left(branch: Repo) -> None:
    branch.git("switch", "-q", "main")
    branch.edit(MATTER, "body: 县公安局", "body: 县应急管理局")
    branch.commit("main moved on")
    branch.git("switch", "-q", "change")
    assert found(branch) == [], "what main did since is not this branch's change"


def test_without_history_or_in_a_shallow_clone(
    branch: Repo, repo: Repo, tmp_path: Path, capsys
) -> None:
    branch.edit(MATTER, PATROL, "")
    branch.commit("two")
    target = tmp_path / "shallow"
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", branch.root.as_uri(), str(target)], check=True
    )
    shallow = Repo(target, capsys)
    first = branch.git("rev-parse", "HEAD~1").strip()
    result = shallow.run("validate", "--base", first)
    assert (result.code, result.out) == (3, "")
    assert "git fetch --unshallow" in result.err
    wrong = branch.run("validate", "--base", "nosuch")
    assert (wrong.code, wrong.out) == (2, "")


HEADING = {
    "draft again": ("state: issued", "state: draft", "状态（state）却由“issued”改成了“draft”"),
    "earlier": ("2019-07-31", "2019-01-31", "施行日期（effective）却由“2019-07-31”改成了“2019-01-31”"),
    "official": ("demonstration", "official", "性质（nature）却由“demonstration”改成了“official”"),
    "elsewhere": (
        "name: 某县",
        "name: 邻县",
        "行政区划（jurisdiction）却由“371323 某县”改成了“371323 邻县”",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "says"), HEADING.values(), ids=HEADING)
def test_an_issued_edition_keeps_its_heading(branch: Repo, old: str, new: str, says: str) -> None:
    branch.edit(LIST, old, new)
    assert ("SD508", f"2019.1 版已经印发，清单说明的{says}。") in found(branch)


def test_a_new_edition_has_a_heading_of_its_own_but_stays_a_sample(branch: Repo) -> None:
    edition(branch)
    branch.edit(LIST, "issuer: 某县人民政府", "issuer: 某市人民政府")
    record(branch)
    branch.write(RECORD, branch.read(RECORD).partition("changes:")[0] + "changes: []\n")
    assert found(branch) == []
    branch.edit(LIST, "demonstration", "official")
    assert [rule for rule, _ in found(branch)] == ["SD508"]


def erratum(repo: Repo, text: str) -> None:
    """The matter of edition 2019.1, corrected to be this text."""
    inner = "".join(f"  {line}\n" for line in text.splitlines() if not line.startswith("#"))
    content = f"reason: 印错\ndate: 2020-03-01\nmatter:\n{inner}"
    repo.write("data/errata/shifan/2019.1/aa-01.yaml", content)


def test_an_erratum_of_a_past_edition_moves_nothing_down(shifted: Repo) -> None:
    issued = shifted.git("show", f"main~1:{MATTER}")
    erratum(shifted, issued.replace('["64", "65"]', '["64"]'))
    assert found(shifted) == [], "a wrong article is what errata are for"
    erratum(shifted, issued.replace(PATROL, "").replace(TOWNSHIP, TOWNSHIP + PATROL))
    says = "2019.1 版的勘误把“拆除违法建设”的责任移给了乡镇人民政府，或者增加了它的责任；勘误只更正印错的字。"
    assert found(shifted) == [("SD513", says)]
    erratum(shifted, issued.replace(TOWNSHIP, TOWNSHIP + NEW_DUTY))
    assert found(shifted) == [("SD513", says)]
    shifted.commit("erratum")
    shifted.git("branch", "-f", "main")
    assert found(shifted) == [], "it is no change of this branch any more"


def test_a_file_that_cannot_be_read_is_not_deleted(branch: Repo) -> None:
    branch.edit(MATTER, "      - 维护拆除现场的秩序\n", "")
    result = branch.run("validate", "--base", "main", "--format", "json")
    assert [f["id"] for f in result.json["findings"]] == ["SD203"]
