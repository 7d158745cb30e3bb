"""A matter in words: parts, citations, workflow, source. Shared by every text answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from shudi_cli.model import Citation, Manifest, Part, Step
from shudi_cli.render.style import Style
from shudi_cli.text import digits, numeral, wrap

if TYPE_CHECKING:  # a comparison asks nothing
    from shudi_cli.query import Cited, Match, MatterView, PartView

AUTHORITY = {
    "concentrated": "集中处罚权",
    "assigned": "交由",
    "entrusted": "委托",
    "designated": "指定",
}
WORK = {
    "enforcement": "综合执法（要吹哨）",
    "key": "重点工作（可吹哨）",
    "emergency": "应急工作（必吹哨）",
}
NATURE = {"demonstration": "示范清单", "official": "清单"}
_DURATION = r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?"
_UNITS = ("年", "个月", "周", "日", "小时", "分钟", "秒")


def article(number: str) -> str:
    """第六十四条, 第十二条之一."""
    main, _, sub = number.partition("之")
    first, second = digits(main), digits(sub)
    if first is None or (second is None and sub):
        return number  # malformed: shown as written, SD205 says so
    return f"第{numeral(first)}条" + (f"之{numeral(second)}" if second is not None else "")


def item(text: str) -> str:
    """款、项 in words: "1(2)" is 第一款第二项."""
    paragraph, _, clause = text.rstrip(")").partition("(")
    first, second = digits(paragraph), digits(clause)
    if first is None or (second is None and clause):
        return text
    return f"第{numeral(first)}款" + (f"第{numeral(second)}项" if second is not None else "")


def citation(cited: Cited) -> str:
    """《中华人民共和国城乡规划法》第六十四条、第六十五条."""
    return _titled(cited.title, cited.citation)


def short_citation(it: Citation) -> str:
    """A citation as it stands in the list, without the law's full title."""
    title = it.document.title if it.document else it.law or ""
    return _titled(title, it)


def _titled(title: str, it: Citation) -> str:
    if it.document is not None:
        number = f"（{it.document.number}）" if it.document.number else ""
        return f"《{title}》{number}"
    articles = "、".join(article(a) for a in it.articles)
    items = "、".join(item(i) for i in it.items)
    named = f"（原文称“{it.named_as}”）" if it.named_as else ""
    return f"《{title}》{articles}{items}{named}"


def line(part: Part) -> str:
    """The line between this lead and the others: stage and condition."""
    pieces = [part.stage, part.when, "其他情形" if part.otherwise else None]
    return "，".join(piece for piece in pieces if piece)


def headline(view: MatterView) -> str:
    """All leads in one line: “县自然资源和规划局（主办，城市、镇规划区内）；…”."""
    if not view.lead:
        return "（清单未写明）"
    several = len(view.lead) > 1
    pieces = []
    for index, seen in enumerate(view.lead):
        notes = ["主办"] if several and index == 0 else []
        if seen.part.when or seen.part.otherwise:
            notes.append(seen.part.when or "其他情形")
        elif several and seen.part.stage:
            notes.append(seen.part.stage)
        if seen.part.authority == "designated":
            notes.append(designation(seen.part))
        pieces.append(seen.name + (f"（{'，'.join(notes)}）" if notes else ""))
    return "；".join(pieces)


def ending(found: Match) -> str:
    """“自 2026-12-01 起废止，由 sg-01 无证无照经营查处承接”; empty where no end is set."""
    it = found.view.matter
    if it.status != "retired":
        return ""
    after = f"，由 {'、'.join(found.heirs)} 承接" if found.heirs else "，没有写明由哪个事项承接"
    return f"自 {it.until} 起废止{after}"


def gone(view: MatterView) -> str:
    """“共享单车停放管理”（cj-02）已于 2026-12-01 废止."""
    it = view.matter
    return f"“{it.name}”（{it.id}）已{f'于 {it.until} ' if it.until else ''}废止"


def leaders(view: MatterView) -> str:
    """The leading bodies only, each once, for where `headline` would fill a paragraph."""
    names = list(dict.fromkeys(seen.name for seen in view.lead))
    rest = f"、{'、'.join(names[1:])}" if len(names) > 1 else ""
    return f"{names[0]}（主办）{rest}，按情形分工如下" if names else "（清单未写明）"


def designation(part: Part) -> str:
    """Who named the body where the law leaves it to the government."""
    if part.designated is None:
        return "法律留给政府确定，未见指定文件"
    return (
        part.designated.document
        if "示范" in part.designated.document
        else f"{part.designated.by}指定"
    )


