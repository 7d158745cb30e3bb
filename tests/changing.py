"""What the tests of changes share: the base list on main, a branch, an edition, its record."""

from __future__ import annotations

from support import Repo

LIST = "data/matters/shifan/list.yaml"
MATTER = "data/matters/shifan/aa-01.yaml"
OTHER = "data/matters/shifan/aa-02.yaml"
RECORD = "data/adjustments/shifan/2020.1.yaml"
BODIES = "data/bodies/common.yaml"
LAWS = "data/laws/laws.yaml"

DEPARTMENT = "      - 责令停止建设、限期拆除违法建筑\n"
TOWNSHIP = "      - 责令停止建设、限期改正，逾期不改正的拆除\n"
PATROL = "      - 每周巡查在建工地并登记台账\n"
NEW_DUTY = "      - 每日向部门报送台账\n"
SUPPORTING = "support:\n  - body: 乡镇人民政府\n    stage: 预防\n    duties:\n"

AGREED = "    consulted:\n      - {body: 乡镇人民政府, sent: 2020-01-02, replied: 2020-01-10, opinion: agree}\n"
SILENT = "    consulted:\n      - {body: 乡镇人民政府, sent: 2020-01-02}\n"
REFUSED = AGREED.replace("agree", "disagree")


def found(repo: Repo, *options: str) -> list[tuple[str, str]]:
    """The change findings against main: rule and message."""
    findings = repo.run("validate", "--base", "main", "--format", "json", *options).json["findings"]
    return [(f["id"], f["message"]) for f in findings if f["id"].startswith("SD5")]


def onto_main(repo: Repo, message: str) -> None:
    """Make what the branch has so far the state of main."""
    repo.commit(message)
    repo.git("branch", "-f", "main")


def edition(repo: Repo) -> None:
    """Begin edition 2020.1."""
    repo.edit(LIST, '"2019.1"', '"2020.1"')
    repo.edit(LIST, "2019-07-31", "2020-02-01")


def record(
    repo: Repo,
    *,
    approved: bool = True,
    kind: str = "duty",
    reason: str = "work",
    matters: str = "aa-01",
    extra: str = "",
) -> None:
    """Write the record of edition 2020.1 with one entry."""
    decision = "approved: {by: 某市人民政府, document: 某政发〔2020〕1号, date: 2020-01-20}\n"
    repo.write(
        RECORD,
        'edition: "2020.1"\nprevious: "2019.1"\neffective: 2020-02-01\n'
        + (decision if approved else "")
        + f"changes:\n  - matters: [{matters}]\n    kind: {kind}\n    reason: {reason}\n"
        + f"    text: 巡查工地由乡镇承担\n{extra}",
    )


def law(article: str, name: str = "城乡规划法") -> str:
    """What an entry of a record cites."""
    return f'    basis:\n      - {{law: {name}, articles: ["{article}"]}}\n'


def shift(repo: Repo) -> None:
    """The patrol goes from the department to the township."""
    repo.edit(MATTER, PATROL, "")
    repo.edit(MATTER, TOWNSHIP, TOWNSHIP + PATROL)
