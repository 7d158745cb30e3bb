"""A cell of responsibilities to shares: whose it is, on what conditions, which duties."""

from __future__ import annotations

import re
from typing import NamedTuple

from shudi_cli.importing.bodies import Named, Names, may_be_names
from shudi_cli.importing.looks import is_one, is_surely_one
from shudi_cli.importing.numbering import alone, paragraphs, split

LABELS = {
    "角色": "role", "适用": "when", "条件": "when", "适用条件": "when", "环节": "stage",
    "兜底": "otherwise", "指定": "designated", "决定文件": "document", "权力来源": "authority", "承办": "through",
    "依据": "basis",
}  # fmt: skip
_LABELLED = re.compile(rf"^\s*({'|'.join(LABELS)})[：:]\s*(.*)$")
_BEFORE_COLON = re.compile(r"\s*([^：:。；;\n]{1,120})[：:]")
_NAMED = re.compile(r"[县市区省乡镇村]|街道|国网|中国")
"""What the names of bodies begin with that look like nothing else."""
_MARK = r"(?:[0-9０-９]{1,2}[.．、]|[（(][0-9０-９一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|[①-⑳])?"
_HEAD = re.compile(
    rf"(?:^|(?<=[。；;]))[ \t　]*(?P<mark>{_MARK})[ \t　]*(?P<head>[^：:。；;\n]{{2,120}})[：:]",
    re.MULTILINE,
)
_FIRST = re.compile(r"\s*(?:[1１][.．、](?![0-9０-９])|[（(][1１一][）)]|①|一、)")
_RESTART = re.compile(
    r"^[ \t　]*(?![0-9０-９①-⑳]|[（(][0-9０-９一二三四五六七八九十]|[一二三四五六七八九十]{1,3}、)"
    r"(?P<head>[^：:。；;\n]{2,120})(?P<colon>[：:])\s*(?:[1１][.．、]|[（(][1１一][）)]|①)",
    re.MULTILINE,
)


def as_one_duty(text: str) -> str:
    """A body's only duty as a line that reads as this one duty, whatever the reader's register knows:
    as it is, else behind a number that nothing in it goes on from.
    """
    before = _BEFORE_COLON.match(text)
    is_head = before and (before[1].strip() in LABELS or _NAMED.match(before[1]))
    if is_head or may_be_names(before[1] if before else text) or text.endswith(("：", ":")):
        return alone(text)
    return text if paragraphs(text).texts == [text.strip()] else alone(text)


class Share(NamedTuple):
    """What a table gives one body, or several together. No `bodies`: the text names none."""

    spot: str
    bodies: tuple[Named, ...] = ()
    duties: tuple[str, ...] = ()
    labels: tuple[tuple[str, str], ...] = ()
    role: str | None = None
    source: str = ""
    """The text as it stood, for what cannot be placed."""
    inner: tuple[str, ...] = ()
    """Names with a colon within a sentence, left there because heads stand on lines of their own."""
    shared: tuple[str, ...] = ()
    """The bodies that have these duties together, said with the first of them."""
    separators: int = 0
    """Semicolons between numbers of one line, dropped."""


class _Cut(NamedTuple):
    start: int
    end: int
    bodies: tuple[Named, ...]
    marked: bool = False
    """Whether a number stands before it."""


def shares(text: str, names: Names, spot: str) -> list[Share]:
    """The shares of one cell, in order; text before the first head is a share without bodies."""
    every = _cuts(text, names)
    cuts = _heads(text, every)
    inside = [cut for cut in every if cut not in cuts]
    found: list[Share] = []
    first = cuts[0].start if cuts else len(text)
    if before := text[:first].strip():
        found.append(share((), before, spot, before))
    starts = [*(cut.start for cut in cuts), len(text)]
    for cut, end in zip(cuts, starts[1:], strict=True):
        source = text[cut.start : end].strip()
        own = share(cut.bodies, text[cut.end : end], spot, source)
        inner = [b.written for c in inside if cut.start < c.start < end for b in c.bodies]
        found.append(own._replace(inner=tuple(inner)))
    return found


def _heads(text: str, cuts: list[_Cut]) -> list[_Cut]:
    """The cuts without those in the middle of a line or behind a number, where a head without one
    stands on a line of its own: a duty may say “报县公安局：…” then.
    """
    lines = [cut for cut in cuts if not cut.marked and not _line(text, cut).strip()]
    alone = any(not text[cut.end :].partition("\n")[0].strip() for cut in lines)
    return lines if alone else cuts


def _line(text: str, cut: _Cut) -> str:
    """What stands before a cut on its line."""
    return text[: cut.start].rpartition("\n")[2]


def share(bodies: tuple[Named, ...], text: str, spot: str, source: str) -> Share:
    """One share from the text below its head: labelled lines apart, the rest duties."""
    labels: list[tuple[str, str]] = []
    lines: list[str] = []
    for line in text.splitlines():
        if bodies and (match := _LABELLED.match(line)):
            labels.append((LABELS[match[1]], match[2].strip()))
        else:
            lines.append(line)
    own = "\n".join(lines)
    found = paragraphs(own)
    duties = tuple(found.texts)
    together = tuple(b.written for b in bodies) if len(bodies) > 1 and duties else ()
    separators = found.separators if duties else 0
    return Share(
        spot, bodies, duties, tuple(labels), None, source, shared=together, separators=separators
    )


def _cuts(text: str, names: Names) -> list[_Cut]:
    """Heads with a colon anywhere a sentence can begin, and lines that are nothing but names."""
    cuts = [cut for match in _HEAD.finditer(text) if (cut := _head(text, match, names))]
    taken = {text.count("\n", 0, cut.start) for cut in cuts}
    start = 0
    for number, line in enumerate(text.split("\n")):
        if number not in taken and line.strip() and (bodies := names.head(line, alone=True)):
            cuts.append(_Cut(start, start + len(line), tuple(bodies)))
        start += len(line) + 1
    return sorted([*cuts, *_restarts(text, cuts)])


def _restarts(text: str, cuts: list[_Cut]) -> list[_Cut]:
    """Lines with a colon, below which the duties count from 1 again: somebody the register does not
    know. Without this their duties would silently become those of the body above.
    """
    found: list[_Cut] = []
    for match in _RESTART.finditer(text):
        above = max((c.end for c in cuts if c.end <= match.start()), default=0)
        above = max([above, *(c.end for c in found)])
        is_cut = any(cut.start <= match.start() < cut.end for cut in cuts)
        is_cut = is_cut or match["head"].strip() in LABELS
        if not is_cut and split(text[above : match.start()]).pieces:
            name = Named(match["head"].strip())
            found.append(_Cut(match.start(), match.end("colon"), (name,)))
    return found


def _head(text: str, match: re.Match[str], names: Names) -> _Cut | None:
    """The cut at a head with a colon; a numbered one may as well be a duty, and is judged strictly."""
    if match["head"].strip() in LABELS:
        return None
    bodies = names.head(match["head"], alone=bool(match["mark"]))
    cut = _Cut(match.start(), match.end(), tuple(bodies), marked=bool(match["mark"]))
    inside = bool(_line(text, cut).strip())
    if not bodies or (inside and not all(_is_head(body, text, cut) for body in bodies)):
        return None
    return cut


def _is_head(body: Named, text: str, cut: _Cut) -> bool:
    """Whether a name in the middle of a line begins another's share: a known one does, one that
    looks like nothing else, and one behind which the duties count from 1.
    """
    if body.official:
        return True
    counts = bool(_FIRST.match(text, cut.end)) and is_one(body.written)
    return not cut.marked and (counts or is_surely_one(body.written))
