"""The answer to “who leads on X” as one paragraph, for a clerk to paste into a reply."""

from __future__ import annotations

from datetime import date

from shudi_cli.model import Manifest, Part
from shudi_cli.query import Answer, Match, MatterView
from shudi_cli.render import matter
from shudi_cli.text import numeral, printable

_NAMED = 4
_REPEATED = 24
"""Longer questions are a story, which a reply does not say back."""


def paragraph(answer: Answer, today: str) -> str:
    """One paragraph: the leading body first, the others by what is theirs, supporters, basis."""
    if answer.asked_body is not None:
        asked = answer.asked_body
        names = list(dict.fromkeys(f"“{r.view.matter.name}”" for r in asked.lead))
        told = f"{'、'.join(names[:10])}{'等' if len(names) > 10 else ''}" if names else "（没有）"
        return f"{asked.known.body.name}负主体责任的事项有{len(names)}项：{told}。{_origin(answer, today)}\n"
    if answer.off_list:
        return f"{_off_list(answer)}{_origin(answer, today)}\n"
    if answer.groups:
        told = "".join(f"在{m.view.list.jurisdiction.name}，{_one(m)}" for m in answer.matches)
    elif answer.several:
        told = f"您反映的问题涉及{len(answer.matches)}个事项。" + "".join(
            f"{numeral(number)}是“{m.view.matter.name}”，{_shares(m)}"
            for number, m in enumerate(answer.matches, 1)
        )
    else:
        told = _one(answer.matches[0])
    return f"{told}{_origin(answer, today)}\n"


def _one(found: Match) -> str:
    name = found.view.matter.name
    if found.former is None:
        return f"您反映的问题属于“{name}”，{_shares(found)}"
    was = found.former.matter.name
    return f"您反映的问题原属“{was}”，该事项已经废止，现由“{name}”承接，{_shares(found)}"


def _shares(found: Match) -> str:
    view = found.view
    end = f"这一事项{ending}。" if (ending := matter.ending(found)) else ""
    return f"{_leading(view)}{_helping(view)}{_basis(view)}{end}"


def _leading(view: MatterView) -> str:
    """The body in charge, then the other leading bodies, each with what is its own."""
    shares: dict[str, list[str]] = {}
    for seen in view.lead:
        shares.setdefault(seen.name, []).append(_share(seen.part))
    if not shares:
        return "清单没有写明由哪个单位负主体责任。"
    (first, own), *others = ((name, "；".join(filter(None, said))) for name, said in shares.items())
    if not others:
        return f"由{first}负主体责任{'：' + own if own else ''}。"
    limits = f"，负责：{own}" if own else ""
    told = "。".join(f"{name}{'负责：' + said if said else '按职责负责'}" for name, said in others)
    return f"由{first}主办{limits}。其他单位按分工负主体责任：{told}。"


def _share(part: Part) -> str:
    """What draws the line of one lead, without a bracket around it."""
    notes = [part.when or part.stage or ("其他情形" if part.otherwise else "")]
    if part.authority == "designated":
        notes.append(matter.designation(part))
    elif part.authority != "statute":
        notes.append(f"按{matter.AUTHORITY[part.authority]}")
    if part.through:
        notes.append(f"由{part.through}承办")
    return "，".join(filter(None, notes))


def _helping(view: MatterView) -> str:
    leads = {p.name for p in view.lead}
    names = [name for name in dict.fromkeys(p.name for p in view.support) if name not in leads]
    if not names:
        return ""
    more = f"等{len(names)}个单位" if len(names) > _NAMED else ""
    return f"{'、'.join(names[:_NAMED])}{more}按职责配合。"


def _basis(view: MatterView) -> str:
    laws = list(dict.fromkeys(f"《{c.title}》" for c in view.basis if c.citation.law))
    return f"依据：{''.join(laws[:_NAMED])}{'等' if len(laws) > _NAMED else ''}。" if laws else ""


def _off_list(answer: Answer) -> str:
    asked = printable(answer.query)
    what = f"您反映的“{asked}”" if len(asked) <= _REPEATED else "您反映的问题"
    gone = f"{matter.gone(answer.ended[0])}。" if answer.ended else ""
    return f"{gone}{what}没有列入本清单，属于清单外事项。请拨打 12345，由其转有权处理的单位办理。"


def _origin(answer: Answer, today: str) -> str:
    manifests = dict.fromkeys(m.view.list for m in answer.matches) or answer.searched.manifests
    told = "；".join(
        f"{m.title}{m.edition}版，自{_day(m.effective)}起施行{_standing(m, today)}"
        for m in list(manifests)[:3]
    )
    caution = any(m.nature == "demonstration" for m in manifests)
    return f"（{told}{'；示范清单，不是正式文件' if caution else ''}）" if told else ""


def _standing(manifest: Manifest, today: str) -> str:
    doubt = matter.standing(manifest, today)
    return f"，{doubt}" if doubt else ""


def _day(text: str) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.year}年{day.month}月{day.day}日"
