"""What statutes give townships, subdistricts and villages themselves, article by article.

Each row was read in the text of the version that took effect on `since`; the register of laws says
whether the version a list cites is that one or a later one. Articles that only tell a township to
cooperate or pass an application on (山东省城乡规划条例 67, 社会救助暂行办法 40) are left out: they
give no power. Where the text says 地方各级人民政府 the township is meant and the subdistrict, which
is an office and no government, is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from shudi_cli.model import Body, Citation, Holder
from shudi_cli.rule import ListCase

HOLDERS: dict[Holder, str] = {
    "township": "乡镇人民政府",
    "subdistrict": "街道办事处",
    "village": "村（居）民委员会",
}


class Power(NamedTuple):
    """Articles of one law, whom they empower, and to what."""

    law: str
    articles: tuple[str, ...]
    to: tuple[Holder, ...]
    text: str
    since: str


_T: tuple[Holder, ...] = ("township",)
_S: tuple[Holder, ...] = ("subdistrict",)
_V: tuple[Holder, ...] = ("village",)
_TS: tuple[Holder, ...] = ("township", "subdistrict")
_TSV: tuple[Holder, ...] = ("township", "subdistrict", "village")
_TV: tuple[Holder, ...] = ("township", "village")

POWERS = (
    Power("城乡规划法", ("65",), _T, "乡、村庄规划区内违反乡村建设规划许可的建设：责令停建、限期改正，逾期可以拆除", "2019-04-23"),
    Power("山东省城乡规划条例", ("64",), _T, "检查城乡规划实施情况：查阅资料、进场勘测、责令停止", "2018-09-21"),
    Power("山东省城乡规划条例", ("57",), _TS, "受理、审核宅基地建房的乡村建设规划许可申请", "2018-09-21"),
    Power("土地管理法", ("62",), _T, "审核批准农村村民住宅用地", "2020-01-01"),
    Power("土地管理法", ("14",), _T, "处理个人之间、个人与单位之间的土地权属争议", "2020-01-01"),
    Power("土地管理法实施条例", ("34",), _T, "审核批准宅基地申请", "2021-09-01"),
    Power("基本农田保护条例", ("6",), _T, "本行政区域内的基本农田保护管理", "2011-01-08"),
    Power("森林法", ("22",), _T, "处理个人之间、个人与单位之间的林木、林地权属争议", "2020-07-01"),
    Power("村庄和集镇规划建设管理条例", ("6", "32", "37", "39", "40"), _T, "村庄、集镇规划建设管理；农村居民违法建住宅、损坏公共设施、乱堆乱放、擅建临时设施的责令和处罚", "1993-11-01"),
    Power("公路法", ("8",), _T, "乡道的建设和养护", "2017-11-05"),
    Power("公路安全保护条例", ("34", "75"), _T, "设置乡道、村道限高限宽设施；村道的管理和养护", "2011-07-01"),
    Power("山东省农村公路条例", ("4", "25", "26", "39", "40", "41", "46"), _T, "乡道、村道的小修和日常养护，村道的保护、当场制止和建筑控制区", "2018-12-01"),
    Power("电力供应与使用条例", ("14",), _T, "公用路灯的建设、维护和电费", "2019-03-02"),
    Power("城市市容和环境卫生管理条例", ("23",), _S, "居住区、街巷的清扫保洁", "2017-03-01"),
    Power("动物防疫法", ("8",), _TS, "组织群众做好动物疫病预防与控制", "2021-05-01"),
    Power("动物防疫法", ("30",), _TS, "流浪犬、猫的控制和处置；农村地区饲养犬只的防疫管理", "2021-05-01"),
    Power("动物防疫法", ("58",), _TS, "收集、处理城市公共场所和乡村的死亡畜禽并溯源", "2021-05-01"),
    Power("山东省动物防疫条例", ("13", "40"), _TS, "组织强制免疫、消毒；收集处理城市公共场所和乡村的病死动物", "2021-12-03"),
    Power("传染病防治法实施办法", ("29",), _T, "辖区内养犬的管理，捕杀狂犬、野犬", "1991-12-06"),
    Power("水污染防治法", ("52",), _T, "统筹规划建设农村污水、垃圾处理设施并保障运行（地方各级人民政府）", "2018-01-01"),
    Power("水污染防治法", ("56",), _T, "组织散养密集区畜禽粪便污水的分户收集、集中处理利用", "2018-01-01"),
    Power("山东省水污染防治条例", ("48",), _TS, "统筹规划农村环境基础设施，规划建设污水处理站并保证资金", "2020-11-27"),
    Power("乡村振兴促进法", ("37",), _T, "治理农村垃圾和污水，改善农村人居环境（各级人民政府）", "2021-06-01"),
    Power("安全生产法", ("9",), _TS, "按照职责监督检查辖区内生产经营单位的安全生产状况", "2021-09-01"),
    Power("山东省安全生产条例", ("7", "41", "47"), _TS, "辖区安全生产综合监督管理：进入检查、当场纠正或者要求限期改正、责令排除隐患、报告", "2022-03-01"),
    Power("消防法", ("32",), _TSV, "指导、支持和帮助村（居）的消防工作；村（居）民委员会进行防火安全检查", "2021-04-29"),
    Power("消防法", ("36",), _T, "建立专职消防队、志愿消防队", "2021-04-29"),
    Power("突发事件应对法", ("22",), _TS, "明确专门力量，负责突发事件应对有关工作", "2024-11-01"),
    Power("地质灾害防治条例", ("15", "29"), _TV, "重点防范期的巡回检查；动员转移，紧急时强行组织避灾疏散", "2004-03-01"),
    Power("农村土地承包法", ("12", "55"), _T, "农村土地承包经营及合同管理；调解承包纠纷", "2019-01-01"),
    Power("农村集体经济组织法", ("10",), _TS, "农村集体经济组织的监督管理", "2025-05-01"),
    Power("物业管理条例", ("10", "16", "19"), _TS, "指导成立业主大会、接收备案；违法决定责令限期改正或者撤销", "2018-03-19"),
    Power("山东省物业管理条例", ("6", "21", "28", "33", "74"), _TS, "组织、指导业主大会和业主委员会，调解物业纠纷，召集联席会议", "2021-12-03"),
    Power("山东省食品小作坊小餐饮和食品摊点管理条例", ("4", "27", "28"), _TS, "食品摊点备案、发放信息公示卡，按职责划定经营区域、时段", "2017-06-01"),
    Power("山东省生活垃圾管理条例", ("4",), _TS, "源头减量、分类投放、收集的宣传、监督等日常管理", "2022-03-01"),
    Power("山东省生活垃圾管理条例", ("22",), _TSV, "镇区生活垃圾的收集、运输（镇人民政府）；农村生活垃圾的收集（村）和运输（乡镇、街道）", "2022-03-01"),
    Power("山东省养老服务条例", ("4",), _TS, "负责本辖区内的养老服务工作", "2020-05-01"),
    Power("保障农民工工资支付条例", ("4",), _TS, "排查、调处拖欠农民工工资矛盾", "2020-05-01"),
    Power("殡葬管理条例", ("8",), _T, "审核农村公益性墓地的设置", "2012-11-09"),
    Power("山东省建设工程抗震设防条例", ("6", "32", "33"), _TS, "农村居民自建住宅抗震设防的管理和服务；限额以下工程的技术指导和巡查", "2020-07-24"),
    Power("村民委员会组织法", ("36",), _T, "责令村民委员会履行法定义务", "2018-12-29"),
)  # fmt: skip


class Support(NamedTuple):
    """What a part's citations carry: whom they empower, and what speaks against them."""

    holders: frozenset[Holder]
    unread: bool
    """Some citation is of a text nobody has read: it may carry anything."""
    weak: tuple[str, ...]
    """Citations that give none of the holders a power, as a reader would name them."""


