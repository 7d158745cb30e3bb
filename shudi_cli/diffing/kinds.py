"""The registry of change kinds: one row a kind.

`sentence` is a template over a change's `subject`, `old` and `new`; `manual` says when the kind is
reported and what to do about it. `explains` are the fields of a matter the kind accounts for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from shudi_cli.diffing.change import Change, Level

Shape = Literal["text", "words", "articles", "placed", "limit", "authority", "work"]
"""How a kind's values are said: joined, as insertions and deletions, as articles of a law, …"""


class Kind(NamedTuple):
    """One kind of change."""

    id: str
    level: Level
    sentence: str
    manual: str
    explains: tuple[str, ...]
    shape: Shape = "text"


_PARTS = ("lead", "support")
_CITING = ("basis", "lead", "support", "duty_holders")
_ALL = ("name", "domain", *_CITING, "workflow")

# fmt: off
_ROWS = (
    # the list
    Kind("domains-changed", "support", "清单的领域由“{old}”改为“{new}”", "清单说明里的领域增减或者改名。领域是编制清单的框架，由编制机关决定。", ()),
    Kind("list-described", "wording", "清单说明的{subject}由“{old}”改为“{new}”", "清单的标题、编制机关、行政区划等说明有变化；版次和施行日期在比较的开头显示，不算变化。", ()),
    Kind("body-renamed", "wording", "{old}因机构改革改称{new}，涉及 {count} 个事项", "单位登记册（predecessors、succeeded_by）说明这只是机构改名，整个清单只报告一次，不算各事项更换责任单位。登记册没有写明沿革时，会按更换责任单位报告：请先补登记册。", (*_PARTS, "workflow")),
    Kind("body-respelled", "wording", "{old}改写为{new}（同一单位），涉及 {count} 个事项", "同一个单位换了写法，例如简称改为正式名称。", (*_PARTS, "workflow")),
    # the matter
    Kind("matter-added", "lead", "新增事项，主体责任：{new}", "新的事项进入清单。要有编制机关的决定和调整记录。", ()),
    Kind("matter-removed", "lead", "事项被删除，原主体责任：{old}", "文件从清单里消失了。事项不能删除，只能用 shudi retire 废止，否则以前的职责无从查起。", ()),
    Kind("matter-retired", "lead", "事项废止，承接事项：{new}", "事项不再执行，文件保留。", ("status", "until", "replaced_by")),
    Kind("matter-restored", "lead", "已废止的事项恢复执行", "废止的事项重新生效。", ("status", "until", "replaced_by")),
    Kind("matter-renamed", "support", "事项名称由“{old}”改为“{new}”", "编号不变，名称变了。名称决定事项的范围，改名要有调整记录。", ("name",)),
    Kind("matter-renumbered", "support", "编号由 {old} 改为 {new}", "编号变了，按名称和职责认出是同一个事项。编号是事项的身份，应当保持不变。", ("id",)),
    Kind("matter-moved", "support", "领域由{old}改为{new}", "事项换了领域，编号不变。", ("domain",)),
    Kind("succession-changed", "support", "承接事项由“{old}”改为“{new}”", "废止事项由谁承接，有变化。", ("replaced_by",)),
    Kind("upstream-changed", "basis", "对应的上级目录事项由“{old}”改为“{new}”", "事项在上级通用目录中的对应关系有变化。", ("upstream",)),
    Kind("term-changed", "support", "{subject}由“{old}”改为“{new}”", "事项的起止日期（since、until）有变化。", ("since", "until")),
    # lead
    Kind("lead-moved-down", "shift-down", "主体责任下移：由{old}移到{new}", "原由县级以上单位承担的主体责任移到了乡镇（街道）或者村。长期下移要由编制清单的政府决定、书面征求意见并写进调整记录；阶段性任务走交办准入；行政处罚、许可等执法权还要有依法的委托或者交由，单凭调整记录不能移动。", _PARTS),
    Kind("lead-added-down", "shift-down", "主体责任下移：{new}新增为主体责任单位", "乡镇（街道）或者村原来不是主体责任单位，现在是。要求与 lead-moved-down 相同。", _PARTS),
    Kind("lead-support-swapped-down", "shift-down", "主体责任下移：{old}由主体责任改为配合责任，{new}由配合责任改为主体责任", "主体责任和配合责任在上级单位与乡镇（街道）之间对调。要求与 lead-moved-down 相同。", _PARTS),
    Kind("lead-changed", "lead", "主体责任单位由{old}改为{new}", "同级单位之间更换主体责任单位。属于市级编制机关的权限。", _PARTS),
    Kind("lead-moved-up", "lead", "主体责任上移：由{old}移到{new}", "主体责任由乡镇（街道）或者村回到县级以上单位。", _PARTS),
    Kind("lead-added", "lead", "增加主体责任单位：{new}", "增加了一个主体责任单位，它的职责一并新增，不再逐条报告。", _PARTS),
    Kind("lead-dropped", "lead", "{old}不再负主体责任", "一个主体责任单位退出；没有移给别的单位的职责随之取消，不再逐条报告。", _PARTS),
    Kind("lead-to-support", "lead", "{old}由主体责任改为配合责任", "原主体责任单位改为配合单位。", _PARTS),
    Kind("support-to-lead", "lead", "{new}由配合责任改为主体责任", "原配合单位改为主体责任单位。", _PARTS),
    Kind("lead-support-swapped", "lead", "主体责任与配合责任对调：{old}改为配合责任，{new}改为主体责任", "两个单位互换了位置，作为一件事报告。", _PARTS),
    Kind("lead-order", "lead", "主体责任单位的排列由“{old}”改为“{new}”", "主体责任单位的顺序有意义：第一个是主办单位。", ("lead",)),
    Kind("lead-order-down", "shift-down", "主办下移：由{old}改为{new}", "第一个主体责任单位是主办。原来主办的是县级以上单位，现在排在第一的是乡镇（街道）或者村，它本来就是主体责任单位。要求与 lead-moved-down 相同。", ("lead",)),
    Kind("lead-regrouped", "lead", "主体责任单位由“{old}”改列为“{new}”", "集合单位（如乡镇人民政府（街道办事处））与它的成员之间换了列法。只列出部分成员时，范围缩小了。", _PARTS),
    # support
    Kind("support-moved-down", "shift-down", "配合责任下移：由{old}移到{new}", "县级以上单位的配合职责移到了乡镇（街道）或者村。", _PARTS),
    Kind("support-changed", "support", "配合单位由{old}改为{new}", "职责相同或者相近，配合单位换了。", _PARTS),
    Kind("support-added", "support", "增加配合单位：{new}", "增加了一个配合单位，它的职责一并新增。", _PARTS),
    Kind("support-dropped", "support", "{old}不再配合", "一个配合单位退出。", _PARTS),
    Kind("support-regrouped", "support", "配合单位由“{old}”改列为“{new}”", "集合单位与它的成员之间换了列法。", _PARTS),
    # duties
    Kind("duty-moved-down", "shift-down", "职责下移：由{old}移到{new}：{subject}", "一条职责由县级以上单位移到乡镇（街道）或者村。要求与 lead-moved-down 相同。", _PARTS),
    Kind("duty-moved-up", "lead", "职责上移：由{old}移到{new}：{subject}", "一条职责由乡镇（街道）或者村回到县级以上单位。", _PARTS),
    Kind("duty-moved", "lead", "职责由{old}移到{new}：{subject}", "一条职责在同级单位之间移动。", _PARTS),
    Kind("duty-role-changed", "lead", "{subject}由{old}改为{new}", "同一个单位的一条职责在主体责任和配合责任之间移动。", _PARTS),
    Kind("lead-duty-added", "lead", "{subject}增加职责：{new}", "主体责任单位增加一条职责。", _PARTS),
    Kind("lead-duty-removed", "lead", "{subject}减少职责：{old}", "主体责任单位减少一条职责，没有移给别的单位。", _PARTS),
    Kind("lead-duty-reworded", "lead", "{subject}的职责改写：{words}", "主体责任单位的一条职责改了内容。只动标点、全半角的是 wording-only。", _PARTS, "words"),
    Kind("support-duty-added", "support", "{subject}（配合）增加职责：{new}", "配合单位增加一条职责。", _PARTS),
    Kind("support-duty-removed", "support", "{subject}（配合）减少职责：{old}", "配合单位减少一条职责。", _PARTS),
    Kind("support-duty-reworded", "support", "{subject}（配合）的职责改写：{words}", "配合单位的一条职责改了内容。", _PARTS, "words"),
    # conditions
    Kind("lead-condition-changed", "lead", "{subject}负主体责任的情形由“{old}”改为“{new}”", "阶段（stage）、条件（when、otherwise）变了：哪些情形归它，有变化。", _PARTS),
    Kind("lead-condition-added", "lead", "{subject}负主体责任，增加情形：{new}", "主体责任单位多了一类情形，或者原来没有写明情形、现在写明。", _PARTS),
    Kind("lead-condition-dropped", "lead", "{subject}负主体责任，减少情形：{old}", "主体责任单位少了一类情形，或者不再写明情形。", _PARTS),
    Kind("support-condition-changed", "support", "{subject}配合的情形由“{old}”改为“{new}”", "配合单位的阶段、条件变了。", _PARTS),
    Kind("support-condition-added", "support", "{subject}配合，增加情形：{new}", "配合单位多了一类情形，或者原来没有写明情形、现在写明。", _PARTS),
    Kind("support-condition-dropped", "support", "{subject}配合，减少情形：{old}", "配合单位少了一类情形，或者不再写明情形。", _PARTS),
    Kind("authority-changed", "lead", "{subject}承担的由来由“{old}”改为“{new}”", "为什么由它承担（法定、集中处罚权、交由、委托、指定）或者指定文件变了。", _PARTS, "authority"),
    Kind("agent-changed", "support", "{subject}的承办由“{old}”改为“{new}”", "替责任单位办事的科室、乡镇（through）变了，责任单位不变。", _PARTS),
    Kind("role-changed", "support", "{subject}的责任称谓由“{old}”改为“{new}”", "原文件里更细的责任称谓（role）变了。", _PARTS),
    # owners and companies
    Kind("holder-added", "support", "增加责任人：{new}", "增加了一类业主、企业等责任人。", ("duty_holders",)),
    Kind("holder-dropped", "support", "不再列责任人：{old}", "不再列某类责任人。", ("duty_holders",)),
    Kind("holder-changed", "support", "责任人由“{old}”改为“{new}”", "责任人的名称变了，义务相同或者相近。", ("duty_holders",)),
    Kind("holder-duty-added", "support", "责任人{subject}增加义务：{new}", "责任人增加一条义务。", ("duty_holders",)),
    Kind("holder-duty-removed", "support", "责任人{subject}减少义务：{old}", "责任人减少一条义务。", ("duty_holders",)),
    Kind("holder-duty-reworded", "support", "责任人{subject}的义务改写：{words}", "责任人的一条义务改了内容。", ("duty_holders",), "words"),
    # basis
    Kind("basis-added", "basis", "增加依据：{subject}{new}", "引用了一部原来没有引用的法律法规或者文件。", (*_CITING, "workflow"), "articles"),
    Kind("basis-dropped", "basis", "不再引用：{subject}{old}", "不再引用一部法律法规或者文件。", (*_CITING, "workflow"), "articles"),
    Kind("basis-repealed", "basis", "{subject}已废止，不再引用{old}", "不再引用的法律法规在登记册里已经废止。", (*_CITING, "workflow"), "articles"),
    Kind("basis-articles", "basis", "{subject}的条款，增引{new}，不再引{old}", "同一部法律法规，引用的条款变了。", (*_CITING, "workflow"), "articles"),
    Kind("basis-version", "basis", "{subject}换用新文本，增引{new}，不再引{old}", "两个版次之间这部法律法规修改过，引用的条款随之调整。", (*_CITING, "workflow"), "articles"),
    Kind("basis-dated", "basis", "{subject}引用的版本由“{old}”改为“{new}”", "写明的版本（version）变了。", (*_CITING, "workflow")),
    Kind("basis-placed", "basis", "{subject}改了引用的位置，原写在{old}，现写在{new}", "整个事项引用的条款没有变，只是写在哪个单位、哪一步之下变了。", (*_CITING, "workflow"), "placed"),
    Kind("basis-named", "basis", "{subject}的原文称谓由“{old}”改为“{new}”", "法律原文对机关的称谓（named_as）写法变了。", (*_CITING, "workflow")),
    # workflow
    Kind("workflow-added", "support", "确定运行流程：{new}", "事项第一次有了运行流程。", ("workflow",)),
    Kind("workflow-removed", "support", "取消运行流程：{old}", "事项的运行流程被取消。", ("workflow",)),
    Kind("workflow-origin", "support", "运行流程的{subject}由“{old}”改为“{new}”", "流程由谁确定、从哪天起，有变化。", ("workflow",)),
    Kind("step-added", "support", "流程增加一步“{subject}”，由{new}办理", "流程增加一步。", ("workflow",)),
    Kind("step-removed", "support", "流程减少一步“{subject}”，原由{old}办理", "流程减少一步。", ("workflow",)),
    Kind("step-renamed", "support", "流程步骤“{old}”改为“{new}”", "步骤的名称变了。", ("workflow",)),
    Kind("step-moved-down", "shift-down", "流程“{subject}”下移：由{old}办理改为{new}办理", "流程中的一步由县级以上单位改为乡镇（街道）或者村办理。县里定流程，但不能借流程把职责推下去。", ("workflow",)),
    Kind("step-by-changed", "support", "流程“{subject}”的办理单位，减少{old}，增加{new}", "流程中一步的办理单位变了。", ("workflow",)),
    Kind("step-to-changed", "support", "流程“{subject}”的移交对象，减少{old}，增加{new}", "流程中一步办完交给谁，变了。", ("workflow",)),
    Kind("step-handling-changed", "support", "流程“{subject}”的办理要求：{words}", "办理方式（means）或者升级处理（escalate）变了。", ("workflow",), "words"),
    Kind("limit-changed", "support", "流程“{subject}”的时限由“{old}”改为“{new}”", "时限（within、every、workdays）变了。", ("workflow",), "limit"),
    Kind("limit-basis-changed", "basis", "流程“{subject}”时限的来源由“{old}”改为“{new}”", "时限的来源变了。", ("workflow",)),
    Kind("step-order", "support", "流程步骤的顺序由“{old}”改为“{new}”", "步骤没有增减，先后变了。", ("workflow",)),
    Kind("whistle-changed", "support", "吹哨方式由“{old}”改为“{new}”", "默认按哪类工作吹哨（综合执法、重点、应急）变了。", ("whistle",), "work"),
    # wording
    Kind("aliases-changed", "wording", "别名增加{new}，别名减少{old}", "人们的叫法，随时可以补充，不影响责任。", ("aliases",)),
    Kind("editorial-changed", "wording", "{subject}：{words}", "说明、备注等编辑性内容，同一版次内可以修改。", ("summary", "note"), "words"),
    Kind("review-dated", "wording", "复核日期由{old}改为{new}", "事项重新核对过，内容另看其他变化。", ("reviewed",)),
    Kind("wording-only", "wording", "{subject}的文字只改了标点、空格或者全半角：{words}", "文字相同，只有标点、空格、全半角不同。", (*_ALL, "aliases", "summary", "note"), "words"),
    Kind("order-only", "wording", "{subject}只调整了排列", "内容相同，只有先后、分段或者重复不同，而且没有意义。", (*_CITING, "aliases", "replaced_by", "workflow")),
)
# fmt: on

KINDS: Mapping[str, Kind] = {kind.id: kind for kind in _ROWS}


def level(change: Change, settled: Mapping[str, Level] | None = None) -> Level:
    """How grave a change is: as `shudi.yaml` has it, else as its kind has it."""
    return (settled or {}).get(change.kind) or KINDS[change.kind].level
