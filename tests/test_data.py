"""The demonstration list: every citation resolves, every responsibility is complete."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from support import ROOT

from shudi_cli.editions import Snapshot, open_snapshot
from shudi_cli.loading import Entry
from shudi_cli.model import Citation
from shudi_cli.source import Repository
from shudi_cli.walk import citations, parts

SNAPSHOT: Snapshot = open_snapshot(Repository(ROOT), rev=None, on=None, only="demo-county")
LIST = SNAPSHOT.lists[0]
ENTRIES = LIST.active()

DOMAINS = {
    "自然资源": 6, "生态环境": 8, "城乡建设": 7, "应急管理": 6,
    "市场监管": 6, "综合执法": 6, "农业农村": 6, "公共安全与社会治理": 6,
}  # fmt: skip


def cited() -> Iterator[tuple[Entry, Citation]]:
    for entry in ENTRIES:
        for _, citation in citations(entry.matter):
            yield entry, citation


def test_51_matters_over_eight_domains() -> None:
    counts: dict[str, int] = defaultdict(int)
    for entry in ENTRIES:
        counts[LIST.manifest.domain_name(entry.matter.domain)] += 1
    assert counts == DOMAINS


def test_it_says_that_it_is_a_demonstration() -> None:
    assert LIST.manifest.nature == "demonstration"
    assert LIST.manifest.law_as_of == "2025-04-30"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.matter.id)
def test_every_citation_resolves_in_the_version_in_force(entry: Entry) -> None:
    """Law known, version in force on the edition's day, article number within that version."""
    for at, citation in citations(entry.matter):
        if citation.law is None:
            continue
        law = SNAPSHOT.laws.get(citation.law)
        assert law, f"{at}: {citation.law}"
        version = law.version_on(LIST.manifest.effective)
        assert version, f"{at}: {citation.law} 在 {LIST.manifest.effective} 没有施行"
        if citation.version:
            assert citation.version == version.adopted, f"{at}: {citation}"
        for article in citation.articles:
            assert version.articles, f"{at}: {citation.law} 当时的文本没有核对过，只能引法名"
            assert int(article.partition("之")[0]) <= version.articles, f"{at}: {citation}"


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.matter.id)
def test_every_responsibility_is_complete(entry: Entry) -> None:
    matter = entry.matter
    assert matter.lead
    assert matter.aliases
    assert matter.summary
    assert matter.basis
    assert matter.whistle
    for at, part in parts(matter):
        assert part.duties, f"{at} {part.body}"
        if part.authority == "designated":
            assert part.designated, f"{at} {part.body}"
    for _, part in parts(matter):
        known = SNAPSHOT.bodies.resolve(part.body)
        assert known
        leads = part in matter.lead
        if leads and known.body.level in ("township", "village"):
            assert part.basis, f"{part.body} 负主体责任，要写依据"


def test_no_duty_is_shared_by_two_matters() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in ENTRIES:
        for _, part in parts(entry.matter):
            for duty in part.duties:
                owners[duty].add(entry.matter.id)
    assert [duty for duty, ids in owners.items() if len(ids) > 1] == []


POCKETS = ("其他工作", "其他属地", "相关工作", "属地管理责任", "有关部门", "相关部门")


@pytest.mark.parametrize("pocket", POCKETS)
def test_no_pocket_clause(pocket: str) -> None:
    duties = [d for entry in ENTRIES for _, part in parts(entry.matter) for d in part.duties]
    assert [duty for duty in duties if pocket in duty] == []


def test_the_register_holds_only_laws_that_are_cited_or_govern_lists() -> None:
    assert {c.law for _, c in cited() if c.law} <= {
        n for law in SNAPSHOT.laws.laws for n in (law.name, law.short)
    }
    for law in SNAPSHOT.laws.laws:
        adopted = [version.adopted for version in law.versions]
        assert adopted == sorted(set(adopted)), law.name


def test_bodies_that_people_look_up_are_registered_with_their_former_names() -> None:
    former = {
        "县国土资源局": "县自然资源和规划局",
        "县环境保护局": "市生态环境局县分局",
        "县安全生产监督管理局": "县应急管理局",
        "县工商行政管理局": "县市场监督管理局",
        "县质量技术监督局": "县市场监督管理局",
        "县食品药品监督管理局": "县市场监督管理局",
    }
    for old, new in former.items():
        known = SNAPSHOT.bodies.resolve(old)
        assert known
        assert (known.body.name, known.way) == (new, "predecessor")
        assert next(p for p in known.body.predecessors if p.name == old).until == "2019-03-31"
