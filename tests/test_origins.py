"""Who decided what, why, and what an erratum does to the past: `log` and `blame`."""

from __future__ import annotations

from pathlib import Path

import jsonschema
from support import Repo
from test_history import LIST, MATTER, clone, edition, past

from shudi_cli import resources

assert past, "the fixture"


def erratum(repo: Repo, number: str, old: str, new: str) -> None:
    lines = repo.read(MATTER).replace(old, new).splitlines()
    body = "".join(f"  {line}\n" for line in lines if not line.startswith("#"))
    path = f"data/errata/shifan/{number}/aa-01.yaml"
    repo.write(path, f"reason: 抄错单位\ndate: 2022-02-01\nmatter:\n{body}")
    repo.commit("勘误")


def test_blame_sees_what_who_shows(past: Repo) -> None:
    erratum(past, "2022.1", "body: 县应急管理局", "body: 县水利局")
    assert "县水利局" in past.run("who", "拆违", "--on", "2023-01-01").out
    found = past.run("blame", "拆违", "--format", "json").json
    jsonschema.validate(found, resources.schema("blame"))
    duties = {d["body"]: d for d in found["duties"]}
    assert "县应急管理局" not in duties
    assert duties["县水利局"]["erratum"] == {"date": "2022-02-01", "reason": "抄错单位"}
    assert duties["县水利局"]["commit"]["subject"] == "勘误"
    lines = past.read("data/errata/shifan/2022.1/aa-01.yaml").splitlines()
    assert lines[duties["县水利局"]["line"] - 1].strip() == "- 检查现场的用电安全"
    assert duties["乡镇人民政府"]["erratum"] is None
    assert duties["乡镇人民政府"]["commit"]["subject"] == "首次编制"
    assert "勘误　2022-02-01：抄错单位" in past.run("blame", "拆违").out


def test_log_sees_an_erratum_of_an_edition_that_left_the_text_alone(past: Repo) -> None:
    erratum(past, "2021.1", "body: 县应急管理局", "body: 县水利局")
    found = past.run("log", "拆违", "--format", "json").json["entries"]
    assert [e["edition"] for e in found] == ["2022.1", "2021.1", "2020.1", "2019.1"]


def test_log_goes_by_the_levels_of_the_settings(past: Repo) -> None:
    past.write("shudi.yaml", "change_levels: {lead-duty-reworded: wording}\n")
    past.commit("级别")
    found = past.run("log", "拆违", "--format", "json").json
    jsonschema.validate(found, resources.schema("log"))
    levels = {c["kind"]: c["level"] for e in found["entries"] for c in e["changes"]}
    assert levels["lead-duty-reworded"] == "wording"
    assert "文字    　" in past.run("log", "拆违").out


def test_who_decided_stands_before_who_committed(past: Repo) -> None:
    out = past.run("log", "拆违").out
    newest, first = out.index("2022.1 版"), out.index("2019.1 版")
    assert "批准　　　某县人民政府（某政〔2022〕1号）" in out[newest:]
    assert "印发　　　某县人民政府\n" in out[first:], "without a record the issuer of the list"
    assert out.index("印发", first) < out.index("提交", first)
    assert (
        "- 批准　某县人民政府（某政〔2022〕1号）" in past.run("log", "拆违", "--format", "md").out
    )
    entries = past.run("log", "拆违", "--format", "json").json["entries"]
    assert entries[0]["decision"] == {
        "kind": "approved", "by": "某县人民政府", "document": "某政〔2022〕1号", "date": None,
    }  # fmt: skip
    assert entries[-1]["decision"]["kind"] == "issued"
    said = past.run("blame", "拆违").out
    assert "← 2020.1 版（2020-01-01 起施行），某县人民政府（某政〔2020〕1号）批准" in said
    assert said.index("批准") < said.index("提交")


def test_the_document_of_the_list_is_its_decision(repo: Repo) -> None:
    repo.edit(
        LIST, "issuer: 某县人民政府",
        "issuer: 某县人民政府\ndocument: {number: 某政发〔2019〕7号, title: 清单, date: 2019-07-30}",
    )  # fmt: skip
    repo.commit("首次编制")
    assert "印发　　　某县人民政府（某政发〔2019〕7号，2019-07-30）" in repo.run("log", "拆违").out


def reasons(repo: Repo, body: str) -> list[str]:
    duties = repo.run("blame", "拆违", "--format", "json").json["duties"]
    return [r["text"] for d in duties if d["body"] == body for r in d["reasons"]]


def test_a_duty_has_the_reason_that_speaks_of_it(past: Repo) -> None:
    past.edit(MATTER, "责令停止建设、限期改正\n", "责令停止建设、限期拆除\n")
    past.edit(MATTER, "限期改正，逾期不改正的拆除", "限期改正，逾期不改正的依法拆除")
    past.edit(MATTER, "检查现场的用电安全", "检查现场的用电安全\n      - 检查现场的消防通道")
    edition(past, "2023.1", "2023-01-01", "县综合行政执法局对违法建设改为限期拆除")
    record = "data/adjustments/shifan/2023.1.yaml"
    for text in ("乡镇人民政府拆除要有法律依据", "消防通道的检查列入清单", "用电的检查不变"):
        line = f"  - {{matters: [aa-01], kind: lead duty support, reason: work, text: {text}}}\n"
        past.write(record, past.read(record) + line)
    past.commit("补记录")
    assert reasons(past, "县综合行政执法局") == ["县综合行政执法局对违法建设改为限期拆除"]
    assert reasons(past, "乡镇人民政府") == ["乡镇人民政府拆除要有法律依据"]
    assert reasons(past, "县应急管理局")[1:] == ["消防通道的检查列入清单"]
    past.edit(MATTER, "检查现场的消防通道", "检查现场的烟花")
    past.commit("换一条")
    told = reasons(past, "县应急管理局")[1:]
    assert len(told) == 4, "none can be told from the others: all of them"
    assert past.run("blame", "拆违").out.count("为什么") >= 4


def test_a_cut_history_is_said(past: Repo, tmp_path: Path) -> None:
    shallow = clone(past, tmp_path / "shallow", "--depth", "2")
    for command in (["log", "拆违"], ["blame", "拆违"], ["editions"]):
        result = shallow.run(*command)
        assert result.code == 0
        assert "浅克隆，历史不全" in result.err
        assert "git fetch --unshallow" in result.err
        assert past.run(*command).err == ""
    assert shallow.run("editions", "--quiet").err == ""
    assert "浅克隆" in shallow.run("diff", "2019.1..2022.1").err