def parts(
    seen: Iterable[PartView], style: Style, *, numbered: bool, basis: bool = True
) -> Iterator[str]:
    """One paragraph a body: its name, what draws its line, duties, with `basis` its own basis.

    `numbered` marks the first of several leads as 主办.
    """
    for index, view in enumerate(seen):
        part = view.part
        told = "，".join(notes(part, first=numbered and index == 0))
        head = view.name + (f"（{told}）" if told else "")
        tail = line(part)
        first, *more = wrap(f"{head}{'　' + tail if tail else ''}", style.columns, "  ", "    ")
        yield first.replace(view.name, style.name(view.name), 1)
        yield from more
        yield from duties(part, style)
        if basis and part.basis:
            text = "；".join(short_citation(c) for c in part.basis)
            rows = wrap(text, style.columns, "    依据　", "          ")
            yield from (style.faint(row) for row in rows)


def duties(part: Part, style: Style) -> Iterator[str]:
    """The numbered duties, then who named the body and who acts for it."""
    for number, duty in enumerate(part.duties, 1):
        yield from wrap(duty, style.columns, f"    {number}. ")
    for title, text in behind(part):
        yield from wrap(text, style.columns, f"    {title}　", "          ")


def notes(part: Part, *, first: bool) -> Iterator[str]:
    """What stands beside a body's name: 主办 for the first of several, its role, its authority."""
    if first:
        yield "主办"
    if part.role:
        yield part.role
    if part.authority != "statute":
        yield AUTHORITY[part.authority]


def behind(part: Part) -> Iterator[tuple[str, str]]:
    """Who named the body where the law leaves that open, and who acts for it, each with a title."""
    if part.authority == "designated":
        named = part.designated
        yield (
            "指定",
            (
                f"法律留给政府确定，由{named.by}指定：{named.document}"
                if named
                else "法律留给政府确定，未见指定文件"
            ),
        )
    if part.through:
        yield "承办", part.through


def basis(view: MatterView, style: Style) -> Iterator[str]:
    """The legal basis of the whole matter, laws separated by ；."""
    if view.basis:
        text = "；".join(citation(c) for c in view.basis)
        yield from wrap(text, style.columns, "依据　", "      ")


def flow(view: MatterView, style: Style) -> Iterator[str]:
    """The workflow in one line: 发现 → 认定 → 责令（7 日内） → ….."""
    workflow = view.matter.workflow
    if workflow:
        steps = [s.step + (f"（{limit(s)}）" if limit(s) else "") for s in workflow.steps]
        yield from wrap(" → ".join(steps), style.columns, "流程　", "      ")


def limit(step: Step) -> str:
    """“3 个工作日内”, “每 1 个月”; empty where a step has no limit."""
    return limits(step.within, step.every, workdays=step.workdays)


def limits(within: str | None, every: str | None, *, workdays: bool) -> str:
    """The same from its parts."""
    pieces = []
    if within:
        pieces.append(f"{duration(within, workdays=workdays)}内")
    if every:
        pieces.append(f"每 {duration(every, workdays=workdays)}一次")
    return "，".join(pieces)


def duration(text: str, *, workdays: bool = False) -> str:
    """An ISO 8601 duration in words: P3D is 3 日, or 3 个工作日."""
    match = re.fullmatch(_DURATION, text)
    if not match:
        return text
    words = "".join(
        f" {n} {unit}" for n, unit in zip(match.groups(), _UNITS, strict=True) if n
    ).strip()
    return words.replace("日", "个工作日") if workdays else words


def source(view: MatterView, style: Style) -> Iterator[str]:
    """Which text this answer comes from: list, edition, place."""
    manifest, place = view.list, view.entry.place
    text = f"{edition(manifest, style.today)}　{place.path}:{place.line}"
    if place.commit:
        text += f"（提交 {place.commit[:10]}）"
    yield from (style.faint(row) for row in wrap(text, style.columns, "来源　", "      "))
    if view.entry.erratum:
        erratum = view.entry.erratum
        yield from wrap(f"{erratum.date} 勘误：{erratum.reason}", style.columns, "勘误　", "      ")


def edition(manifest: Manifest, today: str = "") -> str:
    """“示范清单 2019.1，自 2019-07-31 起施行”, with what a reader must not overlook."""
    text = f"{NATURE[manifest.nature]} {manifest.edition}，自 {manifest.effective} 起施行"
    return text + (f"（{doubt}）" if (doubt := standing(manifest, today)) else "")


def standing(manifest: Manifest, today: str) -> str:
    """Why an edition does not bind anybody yet; empty for one in force, or without a day."""
    if manifest.state == "draft":
        return "草案，尚未印发"
    return "尚未施行" if today and manifest.effective > today else ""


def coming(manifest: Manifest, today: str) -> str:
    """The warning above an answer from an edition that is issued for a later day; else empty."""
    if standing(manifest, today) != "尚未施行":
        return ""
    return f"注意：{manifest.edition} 版 {manifest.effective} 起才施行；问今天的，加 --on {today}。"


def caution(manifest: Manifest) -> str:
    """The line that keeps a demonstration from passing for an official text; else empty."""
    if manifest.nature != "demonstration":
        return ""
    as_of = f"，所依法律截至 {manifest.law_as_of}" if manifest.law_as_of else ""
    return f"示范清单根据公开的法律法规编写{as_of}，不是任何机关印发的正式文件。"
