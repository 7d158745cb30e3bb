"""Whatever a matter says, rules find and never fail; findings do not depend on their order."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support import BASE

from shudi_cli.editions import Snapshot
from shudi_cli.render.reports import json as data
from shudi_cli.render.reports import text
from shudi_cli.render.style import Style
from shudi_cli.source import Detour, Read
from shudi_cli.validating import validate

FILES = {
    path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("data/**/*.yaml")
}
PATH = "data/matters/shifan/aa-01.yaml"


class Memory:
    """Files in memory, as a source."""

    commit = None

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    def names(self, under: str) -> list[str]:
        return sorted(path for path in self.files if path.startswith(f"{under}/"))

    def detours(self) -> list[Detour]:
        return []

    def exists(self, path: str) -> bool:
        return path in self.files

    def read(self, paths: Iterable[str]) -> Iterator[Read]:
        return (Read(path, self.files[path]) for path in paths)


def judge(*matters: dict[str, Any], more: dict[str, bytes] | None = None) -> Any:
    """The report over the base repository with these matters."""
    files = {**FILES, **(more or {})}
    for number, matter in enumerate(matters, 1):
        text = json.dumps({**matter, "id": f"aa-0{number}"}, ensure_ascii=False)
        files[f"data/matters/shifan/aa-0{number}.yaml"] = text.encode()
    base = Memory(files)
    return validate(Snapshot(base, [("shifan", base)], None, None), "2026-01-01")


words = st.sampled_from(
    [
        "责令停止建设",
        "配合有关部门",
        "其他工作",
        "县公安局负责秩序",
        "，。",
        "处以罚款，报告",
        "P0D",
        "查封",
    ]
)
bodies = st.sampled_from(
    ["县公安局", "公安局", "县综合行政执法局", "乡镇人民政府", "街道办事处",
     "乡镇人民政府（街道办事处）", "村民委员会", "没有的局", "县城市管理局"]
)  # fmt: skip
laws = st.sampled_from(["城乡规划法", "土地管理法", "行政处罚法", "没有的法", ""])
articles = st.sampled_from(["64", "65", "71", "9999", "12之1", "甲", "", "之", "-1"])
dates = st.sampled_from(["2007-10-28", "2019-04-23", "2019-08-26", "2999-01-01", "不是日期"])
citations = st.fixed_dictionaries(
    {},
    optional={
        "law": laws,
        "articles": st.lists(articles, max_size=3),
        "version": dates,
        "document": st.fixed_dictionaries({"title": words}),
    },
)
parts = st.fixed_dictionaries(
    {"body": bodies},
    optional={
        "stage": words,
        "when": words,
        "otherwise": st.booleans(),
        "through": bodies,
        "authority": st.sampled_from(
            ["statute", "concentrated", "assigned", "entrusted", "designated"]
        ),
        "designated": st.fixed_dictionaries({"by": bodies, "document": words}),
        "duties": st.lists(words, max_size=3),
        "basis": st.lists(citations, max_size=3),
    },
)
steps = st.fixed_dictionaries(
    {"step": words, "by": st.lists(bodies, max_size=2)},
    optional={
        "to": st.lists(bodies, max_size=2),
        "within": st.sampled_from(["P3D", "P0D", "PT0S", "P1M", "三天", ""]),
        "workdays": st.booleans(),
        "limit_basis": st.one_of(st.just("示范"), citations),
    },
)
matters = st.fixed_dictionaries(
    {"name": words, "domain": st.sampled_from(["aa", "zz"])},
    optional={
        "lead": st.lists(parts, max_size=3),
        "support": st.lists(parts, max_size=3),
        "basis": st.lists(citations, max_size=2),
        "workflow": st.fixed_dictionaries({"steps": st.lists(steps, max_size=4)}),
        "reviewed": dates,
        "status": st.sampled_from(["active", "retired"]),
        "replaced_by": st.lists(st.sampled_from(["shifan/aa-01", "x"]), max_size=2),
    },
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(matters, min_size=1, max_size=3))
def test_any_matter_is_judged_and_reported(drawn: list[dict[str, Any]]) -> None:
    report = judge(*drawn)
    assert text.render(report, Style(80)).endswith("。\n")
    value = data.data(report)
    assert value["summary"]["matters"] == len(drawn)
    for finding in value["findings"]:
        assert "{" not in finding["message"] + finding["hint"]
        assert finding["line"] >= 1


def test_the_order_of_files_changes_nothing() -> None:
    matter = {"name": "甲", "domain": "aa", "lead": [{"body": "乡镇人民政府"}]}
    other = {"name": "乙", "domain": "aa", "lead": [{"body": "县公安局", "duties": ["其他工作"]}]}
    report = judge(matter, other)
    names = list(FILES)
    random.Random(7).shuffle(names)
    shuffled = Memory({name: FILES[name] for name in names})
    for number, one in enumerate((matter, other), 1):
        text = json.dumps({**one, "id": f"aa-0{number}"}, ensure_ascii=False)
        shuffled.files[f"data/matters/shifan/aa-0{number}.yaml"] = text.encode()
    again = validate(Snapshot(shuffled, [("shifan", shuffled)], None, None), "2026-01-01")
    assert [f.rule for f in report.findings] == ["SD423", "SD402", "SD405", "SD423", "SD416"]
    assert report == again


def test_a_township_office_answers_as_its_township() -> None:
    register = """
jurisdiction: "371323"
bodies:
  - {id: office, name: 乡镇执法办公室, level: township, kind: office, of: townships}
  - {id: station, name: 自然资源所, level: township, kind: outpost, tie: 派出, of: natural-resources}
"""
    more = {"data/bodies/371323.yaml": register.encode()}
    lead = {"duties": ["查处"], "when": "村庄"}
    own = {"support": [{"body": "县公安局", "basis": [{"document": {"title": "方案"}}]}]}
    office = {"name": "甲", "domain": "aa", "lead": [{"body": "乡镇执法办公室", **lead}], **own}
    station = {"name": "甲", "domain": "aa", "lead": [{"body": "自然资源所", **lead}], **own}
    assert [f.rule for f in judge(office, more=more).findings] == ["SD405"]
    assert judge(station, more=more).findings == ()
