"""A file that cannot be read is told once; whoever names what it holds is not accused."""

from __future__ import annotations

import pytest
from changing import LAWS, MATTER, TOWNSHIP, found
from support import Repo

RECORD = "data/adjustments/shifan/2019.1.yaml"
OTHER = "data/matters/shifan/aa-02.yaml"


def told(repo: Repo, *options: str) -> list[tuple[str, str]]:
    """Rule and file of every finding."""
    findings = repo.run("validate", "--format", "json", *options).json["findings"]
    return [(f["id"], f["path"].rpartition("/")[2]) for f in findings]


BROKEN = {
    "gbk": (lambda text: text.encode("gb18030"), ["SD103"]),
    "tab": (lambda text: text.replace("  - body", "\t- body").encode(), ["SD106"]),
    "full width": (lambda text: text.replace("name: ", "name： ").encode(), ["SD107"]),
    "shape": (lambda text: text.replace("name: ", "name: [").replace("建设\n", "建设]\n", 1).encode(), ["SD203"]),
}  # fmt: skip


@pytest.mark.parametrize(("broken", "rules"), BROKEN.values(), ids=BROKEN)
def test_who_names_an_unread_matter_is_not_accused(repo: Repo, broken, rules: list[str]) -> None:
    text = repo.read(MATTER)
    other = text.replace("aa-01", "aa-02").replace("拆除违法建设", "养犬管理")
    other = other.replace("[拆违拆临, 违建]", "[遛狗]")
    ended = "status: retired\nuntil: 2019-12-31\nreplaced_by: [shifan/aa-01]\n"
    repo.write(OTHER, other + ended)
    repo.write(
        RECORD,
        'edition: "2019.1"\neffective: 2019-07-31\n'
        "approved: {by: 某县人民政府, document: 某政发〔2019〕1号, date: 2019-07-20}\n"
        "changes:\n  - {matters: [aa-01], kind: lead, reason: work, text: 首次编制}\n",
    )
    inner = "".join(f"  {line}\n" for line in text.splitlines() if not line.startswith("#"))
    repo.write(
        "data/errata/shifan/2019.1/aa-01.yaml",
        f"reason: 印错\ndate: 2019-08-01\nmatter:\n{inner}",
    )
    repo.commit("sound")
    assert told(repo, "--base", "HEAD") == []
    repo.write(MATTER, broken(text))
    assert [(rule, name) for rule, name in told(repo, "--base", "HEAD")] == [
        (rule, "aa-01.yaml") for rule in rules
    ]
    (repo.root / MATTER).unlink()
    assert {"SD307", "SD314", "SD505"} <= {rule for rule, _ in told(repo)}


def test_a_record_of_an_unread_matter_is_not_called_idle(shifted: Repo) -> None:
    shifted.git("switch", "-q", "-C", "change", "main~1")
    shifted.git("checkout", "-q", "change@{1}", "--", ".")
    shifted.git("branch", "-f", "main", "change")
    shifted.write(MATTER, shifted.read(MATTER).replace("name: ", "name： "))
    assert found(shifted) == []


REGISTERS = {
    "bodies": ("data/bodies/common.yaml", "bodies:"),
    "laws": (LAWS, "laws:"),
}


@pytest.mark.parametrize(("path", "key"), REGISTERS.values(), ids=REGISTERS)
def test_an_unread_register_accuses_nobody(repo: Repo, path: str, key: str) -> None:
    repo.commit("sound")
    repo.edit(path, key, f"{key[:-1]}：")
    assert told(repo, "--base", "HEAD") == [("SD107", path.rpartition("/")[2])]
    (repo.root / path).unlink()
    assert {"SD301", "SD302"} & {rule for rule, _ in told(repo)}


def test_what_does_not_rest_on_the_register_is_still_told(repo: Repo) -> None:
    repo.edit("data/bodies/common.yaml", "bodies:", "bodies：")
    repo.edit(MATTER, "domain: aa", "domain: zz")
    repo.edit(MATTER, TOWNSHIP, f"{TOWNSHIP}      - 完成上级交办的其他任务\n")
    assert {rule for rule, _ in told(repo)} == {"SD107", "SD303", "SD416"}
