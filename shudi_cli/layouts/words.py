"""What layouts say about a list: dates, foot, parts of a matter as paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from shudi_cli.document import Cell, Origin, Paragraph, cell, paragraph
from shudi_cli.importing.brackets import tells_stage
from shudi_cli.importing.shares import as_one_duty
from shudi_cli.model import Citation, Designation, Manifest, Part, Step
from shudi_cli.query import Cited, MatterView, PartView
from shudi_cli.render import matter as words
from shudi_cli.text import day


class Frame(NamedTuple):
    """What stands around every document: its label, and the commit its content comes from."""

    label: str = ""
    commit: str = ""
    changed: bool = False


def origin(manifest: Manifest, frame: Frame) -> Origin:
    """Where a document about this list comes from."""
    return Origin(
        list=manifest.id,
        edition=manifest.edition,
        effective=manifest.effective,
        nature=manifest.nature,
        issuer=manifest.issuer or "",
        commit=frame.commit,
        changed=frame.changed,
    )


def issue(manifest: Manifest) -> str:
    """The line below the title: issuer, edition, day it takes effect."""
    issuer = f"{manifest.issuer}　" if manifest.issuer else ""
    state = "草案，拟" if manifest.state == "draft" else ""
    return f"（{issuer}{manifest.edition}版，{state}自{day(manifest.effective)}起施行）"


def caution(manifest: Manifest) -> str:
    """The line that says this is a demonstration, dates as documents write them; else empty."""
    said = words.caution(manifest)
    as_of = manifest.law_as_of
    return said.replace(f" {as_of}", day(as_of)) if as_of else said


def front(manifest: Manifest) -> tuple[Paragraph, ...]:
    """The issuing line and, for a demonstration, the line that says so."""
    said = caution(manifest)
    lines = [paragraph(issue(manifest), "name")]
    return (*lines, paragraph(said, "caution")) if said else tuple(lines)


def foot(source: Origin) -> str:
    """Which text this is: list, edition, commit."""
    commit = f"，数据提交 {source.commit[:12]}" if source.commit else ""
    changed = "，另有未提交的修改" if source.changed else ""
    return f"数据来源：清单 {source.list}，版次 {source.edition}{commit}{changed}。"


def titles(view: MatterView) -> Mapping[str, str]:
    """The full title of each law a matter cites, by the name the list uses."""
    return {c.citation.law: c.title for c in view.basis if c.citation.law}


def citations(view: MatterView, source: Iterable[Citation]) -> str:
    """Citations in words, laws by their full titles."""
    full = titles(view)
    return "；".join(_cited(c, full.get(c.law, c.law) if c.law else "") for c in source)


def short(source: Iterable[Citation]) -> str:
    """Citations as the list writes them: laws by their short names."""
    return "；".join(_cited(c, c.law or "") for c in source)


def _cited(it: Citation, law: str) -> str:
    """A citation with all it says: a document's number, issuer and date, a law's version."""
    if it.document is None:
        version = f"（{day(it.version)}通过）" if it.version else ""
        return words.citation(Cited(law, it)).replace(f"《{law}》", f"《{law}》{version}", 1)
    told = (it.document.number, it.document.issuer, it.document.date and day(it.document.date))
    about = "，".join(filter(None, told))
    return f"《{it.document.title}》" + (f"（{about}）" if about else "")


def limit(step: Step) -> str:
    """A step's limit as documents write it: 3个工作日内."""
    return words.limit(step).replace(" ", "")


def limit_basis(step: Step, view: MatterView) -> str:
    """Where a step's limit comes from."""
    it = step.limit_basis
    return citations(view, [it]) if isinstance(it, Citation) else it or ""


def names(parts: Iterable[PartView]) -> str:
    """The bodies, each once."""
    return "、".join(dict.fromkeys(part.name for part in parts))


def shares(parts: Iterable[PartView], *, full: bool) -> Cell:
    """A paragraph with each body's name, its condition, then its numbered duties.

    `full` adds who acts for it, who named it and on which basis.
    """
    return Cell(tuple(p for part in parts for p in share(part, full=full)))


def share(
    seen: PartView, *, full: bool, named: bool = True, cited: bool = True
) -> Iterator[Paragraph]:
    """One body's share; not `named` where the reader knows whose it is, `cited` with its basis."""
    part = seen.part
    if named:
        beside = part.stage and tells_stage(part.stage)
        yield paragraph(f"{seen.name}（{part.stage}）：" if beside else f"{seen.name}：", "name")
        if part.stage and not beside:
            yield paragraph(f"环节：{part.stage}")
    elif part.stage:
        yield paragraph(f"{part.stage}：", "name")
    if part.role:
        yield paragraph(f"角色：{part.role}")
    if part.when:
        yield paragraph(f"适用：{part.when}")
    if part.otherwise:
        yield paragraph("兜底：其他单位的条件都不满足时")
    yield from numbered(part.duties)
    if full:
        yield from (paragraph(line) for line in _authority(part))
        if part.basis and cited:
            yield paragraph(f"依据：{short(part.basis)}")


def numbered(texts: tuple[str, ...]) -> Iterator[Paragraph]:
    """Duties as paragraphs; a single one bears a number only where it could be taken for something
    else. Lines within a duty stay paragraphs.
    """
    for number, text in enumerate(texts, 1):
        first, *more = text.splitlines() or [""]
        yield paragraph(counted(number, first) if len(texts) > 1 else as_one_duty(first))
        yield from (paragraph(line) for line in more if line.strip())


def counted(number: int, text: str) -> str:
    """“1.巡查”; a space keeps the number from running into one the text begins with."""
    return f"{number}.{' ' * text[:1].isdigit()}{text}"


def _authority(part: Part) -> Iterator[str]:
    if part.authority not in ("statute", "designated"):
        yield f"权力来源：{words.AUTHORITY[part.authority]}"
    if part.designated:
        label = "指定" if part.authority == "designated" else "决定文件"
        yield f"{label}：{_designation(part.designated)}"
    elif part.authority == "designated":
        yield "指定：法律留给政府确定，未见指定文件"
    if part.through:
        yield f"承办：{part.through}"


def _designation(it: Designation) -> str:
    told = (
        it.date and day(it.date),
        it.until and f"至{day(it.until)}止",
        it.published and f"公布于{it.published}",
    )
    about = "，".join(filter(None, told))
    return f"{it.by}，{it.document}" + (f"（{about}）" if about else "")


def holders(view: MatterView) -> Cell:
    """Owners and companies with obligations of their own."""
    lines: list[Paragraph] = []
    for holder in view.matter.duty_holders:
        lines.append(paragraph(f"{holder.name}：", "name"))
        lines += numbered(holder.duties)
        if holder.basis:
            lines.append(paragraph(f"依据：{short(holder.basis)}"))
    return Cell(tuple(lines))


def basis(view: MatterView, source: Iterable[Citation]) -> Cell:
    """One paragraph a law or document."""
    return cell(*(citations(view, [c]) for c in source))
