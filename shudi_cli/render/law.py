"""A law and what rests on it, and the matters to review, as text and as data."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from shudi_cli.finding import Place
from shudi_cli.model import Law, Version
from shudi_cli.query.law import LawAnswer, StaleAnswer, StaleMatter, Use
from shudi_cli.render.matter import article, caution, edition
from shudi_cli.render.style import Style
from shudi_cli.render.table import table
from shudi_cli.text import wrap

FORMAT = "shudi.law/1"
STALE_FORMAT = "shudi.law-stale/1"
_ROLES = {
    "lead": "主体责任",
    "support": "配合责任",
    "holder": "责任人",
    "matter": "事项依据",
    "limit": "时限",
}


def text(answer: LawAnswer, style: Style) -> str:
    """The law's versions, then what rests on it, matter by matter."""
    return "\n".join(_lines(answer, style)) + "\n"


def data(answer: LawAnswer) -> dict[str, Any]:
    """The answer as `shudi.law/1` (schemas/law.schema.json)."""
    law = answer.law
    present = law.version_on(answer.on)
    return {
        "format": FORMAT,
        "query": answer.query,
        "on": answer.on,
        "revision": answer.revision,
        "law": {
            "name": law.name,
            "short": law.short,
            "level": law.level,
            "versions": [
                {
                    "adopted": version.adopted,
                    "effective": version.effective,
                    "articles": version.articles,
                    "in_force": version is present,
                }
                for version in law.versions
            ],
            "repealed": law.repealed.on if law.repealed else None,
        },
        "duties": [_use(use) for use in answer.uses],
    }


def stale_text(answer: StaleAnswer, style: Style) -> str:
    """The matters to review as a table, then the count."""
    return "\n".join(_stale_lines(answer, style)) + "\n"


def stale_data(answer: StaleAnswer) -> dict[str, Any]:
    """The matters to review as `shudi.law-stale/1` (schemas/law-stale.schema.json)."""
    return {
        "format": STALE_FORMAT,
        "on": answer.on,
        "revision": answer.revision,
        "matters": [
            {
                "list": matter.entry.list,
                "id": matter.entry.matter.id,
                "name": matter.entry.matter.name,
                "reviewed": matter.reviewed,
                "changes": [
                    {
                        "law": change.law.name,
                        "kind": change.kind,
                        "on": change.on,
                        "articles": list(change.articles),
                    }
                    for change in matter.changes
                ],
                "source": _source(matter.entry.place),
            }
            for matter in answer.matters
        ],
    }


def _lines(answer: LawAnswer, style: Style) -> Iterator[str]:
    law = answer.law
    older = sum(use.older for use in answer.uses)
    matters = len({use.entry.id for use in answer.uses})
    yield style.strong(f"《{law.name}》") + f"　{law.level}"
    yield _summary(answer, matters, older, style)
    yield ""
    yield "版本"
    present = law.version_on(answer.on)
    for version in reversed(law.versions):
        yield from _version(version, law, present is version, style)
    for _, uses in groupby(answer.uses, key=lambda use: use.entry.id):
        yield ""
        yield from _matter(list(uses), style)
    for found in {use.entry.list: use.list for use in answer.uses}.values():
        yield ""
        yield from wrap(edition(found.manifest, style.today), style.columns, "来源　", "      ")
        if note := caution(found.manifest):
            yield from (style.faint(row) for row in wrap(note, style.columns, "说明　", "      "))


def _summary(answer: LawAnswer, matters: int, older: int, style: Style) -> str:
    law = answer.law
    if not matters:
        return "清单里没有职责以它为依据。"
    text = f"{matters} 个事项、{len(answer.uses)} 处以它为依据"
    if law.version_on(answer.on) is None:
        state = "已经废止" if law.repealed and law.repealed.on <= answer.on else "还没有施行"
        return f"{text}，" + style.warn(f"而它在 {answer.on} {state}，需要复核。")
    if not older:
        return f"{text}，都是 {answer.on} 有效的版本。"
    return f"{text}，" + style.warn(f"其中 {older} 处依据的版本已经失效，需要复核。")


def _version(version: Version, law: Law, present: bool, style: Style) -> Iterator[str]:
    articles = f"，共 {version.articles} 条" if version.articles else "，文本没有核对，只引法名"
    effective = f"，{version.effective} 施行" if version.effective else "，施行日期没有登记"
    mark = style.good("　有效") if present else ""
    yield f"  {version.adopted} 通过{effective}{articles}{mark}"
    if law.repealed is not None and version is law.versions[-1]:
        by = f"，由《{law.repealed.by}》代替" if law.repealed.by else ""
        yield style.warn(f"  {law.repealed.on} 废止{by}")


def _matter(uses: list[Use], style: Style) -> Iterator[str]:
    entry = uses[0].entry
    yield f"{style.strong(entry.matter.name)}　{entry.matter.id}　核对于 {uses[0].reviewed}"
    for use in uses:
        articles = "、".join(article(a) for a in use.citation.articles) or "（只引法名）"
        head = f"{_ROLES[use.role]}{'　' + use.body if use.body else ''}　{articles}"
        if use.older and use.version is not None:
            head += f"　已失效的版本：{use.version.adopted} 通过"
        lines = wrap(head, style.columns, "  ", "    ")
        yield from (style.warn(line) for line in lines) if use.older else lines
        for number, duty in enumerate(use.duties, 1):
            yield from wrap(duty, style.columns, f"    {number}. ")


def _stale_lines(answer: StaleAnswer, style: Style) -> Iterator[str]:
    if not answer.matters:
        words = f"按登记册，截至 {answer.on} 没有事项需要复核：依据的法律在上次核对以后没有变化。"
        yield from (style.good(row) for row in wrap(words, style.columns))
    else:
        yield f"截至 {answer.on}，{len(answer.matters)} 个事项依据的法律在上次核对以后有变化："
        yield ""
        rows = [row for matter in answer.matters for row in _rows(matter)]
        yield from table(("编号", "事项", "核对于", "法律的变化"), rows, style)
        yield ""
        yield from wrap(
            "核对条文和责任；没有变的，把 reviewed 改成核对的日期，有变的，编新的版次并写调整记录。",
            style.columns,
        )
    for matters in answer.lists:
        as_of = matters.manifest.law_as_of
        if as_of is not None and as_of < answer.on:
            words = (
                f"清单只核对到 {as_of} 的法律；以后通过的法律要先登记到 data/laws，这里才看得到。"
            )
            yield from (style.warn(row) for row in wrap(words, style.columns, "注意　", "      "))
        yield from wrap(edition(matters.manifest, style.today), style.columns, "来源　", "      ")
        if note := caution(matters.manifest):
            yield from (style.faint(row) for row in wrap(note, style.columns, "说明　", "      "))


def _rows(matter: StaleMatter) -> Iterator[tuple[str, str, str, str]]:
    first = (matter.entry.matter.id, matter.entry.matter.name, matter.reviewed)
    for change in matter.changes:
        verb = "修改" if change.kind == "amended" else "废止"
        yield (*first, f"《{change.law.short or change.law.name}》{change.on} {verb}")
        first = ("", "", "")


def _use(use: Use) -> dict[str, Any]:
    return {
        "list": use.entry.list,
        "id": use.entry.matter.id,
        "name": use.entry.matter.name,
        "role": use.role,
        "body": use.body,
        "articles": list(use.citation.articles),
        "duties": list(use.duties),
        "version": use.version.adopted if use.version else None,
        "older": use.older,
        "reviewed": use.reviewed,
        "source": _source(use.place),
    }


def _source(place: Place) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "commit": place.commit}