def support(case: ListCase, citations: tuple[Citation, ...]) -> Support:
    """What citations give townships, subdistricts and villages on the list's day."""
    holders: set[Holder] = set()
    weak: list[str] = []
    unread = False
    for citation in citations:
        given = frozenset(_given(case, citation))
        holders |= given
        if citation.law is not None and _unread(case, citation):
            unread = True
        elif not given:
            weak.append(_name(citation))
    return Support(frozenset(holders), unread, tuple(weak))


def rows() -> list[tuple[str, str, str]]:
    """The packaged table for a reader: the articles, what they say, whom they empower."""
    return [
        (f"《{p.law}》第 {'、'.join(p.articles)} 条", p.text, words(frozenset(p.to)))
        for p in POWERS
    ]


def holder(body: Body, of: Body | None) -> Holder | None:
    """Which kind of holder a body is; None for departments, companies and their outposts."""
    if body.level == "township":
        if body.kind == "government":
            return "township"
        if body.kind == "outpost" and of is not None and of.kind == "government":
            return "subdistrict"
    if body.level == "village" and body.kind == "village":
        return "village"
    return None


def holders(case: ListCase, name: str) -> frozenset[Holder]:
    """The kinds of holders behind a name; empty unless all behind it are such."""
    by_id = case.repository.snapshot.bodies.by_id
    kinds = [holder(body, by_id.get(body.of or "")) for body in case.members(name)]
    return frozenset(kind for kind in kinds if kind) if None not in kinds else frozenset()


def words(kinds: frozenset[Holder]) -> str:
    """“乡镇人民政府、街道办事处”."""
    return "、".join(name for kind, name in HOLDERS.items() if kind in kinds)


def _given(case: ListCase, citation: Citation) -> Iterator[Holder]:
    law = case.law(citation.law) if citation.law else None
    version = law.version_cited(citation, case.day) if law else None
    if law is None or version is None:
        return
    for name in (law.name, law.short):
        for power in _packaged().get(name or "", ()):
            if version.starts >= power.since and set(power.articles) & set(citation.articles):
                yield from power.to
    for grant in case.repository.snapshot.settings.grants:
        if grant.law in (law.name, law.short) and set(grant.articles) & set(citation.articles):
            yield from grant.to


def _unread(case: ListCase, citation: Citation) -> bool:
    law = case.law(citation.law or "")
    version = law.version_cited(citation, case.day) if law else None
    return law is None or version is None or version.articles is None


def _name(citation: Citation) -> str:
    if citation.document is not None:
        return f"《{citation.document.title}》"
    if not citation.articles:
        return f"《{citation.law}》（没有写条）"
    return f"《{citation.law}》第 {'、'.join(citation.articles)} 条"


@cache
def _packaged() -> dict[str, list[Power]]:
    table: dict[str, list[Power]] = {}
    for power in POWERS:
        table.setdefault(power.law, []).append(power)
    return table
