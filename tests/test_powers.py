"""The table of what statutes give townships, and what the rules make of citations."""

from __future__ import annotations

import pytest
from support import Repo

from shudi_cli.rules.powers import HOLDERS, POWERS

PATH = "data/matters/shifan/aa-01.yaml"


def test_every_article_exists_in_the_version_it_was_read_in(demo: Repo) -> None:
    """For the laws the demonstration list registers."""
    from shudi_cli.editions import open_snapshot
    from shudi_cli.source import Repository

    laws = open_snapshot(Repository(demo.root), rev=None, on=None, only=None).laws
    seen = 0
    for power in POWERS:
        assert power.to
        assert set(power.to) <= set(HOLDERS)
        law = laws.get(power.law)
        if law is None:
            continue
        seen += 1
        (version,) = [v for v in law.versions if v.starts == power.since]
        assert version.articles is not None, power
        assert max(int(article) for article in power.articles) <= version.articles
    assert seen > len(POWERS) // 2


def test_no_article_stands_twice_for_the_same_body() -> None:
    rows = [(p.law, article, to) for p in POWERS for article in p.articles for to in p.to]
    assert len(rows) == len(set(rows))


def lead(body: str, basis: str, more: str = "") -> str:
    return (
        "id: aa-01\nname: 拆除违法建设\ndomain: aa\nlead:\n"
        f"  - body: {body}\n    when: 村庄\n    duties: [处理]\n{more}"
        + (f"    basis: [{basis}]\n" if basis else "")
        + "reviewed: 2999-01-01\n"
    )


@pytest.mark.parametrize(
    ("body", "basis", "expected"),
    [
        ("乡镇人民政府", "", ["SD423", "SD405"]),
        ("街道办事处", "", ["SD423", "SD405"]),
        ("乡镇人民政府（街道办事处）", "", ["SD423", "SD405"]),
        ("乡镇人民政府", '{law: 城乡规划法, articles: ["65"]}', []),
        ("乡镇人民政府", '{law: 中华人民共和国城乡规划法, articles: ["64", "65"]}', []),
        ("乡镇人民政府", '{law: 城乡规划法, articles: ["64"]}', ["SD406"]),
        ("乡镇人民政府", "{law: 城乡规划法}", ["SD406"]),
        ("乡镇人民政府", "{law: 土地管理法}", []),
        ("乡镇人民政府", "{document: {title: 某县分工方案}}", ["SD406"]),
        ("街道办事处", '{law: 城乡规划法, articles: ["65"]}', ["SD407"]),
        ("乡镇人民政府（街道办事处）", '{law: 城乡规划法, articles: ["65"]}', ["SD407"]),
        ("村民委员会", "", ["SD423", "SD408"]),
        ("村民委员会", '{law: 城乡规划法, articles: ["65"]}', ["SD408"]),
        ("县公安局", "", ["SD423"]),
    ],
)
def test_a_lead_by_a_township_rests_on_a_power(
    repo: Repo, body: str, basis: str, expected: list[str]
) -> None:
    repo.write(PATH, lead(body, basis))
    found = repo.run("validate", "--format", "json").json["findings"]
    assert [f["id"] for f in found] == expected


def test_the_warning_names_what_was_cited(repo: Repo) -> None:
    repo.write(PATH, lead("乡镇人民政府", '{law: 城乡规划法}, {law: 城乡规划法, articles: ["9"]}'))
    (found,) = repo.run("validate", "--format", "json").json["findings"]
    assert found["message"] == (
        "“乡镇人民政府”负主体责任，引用的《城乡规划法》（没有写条）、《城乡规划法》第 9 条没有直接给它职责或权力。"
    )
    assert "grants" in found["hint"]


def test_a_statute_not_yet_in_force_accuses_nobody(repo: Repo) -> None:
    """SD409 rests on a provincial regulation in force from 2020-08-01."""
    text = lead("县公安局", "{law: 土地管理法}", "    through: 村民委员会\n")
    repo.write(PATH, text)
    assert repo.run("validate", "--format", "json").json["findings"] == []
    repo.edit("data/matters/shifan/list.yaml", "effective: 2019-07-31", "effective: 2020-08-01")
    assert [f["id"] for f in repo.run("validate", "--format", "json").json["findings"]] == ["SD409"]
